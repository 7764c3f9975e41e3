"""Rating sets of many people as one table, `tables.INTERACTIONS`: MovieLens, MovieTweetings, and plain files. Needs Polars.

A set is told by what is in it. Memory grows with the ratings: 4.3 million took 0.5 GB at most while they were read,
21 million 2 GB (`benchmarks/ratings.py`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

from reelkin.errors import BadInput, MissingArtefact
from reelkin.interactions.bulk_sources import movielens, movietweetings, personal, table
from reelkin.interactions.bulk_sources.latest import latest
from reelkin.interactions.bulk_sources.packed import first_line
from reelkin.interactions.sheets import column_key
from reelkin.tables import INTERACTIONS, check

if TYPE_CHECKING:
    from pathlib import Path

    from reelkin.interactions.bulk_sources.parts import Parts
    from reelkin.interactions.scale import Scale
    from reelkin.interactions.titles import KnownTitles

EXPORT = "one person's export"
"""What a file is taken for that is none of the sets of many people."""
TYPES = {
    "person": pl.String, "tconst": pl.String, "rating": pl.Float32, "scale_low": pl.Float32, "scale_high": pl.Float32,
    "timestamp": pl.Int64,
}  # fmt: skip


@dataclass(frozen=True, eq=False)
class Bulk:
    """A rating set.

    Attributes:
        ratings: `tables.INTERACTIONS`, sorted by its key; one rating of a title by a person, the latest.
        source: what the set was recognised as.
        counts: lines = kept + each reason for which others are not: "unreadable", "off the scale", "without an
            IMDb id" (for a personal export: not matched), "repeated".
    """

    ratings: pl.DataFrame
    source: str
    counts: dict[str, int]


def read_bulk(path: Path, titles: KnownTitles | None = None, scale: Scale | None = None) -> Bulk:
    """The ratings in a folder or a file of any known kind.

    Args:
        path: a MovieLens folder with links.csv, its ratings.csv, a MovieTweetings folder or file, a CSV or Parquet
            of person, tconst, rating and perhaps timestamp; or one person's export, who is then named after the
            file. Each gzipped or not.
        titles: what a personal export is matched against.
        scale: the scale of a plain file's ratings; None: told by the values.

    Raises:
        MissingArtefact: there is no such file.
        BadInput: it is no rating set, or none of its lines is a rating.
    """
    return _finished(path, _parts(path, titles, scale))


def _parts(path: Path, titles: KnownTitles | None, scale: Scale | None) -> Parts:
    kind, files = recognised(path)
    if kind == movielens.SOURCE:
        return movielens.read(*files)
    if kind == movietweetings.SOURCE:
        return movietweetings.read(files[0])
    if kind == table.SOURCE:
        return table.read(files[0], scale)
    return personal.read(path, titles, scale)


def recognised(path: Path) -> tuple[str, list[Path]]:
    """What kind of rating set this is, and the files that are read of it; only their first lines are looked at.

    Raises:
        MissingArtefact, BadInput: as for `read_bulk`.
    """
    files = _files(path)
    heads = {file: first_line(file) for file in files}
    kinds = {file: _columns(head) for file, head in heads.items()}
    for file, columns in kinds.items():
        if columns >= movielens.RATINGS:
            return movielens.SOURCE, [file, _links(file, files, kinds)]
    for file, head in heads.items():
        if movietweetings.recognise(head):
            return movietweetings.SOURCE, [file]
    for file, columns in kinds.items():
        if table.recognise(file, columns):
            return table.SOURCE, [file]
    if any("::" in head for head in heads.values()):
        raise BadInput(
            f"{path}: ids that lead to no IMDb title; take MovieTweetings, or a MovieLens release from 2015 on"
        )
    if path.is_dir():
        raise BadInput(f"{path}: no ratings in it; a MovieLens folder has ratings.csv and links.csv")
    return EXPORT, [path]


def recognise(folder: Path) -> str | None:
    """Which of the sets that can be fetched lies in a folder, told by the first lines: "movielens", "movietweetings"."""
    heads = [first_line(file) for file in _files(folder)]
    kinds = [_columns(head) for head in heads]
    if all(any(columns >= wanted for columns in kinds) for wanted in (movielens.RATINGS, movielens.LINKS)):
        return "movielens"
    return "movietweetings" if any(map(movietweetings.recognise, heads)) else None


def _files(path: Path) -> list[Path]:
    if path.is_dir():
        return sorted(file for file in path.iterdir() if file.is_file())
    if not path.is_file():
        raise MissingArtefact(f"{path}: no such file; give a ratings file or a MovieLens folder")
    return [path]


def _links(ratings: Path, files: list[Path], kinds: dict[Path, set[str]]) -> Path:
    beside = files if len(files) > 1 else sorted(file for file in ratings.parent.iterdir() if file.is_file())
    for file in beside:
        if (kinds[file] if file in kinds else _columns(first_line(file))) >= movielens.LINKS:
            return file
    raise BadInput(
        f"{ratings}: MovieLens ids without a links.csv beside it; take a release from 2015 on, which has one"
    )


def _columns(line: str) -> set[str]:
    return {column_key(cell) for cell in line.split(",")}


def _finished(path: Path, parts: Parts) -> Bulk:
    kept = latest(parts.ratings)
    counts = {
        "lines": parts.lines,
        "kept": kept.height,
        **parts.left_out,
        "repeated": parts.ratings.height - kept.height,
    }
    if kept.is_empty():
        raise BadInput(f"{path}: none of its {parts.lines:,} lines is a rating of a title; {counts}")
    if parts.scale is not None:
        kept = kept.with_columns(scale_low=pl.lit(parts.scale.low), scale_high=pl.lit(parts.scale.high))
    ratings = kept.select(pl.col(name).cast(kind) for name, kind in TYPES.items())
    check(INTERACTIONS, ratings, str(path), "mend the file")
    return Bulk(ratings, parts.source, counts)
