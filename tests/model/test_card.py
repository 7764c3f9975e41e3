from __future__ import annotations

import re
from copy import deepcopy
from html.parser import HTMLParser
from pathlib import Path

import pytest

from planted import HOSTILE_TITLES, fitted
from reelkin.model.card import (
    as_markdown,
    card_numbers,
    render,
    title_numbers,
    without_director,
    write_card,
)


class Page(HTMLParser):
    """What a browser would fetch or run, and the text a person reads."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.links: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.links += [value or "" for name, value in attrs if name in ("src", "href")]

    def handle_data(self, data: str) -> None:
        self.text += data


def test_both_cards_say_the_numbers_of_the_bundle(saved: Path) -> None:
    page = Page()
    page.feed((saved / "card.html").read_text())
    for text in ((saved / "card.md").read_text(), page.text):
        assert fitted().bundle.model_id[:12] in text
        assert "100 titles in 8 clusters" in text
        for profile in fitted().bundle.profiles:
            assert profile["name"].split(",")[0] in text


def test_the_page_fetches_and_runs_nothing(saved: Path) -> None:
    page = Page()
    page.feed((saved / "card.html").read_text())
    assert page.links == []
    assert "script" not in page.tags


def test_titles_cannot_break_out_of_either_card() -> None:
    # The model is every test's; its profiles are changed in a copy.
    numbers = deepcopy(card_numbers(fitted(hostile=True).bundle))
    for cluster in numbers["clusters"]:
        cluster["name"] = "<script>alert(1)</script> | **x** [y](http://z)"
        cluster["exemplars"] = [{"title": title} for title in HOSTILE_TITLES]
    page = Page()
    page.feed(render("card.html.jinja", numbers | {"clusters": numbers["clusters"][:1]}))
    assert "script" not in page.tags
    assert "alert('x')" in page.text
    card = render("card.md.jinja", numbers)
    rows = [line for line in card.splitlines() if "alert" in line]
    assert rows
    assert all(len(re.findall(r"(?<!\\)\|", row)) == 4 for row in rows)
    assert "<script>" not in card


@pytest.mark.parametrize(
    ("text", "shown"),
    [("a|b", r"a\|b"), ("*a*", r"\*a\*"), ("a\n\nb", "a b"), ("<b>", r"\<b\>"), ("[x](y)", r"\[x\]\(y\)")],
)
def test_markdown_shows_text_as_it_is(text: str, shown: str) -> None:
    assert as_markdown(text) == shown


def test_numbers_of_the_titles_are_counted_right() -> None:
    numbers = title_numbers(fitted().bundle)
    assert numbers["count"] == 100
    assert numbers["types"] == [("movie", 88, 0.88), ("tvSeries", 12, 0.12)]
    assert numbers["in_series"] == 4
    assert numbers["series"] == 1
    assert numbers["duplicates"] == 1
    assert numbers["without_genre"] == 1
    assert without_director(fitted().bundle) == 3
    assert ("not known", 1, 0.01) in numbers["languages"]
    years = [year for year in fitted().tables["titles"]["start_year"] if year]
    assert (numbers["years"]["least"], numbers["years"]["most"]) == (min(years), max(years))


def judged(method: str) -> dict[str, object]:
    figure = {"mean": 0.4, "low": 0.3, "high": 0.5}
    row = {"method": method, "ours": True, "recall@20": figure, "ndcg@20": None, "coverage": 1234}
    row |= {"similar": figure, "similar_seen": True}
    given = ["a|b is given <b>more</b>."]
    return {
        "headline": [row],
        "people": 56,
        "snapshot": "2026",
        "sets": [{"source": "plain"}],
        "given": given,
    }


def test_a_card_says_how_good_the_model_is_once_somebody_knows(tmp_path: Path) -> None:
    for folder in ("before", "after"):
        (tmp_path / folder).mkdir()
    write_card(fitted().bundle, tmp_path / "before")
    write_card(fitted().bundle, tmp_path / "after", judged("a|b <script>"))
    for name in ("card.md", "card.html"):
        before = (tmp_path / "before" / name).read_text()
        assert "reelkin evaluate" in before
        after = (tmp_path / "after" / name).read_text()
        assert "0.400 (0.300 to 0.500)" in after
        assert "1,234" in after
        assert "56 people were judged" in after
        assert "is given" in after
        assert "<script>" not in after
        assert "<b>" not in after.partition("How good it is")[2].replace("\\<b\\>", "")
    row = next(line for line in (tmp_path / "after" / "card.md").read_text().splitlines() if "0.400" in line)
    assert len(re.findall(r"(?<!\\)\|", row)) == 6
