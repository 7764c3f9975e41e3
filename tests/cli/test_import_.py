"""`reelkin import`: counts, the report of each row, the profile, and going through what is ambiguous."""

import json

import pytest

from interactions.making import IMDB_NEW, RATINGS, known_films, sheet
from reelkin.cli import exports
from reelkin.installing import install_line
from reelkin.workspace import Workspace

BOXD = [("Alien", 1979, 4.5), ("Alone", 2020, 4), ("Zyzzyva", 1999, 3), ("Seven Samurai", 1955, 5)]


@pytest.fixture
def ask(reelkin, tmp_path, monkeypatch):
    """The program in a workspace of its own, whose titles are thirteen films."""
    monkeypatch.setattr("reelkin.cli.import_.known_titles", lambda _workspace: known_films())
    return lambda *args: reelkin("--home", tmp_path / "home", *args)


@pytest.fixture
def boxd(tmp_path):
    path = tmp_path / "ratings.csv"
    rows = [
        {"Date": "2017-11-13", "Name": name, "Year": year, "Letterboxd URI": "x", "Rating": stars}
        for name, year, stars in BOXD
    ]
    path.write_bytes(sheet(RATINGS, rows))
    return path


@pytest.fixture
def imdb(tmp_path):
    path = tmp_path / "imdb.csv"
    path.write_bytes(
        sheet(
            IMDB_NEW, [{"Const": "tt0078748", "Your Rating": 2, "Date Rated": "2020-01-01", "Title": "Alien"}]
        )
    )
    return path


def stored(tmp_path, person="me"):
    rows = json.loads((tmp_path / "home" / "profiles" / person / "ratings.json").read_text())["rows"]
    return {one["tconst"]: one["row"]["rating"] for one in rows if "tconst" in one}


@pytest.fixture
def at_a_terminal(monkeypatch):
    """Somebody sits there and gives these answers."""

    def answer(*answers):
        given = iter(answers)
        monkeypatch.setattr("reelkin.cli.import_._is_asked", lambda: True)
        monkeypatch.setattr("click.prompt", lambda *_args, **_more: next(given))

    return answer


def test_counts_and_what_is_open_are_told(ask, boxd, tmp_path):
    result = ask("import", boxd)
    assert result.code == 0
    assert "ratings.csv: Letterboxd ratings, 4 rows, scale 0.5..5" in result.out
    assert "2  matched, 1 of them likely" in result.out
    assert "Alone (2020), rated 4 of 0.5..5 – ratings.csv, line 3" in result.out
    assert (
        "Zyzzyva (1999), rated 3 of 0.5..5 – ratings.csv, line 4: no title of this name and year"
        in result.out
    )
    assert (
        "Seven Samurai (1955), rated 5 of 0.5..5 – ratings.csv, line 5 → tt0047478   Seven Samurai (1954), 350,000 votes"
        in result.out
    )
    assert stored(tmp_path) == {"tt0078748": 4.5, "tt0047478": 5}


def test_what_to_run_next_fits_what_is_known(ask, boxd, tmp_path):
    assert ask("import", boxd).out.endswith("2 rated, 1 ambiguous; next: reelkin recommend --person me\n")
    unsure = tmp_path / "unsure.csv"
    unsure.write_text("title,year,rating\nAlone,2020,8\n")
    assert ask("import", unsure, "--person", "ann").out.endswith(
        "'ann': 1 ambiguous; next: reelkin import --review --person ann\n"
    )
    unsure.write_text("title,year,rating\nZyzzyva,1999,6\n")
    assert ask("import", unsure, "--person", "bob").out.endswith("'bob': nothing yet\n")


def test_json_lists_each_row(ask, boxd):
    told = json.loads(ask("import", boxd, "--person", "ann", "--json").out)
    assert told["counts"] == {"matched": 2, "ambiguous": 1, "unmatched": 1, "likely": 1, "repeated": 0}
    assert [one["status"] for one in told["rows"]] == ["matched", "ambiguous", "unmatched", "matched"]
    assert told["profile"] == {"rated": 2, "watched": 0, "wanted": 0, "ambiguous": 1, "resolved_by_hand": 0}
    assert told["person"] == "ann"


def test_another_file_merges_and_the_later_rating_wins(ask, boxd, imdb, tmp_path):
    ask("import", boxd)
    ask("import", imdb)
    assert stored(tmp_path) == {"tt0078748": 2, "tt0047478": 5}
    ask("import", boxd)
    assert stored(tmp_path) == {"tt0078748": 2, "tt0047478": 5}


def test_review_where_nobody_is_asked_lists_and_says_so_by_its_code(ask, boxd):
    result = ask("import", boxd, "--review")
    assert result.code == 2
    assert "tt9000001   Alone (2020), 3 votes" in result.out
    again = ask("import", "--review", "--json")
    assert again.code == 2
    assert json.loads(again.out)["counts"]["ambiguous"] == 1


def test_review_asks_and_the_answer_stays(ask, boxd, tmp_path, at_a_terminal):
    at_a_terminal("nonsense", "99", "tt0000000", "2", "")
    result = ask("import", boxd, "--review")
    assert result.code == 0
    assert "1/2  Alone (2020)" in result.err
    assert "2/2  Seven Samurai (1955), rated 5 of 0.5..5 – ratings.csv, line 5, likely:" in result.err
    assert result.err.count("is none of them") == 3
    chosen = (set(stored(tmp_path)) - {"tt0078748", "tt0047478"}).pop()
    assert chosen.startswith("tt900000")
    again = ask("import", boxd)
    assert "0  ambiguous" in again.out
    assert chosen in stored(tmp_path)


@pytest.mark.parametrize(("answer", "left"), [("0", 0), ("", 1), ("q", 1), ("tt0113277", 0)])
def test_none_of_them_later_stop_or_an_id(ask, boxd, at_a_terminal, answer, left):
    at_a_terminal(answer, "q")
    result = ask("import", boxd, "--review")
    assert f"{left}  ambiguous" in result.out
    assert ("1 resolved by hand" in result.out) == (left == 0)


def test_review_alone_goes_on_with_what_is_stored(ask, boxd, at_a_terminal):
    ask("import", boxd, "--person", "ann")
    at_a_terminal("1", "0")
    result = ask("import", "--person", "ann", "--review")
    assert (result.code, "0  ambiguous" in result.out) == (0, True)
    assert "Seven Samurai (1955), rated 5 of 0.5..5 – ratings.csv, line 5: you said that none" in result.out


@pytest.mark.parametrize(
    ("args", "code", "said"),
    [
        ((), 2, "give a FILE to import, or --review"),
        (("--review",), 2, "no profile of this name"),
        (("none.csv",), 1, "no such file"),
        (("--person", "../x", "none.csv"), 2, "person: a name of letters"),
        (("--scale", "10..1", "none.csv"), 2, "scale: must rise"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(ask, args, code, said):
    result = ask("import", *args)
    assert (result.code, result.out) == (code, "")
    assert said in result.err
    assert len(result.err.splitlines()) == 1


def test_a_guessed_scale_is_told_and_can_be_set(ask, tmp_path):
    path = tmp_path / "plain.csv"
    path.write_text("tconst,rating\ntt0078748,4\n")
    assert "scale 0.5..5 (guessed from the values; --scale sets it)" in ask("import", path).out
    assert "scale 1..10\n" in ask("import", path, "--scale", "1..10").out


def test_long_lists_are_cut_and_say_so(ask, tmp_path):
    path = tmp_path / "many.csv"
    path.write_text("title,year,rating\n" + "".join(f"Zyzzyva {n},1999,9\n" for n in range(30)))
    assert "… and 10 more; --json lists each" in ask("import", path).out


def test_without_a_catalogue_or_a_model_it_says_what_to_run(reelkin, boxd, tmp_path):
    result = reelkin("--home", tmp_path / "home", "import", boxd)
    assert result.code == 1
    assert 'no titles to match against yet; run "reelkin build"' in result.err


def test_without_polars_the_models_own_titles_do_and_that_is_said(
    reelkin, built_home, monkeypatch, tmp_path, capsys
):
    home = tmp_path / "home"
    home.mkdir()
    for part in ("raw", "catalog", "models"):
        (home / part).symlink_to(built_home / part)

    def missing(name):
        raise ImportError(name)

    path = tmp_path / "plain.csv"
    path.write_text("title,year,rating\nDumbo,1941,9\nBambi,1942,7\n")
    with_polars = json.loads(reelkin("--home", home, "import", path, "--json").out)
    monkeypatch.setattr(exports.importlib, "import_module", missing)
    titles = exports.known_titles(Workspace(home))
    assert titles.name == "the model's own titles"
    assert install_line("build") in capsys.readouterr().err
    assert with_polars["matched_against"].startswith("the catalogue ")
    assert with_polars["counts"]["matched"] == 2


def test_the_last_import_is_taken_back_whole(ask, boxd, imdb, tmp_path):
    ask("import", boxd)
    folder = tmp_path / "home" / "profiles" / "me"
    before = (folder / "ratings.json").read_bytes()
    ask("import", imdb)
    assert stored(tmp_path)["tt0078748"] == 2
    result = ask("import", "--undo")
    assert (result.code, "the last import is taken back" in result.out) == (0, True)
    assert (folder / "ratings.json").read_bytes() == before
    again = ask("import", "--undo")
    assert again.code == 1
    assert "no import to take back" in again.err


def test_the_first_import_leaves_nothing_when_it_is_taken_back(ask, boxd):
    ask("import", boxd)
    assert ask("import", "--undo", "--json").code == 0
    assert "no profile of this name" in ask("import", "--review").err
    assert ask("import", boxd, "--undo").code == 2


def test_what_a_later_reelkin_kept_is_not_put_back(ask, boxd, imdb, tmp_path):
    ask("import", boxd)
    ask("import", imdb)
    folder = tmp_path / "home" / "profiles" / "me"
    kept = folder / "ratings_before.json"
    kept.write_text(kept.read_text().replace('"format": 1', '"format": 999'))
    assert '"format": 999' in kept.read_text()
    now = (folder / "ratings.json").read_bytes()
    result = ask("import", "--undo")
    assert (result.code, "not of format" in result.err) == (1, True)
    assert (folder / "ratings.json").read_bytes() == now


def test_what_was_decided_since_stays_decided_when_an_import_is_taken_back(
    ask, boxd, imdb, at_a_terminal, tmp_path
):
    ask("import", boxd)
    ask("import", imdb)
    at_a_terminal("1", "keep", "1", "1")
    ask("import", "--review")
    decided = {tconst for tconst in stored(tmp_path) if tconst.startswith("tt9")}
    assert decided
    ask("import", "--undo")
    assert decided < set(stored(tmp_path))
    assert stored(tmp_path)["tt0078748"] == 4.5


def test_more_than_one_person_rates_is_asked_about(ask, tmp_path, monkeypatch):
    many = tmp_path / "many.csv"
    many.write_text("tconst,rating\n" + "".join(f"tt{number:07},8\n" for number in range(10_001)))
    refused = ask("import", many)
    assert (refused.code, "many.csv: 10,001 titles" in refused.err) == (2, True)
    assert "--yes" in refused.err
    assert not (tmp_path / "home" / "profiles" / "me").exists()
    monkeypatch.setattr("reelkin.cli.import_._is_asked", lambda: True)
    monkeypatch.setattr("click.confirm", lambda *_args, **_more: False)
    assert ask("import", many).code == 2
    assert ask("import", many, "--yes").code == 0
