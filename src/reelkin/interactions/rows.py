"""One line of an export as it was read, before anybody asks which title it is."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Any, Literal

from reelkin.interactions.scale import Scale

if TYPE_CHECKING:
    from collections.abc import Mapping

Kind = Literal["rated", "watched", "wanted"]
Form = Literal["film", "series", "season", "episode", "game"]


@dataclass(frozen=True)
class Row:
    """What one line says.

    Attributes:
        file: the file's name; within an archive "archive.zip/ratings.csv".
        line: the line it begins on, from 1; in JSON the place in the list, from 1.
        kind: "rated", "watched" (seen, not rated) or "wanted" (on a watchlist).
        tconst: IMDb's id, where the source gives one.
        title: the title as written.
        year: year of release.
        form: what kind of title the source says it is.
        rating: on `scale`.
        scale: the lowest and the highest rating the source has.
        timestamp: seconds since 1970, UTC; midnight where only a date is given.
        problem: why the row cannot be used as it is; None for a good one.
    """

    file: str
    line: int
    kind: Kind
    tconst: str | None = None
    title: str | None = None
    year: int | None = None
    form: Form | None = None
    rating: float | None = None
    scale: Scale | None = None
    timestamp: int | None = None
    problem: str | None = None

    @property
    def named(self) -> str:
        """Title and year, or whatever else there is to know it by."""
        if self.title is None:
            return self.tconst or f"line {self.line}"
        return f"{self.title} ({self.year})" if self.year is not None else self.title

    @property
    def where(self) -> str:
        """File and line."""
        return f"{self.file}, line {self.line}"

    def to_dict(self) -> dict[str, Any]:
        """The row as JSON values, without what is not known; `from_dict` takes it back."""
        values = asdict(self) | {"scale": None if self.scale is None else [self.scale.low, self.scale.high]}
        return {name: value for name, value in values.items() if value is not None}

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> Row:
        """The row that `to_dict` made these values of."""
        scale = values.get("scale")
        row = cls(**{name: value for name, value in values.items() if name != "scale"})
        return row if scale is None else replace(row, scale=Scale(*scale))


@dataclass(frozen=True)
class Reading:
    """What one file, or one file of an archive, came to.

    Attributes:
        file: its name, as in its rows.
        format: what it was recognised as: "IMDb ratings", "Letterboxd diary"….
        rows: all of its rows, in order.
        scale: the scale of its ratings; None where it has none.
        scale_is_guessed: whether the scale was told by the values alone.
        notes: what a person should know: an encoding that was guessed, say.
    """

    file: str
    format: str
    rows: tuple[Row, ...]
    scale: Scale | None = None
    scale_is_guessed: bool = False
    notes: tuple[str, ...] = ()
