"""The seven IMDb files as data: columns, types, separators, nulls. Everything that reads or writes them asks here.

Source: https://developer.imdb.com/non-commercial-datasets/ and the files themselves, whose quirks docs/data.md lists.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["tconst", "nconst", "text", "flag", "year", "minutes", "number", "rating", "votes", "list", "json"]

NULL = r"\N"
SEPARATOR = "\t"

FIRST_YEAR = 1874
"""*Passage de Vénus*, the oldest title IMDb lists."""
LAST_YEAR = 2115
"""*100 Years*, locked away until then, is the furthest release IMDb lists."""
LONGEST_MINUTES = 60_000
"""*Logistics* runs for 51,420 minutes."""


@dataclass(frozen=True)
class RawColumn:
    """One column as IMDb writes it. `kind` says what a value must look like, `separator` splits a list."""

    name: str
    kind: Kind
    nullable: bool = True
    separator: str | None = None


@dataclass(frozen=True)
class RawFile:
    """One of the seven files. `key` identifies a row: a second row with the same key is refused."""

    name: str
    columns: tuple[RawColumn, ...]
    key: tuple[str, ...]

    @property
    def header(self) -> str:
        """The file's first line, without its newline."""
        return SEPARATOR.join(column.name for column in self.columns)

    @property
    def gz_name(self) -> str:
        """The name of the file as IMDb serves it."""
        return f"{self.name}.tsv.gz"


NAME_BASICS = RawFile(
    "name.basics",
    (
        RawColumn("nconst", "nconst", nullable=False),
        RawColumn("primaryName", "text"),
        RawColumn("birthYear", "year"),
        RawColumn("deathYear", "year"),
        RawColumn("primaryProfession", "list", separator=","),
        RawColumn("knownForTitles", "list", separator=","),
    ),
    key=("nconst",),
)
TITLE_AKAS = RawFile(
    "title.akas",
    (
        RawColumn("titleId", "tconst", nullable=False),
        RawColumn("ordering", "number", nullable=False),
        RawColumn("title", "text"),
        RawColumn("region", "text"),
        RawColumn("language", "text"),
        # IMDb joins several types with U+0002, and separates nothing else by it.
        RawColumn("types", "list", separator="\x02"),
        RawColumn("attributes", "list", separator="\x02"),
        RawColumn("isOriginalTitle", "flag"),
    ),
    key=("titleId", "ordering"),
)
TITLE_BASICS = RawFile(
    "title.basics",
    (
        RawColumn("tconst", "tconst", nullable=False),
        RawColumn("titleType", "text", nullable=False),
        RawColumn("primaryTitle", "text"),
        RawColumn("originalTitle", "text"),
        RawColumn("isAdult", "flag"),
        RawColumn("startYear", "year"),
        RawColumn("endYear", "year"),
        RawColumn("runtimeMinutes", "minutes"),
        RawColumn("genres", "list", separator=","),
    ),
    key=("tconst",),
)
TITLE_CREW = RawFile(
    "title.crew",
    (
        RawColumn("tconst", "tconst", nullable=False),
        RawColumn("directors", "list", separator=","),
        RawColumn("writers", "list", separator=","),
    ),
    key=("tconst",),
)
TITLE_EPISODE = RawFile(
    "title.episode",
    (
        RawColumn("tconst", "tconst", nullable=False),
        RawColumn("parentTconst", "tconst", nullable=False),
        RawColumn("seasonNumber", "number"),
        RawColumn("episodeNumber", "number"),
    ),
    key=("tconst",),
)
TITLE_PRINCIPALS = RawFile(
    "title.principals",
    (
        RawColumn("tconst", "tconst", nullable=False),
        RawColumn("ordering", "number", nullable=False),
        RawColumn("nconst", "nconst", nullable=False),
        RawColumn("category", "text"),
        RawColumn("job", "text"),
        RawColumn("characters", "json"),
    ),
    key=("tconst", "ordering"),
)
TITLE_RATINGS = RawFile(
    "title.ratings",
    (
        RawColumn("tconst", "tconst", nullable=False),
        RawColumn("averageRating", "rating", nullable=False),
        RawColumn("numVotes", "votes", nullable=False),
    ),
    key=("tconst",),
)

FILES = (TITLE_BASICS, TITLE_RATINGS, TITLE_CREW, TITLE_PRINCIPALS, TITLE_AKAS, TITLE_EPISODE, NAME_BASICS)
BY_NAME = {file.name: file for file in FILES}
