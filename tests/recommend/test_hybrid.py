"""A model that learned from ratings: its reasons are the whole sum, name the person's own titles, and name nobody else."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planted import Planted, fitted_hybrid
from reelkin.recommend import Model
from reelkin.recommend.reasons import RATINGS, said_of


@pytest.fixture(scope="module")
def hybrid() -> Model:
    return Model(fitted_hybrid().bundle)


@given(st.dictionaries(st.integers(0, 99), st.integers(1, 10), max_size=12), st.integers(0, 99))
@settings(max_examples=60, deadline=None)
def test_reasons_add_up_whatever_was_rated(ratings: dict[int, int], row: int) -> None:
    model = Model(fitted_hybrid().bundle)
    rated = {model.facts_of(seen).tconst: float(rating) for seen, rating in ratings.items()}
    pick = model.why(rated, model.facts_of(row).tconst)
    assert sum(reason.contribution for reason in pick.reasons) == pytest.approx(pick.score, abs=1e-4)
    assert sum(part.contribution for part in pick.by_liked_title()) == pytest.approx(pick.score, abs=1e-4)


def test_a_like_raises_and_a_dislike_lowers_what_the_same_people_like(
    hybrid: Model, planted: Planted
) -> None:
    asked, other = sorted(planted.members("western"))[:2]
    name = hybrid.facts(asked).title
    liked, disliked = (
        next(one for one in hybrid.why({asked: rating}, other).reasons if one.block == RATINGS)
        for rating in (10.0, 1.0)
    )
    assert liked.contribution > 0 > disliked.contribution
    assert (liked.shared, disliked.shared) == (True, False)
    assert liked.label == f"people who liked {name} liked this"
    assert disliked.label == f"people who liked {name} (rated low here) liked this"


def test_the_words_tell_liking_from_liking_less() -> None:
    assert said_of("Alien", 1.0, -0.1) == "people who liked Alien liked this less"
    assert said_of("Alien", -0.3, 0.1) == "people who liked Alien (rated low here) liked this less"


def test_the_sentence_names_the_liked_titles_where_they_are_why(hybrid: Model, planted: Planted) -> None:
    """Only liked titles that raise the score; nobody else who liked them is known to the model."""
    ids = sorted(planted.members("samurai"))
    said = 0
    for pick in hybrid.recommend({ids[0]: 9.0, planted.id_of["Claire"]: 2.0}, n=len(hybrid)):
        if pick.sentence.startswith("Liked by people who liked "):
            assert hybrid.facts(ids[0]).title in pick.sentence
            assert "Claire" not in pick.sentence
            said += 1
    assert said > 5
    own = [pick.tconst for pick in hybrid.recommend({ids[0]: 9.0}, n=8)]
    assert set(own) <= set(ids)


def test_without_ratings_nothing_of_it_is_there(model: Model, planted: Planted) -> None:
    pick = model.why({planted.id_of["Dust"]: 9.0}, planted.id_of["Red Mesa"])
    assert not any(reason.block == RATINGS for reason in pick.reasons)
    assert len(model.bundle.collaborative.rows) == 0


def test_a_hybrid_comes_back_as_it_was_saved(hybrid: Model, tmp_path: Path, planted: Planted) -> None:
    fitted_hybrid().save(tmp_path / "bundle")
    loaded = Model.load(tmp_path / "bundle")
    asked = {planted.id_of["Dust"]: 9.0, planted.id_of["Claire"]: 2.0}
    one, other = ([(pick.tconst, pick.score) for pick in m.recommend(asked, n=50)] for m in (hybrid, loaded))
    assert one == other
