"""Every main function in a real browser whose scripts are switched off."""

from __future__ import annotations

import re

import pytest


@pytest.fixture
def plain(newcomer, come):
    """A tab without scripts, as somebody with an empty profile."""
    return come(newcomer, java_script_enabled=False)


def test_a_first_visit_comes_to_personal_shelves(plain):
    plain.goto("/")
    plain.locator(".start .pick").first.click()
    assert plain.get_by_role("heading", name=re.compile("Because you loved")).count() == 1
    assert plain.locator(".hero .because").count() == 1


def test_one_of_two_films_of_the_same_name_is_picked(plain):
    plain.goto("/")
    plain.get_by_role("searchbox").fill("Hamlet")
    plain.get_by_role("searchbox").press("Enter")
    same = plain.locator(".found a", has_text="Hamlet")
    assert [re.search(r"\d{4}", one)[0] for one in same.all_inner_texts()] == ["1948", "1996"]
    same.first.click()
    assert plain.title().startswith("Hamlet (1948)")


def test_a_title_leads_to_its_reasons_and_its_people(plain, id_of):
    plain.goto(f"/title/{id_of['Airlock']}")
    plain.get_by_role("link", name=re.compile("The whole sum")).first.click()
    assert plain.locator(".waterfall .total").count() == 1
    plain.go_back()
    plain.get_by_role("link", name=re.compile("Director A")).first.click()
    assert re.match("Director A", plain.inner_text("h1"))
    assert plain.locator(".grid .card").count() > 2


def test_marks_are_set_and_undone(plain, id_of):
    plain.goto(f"/title/{id_of['Airlock']}")
    plain.get_by_role("button", name="Rate 8 of 10").click()
    assert plain.get_by_text("You gave it 8 of 10", exact=True).count() == 1
    plain.get_by_role("button", name="Undo").click()
    assert plain.get_by_text("Your rating", exact=True).count() == 1
    for before, after in (
        ("Add to my list", "On my list"),
        ("Seen it", "Seen"),
        ("Not interested", "Not interested: take it back"),
    ):
        plain.get_by_role("button", name=before, exact=True).click()
        assert plain.get_by_role("button", name=after, exact=True).count() == 1
    plain.goto("/list")
    assert plain.locator(".card", has_text="Airlock").count() == 3


def test_tonight_the_household_and_the_map_answer(plain, newcomer, id_of):
    newcomer.mark("rating", id_of["Claire"], "9")
    plain.goto("/tonight")
    plain.get_by_role("button", name="Show three").click()
    assert plain.locator(".three > li").count() == 3
    plain.goto("/household")
    plain.get_by_role("checkbox", name="Drama").check()
    plain.get_by_role("button", name="Find us something").click()
    assert plain.locator(".evening > li").count() > 0
    plain.goto("/map")
    assert plain.locator(".regions > li").count() == 8
    plain.goto("/clusters")
    plain.locator(".cluster-list a").first.click()
    assert plain.get_by_role("heading", name="What they have in common").count() == 1


def test_an_export_is_imported_and_everything_deleted(plain, id_of):
    plain.goto("/taste")
    sheet = b"title,year,rating\nClaire,1962,4.5\nHamlet,,5\n"
    plain.set_input_files("input[type=file]", {"name": "mine.csv", "mimeType": "text/csv", "buffer": sheet})
    plain.get_by_role("button", name="Import", exact=True).click()
    assert plain.inner_text("h1") == "1 of 2 found their film."
    plain.get_by_role("link", name="Decide about 1").click()
    plain.get_by_role("button", name="Hamlet 1996").click()
    assert plain.inner_text("h1") == "Nothing is left to decide."
    plain.goto("/list")
    assert plain.locator(".card").count() == 2
    plain.goto("/taste")
    plain.get_by_text("Delete everything").first.click()
    plain.get_by_role("checkbox").check()
    plain.get_by_role("button", name="Delete everything").click()
    assert plain.inner_text("h1") == "Pick a few films you love."


def test_the_theme_is_chosen_and_kept(plain):
    plain.goto("/about")
    plain.get_by_role("button", name="light", exact=True).click()
    assert plain.get_attribute("html", "data-theme") == "light"
    plain.goto("/")
    assert plain.get_attribute("html", "data-theme") == "light"
