"""What people come for, from the first visit on, with the site's own script running."""

from __future__ import annotations

import json
import re

import pytest

MINUS = "\u2212"
ROUNDING = 0.0005


def figure(text: str) -> float:
    return float(text.replace(MINUS, "-"))


def marks(page) -> dict:
    """Everything that is kept of whoever is here."""
    return json.loads(page.request.get("/taste/export.json").text())


def test_a_first_visit_comes_to_personal_shelves_within_three_clicks(newcomer, come):
    page = come(newcomer)
    page.goto("/")
    assert page.inner_text("h1") == "Pick a few films you love."
    assert page.locator(".shelf h2", has_text="Because you loved").count() == 0
    loved = page.locator(".start .pick .name bdi").nth(3).inner_text()
    page.locator(".start .pick").nth(3).click()
    page.wait_for_selector(".hero")
    assert f"Because you loved {loved}" in page.locator(".shelf h2").all_inner_texts()
    assert page.locator(".hero .because").inner_text().endswith(".")
    page.get_by_role("link", name="Look closer").click()
    page.wait_for_selector("article.title .because")


def test_search_as_you_type_leads_to_a_title_and_to_the_whole_sum_of_a_pick(newcomer, come):
    page = come(newcomer)
    page.goto("/")
    page.get_by_role("combobox").press_sequentially("clair")
    page.get_by_role("option", name="Claire").first.click()
    page.wait_for_selector("article.title")
    assert page.inner_text("h1") == "Claire"
    page.get_by_role("link", name=re.compile("The whole sum")).first.click()
    page.wait_for_selector(".waterfall")
    steps = [figure(one) for one in page.locator(".waterfall tr:not(.total) .figure").all_inner_texts()]
    total = figure(page.inner_text(".waterfall .total .figure"))
    assert len(steps) > 2
    assert sum(steps) == pytest.approx(total, abs=ROUNDING * (len(steps) + 1))
    page.locator("summary").click()
    rest = [figure(one) for one in page.locator("details .figure").all_inner_texts()]
    assert sum(rest) == pytest.approx(steps[-1], abs=ROUNDING * (len(rest) + 1))


def test_search_finds_a_name_in_another_script_and_one_with_a_slip(newcomer, come):
    page = come(newcomer)
    page.goto("/")
    page.get_by_role("combobox").press_sequentially("клер")
    assert "Claire" in page.get_by_role("option").first.inner_text()
    page.get_by_role("combobox").fill("Airlok")
    page.get_by_role("option", name="Airlock").wait_for()


@pytest.mark.parametrize(
    ("button", "pressed", "kept"),
    [
        ("Add to my list", "On my list", "watchlist"),
        ("Seen it", "Seen", "seen"),
        ("Not interested", "Not interested: take it back", "not_interested"),
    ],
)
def test_a_mark_is_set_told_and_undone(button, pressed, kept, newcomer, come, id_of):
    page = come(newcomer)
    page.goto(f"/title/{id_of['Airlock']}")
    page.get_by_role("button", name=button, exact=True).click()
    page.get_by_role("button", name=pressed, exact=True).wait_for()
    assert id_of["Airlock"] in marks(page)["lists"][kept]
    assert "Airlock" in page.inner_text("#said")
    page.get_by_role("button", name="Undo").click()
    page.get_by_role("button", name=button, exact=True).wait_for()
    assert not marks(page)["lists"].get(kept)


def test_a_rating_is_given_changed_and_undone(newcomer, come, id_of):
    page = come(newcomer)
    page.goto(f"/title/{id_of['Airlock']}")
    page.get_by_role("button", name="Rate 8 of 10").click()
    page.get_by_text("You gave it 8 of 10", exact=True).wait_for()
    page.get_by_role("button", name="Rate 3 of 10").click()
    page.get_by_text("You gave it 3 of 10", exact=True).wait_for()
    page.get_by_role("button", name="Undo").click()
    page.get_by_text("You gave it 8 of 10", exact=True).wait_for()
    assert [one["rating"] for one in marks(page)["ratings"]] == [8]
    page.goto("/list")
    assert "8 of 10" in page.inner_text("#main")


def test_what_is_not_for_somebody_is_picked_no_more(newcomer, come, id_of):
    newcomer.mark("rating", id_of["Airlock"], "9")
    page = come(newcomer)
    page.goto("/")
    picked = page.get_attribute(".hero .poster", "href")
    page.goto(picked)
    page.get_by_role("button", name="Not interested", exact=True).click()
    page.get_by_role("button", name="Not interested: take it back").wait_for()
    page.goto("/")
    assert page.locator(f'a[href="{picked}"]').count() == 0


def test_tonight_is_three_films_that_fit_and_others_when_asked(newcomer, come):
    page = come(newcomer, width=390)
    page.goto("/tonight")
    page.get_by_role("radio", name="An hour and a half").check()
    page.get_by_role("radio", name="To laugh").check()
    page.get_by_role("button", name="Show three").click()
    page.wait_for_selector(".three")
    first = page.locator(".three h2").all_inner_texts()
    lengths = [
        re.search(r"(?:(\d) h ?)?(?:(\d+) min)?", one.split(" · ")[1]).groups("0")
        for one in page.locator(".three p.when").all_inner_texts()
    ]
    assert len(first) == 3
    assert all(60 * int(hours) + int(rest) <= 90 for hours, rest in lengths)
    page.get_by_role("button", name="None of these").click()
    page.wait_for_url("**not=*")
    assert not set(first) & set(page.locator(".three h2").all_inner_texts())


def test_an_evening_of_two_obeys_a_veto(newcomer, come, id_of):
    page = come(newcomer)
    page.goto(f"/title/{id_of['Claire']}")
    page.get_by_role("button", name="Rate 9 of 10").click()
    page.get_by_text("You gave it 9 of 10", exact=True).wait_for()
    page.goto("/household")
    other = f"Friend of {page.locator('nav a').last.inner_text()}"
    page.get_by_label("Somebody else").fill(other)
    page.get_by_role("button", name="Add", exact=True).click()
    page.get_by_role("button", name=f"Be {other}", exact=True).click()
    page.get_by_text(f"Hello, {other}").wait_for()
    page.goto(f"/title/{id_of['Airlock']}")
    page.get_by_role("button", name="Rate 10 of 10").click()
    page.get_by_text("You gave it 10 of 10", exact=True).wait_for()
    page.goto("/household")
    for name in (other.removeprefix("Friend of "), other):
        page.get_by_role("checkbox", name=name, exact=True).check(force=True)
    page.get_by_role("checkbox", name="Horror").check(force=True)
    page.get_by_role("button", name="Find us something").click()
    page.wait_for_selector(".evening")
    films = page.locator(".evening h2 a")
    shown = [one.get_attribute("href").rpartition("/")[2] for one in films.all()]
    assert shown
    genres = [page.request.get(f"/api/v1/titles/{tconst}").json()["genres"] for tconst in shown]
    assert all("Horror" not in several for several in genres)
    assert page.locator(".evening > li").first.locator(".each .name").all_inner_texts() == [
        other.removeprefix("Friend of "),
        other,
    ]
    page.get_by_role("button", name="Not tonight").first.click()
    page.wait_for_url(f"**title%3D{shown[0]}*")
    assert shown[0] not in [one.get_attribute("href").rpartition("/")[2] for one in films.all()]
