"""What is stored of a person, and how imports add up."""

import json
from dataclasses import replace

import pytest

from interactions.making import known_films
from reelkin.errors import BadInput, UsageError, WorkspaceLocked
from reelkin.interactions import profiles
from reelkin.interactions.merging import Rated
from reelkin.interactions.profiles import import_rows, load_profile, lock, people, person_folder, save_choices
from reelkin.interactions.rows import Row
from reelkin.interactions.scale import IMDB


def row(title, year, rating=8.0, when=None, line=2, file="a.csv", **more):
    return Row(file, line, "rated", title=title, year=year, rating=rating, scale=IMDB, timestamp=when, **more)


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "profiles" / "ann"


@pytest.fixture
def titles():
    return known_films()


def test_what_is_imported_is_there_afterwards(folder, titles):
    made = import_rows(folder, [row("Alien", 1979), row("Alone", 2020)], titles)
    assert load_profile(folder) == made
    assert [one.status for one in made.matched] == ["matched", "ambiguous"]
    assert people(folder.parent) == ["ann"]


def test_importing_again_merges_and_the_later_rating_wins(folder, titles):
    import_rows(folder, [row("Alien", 1979, 8, 100), row("Heat", 1995, 7, 100)], titles)
    import_rows(
        folder, [row("Alien", 1979, 3, 200), row("Heat", 1995, 2, 50), row("Aladdin", 1992, 6, 1)], titles
    )
    rated = load_profile(folder).taste.rated
    assert {tconst: one.rating for tconst, one in rated.items()} == {
        "tt0078748": 3,
        "tt0113277": 7,
        "tt0103639": 6,
    }


def test_the_same_file_twice_changes_nothing(folder, titles):
    rows = [row("Alien", 1979, 8, 100), row("Alone", 2020), row("Alien", 1979, problem="odd", line=9)]
    import_rows(folder, rows, titles)
    before = (folder / "ratings.json").read_bytes()
    import_rows(folder, rows, titles)
    assert (folder / "ratings.json").read_bytes() == before


def test_what_is_resolved_stays_resolved(folder, titles):
    alone = row("Alone", 2020, 8, 100)
    (one,) = import_rows(folder, [alone], titles).matched
    save_choices(folder, {one.key: "tt9000002"})
    import_rows(folder, [replace(alone, rating=4.0, timestamp=200, line=77)], titles)
    assert load_profile(folder).taste.rated == {"tt9000002": Rated(4.0, IMDB, 200)}
    (folder / "ratings.json").unlink()
    assert import_rows(folder, [alone], titles).matched[0].tconst == "tt9000002"


def test_a_mended_file_takes_its_problems_away_and_no_others(folder, titles):
    import_rows(
        folder,
        [row("Alien", 1979, problem="odd", line=9), row("Heat", 1995, problem="odd", file="b.csv")],
        titles,
    )
    profile = import_rows(folder, [row("Alien", 1979, line=9)], titles)
    assert [(one.row.title, one.status) for one in profile.matched] == [
        ("Heat", "unmatched"),
        ("Alien", "matched"),
    ]


def test_less_to_match_against_takes_no_match_away(folder, titles):
    import_rows(folder, [row("Alien", 1979, 8, 100)], replace(titles, whole=True))

    profile = import_rows(folder, [row("Alien", 1979, 3, 200)], _Nothing())
    assert profile.taste.rated == {"tt0078748": Rated(3, IMDB, 200)}
    assert import_rows(folder, [], _Nothing(whole=True)).taste.rated == {}


class _Nothing:
    name = "nothing"

    def __init__(self, whole=False):
        self.whole = whole

    def known_ids(self, _tconsts):
        return {}

    def named(self, queries):
        return [[] for _ in queries]

    like = named


def test_a_crash_while_writing_leaves_what_was_there(folder, titles, monkeypatch):
    import_rows(folder, [row("Alien", 1979)], titles)
    before = load_profile(folder)

    def crash(*_args):
        raise OSError("no space left")

    monkeypatch.setattr("reelkin.artefacts.os.fsync", crash)
    with pytest.raises(OSError, match="no space"):
        import_rows(folder, [row("Heat", 1995)], titles)
    assert load_profile(folder) == before


@pytest.mark.parametrize(
    "person", ["", ".", "..", "../ann", "a/b", "a\\b", ".ann", "ann.", " ann", "a\nb", "a" * 65, "_x", "C:"]
)
def test_names_that_are_no_folder_are_refused(tmp_path, person):
    with pytest.raises(UsageError, match="person"):
        person_folder(tmp_path, person)


@pytest.mark.parametrize("person", ["ann", "Ann-Marie O'Neil", "7", "Zoë", "山田", "a.b"])
def test_names_that_people_have(tmp_path, person):
    assert person_folder(tmp_path, person).parent == tmp_path


def test_composed_and_decomposed_names_are_one_person(tmp_path):
    assert person_folder(tmp_path, "Zoe\u0308") == person_folder(tmp_path, "Zoë")


def test_a_missing_profile_says_which_there_are(folder, titles):
    import_rows(folder, [], titles)
    with pytest.raises(UsageError, match=r"bob: no profile.*ann.*reelkin import FILE --person bob"):
        load_profile(folder.parent / "bob")


@pytest.mark.parametrize(
    "content", ["{", "[]", '{"format": 9, "rows": []}', '{"format": 1}', '{"format": 1, "rows": [{"status": "matched"}]}',
                '{"format": 1, "rows": [5]}', '{"format": 1, "rows": [{"row": {"nonsense": 1}, "status": "matched"}]}']
)  # fmt: skip
def test_a_damaged_profile_is_refused_with_a_remedy(folder, content):
    folder.mkdir(parents=True)
    (folder / "ratings.json").write_text(content)
    with pytest.raises(BadInput, match=r"ratings.json.*remove it and import again"):
        load_profile(folder)


def test_two_imports_do_not_write_at_once(folder, monkeypatch):
    monkeypatch.setattr(profiles, "_WAIT_SECONDS", 0.1)
    with lock(folder), pytest.raises(WorkspaceLocked, match="another reelkin"), lock(folder):
        pass
    with lock(folder):
        pass


def test_files_are_json_for_others_to_read(folder, titles):
    import_rows(folder, [row("Alien", 1979)], titles)
    save_choices(folder, {"alone|2020": None})
    assert json.loads((folder / "choices.json").read_text()) == {"format": 1, "choices": {"alone|2020": None}}
    assert json.loads((folder / "ratings.json").read_text())["rows"][0]["tconst"] == "tt0078748"
