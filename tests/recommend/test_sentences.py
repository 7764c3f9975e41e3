from __future__ import annotations

import re

import pytest

from planted import Planted, fitted
from reelkin.recommend import Model
from reelkin.recommend.facts import people_of

NAME = re.compile(r"(Director|Writer|Actor) [A-H]\d")


def test_the_sentence_of_a_close_relative(model: Model, planted: Planted) -> None:
    """One director, one genre mix, one decade: the sentence says these and nothing else."""
    pick = model.why(planted.id_of["Dust"], planted.id_of["Red Mesa"])
    assert pick.sentence == "Director D1 directs again, with Actor D1; a western of the 1950s."


def test_asked_for_a_person_it_names_their_titles(model: Model, planted: Planted) -> None:
    pick = model.why({planted.id_of["Dust"]: 9.0, planted.id_of["Claire"]: 2.0}, planted.id_of["Red Mesa"])
    assert pick.sentence.startswith("Director D1 directs, as in Dust, with Actor D1;")
    assert "Claire" not in pick.sentence


def test_where_no_person_is_shared_it_names_what_is_near(model: Model, planted: Planted) -> None:
    """Two Hamlets share a genre and a name, and nobody who made them."""
    early, late = (
        model.facts_of(match.candidate.row).tconst for match in sorted(model.find("Hamlet").matches, key=str)
    )
    assert model.why({early: 9.0}, late).sentence == "Close to Hamlet: a drama."


def test_no_sentence_says_what_the_titles_do_not_hold() -> None:
    """For thousands of pairs: every name is credited on both sides, every genre, decade and language is the pick's."""
    model = Model(fitted().bundle)
    words = {"western": "Western", "horror": "Horror", "science-fiction": "Sci-Fi", "romantic": "Romance", "war": "War",
             "documentary": "Documentary", "animated": "Animation", "noir": "Film-Noir", "crime": "Crime"}  # fmt: skip
    people = [
        {name for role in ("director", "writer", "cast") for name in people_of(model.bundle, row, role)}
        for row in range(len(model))
    ]
    for asked in range(0, len(model), 7):
        for pick in model.similar(model.facts_of(asked).tconst, n=len(model)):
            for name in NAME.finditer(pick.sentence):
                assert name[0] in people[asked] & people[pick.facts.row], pick
            for word, genre in words.items():
                assert word not in re.split(r"[ .;,]", pick.sentence) or genre in pick.facts.genres, pick
            decade = re.search(r"of the (\d{4})s", pick.sentence)
            assert decade is None or int(decade[1]) == (pick.year or 0) // 10 * 10, pick
            assert pick.sentence[0].isupper() or not pick.sentence[0].isalpha()
            assert pick.sentence.endswith(".")
            assert ". " not in pick.sentence


def test_it_is_the_same_every_time(model: Model) -> None:
    def sentences() -> list[str]:
        return [pick.sentence for pick in model.similar("tt1000000", n=100)]

    assert sentences() == sentences()


def test_without_ratings_it_tells_how_a_title_stands(model: Model) -> None:
    first = model.recommend({}, n=1)[0]
    assert re.fullmatch(r"(In the top|Among the) .* and .*(rating|rated)\.", first.sentence), first.sentence


@pytest.mark.parametrize("name", ["Bare", "Hamlet"])
def test_a_title_of_which_little_is_known_has_a_sentence(model: Model, planted: Planted, name: str) -> None:
    for pick in model.similar(planted.id_of[name], n=200):
        assert len(pick.sentence) > 5
    assert len(model.why("tt1000000", planted.id_of[name]).sentence) > 5
