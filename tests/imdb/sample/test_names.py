"""Lists of names in which a comma may stand inside a name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reelkin.imdb.sample.names import split_names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (None, []),
        ("", []),
        ("Ridley Scott", ["Ridley Scott"]),
        ("Ed Begley, Jr., Eileen Seeley", ["Ed Begley Jr.", "Eileen Seeley"]),
        ("Ed Begley, Ed Begley, Jr.", ["Ed Begley", "Ed Begley Jr."]),
        ("Al Waxman, Joaquin Garay, III", ["Al Waxman", "Joaquin Garay III"]),
        ("Diana, Princess of Wales, Earl Cameron", ["Diana, Princess of Wales", "Earl Cameron"]),
        (
            "Radu, Prince Consort of Romania, Richard Guedj",
            ["Radu, Prince Consort of Romania", "Richard Guedj"],
        ),
        ("Tim Bentinck, 12th Earl of Portland", ["Tim Bentinck, 12th Earl of Portland"]),
        ("Crosby, Stills & Nash, Janis Joplin", ["Crosby, Stills & Nash", "Janis Joplin"]),
        ("James Earl Jones, Queen Latifah, Prince", ["James Earl Jones", "Queen Latifah", "Prince"]),
        ("50 Cent, Princess Beatrice of York", ["50 Cent", "Princess Beatrice of York"]),
        ("Penn & Teller, Roberto  Farías Morales", ["Penn & Teller", "Roberto Farías Morales"]),
        ("Zoe Saldaña, list of American supercentenarians, art director", ["Zoe Saldaña"]),
        ("A, A, B", ["A", "B"]),
    ],
)
def test_names_are_told_apart(text: str | None, names: list[str]) -> None:
    """By the forms that go on after a comma."""
    assert split_names(text) == names


@given(st.lists(st.from_regex(r"[A-Z][a-z]{2,8} [A-Z][a-z]{2,8}", fullmatch=True), unique=True))
def test_common_names_come_back(names: list[str]) -> None:
    """In their order."""
    assert split_names(", ".join(names)) == names
