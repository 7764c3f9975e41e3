from __future__ import annotations

import itertools
import json

import numpy as np
import pytest

from planted import Planted, fitted_hybrid
from reelkin.embedding import sums
from reelkin.embedding.nearness import nearness
from reelkin.errors import UnknownTitle, UsageError
from reelkin.recommend import Model
from reelkin.recommend.walk import NEAR, nearest_way


@pytest.mark.parametrize("hybrid", [False, True])
def test_nearness_is_the_similarity_less_the_prior(model: Model, hybrid: bool) -> None:
    linear = (fitted_hybrid().bundle if hybrid else model.bundle).linear
    rows = np.array([40, 3, 17, 99, 0, 56])
    near = nearness(linear, rows)
    for (i, one), (j, other) in itertools.permutations(enumerate(rows.tolist()), 2):
        parts = sums.similar_sums(linear, one, [other])
        assert near[i, j] == pytest.approx(parts.totals[0] - parts.prior.sum(), abs=1e-5)


def test_the_way_is_the_cheapest_of_all() -> None:
    """Against every way there is, on costs at random; some of the steps do not exist."""
    random = np.random.default_rng(0)
    for _ in range(30):
        costs = np.where(np.triu(random.random((7, 7)), 1) > 0.3, random.random((7, 7)), np.inf)
        costs[0, 6] = 1.0
        for steps in range(1, 7):
            ways = [
                (sum(costs[pair] for pair in itertools.pairwise((0, *through, 6))), (0, *through, 6))
                for through in itertools.combinations(range(1, 6), steps - 1)
            ]
            cost, way = min(ways, default=(np.inf, ()))
            found = nearest_way(costs, steps)
            if np.isfinite(cost):
                assert tuple(found) == way
            else:
                assert len(found) < steps + 1


def test_a_walk_leads_from_one_family_to_another_and_never_back(model: Model, planted: Planted) -> None:
    start, end = planted.id_of["Airlock"], planted.id_of["Manège"]
    walk = model.walk(start, end, stops=5)
    way = [walk.start.tconst, *(step.tconst for step in walk.steps)]
    assert (way[0], way[-1]) == (start, end)
    assert len(way) == len(set(way)) == 7
    vectors = model.bundle.embedding.vectors.astype(float)
    units = vectors / np.linalg.norm(vectors, axis=1)[:, None]
    rows = [model.facts(tconst).row for tconst in way]
    angles = np.arccos(np.clip(units[rows] @ units[[rows[0], rows[-1]]].T, -1, 1))
    progress = angles[:, 0] - angles[:, 1]
    assert (np.diff(progress[1:-1]) > 0).all()


def angles_to(model: Model, row: int) -> np.ndarray:
    vectors = model.bundle.embedding.vectors.astype(float)
    units = vectors / np.linalg.norm(vectors, axis=1)[:, None]
    return np.arccos(np.clip(units @ units[row], -1, 1))


@pytest.mark.parametrize(
    ("start", "end"),
    [("Dust", "Rope"), ("Airlock", "Manège"), ("Kelp", "Rope"), ("Red Mesa", "Static")],
)
def test_two_stops_are_those_of_all_titles_whose_steps_lack_least(
    model: Model, planted: Planted, start: str, end: str
) -> None:
    """The squares of what each step lacks to be near; looked for among all pairs that go on."""
    first, last = (model.facts(planted.id_of[name]).row for name in (start, end))
    lacking = np.maximum(NEAR - nearness(model.bundle.linear, np.arange(len(model))), 0.0)
    progress = angles_to(model, first) - angles_to(model, last)
    costs = np.where(progress[:, None] < progress[None, :], lacking**2, np.inf)
    through = costs[first][:, None] + costs + costs[:, last][None, :]
    free = model.bundle.titles.franchise < 0
    free[[first, last]] = False
    through[~free] = through[:, ~free] = np.inf
    best = tuple(map(int, np.unravel_index(int(through.argmin()), through.shape)))
    walk = model.walk(planted.id_of[start], planted.id_of[end], stops=2)
    assert tuple(step.facts.row for step in walk.steps[:2]) == best


def test_stops_are_well_known_and_of_the_least_detour(
    model: Model, planted: Planted, monkeypatch: pytest.MonkeyPatch
) -> None:
    start, end = planted.id_of["Airlock"], planted.id_of["Manège"]
    rows = [model.facts(tconst).row for tconst in (start, end)]
    monkeypatch.setattr("reelkin.recommend.walk.KNOWN", 50)
    monkeypatch.setattr("reelkin.recommend.walk.BETWEEN", 6)
    detour = angles_to(model, rows[0]) + angles_to(model, rows[1])
    free = [row for row in range(50) if row not in rows and model.bundle.titles.franchise[row] < 0]
    between = sorted(free, key=lambda row: detour[row])[:6]
    stops = [step.facts.row for step in model.walk(start, end, stops=4).steps[:-1]]
    assert stops
    assert set(stops) <= set(between)


@pytest.mark.parametrize("start", ["The Swarm", "Pirate Pug"])
def test_no_series_has_two_stops(model: Model, planted: Planted, start: str) -> None:
    walk = model.walk(planted.id_of[start], planted.id_of["Nine Moons"], stops=12)
    assert sum("Hollow" in step.title for step in walk.steps) == 1


def test_of_a_work_listed_twice_one_may_be_a_stop(model: Model, planted: Planted) -> None:
    works = model.bundle.titles.duplicate_of
    for start, end in (("Red Mesa", "No Water"), ("The Hollow", "Silver Creek")):
        steps = model.walk(planted.id_of[start], planted.id_of[end], stops=12).steps
        assert len({int(works[step.facts.row]) for step in steps}) == len(steps)


def test_each_step_is_a_pick_for_the_title_before(model: Model, planted: Planted) -> None:
    walk = model.walk(planted.id_of["Airlock"], planted.id_of["Manège"], stops=3)
    before = walk.start.tconst
    for step in walk.steps:
        asked = model.why(before, step.tconst)
        assert (step.score, step.sentence, step.reasons) == (asked.score, asked.sentence, asked.reasons)
        before = step.tconst


def test_no_stop_is_of_a_series_of_either_end(model: Model, planted: Planted) -> None:
    walk = model.walk(planted.id_of["The Hollow"], planted.id_of["Airlock"], stops=8)
    assert not [step.title for step in walk.steps if "Hollow" in step.title]


def test_a_walk_without_stops_is_one_step(model: Model, planted: Planted) -> None:
    walk = model.walk(planted.id_of["Dust"], planted.id_of["Rope"], stops=0)
    assert [step.title for step in walk.steps] == ["Rope"]


def test_the_same_walk_twice_and_as_json(model: Model, planted: Planted) -> None:
    ends = planted.id_of["Dust"], planted.id_of["Kelp"]
    one = json.dumps(model.walk(*ends).to_dict(reasons=3))
    assert one == json.dumps(model.walk(*ends).to_dict(reasons=3))
    assert json.loads(one)["start"]["title"] == "Dust"
    assert all(len(step["reasons"]) == 3 for step in json.loads(one)["steps"])


def test_what_is_no_walk_is_refused(model: Model, planted: Planted) -> None:
    dust = planted.id_of["Dust"]
    with pytest.raises(UsageError, match=r"needs two titles, and both are Dust \(19"):
        model.walk(dust, dust)
    with pytest.raises(UsageError, match="stops: must be from 0 to 12, got 13"):
        model.walk(dust, planted.id_of["Rope"], stops=13)
    with pytest.raises(UnknownTitle):
        model.walk(dust, "tt9")
