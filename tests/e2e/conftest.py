"""A served site over the planted catalogue with its hostile titles, and Chromium to walk through it as people do."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from planted import fitted

from .every_page import move_in
from .serving import Guest, served

CHROMIUM = Path("/usr/bin/chromium")
MOST_TOLD = 6
RULES = {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}}
FLAGS = ["--no-sandbox", "--enable-unsafe-swiftshader"]


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    """One for a module: while Playwright runs, no other test of this process can have an event loop."""
    if not CHROMIUM.exists():
        pytest.skip(f"needs Chromium, looked for at {CHROMIUM}")
    playwright = pytest.importorskip("playwright.sync_api", reason="needs Playwright (the group `test`)")
    with playwright.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with a model, as a build leaves it."""
    folder = tmp_path_factory.mktemp("e2e")
    fitted(hostile=True).save(folder / "models" / "planted")
    (folder / "models" / "current").symlink_to("planted")
    return folder


@pytest.fixture(scope="session")
def address(home: Path) -> Iterator[str]:
    """Where the site is served to whoever is at this machine."""
    with served(home) as address:
        yield address


@pytest.fixture(scope="session")
def resident(address: str) -> Iterator[Guest]:
    """Somebody who has been using the site for a while."""
    guest = move_in(address)
    yield guest
    guest.client.close()


@pytest.fixture(scope="session")
def _numbers() -> Iterator[int]:
    return itertools.count(1)


@pytest.fixture
def newcomer(address: str, _numbers: Iterator[int]) -> Iterator[Guest]:
    """Somebody with a profile of their own and nothing in it."""
    guest = Guest(address)
    guest.become(f"Newcomer {next(_numbers)}")
    yield guest
    guest.client.close()


@pytest.fixture(scope="session")
def id_of() -> dict[str, str]:
    """The id of a title by its name; of namesakes, the latest."""
    titles = fitted(hostile=True).bundle.titles
    return dict(zip(titles.primary_title, titles.tconst, strict=True))


@pytest.fixture
def come(chromium: Any, address: str) -> Iterator[Callable[..., Any]]:
    """A tab of a browser of its own; what the browser complains of, and requests to elsewhere, fail the test."""
    contexts, wrong = [], []

    def opened(guest: Guest | None = None, *, at: str = address, width: int = 1280, **wanted: Any) -> Any:
        options = {"color_scheme": "dark", "reduced_motion": "reduce", **wanted}
        context = chromium.new_context(
            base_url=at, viewport={"width": width, "height": 844 if width < 500 else 900}, **options
        )
        context.add_cookies(guest.cookies if guest else [])
        context.set_default_timeout(20_000)
        page = context.new_page()
        page.on("pageerror", lambda error: wrong.append(f"{page.url}: {error}"))
        page.on("console", lambda said: wrong.append(f"{page.url}: {said.text}") if _is_wrong(said) else None)
        page.on("request", lambda asked: wrong.append(asked.url) if _is_elsewhere(asked.url, at) else None)
        contexts.append(context)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert wrong == []


def _is_wrong(said: Any) -> bool:
    """An error on the console, but for the browser's own word on the status of a page."""
    return said.type == "error" and not said.text.startswith("Failed to load resource: the server responded")


def _is_elsewhere(url: str, here: str) -> bool:
    return not url.startswith((here, "data:", "blob:"))


@pytest.fixture(scope="session")
def axe() -> Callable[..., list[tuple[str, str, str]]]:
    """Runs axe; each violation with what it is about."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="needs axe (the group `test`)")
    runner = axe.Axe()

    def run(tab: Any, options: dict[str, Any] = RULES) -> list[tuple[str, str, str]]:
        found = runner.run(tab, options=options).response["violations"]
        told = [
            (one["id"], node["html"][:160], node["failureSummary"]) for one in found for node in one["nodes"]
        ]
        return told[:MOST_TOLD]

    return run
