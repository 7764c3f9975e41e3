from __future__ import annotations

import re

import pytest

from planted import Planted, fitted
from reelkin.recommend import Model, standing
from reelkin.recommend.facts import people_of

WORDS = {
    "Action": ["action"], "Animation": ["animated"], "Comedy": ["comedy"], "Crime": ["crime"],
    "Documentary": ["documentary"], "Drama": ["drama", "dramatic"], "Family": ["family"], "Film-Noir": ["noir"],
    "Horror": ["horror"], "Mystery": ["mystery"], "Romance": ["romantic", "romance"], "Sci-Fi": ["science-fiction"],
    "Western": ["western"],
}  # fmt: skip
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
    assert model.why({early: 9.0}, late).sentence == "Close to Hamlet: a drama of the 1990s."


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
    assert first.sentence == "Much watched by everyone; a science-fiction horror film of the 1970s."


def test_what_few_watch_is_not_called_much_watched(model: Model) -> None:
    for pick in model.recommend({}, n=len(model)):
        more = sum((other.votes or 0) >= (pick.votes or 0) for other in model.recommend({}, n=len(model)))
        assert ("Much watched" in pick.sentence) == (more <= len(model) // 10), pick


def test_praise_is_true_of_the_rating_shown(model: Model, monkeypatch: pytest.MonkeyPatch) -> None:
    """Among the highest rated: so few are rated as high; no sentence gives a share in numbers."""
    monkeypatch.setattr(standing, "TOP_RATED", 0.2)
    picks = model.recommend({}, n=len(model))
    ratings = [pick.rating for pick in picks if pick.rating is not None]
    praised = [pick for pick in picks if "among the highest rated" in pick.sentence]
    assert praised
    for pick in praised:
        assert sum(rating >= pick.rating for rating in ratings) <= 0.2 * len(ratings), pick
    for asked in range(0, len(model), 9):
        for pick in model.similar(model.facts_of(asked).tconst, n=30):
            assert "%" not in pick.sentence
            assert "highest rated" not in pick.sentence or pick.rating in {other.rating for other in praised}


def test_its_own_genres_and_its_decade_are_always_said(model: Model, planted: Planted) -> None:
    """Also those that speak against it."""
    for asked in ("Claire", "Kelp", "Dust"):
        for pick in model.similar(planted.id_of[asked], n=len(model)):
            what = pick.sentence.rpartition("; ")[2].removeprefix("A ").removeprefix("An ")
            assert pick.year is None or f" of the {pick.year // 10 * 10}s" in what, pick
            genres = [genre for genre in pick.facts.genres if genre != "Short"]
            assert sum(any(word in what for word in WORDS[genre]) for genre in genres) == len(genres), pick


@pytest.mark.parametrize("name", ["Bare", "Hamlet"])
def test_a_title_of_which_little_is_known_has_a_sentence(model: Model, planted: Planted, name: str) -> None:
    for pick in model.similar(planted.id_of[name], n=200):
        assert len(pick.sentence) > 5
    assert len(model.why("tt1000000", planted.id_of[name]).sentence) > 5


def test_a_liked_title_is_named_where_it_is_why(model: Model, planted: Planted) -> None:
    """Close to: the liked titles are a real share of the score, the named ones most of that, and of its kind."""
    liked = {planted.id_of[name]: 9.0 for name in ("Yojin", "Claire")}
    by_title = {model.facts(tconst).title: model.facts(tconst) for tconst in liked}
    near = 0
    for pick in model.recommend(liked, n=len(model)):
        shares = {part.title: part.contribution for part in pick.by_liked_title() if part.tconst}
        if not pick.sentence.startswith("Close to "):
            continue
        named = re.split(", | and ", pick.sentence.removeprefix("Close to ").partition(":")[0])
        assert sum(shares.values()) >= 0.3 * pick.score - 1e-6, pick
        for title in named:
            assert set(by_title[title].genres) & set(pick.facts.genres), pick
            assert shares[title] > 0
        near += 1
    assert near
