# ruff: noqa: INP001
"""Make the poster face and its table of widths again: `python tools/poster_fonts.py`, from the root of the repository.

Fetches Archivo (variable, OFL) with npm, keeps the weights and widths that posters and headings use, and writes the
files in src/reelkin/posters/fonts: two woff2 (Latin, Latin Extended), the licence, and widths.json, by which titles
are set. Needs npm and the group `test` of pyproject.toml. The same package gives the same bytes.
"""

from __future__ import annotations

import json
import subprocess
import tarfile
import tempfile
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

PACKAGE = "@fontsource-variable/archivo@5.3.0"
SUBSETS = ("latin", "latin-ext")
KEPT = {"wght": (500, 900), "wdth": (62, 100)}
FEATURES = ["ccmp", "locl", "mark", "mkmk", "kern", "tnum", "rvrn"]
BYTE_ORDER_MARK = 0xFEFF
WEIGHTS = (600, 800, 900)
WIDTHS = (62, 75, 87, 100)
OUT = Path("src/reelkin/posters/fonts")


def main() -> None:
    """Fetch, cut, measure, write."""
    OUT.mkdir(parents=True, exist_ok=True)
    glyphs: dict[str, dict[str, list[int]]] = {}
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["npm", "pack", "--silent", PACKAGE], cwd=folder, check=True, capture_output=True)
        (archive,) = Path(folder).glob("*.tgz")
        with tarfile.open(archive) as packed:
            packed.extractall(folder, filter="data")
        package = Path(folder) / "package"
        (OUT / "OFL.txt").write_bytes((package / "LICENSE").read_bytes())
        for subset in SUBSETS:
            source = package / "files" / f"archivo-{subset}-standard-normal.woff2"
            _write_font(source, OUT / f"archivo-{subset}.woff2")
            # A letter in both subsets is alike in both.
            glyphs = _measure(source) | glyphs
    table = {"units": 1000, "weights": WEIGHTS, "widths": WIDTHS, "glyphs": dict(sorted(glyphs.items()))}
    lines = json.dumps(table, ensure_ascii=True, separators=(",", ":")).replace('},"', '},\n"')
    (OUT / "widths.json").write_text(lines + "\n", encoding="utf-8")


def _write_font(source: Path, out: Path) -> None:
    font = TTFont(source, recalcTimestamp=False)
    subsetter = Subsetter(Options(layout_features=FEATURES, hinting=False, notdef_outline=True))
    subsetter.populate(unicodes=set(font.getBestCmap()) - {13, BYTE_ORDER_MARK})
    subsetter.subset(font)
    font = instantiateVariableFont(font, KEPT)
    font.flavor = "woff2"
    font.save(out)


def _measure(source: Path) -> dict[str, dict[str, list[int]]]:
    """By character: its advance, and the room left and right of its ink, for each weight and width in turn."""
    found: dict[str, dict[str, list[int]]] = {}
    for weight in WEIGHTS:
        for width in WIDTHS:
            font = instantiateVariableFont(TTFont(source), {"wght": weight, "wdth": width})
            shapes, measures = font["glyf"], font["hmtx"]
            for code, name in font.getBestCmap().items():
                if code < ord(" ") or code == BYTE_ORDER_MARK:
                    continue
                advance, left = measures[name]
                shape = shapes[name]
                ink = shape.xMax - shape.xMin if shape.numberOfContours else advance - left
                one = found.setdefault(chr(code), {"advance": [], "left": [], "right": []})
                one["advance"].append(advance)
                one["left"].append(left)
                one["right"].append(advance - left - ink)
    return found


if __name__ == "__main__":
    main()
