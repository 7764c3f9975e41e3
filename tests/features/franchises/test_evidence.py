"""Shared people, counted by hand."""

from __future__ import annotations

import polars as pl
import pytest

from reelkin.features.franchises.evidence import crews, shared_people, without_people

CREW = {"row": pl.UInt32, "person": pl.UInt32, "role": pl.String}


def crew_of(*rows: tuple[int, int, str]) -> pl.DataFrame:
    return crews(pl.DataFrame(list(rows), schema=CREW, orient="row"))


def proven(
    crew: pl.DataFrame, years: tuple[int | None, int | None] = (1980, 1985), remake: bool = False
) -> dict[str, object]:
    titles = pl.DataFrame(
        {"row": [0, 1], "start_year": years}, schema={"row": pl.UInt32, "start_year": pl.Int32}
    )
    pairs = pl.DataFrame({"first": [0], "second": [1], "remake": [remake]}).cast(
        {"first": pl.UInt32, "second": pl.UInt32}
    )
    return shared_people(pairs, titles, crew).to_dicts()[0]


def test_a_crew_has_each_person_once_a_title() -> None:
    crew = crew_of((0, 7, "writer"), (0, 7, "director"), (1, 7, "writer"), (1, 8, "cast")).sort(
        "row", "person"
    )
    assert crew.select("row", "person", "only_writes", "titles").rows() == [
        (0, 7, False, 2), (1, 7, True, 2), (1, 8, False, 1),
    ]  # fmt: skip


def test_people_in_common_are_counted_by_what_they_do() -> None:
    crew = crew_of(
        (0, 1, "cast"), (1, 1, "cast"), (0, 2, "writer"), (1, 2, "writer"), (0, 3, "cast"), (1, 4, "cast")
    )
    found = proven(crew)
    assert (found["people"], found["makers"], found["proof"], found["credited"]) == (2, 1, 2.0, True)


def test_a_busy_person_proves_less() -> None:
    crew = crew_of(*((row, 1, "cast") for row in range(40)))
    assert proven(crew)["proof"] == pytest.approx(20 / 40)


@pytest.mark.parametrize(
    ("years", "remake", "people"),
    [((1980, 1995), False, 1), ((1980, 1996), False, 0), ((1980, 1985), True, 0), ((1980, None), False, 0)],
)
def test_a_writer_of_both_shows_one_source_if_far_apart_or_for_a_remake(
    years: tuple[int | None, int | None], remake: bool, people: int
) -> None:
    assert proven(crew_of((0, 1, "writer"), (1, 1, "writer")), years, remake)["people"] == people


def test_an_actor_counts_however_far_apart() -> None:
    assert proven(crew_of((0, 1, "cast"), (1, 1, "cast")), (1978, 2018), remake=True)["people"] == 1


def test_an_actor_of_two_long_casts_proves_less_but_the_director_does_not() -> None:
    """Casts of 20 and 45 people: 20 / √900."""
    others = [(row, 100 * row + i, "cast") for row, n in ((0, 20), (1, 45)) for i in range(2, n + 1)]
    crew = crew_of((0, 1, "cast"), (1, 1, "cast"), *others)
    assert proven(crew)["proof"] == pytest.approx(20 / 30)
    crew = crew_of((0, 1, "director"), (1, 1, "director"), *((0, 100 + i, "cast") for i in range(19)))
    assert proven(crew)["proof"] == 1.0


def test_titles_without_credits_are_told() -> None:
    found = proven(crew_of((0, 1, "cast")))
    assert (found["credited"], found["people"], found["proof"]) == (False, 0, 0.0)


def test_a_series_named_after_someone_credited_in_it_is_theirs() -> None:
    pairs = pl.DataFrame(
        {"first": [0, 0, 2], "second": [1, 1, 3], "stem": ["bill hicks", "rocky", "bill hicks"]}
    ).cast({"first": pl.UInt32, "second": pl.UInt32})
    people = pl.DataFrame({"nconst": ["n1", "n2"], "primary_name": ["Bill Hicks", "Ann"]})
    ids = pl.DataFrame({"person": [0, 1], "nconst": ["n1", "n2"]}).cast({"person": pl.UInt32})
    crew = crew_of((0, 0, "cast"), (1, 0, "cast"), (2, 1, "cast"))
    left = without_people(pairs, crew, people, ids).sort("first")
    assert left.select("first", "stem", "person").rows() == [(0, "rocky", False), (2, "bill hicks", True)]
