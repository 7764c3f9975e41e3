"""reelkin's own methods: what they learn from, and that they score as the model does."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import sparse

from embedding.planted import checkerboard, linear_model
from reelkin.embedding.assembling import linear_model as assembled
from reelkin.embedding.collaborative.learning import learn_collaborative
from reelkin.embedding.content_map import ContentMap, Placing
from reelkin.embedding.embed import embed
from reelkin.embedding.learn import LearnSettings
from reelkin.embedding.linear import Scoring
from reelkin.embedding.ranking import Schedule
from reelkin.embedding.scoring import recommend_scores, similar_scores, taste_of
from reelkin.evaluation.evidence import Evidence, Ratings
from reelkin.evaluation.protocols.people import judge_people, without_titles
from reelkin.evaluation.running.as_trained import NOWHERE, as_trained
from reelkin.evaluation.running.ours import DefaultMap, Hybrid, LearnedMap, LinearScorer
from reelkin.evaluation.splits import folds, hold_out


def planted():
    features, likes = checkerboard()
    ratings = Ratings(
        likes.indptr.astype(np.int64),
        likes.indices.astype(np.int64),
        np.full(likes.nnz, 9.0),
        np.zeros(likes.nnz, np.int64),
    )
    return features, Evidence(likes, ratings)


def plain_map(features):
    """A map by which nothing is like anything: what is known then comes from ratings alone."""
    zeros = np.zeros((len(features.columns), 2), np.float32)
    return ContentMap(features.names, zeros, zeros[:, 0], {"": Placing(0.0, 1.0)}, Scoring(), {})


def found(method, evidence):
    return judge_people(method, evidence, hold_out(evidence.likes), folds(60)).mean("recall@20")


def test_the_learned_map_places_titles_whose_likes_it_never_saw_in_their_family():
    features, evidence = planted()
    settings = LearnSettings(member_dimensions=2, dimensions=2, schedule=Schedule(steps=30))
    hidden = np.arange(40) >= 30
    learned = LearnedMap(features, settings).learn(without_titles(evidence.likes, hidden))
    near = learned.vectors @ learned.vectors.T
    family = np.arange(40) % 2
    for query in np.flatnonzero(hidden):
        others = [row for row in np.argsort(-near[query]) if row != query]
        assert (family[others[:15]] == family[query]).all()


def test_the_hybrid_learns_from_ratings_what_content_does_not_know():
    features, evidence = planted()
    empty = plain_map(features)
    assert found(Hybrid(features, empty), evidence) > found(DefaultMap(features, empty), evidence) + 0.2


def test_the_hybrid_learns_what_training_learns_from_all_ratings_and_not_from_likes_alone():
    features, evidence = planted()
    rng = np.random.default_rng(1)
    of_ten = 9.0 * evidence.likes.toarray()
    low = (rng.random(of_ten.shape) < 0.2) & (of_ten == 0)
    of_ten[low] = rng.integers(1, 8, int(low.sum()))
    rated = sparse.csr_array(of_ten)
    ratings = Ratings(
        rated.indptr.astype(np.int64),
        rated.indices.astype(np.int64),
        rated.data,
        np.zeros(rated.nnz, np.int64),
    )
    content = plain_map(features)
    scorer = Hybrid(features, content).learn(evidence.likes, ratings)
    embedding = embed(features, content)
    wanted = assembled(features, embedding, learn_collaborative(rated, features, embedding))
    likes_alone = assembled(features, embedding, learn_collaborative(9 * evidence.likes, features, embedding))
    people = [np.array([0, 3]), np.array([1])]
    assert scorer(people).tolist() == LinearScorer(wanted)(people).tolist()
    assert np.abs(scorer(people) - LinearScorer(likes_alone)(people)).max() > 0.01


def test_the_default_map_is_the_same_whoever_is_shown():
    features, evidence = planted()
    method = DefaultMap(features)
    people = [np.array([0, 2, 4])]
    nobody = method.learn(sparse.csr_array(evidence.likes.shape))
    assert method.learn(evidence.likes)(people).tolist() == nobody(people).tolist()
    assert method.learn(evidence.likes) is nobody, "it is placed once"


def test_a_finished_model_scores_its_own_titles_and_no_others():
    model = linear_model()
    row_of = {f"tt{row}": row for row in range(12)}
    method = as_trained(model, row_of, ["tt3", "elsewhere", "tt0", "tt7"])
    assert method.rows.tolist() == [3, NOWHERE, 0, 7]
    scores = method.learn(None)([np.array([0, 1])])[0]
    wanted = recommend_scores(model, taste_of(model, [3], [1.0]))
    assert scores[[0, 2, 3]] == pytest.approx(wanted[[3, 0, 7]])
    assert scores[1] == -np.inf
    assert method.similar(3)[[0, 2]] == pytest.approx(similar_scores(model, 7)[[3, 0]])
    assert (method.similar(1) == -np.inf).all()
