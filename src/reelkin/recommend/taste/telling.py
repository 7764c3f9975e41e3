"""A taste in one line, as a person would say it: genres, eras, languages and people, or else clusters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reelkin.clusters.genre_words import NOUNS
from reelkin.recommend.phrases import enumerated

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reelkin.recommend.taste.profile import Leaning

FEWEST = 4
"""Liked titles below which nothing is claimed."""
FEW = 20
"""Liked titles below which a taste is told with the number it comes from."""
OFF_THE_TRACK, ON_THE_TRACK = 0.6, 0.4
MOST = {"genre": 2, "decade": 1, "language": 1, "director": 2, "actor": 1}
"""How many of each kind of trait the line names, in the order of naming them."""
MOST_CLUSTERS = 2
USUAL = 0.5
"""Share of what the world likes from which on a trait is nobody's own: films in English, for one."""


def tell(
    name: str | None,
    liked: int,
    over_loves: Sequence[Leaning],
    clusters: Sequence[str],
    offbeat: float,
) -> str:
    """The line.

    Args:
        name: whose taste it is; None: of whoever reads it, who is told as "you".
        liked: how many liked titles there are.
        over_loves: what they like more of than the world, the surest multiple first.
        clusters: the names of favourite clusters, likewise.
        offbeat: how far off the beaten track, 0 to 1.
    """
    if not liked:
        return "Nothing liked is known yet."
    titles = "title" if liked == 1 else "titles"
    who, like, go = (name, "likes", "goes") if name else ("You", "like", "go")
    if liked < FEWEST:
        return f"{who} {like} {liked} {titles} so far, too few to tell a taste by."
    loved = list(_loved(over_loves))
    what = "a bit of everything"
    if loved:
        what = f"{enumerated(loved)} more than others do"
    elif clusters:
        what = enumerated(clusters[:MOST_CLUSTERS])
    source = f" (from only {liked} liked {titles})" if liked < FEW else ""
    return f"{who} {like} {what}, and {_track(offbeat, go, third=bool(name))}{source}."


def likes(name: str | None) -> str:
    """The subject and the verb, for a sentence to go on with: "you like"."""
    return f"{name} likes" if name else "you like"


def _loved(over_loves: Sequence[Leaning]) -> Iterator[str]:
    told: set[str] = set()
    for trait, most in MOST.items():
        own = [one.label for one in over_loves if one.trait == trait and one.lift.world < USUAL]
        fresh = [label for label in own if label not in told][:most]
        told.update(fresh)
        yield from (_said(trait, label) for label in fresh)


def _said(trait: str, label: str) -> str:
    if trait == "genre":
        column = "genre_" + label.lower().replace("-", "_").replace(" ", "_")
        return {**NOUNS, "genre_short": "shorts"}.get(column, f"{label.lower()} titles")
    return {"decade": f"the {label}", "language": f"films in {label}"}.get(trait, label)


def _track(offbeat: float, go: str, *, third: bool) -> str:
    if offbeat > OFF_THE_TRACK:
        return f"{go} off the beaten track"
    if offbeat < ON_THE_TRACK:
        return f"{'keeps' if third else 'keep'} to what most watch"
    return f"{'is' if third else 'are'} about as adventurous as the world"
