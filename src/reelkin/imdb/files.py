"""The seven IMDb files as data: columns, types, separators, nulls. Everything that reads or writes them asks here.

Source: https://developer.imdb.com/non-commercial-datasets/ and the files themselves, whose quirks docs/data.md lists.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal[
    "tconst", "nconst", "text", "flag", "year", "minutes", "number", "rating", "votes", "list", "json"
]

Reference = Literal["title", "parent", "person"]

NULL = r"\N"
SEPARATOR = "\t"

FIRST_YEAR = 1874
"""*Passage de Vénus*, the oldest title IMDb lists."""
LAST_YEAR = 2115
"""*100 Years*, locked away until then, is the furthest release IMDb lists."""
LONGEST_MINUTES = 60_000
"""*Logistics* runs for 51,420 minutes."""
FIRST_LIFE_YEAR = -3000
"""People of antiquity are credited as writers; before this year nobody wrote."""
LARGEST_NUMBER = 2**31 - 1

BOUNDS: dict[Kind, tuple[int, int]] = {
    "year": (FIRST_YEAR, LAST_YEAR),
    "minutes": (0, LONGEST_MINUTES),
    "number": (0, LARGEST_NUMBER),
    "votes": (0, LARGEST_NUMBER),
    "rating": (1, 10),
}
"""The lowest and the highest value of each kind of number."""


@dataclass(frozen=True)
class RawColumn:
    """One column as IMDb writes it.

    `kind` says what a value must look like, `separator` splits a list, `items` are the ids a list holds (None: words),
    `lowest` replaces the lower bound of the kind, and `refers_to` names what a row lacks, an orphan, when
    the id here is in no row of title.basics ("title", "parent") or name.basics ("person").
    """

    name: str
    kind: Kind
    nullable: bool = True
    separator: str | None = None
    items: Literal["tconst", "nconst"] | None = None
    lowest: int | None = None
    refers_to: Reference | None = None

    @property
    def bounds(self) -> tuple[int, int]:
        """The lowest and the highest value of a number."""
        lowest, highest = BOUNDS[self.kind]
        return (lowest if self.lowest is None else self.lowest), highest


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
        RawColumn("birthYear", "year", lowest=FIRST_LIFE_YEAR),
        RawColumn("deathYear", "year", lowest=FIRST_LIFE_YEAR),
        RawColumn("primaryProfession", "list", separator=","),
        RawColumn("knownForTitles", "list", separator=",", items="tconst"),
    ),
    key=("nconst",),
)
TITLE_AKAS = RawFile(
    "title.akas",
    (
        RawColumn("titleId", "tconst", nullable=False, refers_to="title"),
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
        RawColumn("tconst", "tconst", nullable=False, refers_to="title"),
        RawColumn("directors", "list", separator=",", items="nconst", refers_to="person"),
        RawColumn("writers", "list", separator=",", items="nconst", refers_to="person"),
    ),
    key=("tconst",),
)
TITLE_EPISODE = RawFile(
    "title.episode",
    (
        RawColumn("tconst", "tconst", nullable=False, refers_to="title"),
        RawColumn("parentTconst", "tconst", nullable=False, refers_to="parent"),
        RawColumn("seasonNumber", "number"),
        RawColumn("episodeNumber", "number"),
    ),
    key=("tconst",),
)
TITLE_PRINCIPALS = RawFile(
    "title.principals",
    (
        RawColumn("tconst", "tconst", nullable=False, refers_to="title"),
        RawColumn("ordering", "number", nullable=False),
        RawColumn("nconst", "nconst", nullable=False, refers_to="person"),
        RawColumn("category", "text"),
        RawColumn("job", "text"),
        RawColumn("characters", "json"),
    ),
    key=("tconst", "ordering"),
)
TITLE_RATINGS = RawFile(
    "title.ratings",
    (
        RawColumn("tconst", "tconst", nullable=False, refers_to="title"),
        RawColumn("averageRating", "rating", nullable=False),
        RawColumn("numVotes", "votes", nullable=False),
    ),
    key=("tconst",),
)

FILES = (TITLE_BASICS, TITLE_RATINGS, TITLE_CREW, TITLE_PRINCIPALS, TITLE_AKAS, TITLE_EPISODE, NAME_BASICS)
BY_NAME = {file.name: file for file in FILES}
