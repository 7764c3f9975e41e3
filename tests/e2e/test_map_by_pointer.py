"""The map for who points but cannot drag, and what shows when the pointer rests on a film (WCAG 2.5.7 and 1.4.13)."""

from __future__ import annotations

import pytest

GLOW = "document.querySelector('.glow').style.transform"


@pytest.fixture
def sea(resident, come, id_of):
    """The map of a phone's width, flown to a film, with nothing shown of it; its middle on the screen."""
    page = come(resident, width=390)
    page.goto(f"/map?at={id_of['Airlock']}")
    page.wait_for_selector("#map[data-ready=yes]")
    page.wait_for_selector(".card-here:not([hidden])")
    page.keyboard.press("Escape")
    page.wait_for_selector(".card-here", state="hidden")
    box = page.locator(".sea").bounding_box()
    return page, box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def test_what_shows_under_the_pointer_stays_may_be_pointed_at_and_goes_by_escape(sea):
    page, x, y = sea
    page.mouse.move(x, y)
    page.wait_for_selector(".card-here:not([hidden])")
    card, film = page.locator(".card-here").bounding_box(), page.inner_text(".card-here .name")
    # Without a rest on the way, which would ask for the film that is there.
    page.mouse.move(card["x"] + card["width"] / 2, card["y"] + card["height"] / 2)
    page.wait_for_timeout(400)
    assert page.locator(".card-here").is_visible()
    assert page.inner_text(".card-here .name") == film
    page.keyboard.press("Escape")
    page.wait_for_selector(".card-here", state="hidden")


def test_the_map_is_moved_by_clicks_alone(sea):
    page, *_ = sea
    seen = [page.evaluate(GLOW)]
    box = page.locator(".sea").bounding_box()
    for click in (
        lambda: page.mouse.click(box["x"] + 8, box["y"] + box["height"] - 8),
        lambda: page.get_by_role("button", name="Closer").click(),
        lambda: page.get_by_role("button", name="All of it").click(),
    ):
        click()
        page.wait_for_function(f"(before) => {GLOW} !== before", arg=seen[-1])
        page.wait_for_timeout(200)
        seen.append(page.evaluate(GLOW))
    assert len(set(seen)) == 4


def test_keys_of_one_character_do_nothing_but_on_the_map(sea):
    page, *_ = sea
    before = page.evaluate(GLOW)
    page.locator(".zoom button").first.focus()
    for key in "+-0":
        page.keyboard.press(key)
    page.wait_for_timeout(200)
    assert page.evaluate(GLOW) == before
    page.locator(".sea").focus()
    page.keyboard.press("+")
    page.wait_for_function(f"(before) => {GLOW} !== before", arg=before)
