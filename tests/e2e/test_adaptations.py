"""Pages as people set their browsers: larger text, wider spacing, their own colours, less motion; and what is read aloud.

Each is a criterion of WCAG 2.2 that axe cannot check; docs/accessibility.md has the whole list.
"""

from __future__ import annotations

import re

import pytest

from .every_page import every_page
from .test_every_page import NAMES, TOO_WIDE

SPACED = """() => {
  const style = new CSSStyleSheet();
  style.replaceSync(`* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
    p { margin-bottom: 2em !important }`);
  document.adoptedStyleSheets = [style];
}"""
"""As in WCAG 1.4.12."""
TWICE = "document.documentElement.style.fontSize = '200%'"
CUT = """() => [...document.querySelectorAll("main *, header *, footer *")].filter((one) => {
  if (one.closest("svg, .unseen, .row, .poster, .sea, .pins, input") || one.clientWidth < 2) return false;
  const style = getComputedStyle(one), most = one.textContent.length > 150;
  const cuts = (how) => how === "hidden" || how === "clip";
  return !most && ((cuts(style.overflowY) && one.scrollHeight > one.clientHeight + 1)
    || (cuts(style.overflowX) && one.scrollWidth > one.clientWidth + 1));
}).slice(0, 3).map((one) => one.outerHTML.slice(0, 160))"""
"""What hides some of its words; but a name of more than 150 letters may, on a shelf."""
LOOKS = """(one) => {
  const style = getComputedStyle(one);
  return [style.backgroundColor, style.color].join();
}"""
FURNITURE = """() => ["header nav a", "footer .about a", "footer .theme button"].map((where) =>
  [...document.querySelectorAll(where)].map((one) => one.textContent.trim()).filter((one) => one !== "Ann"))"""
"""What is around every page; but a page that is not there does not know who looks for it."""


@pytest.fixture(scope="module")
def pages(resident):
    return {page.name: page for page in every_page(resident)}


@pytest.fixture
def open_page(pages, resident, come):
    def opened(name, **wanted):
        tab = come(resident if pages[name].who == "resident" else None, **wanted)
        tab.goto(pages[name].path)
        return tab

    return opened


@pytest.mark.parametrize("name", NAMES)
def test_larger_text_and_wider_spacing_hide_nothing_and_push_nothing_out(name, open_page):
    tab, wrong = open_page(name), {}
    for how, change in (("spaced", SPACED), ("spaced and twice as large", TWICE)):
        tab.evaluate(change)
        for width in (1280, 640):
            tab.set_viewport_size({"width": width, "height": 800})
            wrong[f"{how}, {width}: cut"] = tab.evaluate(CUT)
            wrong[f"{how}, {width}: too wide"] = tab.evaluate(TOO_WIDE)
    assert {what: found for what, found in wrong.items() if found} == {}


def test_head_and_foot_are_the_same_on_every_page(pages, resident, come):
    tab = come(resident)
    seen = set()
    for page in pages.values():
        tab.goto(page.path)
        seen.add(str(tab.evaluate(FURNITURE)))
    assert len(seen) == 1
    assert "How this works" in seen.pop()


@pytest.mark.parametrize(
    ("name", "chosen", "other"),
    [
        ("tonight", "input:checked + span", "input:not(:checked) + span"),
        ("household", "input:checked + span", "input:not(:checked) + span"),
        ("title-rated", ".rate [aria-pressed=true]", ".rate [aria-pressed=false]"),
        ("list", "nav a[aria-current]", "nav a:not([aria-current])"),
        ("about", ".theme [aria-pressed=true]", ".theme [aria-pressed=false]"),
    ],
)
def test_in_somebody_s_own_colours_what_is_chosen_looks_chosen(name, chosen, other, open_page):
    tab = open_page(name, forced_colors="active")
    assert tab.locator(chosen).first.evaluate(LOOKS) != tab.locator(other).first.evaluate(LOOKS)


def test_in_somebody_s_own_colours_bars_are_seen(open_page):
    tab = open_page("why", forced_colors="active")
    bar, wall = (
        tab.locator(where).first.evaluate(f"(one) => getComputedStyle(one).{what}")
        for where, what in ((".waterfall rect", "fill"), ("body", "backgroundColor"))
    )
    assert bar != wall


CONTRAST = """() => {
  const light = (colour) => {
    const ink = document.createElement("canvas").getContext("2d");
    ink.fillStyle = colour;
    ink.fillRect(0, 0, 1, 1);
    return [...ink.getImageData(0, 0, 1, 1).data].slice(0, 3).map((one) => one / 255)
      .map((one) => (one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4))
      .reduce((sum, one, at) => sum + one * [0.2126, 0.7152, 0.0722][at], 0);
  };
  const wall = light(getComputedStyle(document.body).backgroundColor);
  document.querySelector(".act").focus({ focusVisible: true });
  return [[".act", "borderTopColor"], [".find input", "borderBottomColor"], [".act", "outlineColor"],
    [".act.main", "backgroundColor"]].map(([where, what]) => {
    const other = light(getComputedStyle(document.querySelector(where))[what]);
    return (Math.max(wall, other) + 0.05) / (Math.min(wall, other) + 0.05);
  });
}"""
"""Of the edges of controls and of the ring of the focus, against the wall."""


@pytest.mark.parametrize("theme", ["dark", "light"])
def test_edges_of_controls_and_the_ring_of_the_focus_stand_out(theme, open_page):
    assert min(open_page("front", color_scheme=theme).evaluate(CONTRAST)) >= 3


MOVING = """() => {
  const moving = [...document.querySelectorAll("*")].filter((one) => {
    const style = getComputedStyle(one);
    return parseFloat(style.transitionDuration) > 0 || style.animationName !== "none";
  });
  return moving.length + document.getAnimations().length;
}"""


@pytest.mark.parametrize("name", ["front", "title", "map"])
def test_nothing_moves_for_who_prefers_less(name, open_page):
    assert open_page(name, reduced_motion="reduce").evaluate(MOVING) == 0
    assert open_page("front", reduced_motion="no-preference").evaluate(MOVING) > 0


READ_ALOUD = {
    "front": r'link "The Hollow \d.* 19\d\d"|link "[^"]+ (19|20)\d\d"',
    "front-new": r'button "I love [^"]+ (19|20)\d\d"',
    "title": r'button "Add to my list"\n.*\n?[\s\S]*group "Your rating"[\s\S]*button "Rate 10 of 10"',
    "title-rated": r'group "You gave it \d+ of 10"[\s\S]*button "Rate \d+ of 10" \[pressed\]',
    "search": r'list:?\n\s+- listitem:\n\s+- link "[^"]+ (19|20)\d\d · ',
    "tonight": r'group "How long\?"[\s\S]*radio "[^"]+" \[checked\][\s\S]*group "What mood\?"',
    "household": r'group "Who"[\s\S]*checkbox "Ann" \[checked\]',
    "why": r'table "The sum, largest first"[\s\S]*rowheader "[^"]+"[\s\S]*cell "[+\u2212]\d',
    "map": r'application "The map of films"[\s\S]*button "Closer"[\s\S]*link "As a list"',
    "review": r'group "Hamlet, rated [^"]+"[\s\S]*button "Hamlet (19|20)\d\d',
}


@pytest.mark.parametrize("name", list(READ_ALOUD))
def test_what_is_read_aloud_says_each_thing_once(name, open_page):
    """By the tree of roles and names that a browser hands to screen readers."""
    told = open_page(name).locator("body").aria_snapshot()
    assert re.search(READ_ALOUD[name], told), told[:3_000]
    names = re.findall(r'(?:link|button) "([^"]+)"', told)
    assert [one for one in names if re.search(r"(.{4,}) \(?\d{4}\)? \1", one)] == []
    assert not re.search(r"(?:link|button|radio|checkbox|combobox|textbox)(?: \[|:|$)", told, re.MULTILINE)
