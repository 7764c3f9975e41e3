"""Baselines that compare by content, by hand on five titles."""

from __future__ import annotations

import numpy as np
import polars as pl
import pytest

from reelkin.evaluation.baselines.kodi import kodi
from reelkin.evaluation.baselines.labels import genres_of, people_of
from reelkin.evaluation.baselines.method import Blind, Method
from reelkin.evaluation.baselines.sketch import SketchModel, fit_sketch, sketch
from reelkin.evaluation.baselines.soup import soup

from .families import planted

TITLES = pl.DataFrame(
    {
        "tconst": ["tt1", "tt2", "tt3", "tt4", "tt5"],
        "genres": [["Drama", "Crime"], ["Drama"], ["Comedy"], ["Comedy", "Drama"], []],
        "start_year": [1990, 1994, 2003, None, 1990],
        "average_rating": [8.0, 7.0, 6.0, 5.0, 4.0],
        "num_votes": [500, 400, 300, 200, 100],
    }
)
CREDITS = pl.DataFrame(
    [
        ("tt1", "nm1", "director", None),
        ("tt1", "nm2", "writer", None),
        ("tt1", "nm9", "cast", 1),
        ("tt2", "nm1", "director", None),
        ("tt2", "nm3", "director", None),
        ("tt2", "nm9", "cast", 7),
        ("tt3", "nm2", "writer", None),
        ("tt3", "nm3", "cast", 2),
        ("tt3", "nm9", "cast", 1),
        ("elsewhere", "nm1", "director", None),
    ],
    schema={"tconst": pl.String, "nconst": pl.String, "role": pl.String, "billing": pl.Int64},
    orient="row",
)
LIKES = planted()


def test_labels_are_those_of_the_titles_in_their_order() -> None:
    assert genres_of(TITLES).toarray().tolist() == [[0, 1, 1], [0, 0, 1], [1, 0, 0], [1, 0, 1], [0, 0, 0]]
    directors = people_of(TITLES, CREDITS, ("director",)).toarray()
    assert directors.tolist() == [[1, 0], [1, 1], [0, 0], [0, 0], [0, 0]]
    first = people_of(TITLES, CREDITS, ("cast",), first=1).toarray()
    assert first.tolist() == [[1], [1], [1], [0], [0]], "nm9 is billed before nm3"


def test_kodi_s_weights() -> None:
    model = kodi(TITLES, CREDITS).learn(LIKES)
    expected = [50 / 2 + 15 / 2 + 5 + 5 * 0.6, 12.5 + 5 / 2, 50 / 3, 5]
    assert model.similar(0)[1:].tolist() == pytest.approx(expected)


def test_soup_is_the_cosine_of_what_is_rare() -> None:
    model = soup(TITLES, CREDITS).learn(LIKES)
    drama, crime, once = (np.log(6 / (1 + found)) + 1 for found in (3, 1, 2))
    often = np.log(6 / 4) + 1
    one = np.array([drama, crime, once, once, often])
    two = np.array([drama, 0, once, 0, often])
    lengths = np.linalg.norm(one) * np.sqrt(two @ two + once**2)
    assert model.similar(0)[1] == pytest.approx(one @ two / lengths)
    assert model.similar(0)[0] == pytest.approx(1)
    assert not model.similar(4).any(), "nothing is known of it"


def test_what_learns_nothing_is_made_when_it_is_first_asked_and_once() -> None:
    made = []
    method = Blind("blind", lambda: made.append(1) or SketchModel(fit_sketch(many()), 0))
    assert method.name == "blind"
    assert not made
    assert method.learn(LIKES) is method.learn(LIKES[:5])
    assert made == [1]


@pytest.mark.parametrize("method", [kodi(TITLES, CREDITS), soup(TITLES, CREDITS)], ids=["kodi", "soup"])
def test_a_person_s_score_is_the_sum_over_what_they_like(method: Method) -> None:
    model = method.learn(LIKES)
    both = model([np.array([0, 2]), np.array([1])])
    np.testing.assert_allclose(both[0], model.similar(0) + model.similar(2))
    np.testing.assert_allclose(both[1], model.similar(1))


def many(number: int = 200) -> pl.DataFrame:
    """Titles of two genres, with votes and ratings of all kinds."""
    rng = np.random.default_rng(0)
    genres = [["Drama"] if row % 2 else ["Comedy"] for row in range(number)]
    return pl.DataFrame(
        {
            "tconst": [f"tt{row}" for row in range(number)],
            "genres": genres,
            "average_rating": rng.uniform(1, 10, number),
            "num_votes": rng.integers(5, 10_000, number),
        }
    )


def test_the_sketch_draws_from_the_clusters_of_what_is_liked() -> None:
    model = sketch(many(), seed=3).learn(LIKES)
    clusters = model.sketch.clusters
    scores = model([np.array([0])])[0]
    assert (np.isfinite(scores) == (clusters == clusters[0])).all()
    assert model.similar(0).tobytes() == scores.tobytes()
    assert sketch(many(), seed=4).learn(LIKES).similar(0).tobytes() != scores.tobytes()


def test_the_sketch_draws_as_often_from_a_cluster_as_titles_of_it_are_liked() -> None:
    """One liked title of a cluster, three of another: about a quarter of the first draws are from the first."""
    found = fit_sketch(many())
    often, seldom = np.argsort(-np.bincount(found.clusters))[:2]
    liked = np.concatenate(
        [np.flatnonzero(found.clusters == seldom)[:1], np.flatnonzero(found.clusters == often)[:3]]
    )
    first = [int(np.argmax(SketchModel(found, seed)([liked])[0])) for seed in range(1000)]
    assert np.mean(found.clusters[first] == seldom) == pytest.approx(0.25, abs=0.05)
