"""Well-known files of everybody's titles or ratings that people take for their own: told by their columns, and refused.

Each has ids or titles, so that a plain sheet of somebody's would be read out of it: thirteen thousand films watched.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reelkin.errors import BadInput
from reelkin.imdb.files import FILES
from reelkin.interactions.formats.plain import NAMES
from reelkin.interactions.sheets import column_key, read_sheet

if TYPE_CHECKING:
    from collections.abc import Collection

LOOK = 65_536
"""Bytes in which a header is looked for, of a file that is too large to read."""
_OWN = "on imdb.com under Your ratings, choose Export, and give the file that comes"
_MOVIELENS = (
    "MovieLens's {}, and not your ratings; on movielens.org export your own under Settings, Import/Export; "
    "the ratings of many people go to `reelkin train --ratings`"
)
_CATALOGUE = "a catalogue of films ({}), and not your ratings; give the export of the site where you rate"


class MistakenFile(BadInput):
    """A file that is known, and is nobody's own ratings. `is_catalogue`: but a list of films, which may be what one has."""

    def __init__(self, message: str, *, is_catalogue: bool) -> None:
        super().__init__(message)
        self.is_catalogue = is_catalogue


@dataclass(frozen=True)
class Mistaken:
    """A file by the columns that tell it, as `column_key` writes them, and what to say of it."""

    columns: frozenset[str]
    said: str
    is_catalogue: bool = False


def _catalogue(of: str, *columns: str) -> Mistaken:
    return Mistaken(frozenset(columns), _CATALOGUE.format(of), is_catalogue=True)


KNOWN = (
    _catalogue("`reelkin export`", "tconst", "title", "label", "clustername"),
    *(
        Mistaken(
            frozenset(column_key(column.name) for column in file.columns),
            f"IMDb's {file.name}, which is everybody's and not your ratings: `reelkin build` makes a model of such files. "
            f"For your own, {_OWN}",
        )
        for file in FILES
    ),
    Mistaken(frozenset(["movieid", "title", "genres"]), _MOVIELENS.format("list of all films")),
    Mistaken(frozenset(["movieid", "imdbid", "tmdbid"]), _MOVIELENS.format("list of ids")),
    Mistaken(frozenset(["userid", "movieid", "tag"]), _MOVIELENS.format("tags of many people")),
    Mistaken(frozenset(["movieid", "tagid", "relevance"]), _MOVIELENS.format("tag genome")),
    _catalogue("TMDB's votes", "voteaverage", "votecount"),
    _catalogue("IMDb's best 1,000", "seriestitle", "imdbrating", "noofvotes"),
    _catalogue("IMDb's votes", "rank", "title", "rating", "votes", "metascore"),
    _catalogue("Netflix titles", "showid", "title", "listedin", "rating"),
)


def refuse_mistaken(name: str, header: Collection[str]) -> None:
    """See that a header is of none of them.

    A sheet that has somebody's ratings beside such columns is theirs.

    Args:
        name: the file's, for the message.
        header: its columns, as `column_key` writes them.

    Raises:
        MistakenFile: it is of one.
    """
    given = frozenset(header)
    ratings = given & frozenset(NAMES["rating"])
    for one in KNOWN:
        if one.columns <= given and ratings <= one.columns:
            raise MistakenFile(f"{name}: {one.said}", is_catalogue=one.is_catalogue)


def refuse_mistaken_beginning(name: str, data: bytes) -> None:
    """The same for the first bytes of a file that is too large to be read.

    Raises:
        MistakenFile: it is one of them.
    """
    first = data[:LOOK].decode("utf-8-sig", "replace").splitlines()[:1]
    try:
        header = read_sheet(name, first[0]).header if first else ()
    except BadInput:
        return
    refuse_mistaken(name, header)
