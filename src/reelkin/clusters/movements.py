"""Names film lovers use for a time, a place and a handful of directors."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from reelkin.clusters.facts import Facts


class Movement(NamedTuple):
    """A name film lovers use for a time, a place and a handful of directors."""

    name: str
    language: str
    years: tuple[int, int]
    directors: frozenset[str]


MOVEMENTS = (
    Movement(
        "French New Wave",
        "language_fr",
        (1955, 1974),
        frozenset(
            {
                "Jean-Luc Godard",
                "François Truffaut",
                "Claude Chabrol",
                "Éric Rohmer",
                "Eric Rohmer",
                "Jacques Rivette",
                "Agnès Varda",
                "Alain Resnais",
                "Louis Malle",
                "Jacques Demy",
            }
        ),
    ),
    Movement(
        "Italian neorealist",
        "language_it",
        (1942, 1957),
        frozenset({"Roberto Rossellini", "Vittorio De Sica", "Luchino Visconti", "Giuseppe De Santis"}),
    ),
)
MOVEMENT_DIRECTORS = 3
"""So many of a movement's directors have to be over-represented."""


def movement(facts: Facts) -> str:
    """The movement these titles are known by, where language, years and directors all say so; else empty."""
    for one in MOVEMENTS:
        fits = facts.years and one.years[0] <= facts.years[0] and facts.years[1] <= one.years[1]
        known = len(one.directors & facts.directors) >= MOVEMENT_DIRECTORS
        if fits and known and facts.share(one.language) >= 0.5:
            return one.name
    return ""
