from __future__ import annotations

from clusters.facts_of_clusters import facts
from reelkin.clusters.movements import movement


def test_a_movement_needs_language_years_and_directors():
    directors = {"Jean-Luc Godard", "François Truffaut", "Agnès Varda"}
    wave = {"shares": {"language_fr": 0.8}, "years": (1958, 1968), "directors": directors}
    assert movement(facts(**wave)) == "French New Wave"
    assert movement(facts(**{**wave, "directors": {"Jean-Luc Godard", "Agnès Varda"}})) == ""
    assert movement(facts(**{**wave, "years": (1958, 1990)})) == ""
    assert movement(facts(**{**wave, "shares": {"language_fr": 0.3}})) == ""
