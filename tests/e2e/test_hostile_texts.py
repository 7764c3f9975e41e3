"""A few hundred hostile strings through everything that takes text: shown as they are, never run, never believed."""

from __future__ import annotations

import csv
import io
import json
import re
from html.parser import HTMLParser

import pytest

from .hostile_texts import MARK, RUN, TEXTS, WORST
from .serving import Guest, served

OURS = {"src": ("/static/",), "href": ("/", "#", "?", "https://www.imdb.com", "https://letterboxd.com")}
AT_ONCE = 25


class Tags(HTMLParser):
    """What an answer is made of, as a browser would take it: tags that could run or load something."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.wrong: list[str] = []
        self.texts: list[str] = []

    def handle_starttag(self, tag, attrs):
        for name, value in attrs:
            if name.startswith("on") or name in ("style", "srcdoc"):
                self.wrong.append(f"<{tag} {name}>")
            if name in OURS and not (value or "").startswith(OURS[name]):
                self.wrong.append(f'<{tag} {name}="{value}">')
        if tag in ("iframe", "object", "base", "style", "marquee", "template", "video", "math", "img") or (
            tag == "script" and "src" not in dict(attrs)
        ):
            self.wrong.append(f"<{tag}>")
        self.texts += [value or "" for _, value in attrs]

    def handle_data(self, data):
        self.texts.append(data)


def read(page: str) -> Tags:
    tags = Tags()
    tags.feed(page)
    tags.close()
    return tags


@pytest.fixture(scope="module")
def guest(home, tmp_path_factory):
    """Somebody whose names and rows are hostile, on a site of their own, behind a proxy."""
    database = f"sqlite:///{tmp_path_factory.mktemp('hostile')}/reelkin.sqlite"
    with served(home, "--database", database, "--trusted-proxy", "127.0.0.1") as address:
        guest = Guest(address)
        yield guest
        guest.client.close()


def test_there_are_a_few_hundred():
    assert len(TEXTS) > 200


def test_search_shows_what_was_typed_and_nothing_of_it_is_run(guest):
    for number, text in enumerate(TEXTS):
        answer = guest.get("/search", params={"q": text}, headers=from_afar(number))
        assert answer.status_code == 200, text
        tags = read(answer.text)
        assert tags.wrong == [], text
        assert "x=1" not in answer.headers.get("set-cookie", "")
        assert any(text.strip() in one for one in tags.texts), text
        assert "1337" not in re.sub(r'value="[^"]*"', "", answer.text), text


def from_afar(number: int) -> dict[str, str]:
    """What a proxy says of one visitor of many: of one alone, so many questions would be refused for a while."""
    return {"x-forwarded-for": f"10.0.{number // 256}.{number % 256}"}


def test_the_api_answers_json_for_every_text(guest):
    for number, text in enumerate(TEXTS):
        answer = guest.get("/api/v1/search", params={"q": text}, headers=from_afar(number))
        assert answer.status_code in (200, 422), text
        assert "json" in answer.headers["content-type"]
        assert answer.headers["x-content-type-options"] == "nosniff"
        answer.json()
        named = guest.get("/api/v1/titles", params={"title": text})
        assert named.status_code in (200, 300, 404, 422), text
        named.json()


def test_addresses_that_nobody_has_are_answered_by_a_page_of_ours(guest):
    for text in TEXTS[::5]:
        for place in ("/title/", "/person/", "/cluster/", "/genre/", "/"):
            answer = guest.client.get(place + re.sub(r"[^!-~]|[%/?#\\.]", "_", text))
            assert answer.status_code in (200, 404, 422), text
            assert read(answer.text).wrong == [], (place, text)


def test_names_of_people_come_back_as_they_were_or_are_refused(guest):
    for text in TEXTS[:: len(TEXTS) // AT_ONCE]:
        answer = guest.send("/profiles/add", name=text[:60])
        assert answer.status_code in (200, 409, 422), text
        page = guest.page("/household") if answer.status_code == 200 else answer.text
        assert read(page).wrong == [], text
        if answer.status_code == 200:
            assert text[:60].strip() in " ".join(read(page).texts), text


def test_rows_of_an_import_are_told_as_they_are_and_the_sheet_runs_nothing(guest):
    out = io.StringIO()
    sheet = csv.writer(out)
    sheet.writerow(["title", "year", "rating"])
    sheet.writerows([text, "", "4"] for text in TEXTS)
    answer = guest.bring(out.getvalue().encode(), "<script>.csv")
    assert answer.status_code == 200
    assert read(answer.text).wrong == []
    assert read(guest.page("/taste/review")).wrong == []
    for row in csv.reader(io.StringIO(guest.page("/taste/export.csv"))):
        assert not any(cell.startswith(("=", "+", "@", "-")) for cell in row), row
    json.loads(guest.page("/taste/export.json"))


def test_forms_answer_with_what_the_sketch_echoed_only_as_text(guest):
    for text in TEXTS[::6]:
        for path, field in (
            ("/mark", "tconst"),
            ("/theme", "theme"),
            ("/library/only", "on"),
            ("/profiles/choose", "profile"),
        ):
            answer = guest.send(path, follow=False, **{field: text[:90], "what": text[:20], "back": text})
            assert answer.status_code in (303, 404, 422), (path, text)
            assert answer.headers.get("location", "/").startswith("/")
            assert not answer.headers.get("location", "/").startswith(("//", "/\\"))
            assert read(answer.text).wrong == []


def test_nothing_runs_in_a_browser(come, guest, id_of):
    page = come(guest, at=guest.address)
    for text in WORST:
        page.goto("/search")
        page.get_by_role("combobox").fill(text)
        page.get_by_role("combobox").press("Enter")
        page.wait_for_load_state()
        assert page.get_by_role("combobox").input_value() == text
        assert page.evaluate(f"window.{MARK}") is None, text
    page.goto("/household")
    page.get_by_label("Somebody else").fill(f"Zoe <img src=x onerror={RUN}>")
    page.get_by_role("button", name="Add", exact=True).click()
    page.get_by_text("is of the household now").wait_for()
    for path in (
        "/",
        "/household",
        "/taste",
        "/taste/review",
        "/map",
        f"/title/{id_of['<script>alert(' + chr(39) + 'x' + chr(39) + ')</script>']}",
    ):
        page.goto(path)
        assert page.evaluate(f"window.{MARK}") is None


def test_suggestions_show_a_hostile_title_as_text(come, newcomer):
    page = come(newcomer)
    page.goto("/")
    page.get_by_role("combobox").press_sequentially("<script>alert")
    page.get_by_role("option", name="<script>alert('x')</script>").wait_for()
    assert page.locator(".options script").count() == 0
