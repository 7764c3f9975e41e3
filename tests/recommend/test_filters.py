from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planted import fitted
from reelkin.errors import UsageError
from reelkin.recommend import Model
from reelkin.recommend.facts import TitleFacts
from reelkin.recommend.options import Options, read_order, read_years

Passes = Callable[[TitleFacts], bool]


def by_hand(options: dict[str, Any]) -> Passes:
    """The filters once more, as plainly as can be, for one title at a time."""
    first, last = read_years(options.get("year")) or (None, None)
    wanted = {
        "type": lambda facts: facts.type in options["type"],
        "year": lambda facts: (
            (first, last) == (None, None)
            or (
                facts.year is not None
                and (first is None or facts.year >= first)
                and (last is None or facts.year <= last)
            )
        ),
        "genre": lambda facts: set(options["genre"]) <= set(facts.genres),
        "not_genre": lambda facts: not set(options["not_genre"]) & set(facts.genres),
        "language": lambda facts: facts.language in options["language"],
        "max_runtime": lambda facts: (
            facts.runtime_minutes is not None and facts.runtime_minutes <= options["max_runtime"]
        ),
        "min_rating": lambda facts: facts.rating is not None and facts.rating >= options["min_rating"],
        "min_votes": lambda facts: facts.votes is not None and facts.votes >= options["min_votes"],
        "max_votes": lambda facts: facts.votes is not None and facts.votes <= options["max_votes"],
    }
    return lambda facts: all(wanted[name](facts) for name in options)


GENRES = st.lists(
    st.sampled_from(["Drama", "Crime", "Horror", "Romance", "Western"]), min_size=1, max_size=2, unique=True
)
YEARS = st.tuples(st.none() | st.integers(1940, 1990), st.none() | st.integers(1990, 2020))
OPTIONS = st.fixed_dictionaries(
    {},
    optional={
        "type": st.sampled_from([["movie"], ["tvSeries"], ["movie", "tvSeries"]]),
        "year": YEARS,
        "genre": GENRES,
        "not_genre": GENRES,
        "language": st.sampled_from([["en"], ["fr", "ja"]]),
        "max_runtime": st.integers(50, 160),
        "min_rating": st.integers(55, 90).map(lambda tenths: tenths / 10),
        "min_votes": st.integers(0, 200_000),
        "max_votes": st.integers(0, 200_000),
    },
)


@settings(deadline=None)
@given(OPTIONS)
def test_exactly_the_titles_that_pass_are_picked(options: dict[str, Any]) -> None:
    """Against a check of every title by hand: none too many, none missing, and in the order of the scores."""
    model = Model(fitted().bundle)
    everything = model.similar("tt1000000", n=1000)
    passes = by_hand(options)
    assert [pick.tconst for pick in model.similar("tt1000000", n=1000, **options)] == [
        pick.tconst for pick in everything if passes(pick.facts)
    ]


def test_words_are_taken_as_people_type_them(model: Model) -> None:
    for typed in ({"genre": "sci-fi"}, {"genre": ["SciFi"]}, {"genre": "Sci-Fi"}):
        picks = model.similar("tt1000000", n=50, **typed)  # type: ignore[arg-type]
        assert len(picks) == 7
        assert all("Sci-Fi" in pick.facts.genres for pick in picks)
    for typed in ({"language": "french"}, {"language": "FR"}):
        picks = model.similar("tt1000000", n=50, **typed)  # type: ignore[arg-type]
        assert {pick.facts.language for pick in picks} == {"fr"}


@pytest.mark.parametrize(
    ("year", "span"),
    [
        (1979, (1979, 1979)),
        ("1979", (1979, 1979)),
        ("1970..1985", (1970, 1985)),
        ("1970..", (1970, None)),
        ("..1985", (None, 1985)),
        ((1970, 1985), (1970, 1985)),
        (None, None),
    ],
)
def test_years_can_be_said_in_several_ways(year: Any, span: Any) -> None:
    assert read_years(year) == span


@pytest.mark.parametrize(
    "year",
    [
        "",
        "..",
        "seventies",
        "1985..1970",
        "1970...1985",
        (1985, 1970),
        1979.0,
        (1979,),
        ("1979", None),
        {1979},
    ],
)
def test_years_that_cannot_be_read_are_refused(year: Any) -> None:
    with pytest.raises(UsageError, match="year: "):
        read_years(year)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"genre": "Dramma"}, "did you mean 'Drama'"),
        ({"type": "opera"}, "there are movie, tvSeries"),
        ({"language": "Klingon"}, "no title of this model is in 'Klingon'"),
        ({"diverse": 1.5}, "diverse: must be from 0 to 1, got 1.5"),
        ({"popularity": -2}, "popularity: must be from -1 to 1"),
        ({"age": float("nan")}, "age: must be"),
        ({"franchise": "all"}, "franchise: must be 'collapse', 'order' or None"),
        ({"colour": "red"}, "colour: no such option; there are type, year"),
        ({"max_runtime": "90"}, "max_runtime: must be a number, got '90'"),
        ({"min_rating": float("nan")}, "min_rating: must be a number, got nan"),
        ({"min_votes": float("inf")}, "min_votes: must be a number, got inf"),
        ({"year": 1979.0}, "year: must be like 1979, .* got 1979.0"),
        ({"n": 2.5}, "n: must be a whole number from 0, got 2.5"),
        ({"n": "5"}, "n: must be a whole number from 0, got '5'"),
        ({"diverse": "0.5"}, "diverse: must be from 0 to 1, got '0.5'"),
        ({"genre": 5}, "genre: must be a text or several, got 5"),
        ({"language": ["fr", None]}, "language: must be a text or several, got None"),
        ({"exclude": 78748}, "exclude: must be a text or several, got 78748"),
    ],
)
def test_what_cannot_be_asked_is_refused_with_what_can(model: Model, options: Any, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        model.similar("tt1000000", **options)


def test_only_and_exclude_take_ids_and_pass_over_unknown_ones(model: Model) -> None:
    picks = model.similar("tt1000000", only={"tt1000004", "tt1000005", "tt9"}, exclude=["tt1000005"])
    assert [pick.tconst for pick in picks] == ["tt1000004"]
    assert [pick.tconst for pick in model.similar("tt1000000", only="tt1000004")] == ["tt1000004"]
    assert "tt1000004" not in {pick.tconst for pick in model.similar("tt1000000", n=500, exclude="tt1000004")}


def test_options_are_all_off_by_default(model: Model) -> None:
    """Nothing given, and everything given as off, are the same."""
    off: Options = {
        "type": None,
        "year": None,
        "genre": None,
        "franchise": None,
        "diverse": 0.0,
        "sequels": False,
    }
    plain = [(pick.tconst, pick.score) for pick in model.similar("tt1000000", n=200)]
    assert plain == [(pick.tconst, pick.score) for pick in model.similar("tt1000000", n=200, **off)]
    assert read_order({}) == read_order(off)


class TestShortfall:
    def test_enough_picks_have_none(self, model: Model) -> None:
        assert model.similar("tt1000000", n=5, genre="Western").shortfall is None

    def test_a_value_is_named_that_gives_enough(self, model: Model) -> None:
        """The nearest rating at which ten pass, and how many then do, as counted by asking again."""
        short = model.similar("tt1000000", n=10, genre="Western", min_rating=7.75).shortfall
        assert short is not None
        assert (short.asked, short.found) == (10, 3)
        rating, genre = short.relaxations
        assert (rating.option, genre.option) == ("--min-rating", "--genre")
        assert rating.loosened is not None
        again = model.similar("tt1000000", n=99, genre="Western", min_rating=float(rating.loosened))
        assert len(again) == rating.loosened_gives >= 10
        assert len(model.similar("tt1000000", n=99, genre="Western")) == rating.without
        assert len(model.similar("tt1000000", n=99, min_rating=7.75)) == genre.without
        assert str(short).startswith("only 3 of 10 titles pass the filters. To get more: with --min-rating ")

    def test_years_widen_at_both_ends(self, model: Model) -> None:
        short = model.similar("tt1000000", n=30, type="movie", year="1979..1980").shortfall
        assert short is not None
        wider = next(way for way in short.relaxations if way.option == "--year")
        assert wider.loosened is not None
        first, last = map(int, wider.loosened.split(".."))
        assert 1979 - first == last - 1980
        assert (
            len(model.similar("tt1000000", n=999, type="movie", year=wider.loosened)) == wider.loosened_gives
        )
        narrower = f"{first + 1}..{last - 1}"
        assert len(model.similar("tt1000000", n=999, type="movie", year=narrower)) < 30

    def test_a_shorter_limit_grows(self, model: Model) -> None:
        short = model.similar("tt1000000", n=20, max_runtime=57).shortfall
        assert short is not None
        assert short.relaxations[0].option == "--max-runtime"
        limit = float(short.relaxations[0].loosened or 0)
        assert len(model.similar("tt1000000", n=99, max_runtime=limit)) >= 20

    def test_what_does_not_help_is_not_offered(self, model: Model) -> None:
        """No film is both western and documentary: only dropping one of the two helps."""
        short = model.similar("tt1000000", genre=["Western", "Documentary"], min_votes=1).shortfall
        assert short is not None
        assert [way.value for way in short.relaxations] == ["Western", "Documentary"] or [
            way.value for way in short.relaxations
        ] == ["Documentary", "Western"]
        assert "no title passes the filters" in str(short)

    def test_a_list_of_titles_is_never_offered_to_be_dropped(self, model: Model) -> None:
        """Whoever has seen them will not see them again for want of others; and there is no such flag."""
        everything = [pick.tconst for pick in model.similar("tt1000000", n=10_000)]
        short = model.similar("tt1000000", n=5, exclude=everything[3:], min_rating=9.9).shortfall
        assert short is not None
        assert [way.option for way in short.relaxations] == ["--min-rating"]
        alone = model.similar("tt1000000", n=5, only=everything[:3]).shortfall
        assert str(alone) == "only 3 of 5 titles pass the filters"

    def test_a_short_catalogue_is_no_fault_of_the_filters(self, model: Model) -> None:
        assert model.similar("tt1000000", n=10_000, min_votes=0).shortfall is None

    def test_titles_that_pass_but_share_a_series_are_not_said_to_be_too_few(self, model: Model) -> None:
        """Three parts of one series pass where two picks are asked for, and one is shown: a fourth might help."""
        series = ["tt1000000", "tt1000001", "tt1000002", "tt1000003"]
        picks = model.similar("tt1000004", n=2, only=series, min_votes=184_000, franchise="collapse")
        short = picks.shortfall
        assert short is not None
        assert (short.asked, short.shown, short.found) == (2, len(picks), 3) == (2, 1, 3)
        assert str(short).startswith("3 titles pass the filters, 1 of them where a series shows once. To get")
        votes = next(way for way in short.relaxations if way.option == "--min-votes")
        assert (votes.loosened, votes.loosened_gives) == ("176000", 4)
