"""Every title is the sum of its columns, and the middle of what the world watches is at 0."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from reelkin.embedding.assembling import linear_model
from reelkin.embedding.content_map import ContentMap, Placing
from reelkin.embedding.embed import Embedding, embed
from reelkin.embedding.scoring import Scoring, recommend_scores, similar_scores, taste_of
from reelkin.embedding.world import world_weights

from .planted import checkerboard, matrix


def content_map(names: list[str], dimensions: int = 3) -> ContentMap:
    rng = np.random.default_rng(2)
    weights = rng.normal(size=(len(names), dimensions)).astype(np.float32)
    prior = np.array([2.0 if name == "votes_990" else 0.0 for name in names], dtype=np.float32)
    return ContentMap(names, weights, prior, {"": Placing(0.5, 1.0, 0.2)}, Scoring(), {})


@pytest.fixture
def embedding() -> Embedding:
    features, _ = checkerboard()
    return embed(features, content_map(features.names))


def test_vectors_and_prior_are_sums_of_columns(embedding: Embedding) -> None:
    features, _ = checkerboard()
    np.testing.assert_allclose(features.matrix @ embedding.map, embedding.vectors, atol=1e-5)
    np.testing.assert_allclose(features.matrix @ embedding.prior_map, embedding.prior, atol=1e-5)


def test_the_world_s_middle_is_at_0(embedding: Embedding) -> None:
    world = world_weights(embedding.prior.astype(float))
    np.testing.assert_allclose(world @ embedding.vectors, 0, atol=1e-5)
    expected = (embedding.vectors * world[:, None]).T @ embedding.vectors
    np.testing.assert_allclose(embedding.spread, expected, atol=1e-5)


def test_moving_the_middle_keeps_differences_within_a_family() -> None:
    features, _ = checkerboard()
    learned = content_map(features.names)
    moved = embed(features, learned).map
    for one, other in ((0, 1), (2, 3), (5, 6)):
        np.testing.assert_allclose(
            moved[one] - moved[other], learned.weights[one] - learned.weights[other], atol=1e-5
        )


def test_world_weights_follow_the_prior() -> None:
    np.testing.assert_allclose(world_weights(np.log([1.0, 3.0])), [0.25, 0.75])
    assert world_weights(np.zeros(0)).shape == (0,)


def test_columns_only_the_map_has_and_columns_it_lacks() -> None:
    """A catalogue with other columns than the map is placed all the same; people get their titles' place."""
    values = np.array([[1, 0, 1], [0, 1, 0], [1, 0, 0], [0, 1, 1]], dtype=float)
    features = matrix(
        values, ["genre_comedy", "genre_horror", "director_nm1"], ["genres", "genres", "directors"]
    )
    learned = content_map(["genre_horror", "genre_western", "genre_comedy"])
    found = embed(features, learned)
    generic = features.matrix[:, :2] @ found.map[:2]
    np.testing.assert_allclose(found.map[2], 0.5 * (generic[0] + generic[3]) / (2 + 1), atol=1e-5)
    assert found.shared.tolist() == pytest.approx([0, 0, 0.2])


def test_a_block_of_weight_2_counts_twice() -> None:
    features, _ = checkerboard()
    doubled = features.matrix.toarray()
    doubled[:, :2] *= 2
    scales = np.array([2.0, 2.0, 1, 1, 1, 1, 1])
    heavy = matrix(doubled, features.names, [column.block for column in features.columns], scales)
    plain, weighed = (embed(each, content_map(features.names)) for each in (features, heavy))
    apart = plain.vectors[0] - plain.vectors[1]
    rest = (features.matrix[:, 2:] @ plain.map[2:])[0] - (features.matrix[:, 2:] @ plain.map[2:])[1]
    np.testing.assert_allclose(weighed.vectors[0] - weighed.vectors[1], 2 * (apart - rest) + rest, atol=1e-5)


def test_nothing_known_gives_zeros() -> None:
    features, _ = checkerboard()
    found = embed(features, content_map(["genre_western"]))
    assert not found.vectors.any()


def test_the_same_input_gives_the_same_bytes() -> None:
    features, _ = checkerboard()
    one, again = (embed(features, content_map(features.names)) for _ in range(2))
    for name in ("map", "shared", "resemblance", "prior_map", "vectors", "prior", "spread"):
        assert getattr(one, name).tobytes() == getattr(again, name).tobytes()
        assert getattr(one, name).dtype == np.float32


def test_the_world_s_own_language_says_nothing() -> None:
    """Languages are placed from their titles, then moved so that their mean over what is watched is 0."""
    values = np.array([[1, 0, 1, 0], [0, 1, 1, 0], [1, 0, 1, 0], [1, 0, 0, 1], [0, 1, 0, 1]], dtype=float)
    names = ["genre_comedy", "genre_horror", "language_en", "language_fr"]
    features = matrix(values, names, ["genres", "genres", "language", "language"])
    found = embed(features, content_map(names[:2]))
    world = world_weights(found.prior.astype(float))
    np.testing.assert_allclose((world @ values)[2:] @ found.map[2:], 0, atol=1e-5)
    assert np.abs(found.map[2:]).max() > 0


def test_what_a_map_knows_of_people_adds_to_their_place() -> None:
    values = np.array([[1, 0, 1], [0, 1, 0], [1, 0, 0], [0, 1, 1]], dtype=float)
    names = ["genre_comedy", "genre_horror", "director_nm1"]
    features = matrix(values, names, ["genres", "genres", "directors"])
    learned = content_map(names)
    generic = ContentMap(
        names[:2], learned.weights[:2], learned.prior[:2], learned.placing, learned.scoring, {}
    )
    found, placed = embed(features, learned), embed(features, generic)
    np.testing.assert_allclose(found.map[:2], placed.map[:2], atol=1e-6)
    np.testing.assert_allclose(found.map[2], placed.map[2] + learned.weights[2], atol=1e-5)
    assert found.shared[2] == placed.shared[2] > 0


def test_what_tells_a_titles_form_counts_for_similar_titles_alone() -> None:
    """Two of one form are nearer by what the map says that is worth, and a person's scores are as they were."""
    features, _ = checkerboard()
    plain = content_map(features.names)
    name = features.names[0]
    told = replace(plain, forms={name: 2.0, "genre_of_another_catalogue": 1.0})
    before, after = (linear_model(features, embed(features, one)) for one in (plain, told))
    values = np.asarray(features.matrix[:, [0]].todense()).ravel()
    row = int(np.flatnonzero(values)[0])
    worth = plain.scoring.similar_shared * 2.0 * values[row] * values
    np.testing.assert_allclose(similar_scores(after, row) - similar_scores(before, row), worth, atol=1e-6)
    other = int(np.flatnonzero(values == 0)[0])
    np.testing.assert_array_equal(similar_scores(after, other), similar_scores(before, other))
    likes = [row, other]
    np.testing.assert_array_equal(
        recommend_scores(after, taste_of(after, likes, [1.0, 1.0])),
        recommend_scores(before, taste_of(before, likes, [1.0, 1.0])),
    )
