"""The report as a whole: complete, offline, safe, the same each time, on good, hostile and real data."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

import pytest

from reelkin.catalog.funnel import funnel
from reelkin.errors import ReelkinError
from reelkin.imdb import peculiarities
from reelkin.imdb.reader import read_snapshot
from reelkin.inspection.rendering import visible
from reelkin.inspection.report import inspect
from reelkin.settings import Settings

from .plants import DOZEN, PLANTS
from .small import Facts, Rows, clean, empty

if TYPE_CHECKING:
    from pathlib import Path

STEPS = [
    {"step": "listed", "kept": 64, "removed": 0, "why": "rows of title.basics"},
    {"step": "votes", "kept": 60, "removed": 4, "why": "fewer than 100 votes"},
]


class Page(HTMLParser):
    """What a browser would see of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.tags: list[str] = []
        self.links: list[str] = []
        self.loads: list[str] = []
        self.words: list[str] = []
        self._silent = 0
        self.feed(text)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        for name, value in attributes:
            if name == "id":
                self.ids.append(value or "")
            elif tag == "a" and name == "href":
                self.links.append(value or "")
            elif name in {"src", "href", "srcset", "data", "action", "xlink:href"} or name.startswith("on"):
                self.loads.append(value or "")
        self._silent += tag == "style"

    def handle_endtag(self, tag: str) -> None:
        self._silent -= tag == "style"

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).split())


def _report(
    rows: Rows, tmp_path: Path, steps: Any = None, facts: Facts | None = None
) -> tuple[dict[str, Any], Page]:
    out = tmp_path / "out"
    numbers = inspect(rows.stage(tmp_path / "staging").folder, rows.counts(), facts or Facts(), steps, out)  # type: ignore[arg-type]
    return numbers, Page((out / "report.html").read_text())


def _anomalies(page: str) -> dict[str, int]:
    found = re.findall(r'<article id="([^"]+)">\s*<h3>[^<]+<span class="count">([\d,]+)</span>', page)
    return {name: int(number.replace(",", "")) for name, number in found}


def test_it_leaves_a_page_figures_and_numbers(rows: Rows, tmp_path: Path) -> None:
    numbers, page = _report(rows, tmp_path, STEPS)
    assert json.loads((tmp_path / "out" / "summary.json").read_text()) == numbers
    pictures = sorted((tmp_path / "out" / "figures").iterdir())
    assert all(picture.suffix == ".png" for picture in pictures)
    assert page.tags.count("svg") == len(pictures) == 17
    assert numbers["funnel"] == STEPS


def test_a_dozen_planted_kinds_are_named_with_their_counts_and_no_other(rows: Rows, tmp_path: Path) -> None:
    expected: dict[str, int] = {}
    for name in DOZEN:
        expected |= PLANTS[name](rows)
    numbers, _ = _report(rows, tmp_path)
    page = (tmp_path / "out" / "report.html").read_text()
    assert len(expected) >= 12
    assert _anomalies(page) == expected
    assert {anomaly["name"]: anomaly["count"] for anomaly in numbers["anomalies"]} == expected
    assert "https://www.imdb.com/title/tt3000" in page
    assert "https://www.imdb.com/name/nm3" in page


def test_clean_files_have_no_anomaly(rows: Rows, tmp_path: Path) -> None:
    _, page = _report(rows, tmp_path)
    assert "No anomaly of the kinds looked for." in page.text


def test_it_needs_nothing_from_elsewhere(rows: Rows, tmp_path: Path) -> None:
    PLANTS["death_before_birth"](rows)
    _, page = _report(rows, tmp_path, STEPS)
    assert not set(page.tags) & {"script", "link", "img", "iframe", "object", "embed", "base", "form"}
    assert all(load.startswith("#") for load in page.loads)
    assert all(link.startswith(("#", "https://www.imdb.com/")) for link in page.links)
    style = re.search(r"<style>(.*?)</style>", (tmp_path / "out" / "report.html").read_text(), re.DOTALL)
    assert style
    assert not re.search(r"url\(|@import", style[1])


def test_every_id_is_there_once_and_every_entry_leads_somewhere(rows: Rows, tmp_path: Path) -> None:
    PLANTS["death_before_birth"](rows)
    _, page = _report(rows, tmp_path, STEPS)
    assert len(set(page.ids)) == len(page.ids)
    assert {link[1:] for link in page.links if link.startswith("#")} <= set(page.ids)


def test_titles_are_other_peoples_text(rows: Rows, tmp_path: Path) -> None:
    hostile = "<script>alert(1)</script> $x$ {{ 7*7 }} \u202e\x1b[31m"
    rows.film(1, primaryTitle=hostile, runtimeMinutes=0, genres="<b>,{{ 1 }},$a$")
    for number in range(2, 9):
        rows.film(number, titleType="<i>type</i>", genres="羅生門,الرسالة")
    rows.person(1, nconst="nm1000019", primaryName="<img src=x onerror=alert(1)> 羅生門")
    rows.files["name.basics"].pop(19)
    rows.add("title.akas", ordering=9, region="<u>", language="$$")
    facts = Facts(id="<s>", notice="<s>", rating_mean="<s> $a", votes_mean="<s> $b")
    _, page = _report(rows, tmp_path, facts=facts)
    assert not set(page.tags) & {"script", "img", "b", "i", "u", "s"}
    assert "<script>alert(1)</script> $x$ {{ 7*7 }}" in page.text
    assert "\u241b[31m" in page.text
    assert "\x1b" not in page.text


def test_the_same_rows_give_the_same_bytes(rows: Rows, tmp_path: Path) -> None:
    for name in DOZEN:
        PLANTS[name](rows)
    for place in ("a", "b"):
        _report(rows, tmp_path / place, None)
    files = {
        place: {
            path.relative_to(tmp_path / place): path.read_bytes()
            for path in sorted((tmp_path / place / "out").rglob("*"))
            if path.is_file()
        }
        for place in ("a", "b")
    }
    assert files["a"] == files["b"]
    assert len(files["a"]) > 15


def test_empty_files_have_a_report(tmp_path: Path) -> None:
    numbers, page = _report(empty(), tmp_path)
    assert numbers["types"] == []
    assert "No line was refused." in page.text
    assert "No title in title.basics has a rating." in page.text


@pytest.mark.parametrize(
    "lacking", ["title.ratings", "title.episode", "title.akas", "title.crew", "title.principals"]
)
def test_a_file_without_a_row_is_no_trouble(lacking: str, rows: Rows, tmp_path: Path) -> None:
    rows.files[lacking] = []
    numbers, _ = _report(rows, tmp_path)
    assert numbers["types"][0]["titles"] == 60


def test_a_funnel_that_does_not_sum_is_a_fault(rows: Rows, tmp_path: Path) -> None:
    with pytest.raises(ReelkinError, match="funnel"):
        _report(rows, tmp_path, [{**STEPS[0], "kept": 63}])


def test_control_characters_are_made_visible_and_long_texts_cut() -> None:
    assert visible("a\x00b\x1bc\x7fd\x85e") == "a\u2400b\u241bc\u2421d\u2426e"
    assert visible("x" * 200) == "x" * 159 + "…"


def test_progress_is_told(tmp_path: Path) -> None:
    told: list[str] = []
    rows = clean()
    inspect(
        rows.stage(tmp_path / "staging").folder,
        rows.counts(),
        Facts(),  # type: ignore[arg-type]
        None,
        tmp_path / "out",
        lambda task, done, total=None, unit="rows": told.append(task),
    )
    assert set(told) == {"measure", "look for anomalies", "draw"}


@pytest.mark.parametrize("name", ["imdb_from_meta", "imdb_real", "imdb_quirks"])
def test_real_files(name: str, shared_data: Path, tmp_path: Path) -> None:
    """Nothing warns, and the page is told what the reader counted."""
    _real(shared_data / name, tmp_path, Facts(**_facts(peculiarities.IMDB)))


def test_the_sample(sample_raw: Path, tmp_path: Path) -> None:
    """Ratings and votes are called what they are here."""
    facts = Facts(**_facts(peculiarities.parse(json.loads((sample_raw / "snapshot.json").read_text()), "")))
    page = _real(sample_raw, tmp_path, facts)
    assert facts.rating_mean in page.text
    assert "this speaks of critics" in page.text


def _facts(found: peculiarities.Peculiarities) -> dict[str, Any]:
    names = ("source", "rating_mean", "votes_mean", "default_min_votes", "notice")
    return {name: getattr(found, name) for name in names}


def _real(raw: Path, tmp_path: Path, facts: Facts) -> Page:
    staging, rejects = tmp_path / "staging", tmp_path / "rejects"
    for folder in (staging, rejects):
        folder.mkdir()
    counts = read_snapshot(raw, staging, rejects)
    steps = funnel(staging, facts, Settings())  # type: ignore[arg-type]
    numbers = inspect(staging, counts, facts, steps, tmp_path / "out")  # type: ignore[arg-type]
    assert sum(row["titles"] for row in numbers["types"]) == counts["title.basics"]["accepted"]
    page = Page((tmp_path / "out" / "report.html").read_text())
    assert len(set(page.ids)) == len(page.ids)
    return page
