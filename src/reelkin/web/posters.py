"""A title's poster, drawn once for each model."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from reelkin.posters.drawing import draw_poster
from reelkin.posters.of_title import poster_data

if TYPE_CHECKING:
    from reelkin.recommend.facts import TitleFacts
    from reelkin.web.live_model import Live

MOST_KEPT = 5_000
"""Posters kept, of a few kilobytes each; further ones are drawn again."""


def poster_of(live: Live, facts: TitleFacts) -> Markup:
    """The poster as SVG, to be put into a page; `draw_poster` escapes the title."""
    drawn = live.posters.get(facts.row)
    if drawn is None:
        drawn = draw_poster(poster_data(live.model.bundle, facts.row))
        if len(live.posters) < MOST_KEPT:
            live.posters[facts.row] = drawn
    # A photograph that is not there leaves the drawing to be seen.
    over = (
        Markup('<img src="/poster/{}.jpg" alt="" loading="lazy">').format(facts.tconst)
        if live.photographs
        else ""
    )
    return Markup(drawn) + over  # noqa: S704
