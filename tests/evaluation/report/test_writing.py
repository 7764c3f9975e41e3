"""The report as files: complete, alone, the same bytes twice, and safe with hostile names."""

from __future__ import annotations

import json
import re

import pytest

from evaluation.report.made import HOSTILE, study
from reelkin.evaluation.report.writing import write_report


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    folder = tmp_path_factory.mktemp("report")
    write_report(study(name=HOSTILE), folder)
    return folder


def test_the_page_needs_nothing_else(written):
    page = (written / "index.html").read_text(encoding="utf-8")
    assert "<svg" in page
    assert not re.search(r"<script|<link|<img|<iframe|@import|url\(http|src=", page)


def test_every_section_of_the_contents_is_there(written):
    page = (written / "index.html").read_text(encoding="utf-8")
    wanted = re.findall(r'<a href="#([^"]+)"', page)
    assert {"in-short", "people", "similar-cold", "slices", "clusters", "measured"} <= set(wanted)
    assert set(wanted) <= set(re.findall(r'id="([^"]+)"', page))


def test_it_says_what_was_found_and_how_sure_that_is(written):
    page = (written / "index.html").read_text(encoding="utf-8")
    assert "it is better than EASE, the nearest: +.100 (+.100\u00a0to\u00a0+.100), 1.3" in page
    assert "Chosen on these same people." in page
    assert "LensKit: not set up" in page


def test_hostile_names_stay_text(written):
    assert "&lt;script&gt;alert(1)" in (written / "index.html").read_text(encoding="utf-8")
    assert "\\<script\\>" in (written / "report.md").read_text(encoding="utf-8")


def test_the_markdown_shows_pictures_that_are_there(written):
    pictures = re.findall(r"\]\((figures/[^)]+)\)", (written / "report.md").read_text(encoding="utf-8"))
    assert len(pictures) >= 6
    assert all((written / picture).is_file() for picture in pictures)


def test_the_numbers_are_whole(written):
    told = json.loads((written / "report.json").read_text(encoding="utf-8"))
    first = told["headline"][0]
    assert (first["method"], first["ours"], first["coverage"]) == ("reelkin hybrid", True, 100)
    assert first["recall@20"]["low"] < first["recall@20"]["mean"] < first["recall@20"]["high"]
    assert told["tuned"]["EASE"] == [{"ridge": 100.0}, {"ridge": 100.0}, {"ridge": 50.0}]
    people = told["results"]["people"][0]
    assert people["whole"]["popularity lift"] is None, "NaN is no JSON"
    assert [one["other"] for one in told["comparisons"]["people"]] == ["EASE", "EASE"]


def test_the_same_study_gives_the_same_bytes(written, tmp_path):
    write_report(study(name=HOSTILE), tmp_path)
    for path in sorted(written.rglob("*")):
        if path.is_file():
            assert (tmp_path / path.relative_to(written)).read_bytes() == path.read_bytes(), path.name
