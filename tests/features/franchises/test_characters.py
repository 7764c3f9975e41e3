"""Characters that hold titles together, by points."""

from __future__ import annotations

from typing import Any

import pytest

from reelkin.features.entries import numbered
from reelkin.features.franchises.characters import character_links
from reelkin.features.franchises.evidence import ROLES, crews

from ..tiny import credits_of, titles


def linked(*told: tuple[Any, ...], count: int = 2) -> list[tuple[int, int, str, str]]:
    placed = titles(*[{}] * count).with_row_index("row")
    frame = credits_of(*told)
    crew = crews(numbered(frame, placed, ROLES)[0])
    return character_links(placed, frame, crew).select("first", "second", "stem", "name").rows()


def plays(title: str, person: str, *names: str) -> tuple[Any, ...]:
    return title, person, "cast", None, list(names)


BOND = (plays("a", "n1", "James Bond"), plays("b", "n1", "James Bond"))


def test_the_same_actor_in_the_same_part_with_somebody_else_of_the_first_film() -> None:
    assert linked(*BOND, plays("a", "n2", "Felix"), plays("b", "n2", "Ernst")) == [
        (0, 1, "james bond", "James Bond")
    ]


def test_a_part_played_twice_by_one_actor_among_strangers_is_not_enough() -> None:
    assert linked(*BOND, plays("a", "n2", "Felix"), plays("b", "n3", "Ernst")) == []


def test_another_actor_as_bond_and_the_same_m() -> None:
    told = (
        plays("a", "n1", "James Bond"),
        plays("b", "n2", "James Bond"),
        plays("a", "n3", "M"),
        plays("b", "n3", "M"),
    )
    writer = (("a", "n4", "writer"), ("b", "n4", "writer"))
    assert linked(*told, *writer) == [(0, 1, "james bond", "James Bond")]
    assert linked(*told) == []


@pytest.mark.parametrize(
    "name", ["The Doctor", "Mother", "Police Officer", "Self", "Old Man", "Various Characters", "Narrator"]
)
def test_what_somebody_is_says_not_who(name: str) -> None:
    assert linked(
        plays("a", "n1", name), plays("b", "n1", name), plays("a", "n2", name), plays("b", "n2", name),
        ("a", "n3", "director"), ("b", "n3", "director"),
    ) == []  # fmt: skip


def test_a_rank_before_a_name_does_not_make_it_a_role() -> None:
    kirk = [plays(title, "n1", "Captain James T. Kirk") for title in "ab"]
    assert linked(*kirk, ("a", "n2", "director"), ("b", "n2", "director"))[0][2] == "captain james t kirk"


def test_what_follows_a_dash_is_not_the_name() -> None:
    chase = [
        plays("a", "n1", "Lambert Chase - the Detective"),
        plays("b", "n1", "Lambert Chase - the Detective"),
    ]
    assert linked(*chase, ("a", "n2", "director"), ("b", "n2", "director"))[0][2] == "lambert chase"


def test_a_figure_that_many_play_links_nothing() -> None:
    """Hamlet, whom four actors play in five titles."""
    many = [
        plays(title, person, "Prince Hamlet of Denmark")
        for title, person in zip("abcde", "11234", strict=True)
    ]
    assert linked(*many, ("a", "n9", "director"), ("b", "n9", "director"), count=5) == []


def test_who_plays_themselves_is_no_character() -> None:
    told = [(title, person, "self", None, ["James Bond"]) for title in "ab" for person in ("n1", "n2")]
    assert linked(*told) == []


def test_no_characters_no_links() -> None:
    assert linked(("a", "n1", "cast"), ("b", "n1", "cast")) == []
