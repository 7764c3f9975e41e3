"""The panels of words and bars: each takes the profile and a height to begin at, and gives what it drew.

The person's own is in colour, the world's a mark of ink beside or across it.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from reelkin.recommend.taste.frame import ACROSS, LEFT, LINE, RIGHT, accent, colour, heading
from reelkin.recommend.taste.svg import QUIET, rect, text, width_of, wrapped
from reelkin.recommend.taste.telling import likes
from reelkin.recommend.taste.traits import ROLES
from reelkin.recommend.taste.wording import named, percent

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reelkin.recommend.taste.answer import TasteProfile
    from reelkin.recommend.taste.frame import Panel
    from reelkin.recommend.taste.profile import Leaning

HEAD = 20.0
TOLD_APART = ("cluster", "decade")
"""What has a panel of its own."""
SAID = {"language": "in {}", **{role: f"{{}}, {role}" for role in ROLES}}
"""What a label needs to be understood, by trait."""
MOST_LOVED, MOST_LEFT = 8, 4
ROW, TIGHT = 24.0, 17.0
CENTRE, REACH = 216.0, 74.0
"""Of the panel of multiples: where "as the world" is, and how far a bar may go from there."""
FARTHEST = 4.0
"""The multiple that a bar at full length stands for."""


def head(found: TasteProfile, y: float) -> Panel:
    """The taste in words, what it comes from, and what the colours mean."""
    drawn = []
    for line in wrapped(found.words, ACROSS, size=HEAD, bold=True):
        y += 25
        drawn.append(text(LEFT, y, line, size=HEAD, bold=True))
    y += 8
    titles = "title" if found.rated == 1 else "titles"
    source = f"{found.liked:,} liked of {found.rated:,} rated {titles}"
    if found.rating is not None:
        source += f"; {found.rating.mean:.1f} of {found.rating.high:g} on average"
    for line in wrapped(source, ACROSS):
        y += LINE
        drawn.append(text(LEFT, y, line, opacity=QUIET))
    y += LINE + 6
    theirs = LEFT + 18 + width_of(found.name or "you") + 14
    drawn += [
        rect(LEFT, y - 10, 12, 10, accent(found)),
        text(LEFT + 18, y, found.name or "you"),
        rect(theirs, y - 12, 2.5, 14),
        text(theirs + 10, y, "the world"),
    ]
    return drawn, y


def favourites(found: TasteProfile, y: float) -> Panel:
    """A bar for each favourite cluster, in its colour, with the world's mark."""
    if not found.favourites:
        return [], y
    drawn, y = heading("Favourite clusters", f"share of what {likes(found.name)}", y)
    most = max(max(one.share, one.world) for one in found.favourites)
    room = ACROSS - width_of("100 %") - 8
    for one in found.favourites:
        for line in wrapped(one.name, ACROSS, most=2):
            y += LINE
            drawn.append(text(LEFT, y, line))
        drawn.append(rect(LEFT, y + 6, room * one.share / most, 11, colour(one.hue)))
        drawn.append(rect(LEFT + room * one.world / most, y + 4, 2.5, 15))
        drawn.append(text(RIGHT, y + 17, percent(one.share), anchor="end", bold=True))
        y += 25
    return drawn, y


def loves(found: TasteProfile, y: float) -> Panel:
    """How many times more and less than the world they like genres, languages, lengths and people."""
    told = [*_told(found.over_loves)[:MOST_LOVED], *_told(found.likes_less)[:MOST_LEFT]]
    if not told:
        return [], y
    drawn, y = heading("Over-loved, and left to others", "times as much as the world", y)
    top, bars = y + 3, []
    for label, times in told:
        more, y = _multiple(label, times, accent(found), y)
        bars += more
    return [*drawn, rect(CENTRE - 1.25, top, 2.5, y - top + 3), *bars], y + 6


def _multiple(label: str, times: float, ink: str, y: float) -> Panel:
    """A bar to the right of the world's line or to the left, its label before it and its number behind."""
    way = REACH * max(-1.0, min(1.0, math.log(times) / math.log(FARTHEST)))
    lines = wrapped(label, CENTRE - LEFT - 8 + min(way, 0.0), most=2)
    middle = y + (ROW + TIGHT * (len(lines) - 1)) / 2 + 3
    drawn = [text(LEFT, y + ROW - 4 + TIGHT * place, line) for place, line in enumerate(lines)]
    drawn.append(rect(CENTRE + min(way, 0.0), middle - 5.5, abs(way), 11, ink))
    drawn.append(text(CENTRE + max(way, 0.0) + 7, middle + 5, f"{times:.1f} ×", bold=True))
    return drawn, y + ROW + TIGHT * (len(lines) - 1)


def _told(leanings: Sequence[Leaning]) -> list[tuple[str, float]]:
    """Label and multiple; somebody who is loved as director and writer is told once, by what is loved more."""
    told: dict[str, tuple[str, float]] = {}
    for one in leanings:
        if one.trait not in TOLD_APART:
            said = SAID.get(one.trait, "{}").format(one.label)
            told.setdefault(one.label, (said, one.lift.times))
    return list(told.values())


def blind_spots(found: TasteProfile, y: float) -> Panel:
    """A hollow square in the colour of each cluster hardly touched, and where to begin."""
    if not found.blind_spots:
        return [], y
    drawn, y = heading("Blind spots", "much watched, rated well, hardly touched", y)
    indent = LEFT + 22
    for one in found.blind_spots:
        y += 4
        square = (
            f'<rect x="{LEFT + 1:g}" y="{y + LINE - 11:.1f}" width="10" height="10"'
            f' fill="none" stroke="{colour(one.hue)}" stroke-width="2.5"/>'
        )
        drawn.append(square)
        for line in wrapped(one.name, RIGHT - indent, most=2):
            y += LINE
            drawn.append(text(indent, y, line))
        begin = f"{one.seen} seen, the world {one.expected:.0f}. Begin with {named(one.title, one.year)}"
        for line in wrapped(begin, RIGHT - indent, most=3):
            y += LINE
            drawn.append(text(indent, y, line, opacity=QUIET))
    return drawn, y
