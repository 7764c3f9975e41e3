"""What looking at the nearest clusters alone costs: its sign, and how often clusters are made."""

from __future__ import annotations

from types import SimpleNamespace

import numpy as np
import pytest
from scipy import sparse

from evaluation.planted import FAMILY, PEOPLE, TITLES, Family
from reelkin.evaluation.evidence import Evidence
from reelkin.evaluation.running import cells
from reelkin.evaluation.running.cells import scan_cells
from reelkin.evaluation.running.course import lay_out
from reelkin.evaluation.running.kept import Kept
from reelkin.settings import Settings


class PlacedFamily(Family):
    """Families lie apart, and each is spread out a little; people lie in the middle of theirs."""

    vectors = np.eye(2)[FAMILY] + 0.1 * np.random.default_rng(0).normal(size=(TITLES, 2))

    def learn(self, shown):
        self.counts = np.zeros(TITLES)
        return self

    def tastes(self, folded_in):
        return np.stack([np.eye(2)[FAMILY[rows[0]]] for rows in folded_in])


@pytest.fixture
def fitted(monkeypatch):
    made = []

    def load(name):
        fit = engine(name)
        return lambda vectors, k, seed, settings: made.append(k) or fit(vectors, k, seed, settings)

    engine = cells.load_engine
    monkeypatch.setattr(cells, "load_engine", load)
    return made


def well_liked():
    """Everybody likes nine in ten of their family's titles, so each has the likes that similar titles ask for."""
    mine = FAMILY[None, :] == (np.arange(PEOPLE) % 2)[:, None]
    liked = mine & (np.random.default_rng(0).random((PEOPLE, TITLES)) < 0.9)
    return Evidence(sparse.csr_array(liked.astype(float)))


def scan(folder, **options):
    course = lay_out(SimpleNamespace(), well_liked(), 5, 0)
    return scan_cells(
        course, PlacedFamily(), Settings(home=folder), 8, Kept(folder / "kept", "inputs"), **options
    )


def test_looking_at_less_finds_less_and_its_cost_is_below_nothing(tmp_path, fitted):
    whole, *others = scan(tmp_path)
    assert (whole.k, whole.scanned, whole.cost) == (0, 1.0, {})
    one = next(each for each in others if (each.k, each.nearest) == (8, 1))
    assert one.scanned < 0.3
    assert one.means["recall@20"] < whole.means["recall@20"] - 0.2
    cost = one.cost["recall@20"]
    assert cost.difference == pytest.approx(one.means["recall@20"] - whole.means["recall@20"])
    assert cost.high < 0
    assert one.cost["similar"].difference <= 0


def test_clusters_are_made_once_for_each_number_of_them_and_never_where_all_is_kept(tmp_path, fitted):
    first = scan(tmp_path)
    assert fitted == [4, 8, 16, 32]
    assert len(first) > 2 * len(fitted)
    assert [each.as_json() for each in scan(tmp_path)] == [each.as_json() for each in first]
    assert len(fitted) == 4
