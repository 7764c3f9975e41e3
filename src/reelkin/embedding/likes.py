"""Likes for learning: who liked which title, from a MovieTweetings ratings file."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

import numpy as np
from scipy import sparse

from reelkin.errors import BadInput, MissingArtefact

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

FIELDS = 4
LOWEST, HIGHEST = 0.0, 10.0


def read_movietweetings(path: Path) -> list[tuple[int, str, float]]:
    """(person, tconst, rating 0 to 10) by line of `user::imdb_id::rating::timestamp`, gzipped or not.

    Raises:
        MissingArtefact: there is no such file.
        BadInput: a line is not such a line.
    """
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise MissingArtefact(f"{path}: not there; give a ratings file of MovieTweetings") from None
    text = (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8")
    return [_rating(path, number, line) for number, line in enumerate(text.splitlines(), 1) if line.strip()]


def _rating(path: Path, number: int, line: str) -> tuple[int, str, float]:
    fields = line.split("::")
    try:
        person, title, rating = int(fields[0]), int(fields[1]), float(fields[2])
    except (ValueError, IndexError):
        person, title, rating = 0, 0, float("nan")
    if len(fields) != FIELDS or not LOWEST <= rating <= HIGHEST:
        raise BadInput(f"{path}, line {number}: not user::imdb_id::rating::timestamp; got {line[:80]!r}")
    return person, f"tt{title:07}", rating


def likes_matrix(
    ratings: Iterable[tuple[int, str, float]], rows: Mapping[str, int], least: float, fewest: int
) -> sparse.csr_array:
    """float64[m, n]: 1 where a person gave a title `least` or more; people with fewer than `fewest` are left out.

    Args:
        ratings: (person, tconst, rating); the last one counts where a person rated a title twice.
        rows: row by tconst, n of them; other titles are passed over.
        least: the lowest rating that is a like.
        fewest: the fewest likes a person is kept for.
    """
    last = {(person, rows[tconst]): rating for person, tconst, rating in ratings if tconst in rows}
    liked = sorted(place for place, rating in last.items() if rating >= least)
    people = np.array([person for person, _ in liked], dtype=np.int64)
    titles = np.array([title for _, title in liked], dtype=np.int64)
    _, person, number = np.unique(people, return_inverse=True, return_counts=True)
    matrix = sparse.csr_array((np.ones(len(liked)), (person, titles)), shape=(len(number), len(rows)))
    kept: sparse.csr_array = matrix[np.flatnonzero(number >= fewest)]
    return kept
