"""What a poster is drawn from."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class PosterData:
    """One title. Whatever is not known is None or empty; only `tconst` and `title` must be there.

    Attributes:
        tconst: the id; whatever is left to chance hangs on it.
        title: as shown, in any script.
        original_title: set small, if it is another.
        year: sets the manner.
        genres: in any order.
        type: IMDb's, such as "movie".
        rating: 1 to 10.
        runtime_minutes: minutes.
        language: the original language's code.
        franchise: the same for all parts of a series, and best the id of its first part; None for a film by itself.
        hue: the cluster's, degrees in OKLCH.
    """

    tconst: str
    title: str
    original_title: str = ""
    year: int | None = None
    genres: tuple[str, ...] = ()
    type: str = "movie"
    rating: float | None = None
    runtime_minutes: int | None = None
    language: str | None = None
    franchise: str | None = None
    hue: float = 60.0
