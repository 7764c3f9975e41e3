from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from evaluation.planted import FAMILY, PEOPLE, Family, evidence
from reelkin.evaluation.protocols.cells import Cells, InCells, nearest_cells
from reelkin.evaluation.protocols.people import judge_people
from reelkin.evaluation.splits import folds, hold_out

CELLS = Cells(np.array([[1.0, 0.2], [0, 1], [-1, 0]]), np.where(np.arange(60) < 6, 2, FAMILY))


class PlacedFamily(Family):
    vectors = np.eye(2)[FAMILY]

    def tastes(self, folded_in: Sequence[np.ndarray]) -> np.ndarray:
        return np.stack([np.eye(2)[FAMILY[rows[0]]] for rows in folded_in])


def test_the_nearest_by_what_their_titles_score_on_average() -> None:
    assert nearest_cells(np.array([[1.0, 0], [0, 1]]), CELLS.centroids, 2).tolist() == [[0, 1], [1, 0]]


def test_only_titles_of_the_nearest_clusters_are_scored() -> None:
    known = evidence()
    split = hold_out(known.likes), folds(PEOPLE)
    whole = judge_people(PlacedFamily(), known, *split)
    one = judge_people(InCells(PlacedFamily(), lambda _: CELLS, 1), known, *split)
    everything = judge_people(InCells(PlacedFamily(), lambda _: CELLS, 3), known, *split)
    assert one.mean("scored") < 0.5
    assert (FAMILY[np.maximum(one.ranked, 0)] == (np.arange(PEOPLE) % 2)[:, None])[one.ranked >= 0].all()
    assert not np.isin(one.ranked, np.arange(6)).any(), "cluster 2 is not looked at"
    assert everything.ranked.tolist() == whole.ranked.tolist()


def test_picks_from_each_cluster() -> None:
    known = evidence()
    method = InCells(PlacedFamily(), lambda _: CELLS, 2, of_each=True)
    result = judge_people(method, known, hold_out(known.likes), folds(PEOPLE))
    clusters = CELLS.assignments[result.ranked]
    assert ((clusters == 0).sum(axis=1) == 10).all()
    assert ((clusters == 1).sum(axis=1) == 10).all()
    assert "each of nearest 2" in result.method


def test_similar_titles_are_of_the_query_s_cluster() -> None:
    scorer = InCells(PlacedFamily(), lambda _: CELLS, 1).learn(evidence().likes)
    assert (CELLS.assignments[np.isfinite(scorer.similar(11))] == 1).all()
