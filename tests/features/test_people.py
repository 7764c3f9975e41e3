"""People: their weights by hand, pruned by role, named."""

from __future__ import annotations

import pytest

from reelkin.features.people import cast, directors, writers

from .tiny import credits_of, people_of, source, titles, values

TWO = titles({}, {})


def test_directors_of_one_title_share_it() -> None:
    told = credits_of(("a", "n1", "director", 1), ("a", "n2", "director", 2), ("b", "n1", "director", 1))
    filled = directors(source(TWO, told, people_of(n1="Joel Coen", n2="Ethan Coen"), min_person_titles=1))
    assert values(filled, 0) == {"director_n1": 0.707107, "director_n2": 0.707107}
    assert values(filled, 1) == {"director_n1": 1.0}
    assert filled.labels == ["directed by Joel Coen", "directed by Ethan Coen"]


def test_people_of_too_few_titles_are_no_column_but_keep_their_share() -> None:
    told = credits_of(("a", "n1", "writer", 1), ("a", "n2", "writer", 2), ("b", "n1", "writer", 1))
    filled = writers(source(TWO, told))
    assert filled.names == ["writer_n1"]
    assert values(filled, 0) == {"writer_n1": 0.707107}


def test_titles_count_by_role() -> None:
    """Two credits in two roles are one title in each."""
    told = credits_of(("a", "n1", "director"), ("b", "n1", "writer"))
    given = source(TWO, told)
    assert directors(given).names == writers(given).names == []


def test_weight_falls_with_billing() -> None:
    told = credits_of(("a", "n1", "cast", 1), ("a", "n2", "cast", 2), ("a", "n3", "cast", 3))
    filled = cast(source(TWO, told, min_person_titles=1))
    # squares 1, 1/2, 1/3, of 11/6
    assert values(filled, 0) == {"cast_n1": 0.738549, "cast_n2": 0.522233, "cast_n3": 0.426401}


def test_gaps_in_billing_do_not_count() -> None:
    told = credits_of(("a", "n1", "cast", 1), ("a", "n2", "cast", 7))
    assert values(cast(source(TWO, told, min_person_titles=1)), 0) == {
        "cast_n1": 0.816497,
        "cast_n2": 0.57735,
    }


@pytest.mark.parametrize("ordered", [True, False])
def test_an_unordered_cast_is_equal_and_forty_weigh_no_more_than_five(ordered: bool) -> None:
    told = credits_of(
        *((("a", f"n{i}", "cast", None)) for i in range(40)),
        *((("b", f"m{i}", "cast", None)) for i in range(5)),
    )
    filled = cast(source(TWO, told, min_person_titles=1, billing_order=ordered))
    forty, five = values(filled, 0), values(filled, 1)
    assert set(forty.values()) == {0.158114}
    assert set(five.values()) == {0.447214}
    assert sum(v * v for v in forty.values()) == pytest.approx(sum(v * v for v in five.values()), abs=1e-4)


def test_billing_is_not_read_where_it_means_nothing() -> None:
    told = credits_of(("a", "n1", "cast", 1), ("a", "n2", "cast", 2))
    filled = cast(source(TWO, told, min_person_titles=1, billing_order=False))
    assert values(filled, 0) == {"cast_n1": 0.707107, "cast_n2": 0.707107}


def test_who_has_no_billing_comes_after_who_has() -> None:
    told = credits_of(("a", "n1", "cast", 1), ("a", "n2", "cast", None), ("a", "n3", "cast", None))
    filled = cast(source(TWO, told, min_person_titles=1))
    # places 1, 2, 2: squares 1, 1/2, 1/2
    assert values(filled, 0) == {"cast_n1": 0.707107, "cast_n2": 0.5, "cast_n3": 0.5}


def test_who_appears_as_themselves_is_billed_after_the_cast() -> None:
    told = credits_of(("a", "n1", "self", 1), ("a", "n2", "cast", 1))
    filled = cast(source(TWO, told, min_person_titles=1))
    assert values(filled, 0) == {"cast_n1": 0.57735, "cast_n2": 0.816497}


def test_a_person_credited_twice_counts_once_at_the_best_place() -> None:
    told = credits_of(
        ("a", "n1", "cast", 2), ("a", "n1", "self", 1), ("a", "n2", "cast", 1), ("a", "n1", "cast", 3)
    )
    filled = cast(source(TWO, told, min_person_titles=1))
    assert values(filled, 0) == {"cast_n1": 0.57735, "cast_n2": 0.816497}


def test_order_of_the_table_does_not_matter() -> None:
    told = credits_of(("a", "n1", "cast", 2), ("a", "n2", "cast", 1), ("b", "n1", "cast", 1))
    one, other = (cast(source(TWO, frame, min_person_titles=1)) for frame in (told, told.reverse()))
    assert one.names == other.names
    assert one.values.equals(other.values)


def test_a_person_without_a_name_is_called_by_the_id() -> None:
    told = credits_of(("a", "n1", "cast"), ("b", "n1", "cast"))
    assert cast(source(TWO, told)).labels == ["with n1"]


def test_no_credits_no_columns() -> None:
    assert cast(source(TWO)).names == []
    assert cast(source(TWO)).values.is_empty()
