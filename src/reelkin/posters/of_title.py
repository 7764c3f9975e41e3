"""A title of a model as what its poster is drawn from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reelkin.posters.data import PosterData
from reelkin.recommend.facts import profile_of, read_facts
from reelkin.recommend.franchise import parts_of, series_of

if TYPE_CHECKING:
    from reelkin.model.bundle import Bundle


def poster_data(bundle: Bundle, row: int) -> PosterData:
    """What the poster of the title at `row` is drawn from; parts of a series go by their first part's id."""
    facts = read_facts(bundle, row)
    series = series_of(bundle, row)
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
        hue=float(profile_of(bundle, row)["hue"]),
    )
