"""`reelkin posters`: files and a sheet, of named titles or the best known."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET


def test_named_titles_become_files(ask, tmp_path):
    result = ask("posters", "tt0033563", "--folder", tmp_path / "out", "--json")
    assert result.code == 0, result.err
    assert json.loads(result.out)["posters"] == ["tt0033563"]
    (file,) = (tmp_path / "out").iterdir()
    assert file.name == "tt0033563.svg"
    assert ET.parse(file).getroot().get("aria-label") == "Dumbo (1941)"


def test_without_titles_the_best_known_are_on_the_sheet(ask, tmp_path):
    result = ask("posters", "-n", "15", "--sheet", tmp_path / "sheet.html", "--captions")
    assert result.code == 0, result.err
    assert (tmp_path / "sheet.html").read_text(encoding="utf-8").count("<figcaption>") == 15


def test_it_says_what_it_needs(ask):
    result = ask("posters")
    assert result.code == 2
    assert "--sheet FILE" in result.err


def test_a_file_each_and_the_sheet_are_both_written_and_named(ask, tmp_path):
    folder, sheet = tmp_path / "out", tmp_path / "new" / "sheet.html"
    result = ask("posters", "Dumbo", "--sheet", sheet, "--folder", folder)
    assert result.out == f"1 poster: {sheet} and {folder}\n"
    assert sheet.is_file()
    assert len(list(folder.iterdir())) == 1
