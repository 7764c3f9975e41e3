"""Names film lovers use for a time, a place and a handful of directors."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reelkin.clusters.eras import span

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
HOLDS = 0.75
MOVEMENT_DIRECTORS = 3
"""So many of a movement's directors have to be over-represented."""


def movement(facts: Facts) -> Movement | None:
    """The movement these titles are known by, where language, years and directors all say so."""
    years = span(facts.titles.starts)
    for one in MOVEMENTS:
        fits = years and one.years[0] <= years[0] and years[1] <= one.years[1]
        known = len(one.directors & facts.directors) >= MOVEMENT_DIRECTORS
        if fits and known and facts.titles.share(((one.language,),)) >= HOLDS:
            return one
    return None
