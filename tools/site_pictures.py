# ruff: noqa: INP001
"""The pictures of the site in the docs: `python tools/site_pictures.py HOME docs`, from the root of the repository.

HOME is a workspace with a model of the sample (`reelkin demo`), so that nothing in the pictures is anybody's but ours.
Writes `site.webp`, the front page of somebody who loves five films, and `pages.webp`, three more pages side by side.
"""

from __future__ import annotations

import io
import sys
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
from e2e.serving import Guest, served

CHROMIUM, FLAGS = "/usr/bin/chromium", ["--no-sandbox"]
NAME = "Mara"
RATED = {
    "Dumbo (1941)": 9,
    "Seven Samurai (1954)": 10,
    "Pulp Fiction (1994)": 9,
    "Lost in Translation (2003)": 8,
    "Alien (1979)": 9,
}
TITLE = "Rear Window (1954)"
HEIGHT, GAP, WIDTH = 1_024, 24, 1_600
BEHIND = (128, 124, 116)
QUALITY = 78


def main() -> None:
    """Take them."""
    home, out = Path(sys.argv[1]), Path(sys.argv[2])
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        with served(home, "--database", f"sqlite:///{folder}/reelkin.sqlite") as address:
            guest = _somebody(address)
            title = _id_of(guest, TITLE)
            front = _look(browser, guest, "/", 1_440, 1_180, "dark")
            pages = [
                _look(browser, guest, f"/title/{title}", 1_280, HEIGHT, "light"),
                _look(browser, guest, "/tonight?go=1&minutes=150&mood=", 390, HEIGHT, "dark"),
                _look(browser, guest, f"/for-you/why/{title}", 390, HEIGHT, "light"),
            ]
        browser.close()
    front.save(out / "site.webp", quality=QUALITY)
    _beside(pages).save(out / "pages.webp", quality=QUALITY)


def _somebody(address: str) -> Guest:
    guest = Guest(address)
    guest.send("/profiles/add", name=NAME)
    for named, rating in RATED.items():
        guest.mark("rating", _id_of(guest, named), str(rating))
    return guest


def _id_of(guest: Guest, named: str) -> str:
    answer = guest.get("/api/v1/titles", params={"title": named})
    answer.raise_for_status()
    return str(answer.json()["tconst"])


def _look(browser: Browser, guest: Guest, path: str, width: int, height: int, theme: str) -> Image.Image:
    context = browser.new_context(
        viewport={"width": width, "height": height}, color_scheme=theme, reduced_motion="reduce"
    )
    context.add_cookies(guest.cookies)
    tab = context.new_page()
    tab.goto(guest.address + path)
    tab.evaluate("document.fonts.ready")
    # A first visit may be in the system's fonts; the second has ours.
    tab.reload()
    tab.evaluate("document.fonts.ready")
    picture = Image.open(io.BytesIO(tab.screenshot())).convert("RGB")
    context.close()
    return picture


def _beside(pictures: list[Image.Image]) -> Image.Image:
    sheet = Image.new(
        "RGB", (sum(one.width for one in pictures) + GAP * (len(pictures) + 1), HEIGHT + 2 * GAP), BEHIND
    )
    left = GAP
    for one in pictures:
        sheet.paste(one, (left, GAP))
        left += one.width + GAP
    return sheet.resize((WIDTH, round(sheet.height * WIDTH / sheet.width)), Image.Resampling.LANCZOS)


if __name__ == "__main__":
    main()
