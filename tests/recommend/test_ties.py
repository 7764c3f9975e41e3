from __future__ import annotations

import pytest

from reelkin.recommend.pick import Reason
from reelkin.recommend.ties import _said


def said(*labels: str, titles: str = "") -> str:
    return _said([Reason(f"r{place}", label, "", 1.0) for place, label in enumerate(labels)], titles)


@pytest.mark.parametrize(
    ("labels", "clause"),
    [
        (["directed by Ridley Scott"], "Ridley Scott directs again"),
        (["directed by Joel Coen and Ethan Coen"], "Joel Coen and Ethan Coen direct again"),
        (["written and directed by James Cameron"], "James Cameron writes and directs again"),
        (["written by Bram Stoker"], "again written by Bram Stoker"),
        (["with Sigourney Weaver"], "with Sigourney Weaver again"),
        (["directed by A", "with B"], "A directs again, with B"),
        (["directed by A, with B and C"], "A directs again, with B and C"),
        (["written and directed by A", "with A"], "A writes and directs again"),
        (["the Alien films"], "another of the Alien films"),
        (["the Alien films", "directed by A"], "another of the Alien films, again directed by A"),
        (["the Alien films", "with B"], "another of the Alien films, with B"),
        (
            ["the Alien films, directed by A, with B"],
            "another of the Alien films, again directed by A, with B",
        ),
    ],
)
def test_asked_about_one_title(labels: list[str], clause: str) -> None:
    assert said(*labels) == clause


@pytest.mark.parametrize(
    ("labels", "clause"),
    [
        (["directed by A", "with B"], "A directs, as in Alien and Heat, with B"),
        (["written by A", "with B"], "written by A, like Alien and Heat"),
        (["with B"], "with B, like Alien and Heat"),
        (["the Alien films"], "another of the Alien films"),
    ],
)
def test_asked_for_a_person(labels: list[str], clause: str) -> None:
    assert said(*labels, titles="Alien and Heat") == clause
