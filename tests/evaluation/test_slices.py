from __future__ import annotations

import numpy as np
from scipy import sparse

from reelkin.evaluation.results import Result
from reelkin.evaluation.slices import decades, held_out_pairs, popularity_deciles, sliced
from reelkin.evaluation.splits import Person


def split() -> tuple[Result, list[Person]]:
    none = np.zeros(0, dtype=np.intp)
    people = [Person(none, np.array(rows)) for rows in ([1, 4], [2], [0, 4, 5])]
    ranked = np.array([[4, 0, -1], [0, 4, 5]], dtype=np.int32)
    return Result("m", "people", np.array([0, 2]), ranked, {}), people


def test_hits_over_held_out_titles_of_the_slice() -> None:
    result, people = split()
    labels = np.array(["a", "b", "a", "b", "b"])
    first, second = sliced(result, people, labels)
    assert (first.name, first.people, first.held_out, first.hits, first.share) == ("a", 2, 2, 1, 0.5)
    assert (second.name, second.held_out, second.hits, second.share) == ("b", 3, 3, 1.0)
    assert 0 <= first.low <= 0.5 <= first.high <= 1
    assert [part.tolist() for part in held_out_pairs(result, people)] == [[0, 0, 1, 1, 1], [1, 4, 0, 4, 5]]


def test_decades() -> None:
    assert decades(np.array([1990, 1989.0, -1, np.nan])).tolist() == ["1990s", "1980s", "unknown", "unknown"]


def test_deciles_count_the_likes_of_training_people_alone() -> None:
    """Title 5 is liked by the judged people alone, so that in training nobody likes it."""
    result, people = split()
    likes = np.zeros((23, 6))
    for title in range(5):
        likes[3 : 3 + 4 * (title + 1), title] = 1
    likes[[0, 2], 5] = 1
    fold = np.where(np.arange(23) < 3, 0, 1)
    told = popularity_deciles(result, people, sparse.csr_array(likes), fold)
    assert told.tolist() == ["4", "10", "2", "10", "0"]
