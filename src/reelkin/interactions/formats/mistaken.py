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
    """A file that is known, and is nobody's own."""


@dataclass(frozen=True)
class Mistaken:
    """A file by the columns that tell it, as `column_key` writes them, and what to say of it."""

    columns: frozenset[str]
    said: str


KNOWN = (
    Mistaken(frozenset(["tconst", "title", "label", "clustername"]), _CATALOGUE.format("`reelkin export`")),
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
    Mistaken(frozenset(["voteaverage", "votecount"]), _CATALOGUE.format("TMDB's votes")),
    Mistaken(frozenset(["seriestitle", "imdbrating", "noofvotes"]), _CATALOGUE.format("IMDb's best 1,000")),
    Mistaken(frozenset(["rank", "title", "rating", "votes", "metascore"]), _CATALOGUE.format("IMDb's votes")),
    Mistaken(frozenset(["showid", "title", "listedin", "rating"]), _CATALOGUE.format("Netflix titles")),
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
            raise MistakenFile(f"{name}: {one.said}")


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
