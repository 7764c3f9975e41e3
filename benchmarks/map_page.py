"""How smoothly the map of films moves in Chromium: `python benchmarks/map_page.py http://127.0.0.1:8080`.

Drags the map for some seconds, then zooms, and tells how long frames took, and how much of that the page's script. Without a
graphics card everything is drawn by the processor, so a real machine is quicker. `--titles 350000` puts so many points
in place of the site's own.
"""

from __future__ import annotations

import argparse
import re
from typing import TYPE_CHECKING

import numpy as np
from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from playwright.sync_api import Page, Route

CHROMIUM = "/usr/bin/chromium"
ARGUMENTS = ["--no-sandbox", "--enable-unsafe-swiftshader"]
FRAMES = 240
FIRST, FURTHER = 20_000, 55_000
TIME_SCRIPTS = """
  window.scripts = [];
  const asked = requestAnimationFrame;
  window.requestAnimationFrame = (draw) => asked((now) => {
    const began = performance.now();
    draw(now);
    scripts.push(performance.now() - began);
  });
"""
MEASURE = """([frames, zooming]) => new Promise((done) => {
  const sea = document.querySelector(".sea"), took = [];
  const tell = (name, clientX, clientY) => sea.dispatchEvent(new PointerEvent(name, {pointerId: 1, clientX, clientY}));
  const turned = (deltaY) => sea.dispatchEvent(new WheelEvent("wheel", {deltaY, clientX: 900, clientY: 500}));
  sea.setPointerCapture = () => {};
  if (!zooming) tell("pointerdown", 900, 500);
  let last = performance.now(), count = 0;
  const frame = (now) => {
    took.push(now - last);
    last = now;
    const turn = count / 20;
    if (zooming) turned(Math.sin(turn / 2) > 0 ? -30 : 30);
    else tell("pointermove", 900 + 150 * Math.sin(turn), 500 + 100 * Math.cos(turn));
    if (++count < frames) requestAnimationFrame(frame);
    else { if (!zooming) tell("pointercancel", 900, 500); done(took.slice(5)); }
  };
  requestAnimationFrame(frame);
})"""


def main() -> None:
    """Run the measurement."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site")
    parser.add_argument("--titles", type=int, help="random points in place of the site's own")
    given = parser.parse_args()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        page.add_init_script(TIME_SCRIPTS)
        if given.titles:
            stand_in(page, given.titles)
        page.goto(f"{given.site}/map")
        page.wait_for_selector("#map[data-ready=yes]")
        page.wait_for_timeout(1500)
        for name, zooming in (("dragged", False), ("zoomed", True)):
            page.evaluate("scripts.length = 0")
            tell(name, page.evaluate(MEASURE, [FRAMES, zooming]), page.evaluate("scripts"))
        browser.close()


def stand_in(page: Page, titles: int) -> None:
    """Let the page have so many points at random."""
    random = np.random.default_rng(0)
    clusters = random.integers(0, 30, titles).astype("<u1")
    around = random.uniform(0.1, 0.9, (30, 2))[clusters]
    spots = (np.clip(around + random.normal(0, 0.05, (titles, 2)), 0, 1) * 65_535).astype("<u2")

    def html(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(
            response=answer, body=re.sub(r'data-titles="\d+"', f'data-titles="{titles}"', answer.text())
        )

    def points(route: Route) -> None:
        number = int(route.request.url.rsplit("/", 1)[1].removesuffix(".bin"))
        first = 0 if number == 0 else FIRST + (number - 1) * FURTHER
        rows = slice(first, FIRST if number == 0 else first + FURTHER)
        body = spots[rows, 0].tobytes() + spots[rows, 1].tobytes() + clusters[rows].tobytes()
        route.fulfill(body=body, content_type="application/octet-stream")

    page.route("**/map", html)
    page.route("**/points/*.bin", points)


def tell(name: str, took: list[float], scripts: list[float]) -> None:
    """Print how long frames, and the scripts of each, took, in milliseconds."""
    half, most = np.quantile(took, [0.5, 0.95])
    script = sum(scripts) / len(took)
    smooth = np.mean(np.array(took) < 17.5)
    print(
        f"{name}: {len(took)} frames, half within {half:.1f} ms, 95 % within {most:.1f} ms, {smooth:.0%} at 60 a second; "
        f"script {script:.1f} ms a frame"
    )


if __name__ == "__main__":
    main()
