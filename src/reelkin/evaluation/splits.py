"""Who is judged on what: folds over people and over titles, and what is held out of a person's likes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt
    from scipy import sparse

    Rows = npt.NDArray[np.intp]

HELD_OUT = 0.2


@dataclass(frozen=True, eq=False)
class Person:
    """One person's likes: the rows folded in, and the rows held out; both ascending."""

    folded_in: Rows
    held_out: Rows


def hold_out(likes: sparse.csr_array, seed: int = 0, share: float = HELD_OUT) -> list[Person]:
    """Each person's likes shuffled; round(share) of them, and at least one, held out.

    Args:
        likes: [m, n], an entry for each like.
        seed: of the shuffle.
        share: how much is held out.
    """
    rng = np.random.default_rng(seed)
    people = []
    for row in range(likes.shape[0]):
        shuffled = rng.permutation(likes.indices[likes.indptr[row] : likes.indptr[row + 1]])
        number = max(1, round(share * len(shuffled)))
        people.append(Person(np.sort(shuffled[number:]), np.sort(shuffled[:number])))
    return people


def folds(number: int, k: int = 5, seed: int = 0) -> npt.NDArray[np.intp]:
    """intp[number]: a fold from 0 to k - 1 for each, at random, of sizes that differ by one at most."""
    return np.random.default_rng(seed).permutation(number) % k
