"""What a person has beside imports outlives one that is taken back."""

from __future__ import annotations

from interactions.making import known_films
from reelkin.interactions.not_interested import mark
from reelkin.interactions.profiles import load_profile
from reelkin.interactions.rows import Row
from reelkin.interactions.scale import IMDB
from reelkin.interactions.undoing import import_undoably, undo_import


def test_what_is_never_to_be_shown_stays_when_the_first_import_is_taken_back(tmp_path):
    folder, titles = tmp_path / "profiles" / "ann", known_films()
    mark(folder, ["tt0113277"], 100)
    import_undoably(
        folder, [Row("a.csv", 2, "rated", title="Alien", year=1979, rating=8, scale=IMDB)], titles
    )
    left = undo_import(folder, titles)
    assert left.not_interested == {"tt0113277": 100}
    assert not left.matched
    assert load_profile(folder) == left
