# ruff: noqa: INP001
"""Every page of the site as pictures: `python tools/screenshots.py HOME FOLDER`, from the root of the repository.

Serves the workspace HOME with a database of its own, moves somebody in, and takes each page at three widths, dark and
light, from top to bottom. Needs Debian's Chromium and the group `test` of pyproject.toml. Look at them.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
from e2e.every_page import Page, every_page, move_in
from e2e.serving import served

CHROMIUM = "/usr/bin/chromium"
FLAGS = ["--no-sandbox", "--enable-unsafe-swiftshader"]
WIDTHS = (390, 820, 1440)
HEIGHT = 900
TALLEST = 6_000


def main() -> None:
    """Take them."""
    wanted = _wanted()
    wanted.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        with served(wanted.home, "--database", f"sqlite:///{folder}/reelkin.sqlite") as address:
            resident = move_in(address)
            cookies = {"resident": resident.cookies, "nobody yet": []}
            pages = [one for one in every_page(resident) if not wanted.only or one.name in wanted.only]
            for theme in wanted.theme:
                for width in wanted.width:
                    for page in pages:
                        context = browser.new_context(
                            viewport={"width": width, "height": HEIGHT},
                            color_scheme=theme,
                            reduced_motion="reduce",
                        )
                        context.add_cookies(cookies[page.who])
                        _take(
                            context.new_page(), address, page, wanted.out / f"{page.name}-{width}-{theme}.png"
                        )
                        context.close()
        browser.close()


def _take(tab, address: str, page: Page, path: Path) -> None:
    tab.goto(address + page.path)
    tab.evaluate("document.fonts.ready")
    if tab.locator("#map").count():
        tab.wait_for_selector("#map[data-ready=yes]")
    height = min(tab.evaluate("document.documentElement.scrollHeight"), TALLEST)
    width = tab.viewport_size["width"]
    tab.screenshot(path=path, full_page=True, clip={"x": 0, "y": 0, "width": width, "height": height})
    wide = tab.evaluate("document.documentElement.scrollWidth")
    print(f"{path}{'' if wide <= width else f'  {wide} px wide!'}")  # noqa: T201


def _wanted() -> argparse.Namespace:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("home", type=Path, help="a workspace with a model")
    asked.add_argument("out", type=Path, help="the folder for the pictures")
    asked.add_argument("--only", action="append", help="this page alone (repeatable)")
    asked.add_argument("--width", action="append", type=int, help="390, 820 and 1440, or this (repeatable)")
    asked.add_argument("--theme", action="append", choices=["dark", "light"], help="both, or this")
    found = asked.parse_args()
    found.width, found.theme = found.width or WIDTHS, found.theme or ("dark", "light")
    return found


if __name__ == "__main__":
    main()
