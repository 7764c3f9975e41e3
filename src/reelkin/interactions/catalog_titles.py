"""The prepared catalogue to match against: every title there is, whatever its votes. Needs Polars.

Nothing is held but what is asked about. The names of a whole catalogue are looked through in Polars, by a key that
never misses what `lookup` would find the same; `lookup` alone decides.
"""

from __future__ import annotations

from functools import cached_property
from itertools import groupby
from typing import TYPE_CHECKING

import numpy as np
import polars as pl

from reelkin.errors import MissingArtefact
from reelkin.interactions.titles import Known, nearest_names
from reelkin.lookup.matching import Candidate, NameKind, fame_among
from reelkin.lookup.text import normalise, without_article

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from pathlib import Path

    import numpy.typing as npt

    from reelkin.lookup.query import Query

_ABOUT = ("row", "tconst", "primary_title", "start_year", "title_type", "num_votes")
WELL_KNOWN = 1000
"""Votes from which alternate titles are looked through for what comes near; exact ones are always found."""
_LETTERS = {
    "ø": "o",
    "ł": "l",
    "đ": "d",
    "ı": "i",
    "æ": "ae",
    "œ": "oe",
    "þ": "th",
    "ð": "d",
    "ß": "ss",
    "ς": "σ",
}


class CatalogTitles:
    """All titles of a catalogue, by row of titles.parquet."""

    def __init__(self, folder: Path) -> None:
        """See that `folder` is a catalogue.

        Raises:
            MissingArtefact: it is not, or its snapshot has not been prepared.
        """
        for name in ("titles", "alternate_titles"):
            if not (folder / f"{name}.parquet").is_file():
                raise MissingArtefact(f'{folder / name}.parquet: not there; run "reelkin prepare"')
        self.whole = True
        self.name = f"the catalogue {folder.name}"
        self._titles = pl.scan_parquet(folder / "titles.parquet").with_row_index("row")
        self._alternates = pl.scan_parquet(folder / "alternate_titles.parquet")
        self._known: dict[int, Known] = {}

    def known_ids(self, tconsts: Collection[str]) -> dict[str, Known]:
        """See `KnownTitles`."""
        if not tconsts:
            return {}
        wanted = pl.Series("tconst", sorted(tconsts), pl.String).implode()
        return {
            title.tconst: title for title in self._keep(self._titles.filter(pl.col("tconst").is_in(wanted)))
        }

    def named(self, queries: Sequence[Query]) -> list[list[Candidate]]:
        """See `KnownTitles`."""
        asked = {squeezed(form) for query in queries for form in _forms(query.key)}
        if not asked:
            return [[] for _ in queries]
        wanted = pl.Series("key", sorted(asked), pl.String).implode()
        found = self._names().filter(pl.col("key").is_in(wanted)).collect(engine="streaming")
        by_key: dict[str, list[Candidate]] = {}
        for key, candidate in self._candidates(found):
            by_key.setdefault(key, []).append(candidate)
        return [
            [one for form in _forms(query.key) for one in by_key.get(squeezed(form), [])] for query in queries
        ]

    def like(self, queries: Sequence[Query]) -> list[list[Candidate]]:
        """See `KnownTitles`. Looks at alternate titles of well-known titles only, and holds a decade at a time."""
        found: list[list[Candidate]] = [[] for _ in queries]
        asked: dict[int, list[int]] = {}
        for number, query in enumerate(queries):
            if query.year is not None:
                asked.setdefault(query.year, []).append(number)
        for decade, years in groupby(sorted(asked), key=lambda year: year // 10):
            names = self._names_of(decade)
            for year in years:
                self._fill(
                    found,
                    names.filter(pl.col("start_year").is_between(year - 1, year + 1)),
                    queries,
                    asked[year],
                )
        return found

    def _names_of(self, decade: int) -> pl.DataFrame:
        near = pl.col("start_year").is_between(10 * decade - 1, 10 * decade + 10)
        known = (pl.col("kind") != int(NameKind.ALTERNATE)) | (pl.col("num_votes") >= WELL_KNOWN)
        names = self._names().filter(near & known).collect(engine="streaming")
        return names.with_columns(
            plain=pl.Series([normalise(name) for name in names["name"]], dtype=pl.String)
        )

    def _fill(
        self,
        found: list[list[Candidate]],
        frame: pl.DataFrame,
        queries: Sequence[Query],
        asked: Sequence[int],
    ) -> None:
        names = frame["plain"].to_list()
        for number in asked:
            near = frame[sorted(nearest_names(queries[number].key, names))]
            found[number] = [candidate for _, candidate in self._candidates(near)]

    def known(self, row: int) -> Known:
        """See `KnownTitles`; of rows that were candidates."""
        return self._known[row]

    @cached_property
    def _rising(self) -> npt.NDArray[np.int64]:
        votes = self._titles.select(pl.col("num_votes").fill_null(0).cast(pl.Int64)).collect()
        return np.sort(votes["num_votes"].to_numpy())

    def _names(self) -> pl.LazyFrame:
        """Every name of every title: its columns for `Known`, name, kind and key."""
        kinds = (("primary_title", NameKind.PRIMARY), ("original_title", NameKind.ORIGINAL))
        own = [
            self._titles.select(*_ABOUT, name=pl.col(column), kind=pl.lit(int(kind), pl.Int8))
            for column, kind in kinds
        ]
        alternate = (
            self._alternates.select("tconst", "title")
            .join(self._titles.select(_ABOUT), on="tconst")
            .select(*_ABOUT, name=pl.col("title"), kind=pl.lit(int(NameKind.ALTERNATE), pl.Int8))
        )
        return pl.concat([*own, alternate]).with_columns(key=_key(pl.col("name")))

    def _keep(self, titles: pl.LazyFrame | pl.DataFrame) -> list[Known]:
        kept = []
        for row, *about in titles.lazy().select(_ABOUT).unique().sort("row").collect().iter_rows():
            tconst, title, year, kind, votes = about
            self._known[row] = known = Known(tconst, title, year, kind, votes or 0)
            kept.append(known)
        return kept

    def _candidates(self, found: pl.DataFrame) -> list[tuple[str, Candidate]]:
        self._keep(found)
        ordered = found.unique(["row", "kind", "name"]).sort("row", "kind", "name")
        return [
            (
                key,
                Candidate(row, name, NameKind(kind), year, votes or 0, fame_among(votes or 0, self._rising)),
            )
            for row, name, kind, year, votes, key in ordered.select(
                "row", "name", "kind", "start_year", "num_votes", "key"
            ).iter_rows()
        ]


def _forms(key: str) -> list[str]:
    return sorted({key, without_article(key)})


def squeezed(key: str) -> str:
    """A normalised name without its spaces, as `_key` makes them."""
    return key.replace(" ", "")


def _key(name: pl.Expr) -> pl.Expr:
    """The squeezed, normalised name as far as Polars can make it: the same wherever `normalise` is, but for rare letters."""
    lower = name.str.normalize("NFKD").str.to_lowercase().str.normalize("NFKD").str.replace_many(_LETTERS)
    folded = lower.str.replace_all("&", "and", literal=True)
    letters = folded.str.replace_all(r"[^\p{L}\p{N}\p{Mc}]", "")
    return pl.when(letters == "").then(folded.str.replace_all(r"\s", "")).otherwise(letters)
