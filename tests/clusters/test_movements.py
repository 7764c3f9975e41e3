from __future__ import annotations

from clusters.facts_of_clusters import facts
from reelkin.clusters.movements import movement


def test_a_movement_needs_language_years_and_directors():
    directors = {"Jean-Luc Godard", "François Truffaut", "Agnès Varda"}
    french = {"genre_drama language_fr": 80, "language_en": 20}
    wave = {"counts": french, "years": (1958, 1968), "directors": directors}
    assert movement(facts(**wave)).name == "French New Wave"
    assert movement(facts(**{**wave, "directors": {"Jean-Luc Godard", "Agnès Varda"}})) is None
    assert movement(facts(**{**wave, "years": (1958, 1990)})) is None
    assert movement(facts(**{**wave, "counts": {"language_fr": 30, "language_en": 70}})) is None
