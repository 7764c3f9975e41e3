"""What holds for every page, dark and light, on a phone and on a wide screen."""

from __future__ import annotations

import re

import pytest

from .every_page import Page, every_page

WIDTHS = (1440, 820, 390, 320)
"""The last is what WCAG 1.4.10 asks for: 1280 px at four times the size."""
COLOURS = {"resultTypes": ["violations"], "runOnly": ["color-contrast", "link-in-text-block"]}
WATCH_SHIFTS = """
window.shifts = [];
new PerformanceObserver((list) => {
  for (const one of list.getEntries()) if (!one.hadRecentInput) window.shifts.push(one);
}).observe({ type: "layout-shift", buffered: true });
"""
SETTLED = "document.fonts.ready.then(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))"
SHIFTED = """window.shifts.map((one) =>
  [one.value, ...one.sources.map((part) => part.node?.outerHTML?.slice(0, 120))])"""
BARE_POSTERS = 'document.querySelectorAll(".poster svg").forEach((one) => one.replaceChildren())'
"""Their insides are drawings, which axe only takes long over; their names stay."""
TOO_WIDE = """() => {
  const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
  return wide <= 0 ? null : [wide, ...[...document.querySelectorAll("body *")]
    .filter((one) => one.getBoundingClientRect().right > innerWidth && !one.closest(".row, svg"))
    .slice(0, 3).map((one) => one.outerHTML.slice(0, 120))];
}"""
NAMES = [
    "front-new", "front", "search-empty", "search", "search-nothing", "title", "title-new", "title-rated", "why",
    "why-you", "clusters", "cluster", "map", "map-walk", "person", "genre", "list", "list-new", "tonight",
    "tonight-three", "tonight-none", "taste", "taste-new", "review", "library", "household", "household-evening",
    "household-none", "how", "about", "api", "missing", "missing-title", "unreadable",
]  # fmt: skip


@pytest.fixture(scope="session")
def pages(resident) -> dict[str, Page]:
    return {page.name: page for page in every_page(resident)}


def test_every_page_is_looked_at(pages):
    assert list(pages) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_wrong_with(name, pages, resident, come, audit):
    page = pages[name]
    tab = come(resident if page.who == "resident" else None, width=WIDTHS[0])
    audit(tab, page)


@pytest.mark.parametrize(
    "title",
    ["<script>alert('x')</script>", "غرفة بلا نوافذ", "a" * 300, "M"],
    ids=["script", "arabic", "long", "short"],
)
def test_a_hostile_title_has_a_page_like_any_other(title, come, audit, id_of, resident):
    tab = come(resident, width=WIDTHS[0])
    audit(tab, Page("hostile", f"/title/{id_of[title]}"))
    assert tab.inner_text("h1") == title


@pytest.fixture
def audit(axe):
    """Look at a page in every way; whatever is wrong with it fails."""

    def look(tab, page: Page) -> None:
        tab.add_init_script(WATCH_SHIFTS)
        answer = tab.goto(page.path)
        assert answer.status == page.status
        wrong = {}
        for width in WIDTHS:
            if width != WIDTHS[0]:
                tab.set_viewport_size({"width": width, "height": 844})
                tab.reload()
            tab.evaluate(SETTLED)
            wrong[f"moved at {width}"] = tab.evaluate(SHIFTED)
            wrong[f"wider than {width}"] = tab.evaluate(TOO_WIDE)
        tab.set_viewport_size({"width": WIDTHS[0], "height": 844})
        tab.evaluate(BARE_POSTERS)
        wrong["axe, dark"] = axe(tab)
        tab.emulate_media(color_scheme="light")
        wrong["axe, light"] = axe(tab, COLOURS)
        assert {what: found for what, found in wrong.items() if found} == {}
        assert tab.locator("h1").count() == 1
        assert re.search(r"\S", tab.title())

    return look
