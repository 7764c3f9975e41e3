"""A title's poster, drawn once for each model."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from reelkin.posters.drawing import PosterData, draw_poster
from reelkin.recommend.franchise import parts_of, series_of

if TYPE_CHECKING:
    from reelkin.recommend.facts import TitleFacts
    from reelkin.web.live import Live

MOST_KEPT = 5_000
"""Posters kept, of a few kilobytes each; further ones are drawn again."""


def poster_of(live: Live, facts: TitleFacts) -> Markup:
    """The poster as SVG, to be put into a page; `draw_poster` escapes the title."""
    drawn = live.posters.get(facts.row)
    if drawn is None:
        drawn = draw_poster(poster_data(live, facts))
        if len(live.posters) < MOST_KEPT:
            live.posters[facts.row] = drawn
    return Markup(drawn)  # noqa: S704


def poster_data(live: Live, facts: TitleFacts) -> PosterData:
    """What a poster is drawn from."""
    bundle = live.model.bundle
    series = series_of(bundle, facts.row)
    return PosterData(
        tconst=facts.tconst,
        title=facts.title,
        original_title=facts.original_title,
        year=facts.year,
        genres=facts.genres,
        type=facts.type,
        rating=facts.rating,
        runtime_minutes=facts.runtime_minutes,
        language=facts.language,
        franchise=None if series is None else bundle.titles.tconst[parts_of(bundle, series)[0]],
        hue=float(bundle.profiles[int(bundle.clusters.assignments[facts.row])]["hue"]),
    )
