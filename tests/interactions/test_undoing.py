"""What a person has beside imports outlives one that is taken back."""

from __future__ import annotations

import pytest

from interactions.making import known_films
from reelkin.interactions.not_interested import mark
from reelkin.interactions.profiles import load_profile
from reelkin.interactions.rows import Row
from reelkin.interactions.scale import IMDB
from reelkin.interactions.undoing import BEFORE, import_undoably, undo_import


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


class Broken:
    """Titles that cannot be asked."""

    def __getattr__(self, name):
        raise OSError(28, "No space left on device")


def test_an_import_that_fails_leaves_the_one_before_to_be_taken_back(tmp_path):
    folder, titles = tmp_path / "profiles" / "ann", known_films()
    alien = Row("a.csv", 2, "rated", title="Alien", year=1979, rating=8, scale=IMDB)
    with pytest.raises(OSError, match="No space"):
        import_undoably(folder, [alien], Broken())
    assert not (folder / BEFORE).exists()
    import_undoably(folder, [alien], titles)
    heat = Row("b.csv", 2, "rated", title="Heat", year=1995, rating=9, scale=IMDB)
    with pytest.raises(OSError, match="No space"):
        import_undoably(folder, [heat], Broken())
    assert [one.title for one in load_profile(folder).matched] == ["Alien"]
    assert not undo_import(folder, titles).matched
