from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from reelkin.catalog import engine
from reelkin.catalog.prepare import prepare
from reelkin.settings import Settings

from ..staged import aka, movie, original, snapshot, stage
from .read_cases import Case, read_cases

LABELS = Path(__file__).parent / "languages.tsv"


def derived(folder: Path, **rows: Any) -> dict[str, tuple[str | None, str | None]]:
    """Language and region by title, as prepare finds them."""
    folder.mkdir(parents=True, exist_ok=True)
    staging, out = stage(folder / "in", **rows), folder / "out"
    out.mkdir()
    prepare(staging, out, snapshot(), Settings(unrated=True))
    found = pl.read_parquet(out / "titles.parquet").select("tconst", "original_language", "original_region")
    return {row[0]: (row[1], row[2]) for row in found.rows()}


def rows_of(cases: list[Case]) -> dict[str, list[tuple[Any, ...]]]:
    basics, akas = [], []
    for number, case in enumerate(cases):
        tconst = f"tt{number:07}"
        basics.append(movie(tconst, case.primary, original=case.original))
        akas.append(original(tconst, case.original))
        akas += [aka(tconst, place, *row) for place, row in enumerate(case.rows, start=1)]
    return {"basics": basics, "akas": akas}


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[Case, str | None, str | None]]:
    """Each hand-written case with the language and region found for it."""
    cases = read_cases()
    found = derived(tmp_path_factory.mktemp("cases"), **rows_of(cases))
    return [(case, *found[f"tt{number:07}"]) for number, case in enumerate(cases)]


@pytest.mark.parametrize("number", range(len(read_cases())), ids=[case.original for case in read_cases()])
def test_a_hand_written_title_has_the_origin_a_person_gives_it(
    outcomes: list[tuple[Case, str | None, str | None]], number: int
) -> None:
    case, language, region = outcomes[number]
    if case.sure:
        assert (language, region) == (case.language, case.region)
    else:
        assert language in (case.language, None)
        assert region in (case.region, None)


def test_the_cases_are_of_many_languages_and_most_of_them_sure() -> None:
    sure = Counter(case.language for case in read_cases() if case.sure)
    assert min(sure["ta"], sure["tr"], sure["sv"]) >= 4
    assert len(sure) >= 25


@pytest.mark.parametrize(
    ("title", "region", "language"),
    [("Alai Payuthey", "IN", "ta"), ("Gönül Yarasi", "TR", "tr"), ("Tystnaden", "SE", "sv")],
)
def test_an_english_title_beside_it_does_not_make_a_film_english(
    tmp_path: Path, title: str, region: str, language: str
) -> None:
    marked = language if language != "sv" else None
    rows = [original("tt1", title), aka("tt1", 1, title, region, marked)]
    english = [("XWW", "en"), ("US", None), ("GB", None), ("CA", "en"), ("IN", "en"), ("AU", None)]
    rows += [aka("tt1", place, "The Other Title", *where) for place, where in enumerate(english, start=2)]
    assert derived(tmp_path, basics=[movie("tt1", title)], akas=rows)["tt1"] == (language, region)


@pytest.mark.parametrize("title", ["Xqzzt", "Amadeus", "42", "Ronin", "Casa", "Ask"])
def test_without_rows_a_short_title_says_nothing(tmp_path: Path, title: str) -> None:
    language, region = derived(tmp_path, basics=[movie("tt1", title)], akas=[original("tt1", title)])["tt1"]
    assert region is None
    assert language in (None, "en")
    if title != "Ask":
        assert language is None


@pytest.mark.parametrize(
    ("title", "language"),
    [
        ("The Return of the King", "en"),
        ("Les enfants du paradis", "fr"),
        ("Der Himmel über Berlin", "de"),
        ("Mujeres al borde de un ataque de nervios", "es"),
        ("Os filhos do mundo", "pt"),
        ("Ladri di biciclette", "it"),
        ("Det sjunde inseglet", None),
        ("기생충", "ko"),
        ("Мёртвые души", "ru"),
        ("Сталкер", None),
        ("விக்ரம்", "ta"),
    ],
)
def test_without_rows_only_strong_text_gives_a_language(
    tmp_path: Path, title: str, language: str | None
) -> None:
    assert (
        derived(tmp_path, basics=[movie("tt1", title)], akas=[original("tt1", title)])["tt1"][0] == language
    )


def test_the_other_titles_of_its_people_tell_where_the_title_leaves_it_open(tmp_path: Path) -> None:
    """Uzak alone is open; its director's other films are Turkish by their rows."""
    turkish = ["Bir Zamanlar Anadolu'da", "Kis Uykusu", "Mayis Sikintisi"]
    basics = [movie("tt0", "Uzak"), *(movie(f"tt{n}", title) for n, title in enumerate(turkish, start=1))]
    akas = [
        original("tt0", "Uzak"),
        *(aka("tt0", n, "Uzak", region) for n, region in enumerate(("US", "GB", "FR", "TR"), start=1)),
    ]
    for n, title in enumerate(turkish, start=1):
        akas += [
            original(f"tt{n}", title),
            aka(f"tt{n}", 1, title, "TR", "tr"),
            aka(f"tt{n}", 2, "Other", "US"),
        ]
    crew = [(f"tt{n}", "nm1", None) for n in range(4)]
    names = [("nm1", "Nuri Bilge Ceylan")]
    assert derived(tmp_path / "alone", basics=basics, akas=akas)["tt0"][0] is None
    assert derived(tmp_path / "with", basics=basics, akas=akas, crew=crew, names=names)["tt0"][0] == "tr"


def test_a_language_that_the_row_of_the_original_title_states_is_taken(tmp_path: Path) -> None:
    rows = [
        ("tt1", 1, "The Great Silence", None, "it", "original", None, True),
        aka("tt1", 2, "The Great Silence", "US"),
    ]
    assert derived(tmp_path, basics=[movie("tt1", "The Great Silence")], akas=rows)["tt1"][0] == "it"


def labels(which: str) -> dict[str, dict[str, str]]:
    with LABELS.open(encoding="utf-8", newline="") as file:
        return {row["tconst"]: row for row in csv.DictReader(file, delimiter="\t") if row["set"] == which}


@pytest.fixture(scope="module")
def real(
    shared_data: Path, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, tuple[str | None, str | None]]:
    """Language and region of the titles of imdb_real, as the whole way from the raw files finds them."""
    from reelkin.imdb.fetch import fetch
    from reelkin.imdb.reader import read_snapshot
    from reelkin.workspace import Workspace

    workspace = Workspace(tmp_path_factory.mktemp("real"))
    settings = Settings(home=workspace.home)
    facts = fetch(str(shared_data / "imdb_real"), workspace, settings)
    staging, rejects, out = (workspace.home / name for name in ("staging", "rejects", "out"))
    for folder in (staging, rejects, out):
        folder.mkdir()
    read_snapshot(workspace.raw(facts.id), staging, rejects)
    prepare(staging, out, facts, settings)
    rows = engine.rows(
        engine.scan(out / "titles.parquet").select("tconst", "original_language", "original_region")
    )
    return {row["tconst"]: (row["original_language"], row["original_region"]) for row in rows}


def test_of_the_53_real_titles_with_rows_nearly_all_are_known_and_none_is_wrong(
    real: dict[str, tuple[str | None, str | None]],
) -> None:
    judged = labels("akas")
    assert len(judged) == 53
    said = {tconst: real[tconst][0] for tconst in judged if real[tconst][0]}
    assert len(said) >= 50
    assert {t: language for t, language in said.items() if language != judged[t]["language"]} == {}
    placed = {tconst: real[tconst][1] for tconst in judged if real[tconst][1]}
    assert len(placed) >= 49
    wrong = {tconst for tconst, region in placed.items() if region != judged[tconst]["region"]}
    assert wrong <= {"tt0208092"}, "a British film that every English-speaking region lists"


@pytest.mark.parametrize(
    ("which", "least_said", "least_right"), [("tuning", 0.42, 0.93), ("judge", 0.33, 0.93)]
)
def test_of_real_titles_without_rows_most_that_are_given_a_language_have_it_right(
    real: dict[str, tuple[str | None, str | None]], which: str, least_said: float, least_right: float
) -> None:
    judged = labels(which)
    said = [(judged[tconst]["language"], real[tconst][0]) for tconst in judged if real[tconst][0]]
    assert len(said) / len(judged) >= least_said
    assert sum(truth == found for truth, found in said) / len(said) >= least_right
