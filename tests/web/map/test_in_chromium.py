"""The map in a real browser: it is drawn, flown over and walked, by pointer and by keys, and is a list without a script."""

from __future__ import annotations

import io
import threading
from pathlib import Path

import pytest
import uvicorn
from PIL import Image

CHROMIUM = Path("/usr/bin/chromium")
DRAWN = "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
DRAWN_BY_PROCESSOR = ["--no-sandbox", "--enable-unsafe-swiftshader"]


@pytest.fixture(scope="module")
def chromium():
    if not CHROMIUM.exists():
        pytest.skip(f"needs Chromium, looked for at {CHROMIUM}")
    playwright = pytest.importorskip("playwright.sync_api", reason="needs Playwright (the group `test`)")
    with playwright.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=str(CHROMIUM), args=DRAWN_BY_PROCESSOR)
        yield browser
        browser.close()


@pytest.fixture
def site(make_site):
    """The address of a site that is being served."""
    server = uvicorn.Server(uvicorn.Config(make_site(), port=0, log_config=None, lifespan="off"))
    listening = server.config.bind_socket()
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
    thread.start()
    yield f"http://localhost:{listening.getsockname()[1]}"
    server.should_exit = True
    thread.join()


@pytest.fixture
def page(chromium, site):
    """The map's page, drawn; what the browser complains of fails the test."""
    context = chromium.new_context(viewport={"width": 1280, "height": 800}, reduced_motion="reduce")
    page = context.new_page()
    complaints = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
    page.goto(f"{site}/map")
    page.wait_for_selector("#map[data-ready=yes]")
    yield page
    context.close()
    assert complaints == []


def colours(page) -> set[tuple[int, int, int]]:
    """The strong colours of the points' canvas as it is on the screen."""
    shot = Image.open(io.BytesIO(page.locator(".sea").screenshot())).convert("RGB")
    seen = {shot.getpixel((x, y)) for x in range(0, shot.width, 2) for y in range(0, shot.height, 2)}
    return {(r // 32, g // 32, b // 32) for r, g, b in seen if max(r, g, b) - min(r, g, b) > 60}


def test_points_of_many_hues_are_drawn(page):
    page.evaluate(DRAWN)
    assert len(colours(page)) >= 5


def test_search_flies_to_a_film_and_shows_its_card(page, id_of):
    page.fill("#at", "Airloc")
    page.wait_for_selector("#at-options li")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_selector(".card-here .name")
    assert page.inner_text(".card-here .name") == "Airlock"
    assert page.get_attribute(".card-here a.name", "href") == f"/title/{id_of('Airlock')}"
    assert "Airlock" in page.inner_text("#here")


def test_keys_read_out_the_film_in_the_middle_and_open_it(page):
    page.fill("#at", "Airlock")
    page.keyboard.press("Enter")
    page.wait_for_selector(".card-here .name")
    page.keyboard.press("Escape")
    page.focus(".sea")
    page.keyboard.press("+")
    page.wait_for_selector(".card-here .name")
    assert page.inner_text("#here").startswith("Airlock, 19")
    page.keyboard.press("Enter")
    page.wait_for_url("**/title/tt*")


def test_a_walk_is_drawn_with_a_poster_for_every_stop(page, model, id_of):
    page.click("#atlas summary")
    page.fill("#from", "Airlock")
    page.fill("#to", "Manège")
    page.press("#to", "Enter")
    page.wait_for_selector(".pin.come")
    walk = model.walk(id_of("Airlock"), id_of("Manège"))
    titles = [walk.start.title, *(step.title for step in walk.steps)]
    assert [pin.get_attribute("title") for pin in page.query_selector_all(".pin")] == titles
    assert page.locator(".steps li").count() == len(titles)
    assert f"A walk of {len(titles)} films" in page.inner_text("#here")
    assert "from=Airlock" in page.url


def test_axe_finds_nothing(page):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="needs axe (the group `test`)")
    assert axe.Axe().run(page).response["violations"] == []


def test_a_phone_has_the_map_and_nothing_beside_the_screen(chromium, site):
    context = chromium.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(f"{site}/map")
    page.wait_for_selector("#map[data-ready=yes]")
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    box = page.locator("#map").bounding_box()
    assert box["width"] == 390
    assert box["height"] > 400
    context.close()


def test_without_a_script_there_are_the_list_and_the_walk(chromium, site):
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}/map")
    assert not page.is_visible("#map")
    assert page.locator(".regions > li").count() == 8
    page.click("#atlas summary")
    page.fill("#from", "Airlock")
    page.fill("#to", "Manège")
    page.click(".ends button")
    assert page.locator(".steps li").count() >= 3
    context.close()
