"""The site by keys alone: no pointer is used here."""

from __future__ import annotations

import re

import pytest

MOST_STEPS = 60
FOCUSED = """() => {
  // A corner or the middle has to be the element's own, or of what it is a part of.
  const uncovered = (at, box) => [[.5, .5], [.1, .2], [.9, .8]].some(([x, y]) => {
    const top = document.elementFromPoint(box.left + x * box.width, box.top + y * box.height);
    return top && (at.contains(top) || top.contains(at));
  });
  const at = document.activeElement;
  if (!at || at === document.body) return null;
  const style = getComputedStyle(at), box = at.getBoundingClientRect();
  return {
    name: at.getAttribute("aria-label") ?? (at.labels?.[0] ?? at).textContent.trim().replace(/\\s+/g, " "),
    ring: (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0) || at.matches("main, :has(+ span)"),
    seen: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth && uncovered(at, box),
  };
}"""

COVERED = """() => {
  const at = document.activeElement, said = document.querySelector(".said");
  if (at === document.body) return null;
  if (said.contains(at)) return 0;
  const [box, over] = [at, said].map((one) => one.getBoundingClientRect());
  const shared = (from, to) => Math.max(0, Math.min(box[to], over[to]) - Math.max(box[from], over[from]));
  return (shared("left", "right") * shared("top", "bottom")) / (box.width * box.height);
}"""
"""How much of what has the focus lies under the message of what was just done."""


def tab_to(page, name: str) -> None:
    """Press Tab until what is called so has the focus."""
    for _ in range(MOST_STEPS):
        page.keyboard.press("Tab")
        there = page.evaluate(FOCUSED)
        if there and name in there["name"]:
            return
    pytest.fail(f"Tab does not reach {name!r}")


def test_the_first_stop_skips_to_the_films(newcomer, come):
    page = come(newcomer)
    page.goto("/")
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUSED)["name"] == "Skip to the films"
    assert page.evaluate(FOCUSED)["seen"]
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.matches('.pick')")


def test_a_film_is_loved_found_rated_and_the_focus_stays_where_it_was(newcomer, come):
    page = come(newcomer)
    page.goto("/")
    tab_to(page, "I love")
    page.keyboard.press("Enter")
    page.wait_for_selector(".hero")
    assert page.evaluate("document.activeElement.getAttribute('aria-pressed')") == "true"
    page.get_by_role("combobox").focus()
    page.keyboard.type("clair")
    page.get_by_role("option", name="Claire").wait_for()
    page.keyboard.press("ArrowDown")
    assert page.get_by_role("option", selected=True).count() == 1
    page.keyboard.press("Enter")
    page.wait_for_selector("article.title")
    tab_to(page, "Rate 7 of 10")
    page.keyboard.press("Enter")
    page.get_by_text("You gave it 7 of 10", exact=True).wait_for()
    assert page.evaluate(FOCUSED)["name"] == "Rate 7 of 10"


def test_a_shelf_is_paged_by_the_arrow_keys(resident, come):
    page = come(resident, width=390)
    page.goto("/")
    row = page.locator(".shelf .row").first
    row.focus()
    page.keyboard.press("End")
    assert row.evaluate("(one) => one.scrollLeft") > 0
    page.keyboard.press("Home")
    assert row.evaluate("(one) => one.scrollLeft") == 0


def test_suggestions_close_by_escape_and_what_was_typed_stays(newcomer, come):
    page = come(newcomer)
    page.goto("/")
    page.get_by_role("combobox").focus()
    page.keyboard.type("clair")
    page.get_by_role("option").first.wait_for()
    page.keyboard.press("Escape")
    assert page.get_by_role("option").count() == 0
    assert page.get_by_role("combobox").input_value() == "clair"


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize(
    "path",
    ["/", "/tonight", "/household", "/taste", "/title/{}", "/list", "/map", "/search?q=the", "/taste/review"],
)
def test_every_stop_is_seen_and_shows_the_focus(path, width, resident, come, id_of):
    page = come(resident, width=width)
    page.goto(path.format(id_of["Claire"]))
    for stop in range(MOST_STEPS):
        page.keyboard.press("Tab")
        there = page.evaluate(FOCUSED)
        if there is None:
            break
        assert there["ring"], (path, stop, there)
        assert there["seen"], (path, stop, there)


@pytest.mark.parametrize("width", [1280, 390])
def test_no_stop_is_under_the_message_of_what_was_just_done(width, newcomer, come, id_of):
    newcomer.mark("rating", id_of["Claire"], "9")
    page = come(newcomer, width=width)
    page.goto("/")
    page.get_by_role("button", name="Add to my list").click()
    page.wait_for_selector(".said")
    page.evaluate("document.activeElement.blur()")
    covered = []
    while (share := (page.keyboard.press("Tab"), page.evaluate(COVERED))[1]) is not None:
        covered.append(share)
    assert len(covered) > 20
    assert max(covered) == 0


def test_an_evening_is_asked_for_by_keys(resident, come):
    page = come(resident)
    page.goto("/household")
    tab_to(page, "Comedy")
    page.keyboard.press("Space")
    tab_to(page, "Find us something")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("veto=genre%3DComedy"))
    assert page.get_by_role("checkbox", name="Comedy").is_checked()
