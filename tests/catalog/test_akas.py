from __future__ import annotations

from pathlib import Path
from typing import Any

from reelkin.catalog import akas, engine
from reelkin.catalog.engine import Frame

from .staged import aka, original, stage

KEPT = {
    "tconst": ["tt1", "tt2"],
    "primaryTitle": ["Leaving the Factory", "Alien"],
    "originalTitle": ["La sortie de l'usine", "Alien"],
}


def named(folder: Path, *rows: tuple[Any, ...]) -> Frame:
    staging = stage(folder, akas=rows)
    return akas.of_titles(engine.scan(staging / "title.akas.parquet"), engine.small(KEPT))


def alternates(frame: Frame) -> set[tuple[Any, ...]]:
    return {tuple(row.values()) for row in engine.rows(akas.alternate_titles(frame, engine.small(KEPT)))}


def test_only_other_titles_are_alternate_titles(tmp_path: Path) -> None:
    frame = named(
        tmp_path,
        original("tt1", "La sortie de l'usine"),
        aka("tt1", 1, "LA SORTIE DE L'USINE", "FR"),
        aka("tt1", 2, "leaving the factory", "US"),
        aka("tt1", 3, "Arbeiter verlassen die Fabrik", "DE"),
        aka("tt1", 4, "Exiting the Factory", "XWW", "en"),
        aka("tt3", 1, "Of no title here", "US"),
        aka("tt2", 1, "Alien", "US"),
    )
    assert alternates(frame) == {
        ("tt1", "Arbeiter verlassen die Fabrik", "DE", None),
        ("tt1", "Exiting the Factory", "XWW", "en"),
    }


def test_a_title_is_one_whatever_its_case_and_one_in_each_region_and_language(tmp_path: Path) -> None:
    frame = named(
        tmp_path,
        aka("tt2", 1, "Obcy - Ósmy Pasażer", "PL"),
        aka("tt2", 2, "Obcy - ósmy pasażer", "PL"),
        aka("tt2", 3, "Obcy - ósmy pasażer", "PL", "pl"),
        aka("tt2", 4, "Obcy - ósmy pasażer"),
    )
    assert alternates(frame) == {
        ("tt2", "Obcy - Ósmy Pasażer", "PL", None),
        ("tt2", "Obcy - ósmy pasażer", "PL", "pl"),
        ("tt2", "Obcy - ósmy pasażer", None, None),
    }


def test_a_row_without_a_title_names_nothing(tmp_path: Path) -> None:
    assert alternates(named(tmp_path, ("tt2", 1, None, "PL"))) == set()


def test_regions_count_different_titles_of_model_titles(tmp_path: Path) -> None:
    frame = named(
        tmp_path,
        original("tt2", "Alien"),
        aka("tt2", 1, "Alien", "US"),
        aka("tt2", 2, "Alien", "US", "en"),
        aka("tt2", 3, "Star Beast", "US"),
        aka("tt2", 4, "Alien", "FR"),
        aka("tt1", 5, "La sortie", "FR"),
    )
    found = engine.rows(akas.regions(frame, engine.small({"tconst": ["tt2"]})))
    assert {tuple(row.values()) for row in found} == {("tt2", "US", 2), ("tt2", "FR", 1)}
