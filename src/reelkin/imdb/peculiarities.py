"""What is peculiar to a source of the seven files: what its votes count, whether billing means anything, whom to credit."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pydantic import TypeAdapter, ValidationError

from reelkin import artefacts
from reelkin.errors import BadInput

if TYPE_CHECKING:
    from pathlib import Path

    from reelkin.settings import Settings

NAME = "snapshot.json"
"""Where a folder of files says what is peculiar to them: as `reelkin fetch` leaves it, or with these keys alone."""


@dataclass(frozen=True, kw_only=True)
class Peculiarities:
    """What a reader must know about a source, and would not guess from the columns' names."""

    source: str
    """"imdb", "sample", or what a folder's own snapshot.json says."""
    rating_mean: str
    """What averageRating is the mean of."""
    votes_mean: str
    """What numVotes counts."""
    default_min_votes: int
    """Titles with fewer votes stay out of the model unless the person says otherwise."""
    billing_order: bool
    """Whether the order of a title's principals says who is billed first."""
    notice: str
    """What the source asks to be told to whoever uses its data."""


IMDB = Peculiarities(
    source="imdb",
    rating_mean="IMDb's weighted mean of its users' ratings, from 1 to 10",
    votes_mean="ratings by IMDb users",
    default_min_votes=100,
    billing_order=True,
    notice=(
        "Information courtesy of IMDb (https://www.imdb.com). Used with permission. IMDb gives these files for"
        " personal and non-commercial use only; you may hold local copies of them, but not republish them or"
        " sell what is made from them. Read the terms before you put a site online:"
        " https://developer.imdb.com/non-commercial-datasets/"
    ),
)

_PECULIARITIES = TypeAdapter(Peculiarities)


def parse(value: Any, where: Path | str) -> Peculiarities:
    """The peculiarities in the JSON value of a snapshot.json; `where` names it in errors.

    Raises:
        BadInput: some are missing or of the wrong kind.
    """
    try:
        return _PECULIARITIES.validate_python(value)
    except ValidationError as error:
        remedy = "correct it, or take the files without it (they are then read as IMDb's own)"
        raise BadInput(f"{where}: {what_is_wrong(error)}; {remedy}") from None


def what_is_wrong(error: ValidationError) -> str:
    """The first few problems that a validation found, with their places."""
    problems = error.errors()[:3]
    return "; ".join(f"{'.'.join(map(str, each['loc'])) or 'all of it'}: {each['msg']}" for each in problems)


def of_folder(folder: Path) -> Peculiarities:
    """What the snapshot.json in a folder says; without one the files are IMDb's.

    Raises:
        BadInput: there is one, and it does not say it.
    """
    path = folder / NAME
    return parse(artefacts.read_json(path, "correct or remove it"), path) if path.exists() else IMDB


def of_address(base_url: str, settings: Settings) -> Peculiarities:
    """The same for an address: who serves a snapshot's folder serves its snapshot.json too.

    Raises:
        DownloadFailed: the server answers neither yes nor no.
        BadInput: it sends something that does not say it.
    """
    from reelkin.imdb.web import small_file

    url = f"{base_url.rstrip('/')}/{NAME}"
    body = small_file(url, settings)
    if body is None:
        return IMDB
    try:
        value = json.loads(body)
    except ValueError:
        raise BadInput(
            f"{url}: the server sends something that is not JSON; correct or remove it there"
        ) from None
    return parse(value, url)
