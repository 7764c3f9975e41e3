"""Every poster of a model, measured: `python benchmarks/posters.py HOME [--browser] [--sheet docs/posters.webp]`.

Draws the poster of every title, twice, and tells: how fast, how large, the least contrast, what overflows by the table of
widths, how many are alike, and how many neighbours on shelves of similar titles share hue, composition and motif. With
--browser Chromium draws them too and says where each line of a title really ends. --sheet takes a picture of the contact
sheet. Both need Playwright's library and Debian's Chromium.
"""

from __future__ import annotations

import argparse
import io
import random
import statistics
import time
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from reelkin import Model
from reelkin.posters.drawing import Poster, compose_poster, draw_poster
from reelkin.posters.inks import contrast_of
from reelkin.posters.layouts.layout import HEIGHT, WIDTH
from reelkin.posters.of_title import poster_data
from reelkin.posters.sheet import best_known, sheet_html

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from playwright.sync_api import Page

    from reelkin.posters.data import PosterData

SHELVES, ON_A_SHELF, SEED = 1000, 12, 7
SAME_HUE = 15.0
"""Degrees within which two hues are taken for one."""
CHROMIUM = "/usr/bin/chromium"
AT_ONCE = 400
"""Posters on one page of the browser's."""
# For each line of text: how far its advance goes past the poster's edge before its first letter and after its last, in
# the poster's units, and its advance without `textLength` as a multiple of the one it was set by (0 for the small line).
MEASURE = """() => [...document.querySelectorAll('figure > svg')].map(svg => {
  const frame = svg.getBoundingClientRect(), scale = 240 / frame.width;
  return [...svg.querySelectorAll('text')].map(text => {
    const box = text.getBoundingClientRect();
    const upwards = text.parentElement.getAttribute('transform')?.includes('rotate');
    const ends = upwards ? [box.bottom - frame.bottom, frame.top - box.top]
      : [frame.left - box.left, box.right - frame.right];
    const set = parseFloat(text.getAttribute('textLength') || 0);
    text.removeAttribute('textLength');
    return [ends[0] * scale, ends[1] * scale, set ? text.getComputedTextLength() / set : 0];
  });
})"""


def main() -> None:
    """Measure, and print one line for each question."""
    parser = argparse.ArgumentParser(description=__doc__.partition(":")[0])
    parser.add_argument("home", type=Path)
    parser.add_argument("--browser", action="store_true")
    parser.add_argument("--sheet", type=Path)
    asked = parser.parse_args()
    model = Model.load(asked.home / "models" / "current")
    if asked.sheet:
        _photograph(model, asked.sheet)
        return
    every = [poster_data(model.bundle, row) for row in range(len(model))]
    began = time.process_time()
    posters = [compose_poster(data) for data in every]
    seconds = time.process_time() - began
    sizes = [len(poster.svg.encode()) for poster in posters]
    print(f"{len(posters):,} posters, {len(posters) / seconds:,.0f} a second of one core")
    print(f"bytes: {statistics.mean(sizes):,.0f} on average, {max(sizes):,} at most")
    print(
        f"least contrast: {min(contrast_of(one.title_ink, ground) for one in posters for ground in one.grounds):.2f}"
    )
    print(f"overflowing by the table: {sum(_overflows(one) for one in posters)}")
    print(f"titles cut: {sum(one.layout.block.cut for one in posters)}")
    print(
        f"letters of the title, px at 120: {min(one.layout.block.main for one in posters) / 2:.1f} at least"
    )
    print(
        f"not the same twice: {sum(draw_poster(data) != one.svg for data, one in zip(every, posters, strict=True))}"
    )
    print(
        f"exactly alike but for the name: {len(posters) - len({one.svg.partition('>')[2] for one in posters})}"
    )
    print(
        "neighbours that share hue, composition and motif: {:.2%} of {:,}".format(
            *_alike(model, every, posters)
        )
    )
    if asked.browser:
        _ask_the_browser(posters)


def _overflows(poster: Poster) -> bool:
    return any(
        left < 0 or top < 0 or right > WIDTH or bottom > HEIGHT
        for left, top, right, bottom in poster.layout.boxes()
    )


def _alike(model: Model, every: Sequence[PosterData], posters: Sequence[Poster]) -> tuple[float, int]:
    alike = pairs = 0
    for row in random.Random(SEED).sample(range(len(model)), SHELVES):
        shelf = [pick.facts.row for pick in model.similar(every[row].tconst, n=ON_A_SHELF)]
        for one, next_one in pairwise(shelf):
            apart = abs((every[one].hue - every[next_one].hue + 180) % 360 - 180)
            a, b = posters[one], posters[next_one]
            alike += apart < SAME_HUE and a.layout.name == b.layout.name and a.motif == b.motif
            pairs += 1
    return alike / pairs, pairs


def _ask_the_browser(posters: Sequence[Poster]) -> None:
    lines = 0
    outside: list[float] = []
    apart: list[float] = []
    with _chromium() as page:
        for start in range(0, len(posters), AT_ONCE):
            several = posters[start : start + AT_ONCE]
            page.set_content(sheet_html([one.svg for one in several], width=240))
            page.evaluate("document.fonts.ready")
            for poster, measured in zip(several, page.evaluate(MEASURE), strict=True):
                lines += len(measured)
                outside.append(max(_out(poster, measured)))
                apart += [abs(natural - 1) for _, _, natural in measured if natural]
    apart.sort()
    print(f"Chromium: {lines:,} lines of text; posters with ink outside: {sum(out > 0.5 for out in outside)}")
    print(f"Chromium: ink stays {-max(outside):.1f} of 240 units from the edge, at least")
    print(
        f"Chromium: its advance is off ours by {apart[len(apart) // 2]:.2%} in the middle, {apart[-1]:.1%} at most"
    )


def _out(poster: Poster, measured: Sequence[Sequence[float]]) -> Iterator[float]:
    """How far each line's ink is past an edge: the advance, less the room beside its first letter and its last."""
    rooms = [(line.ink[0] - line.x, line.x + line.length - line.ink[1]) for line in poster.layout.block.lines]
    rooms *= len(poster.layout.echoes) + 1
    rooms += [(0.0, 0.0)] * (len(measured) - len(rooms))
    for (before, after, _), (left, right) in zip(measured, rooms, strict=True):
        yield max(before - left, after - right)


def _photograph(model: Model, out: Path) -> None:
    from PIL import Image

    posters = [draw_poster(poster_data(model.bundle, row)) for row in best_known(model.bundle, 120)]
    with _chromium() as page:
        page.set_viewport_size({"width": 1596, "height": 900})
        page.set_content(sheet_html(posters))
        page.evaluate("document.fonts.ready")
        picture = Image.open(io.BytesIO(page.screenshot(full_page=True)))
    picture.convert("RGB").save(out, lossless=True, quality=100, method=6)
    print(f"{out}: {out.stat().st_size:,} bytes")


@contextmanager
def _chromium() -> Iterator[Page]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser.new_page()
        browser.close()


if __name__ == "__main__":
    main()
