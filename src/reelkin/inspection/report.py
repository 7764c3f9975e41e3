"""The inspection report: one HTML page that needs nothing else, its figures as PNG, its numbers as JSON."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from reelkin import artefacts
from reelkin.inspection.drawing import figures
from reelkin.inspection.findings import Findings, measure
from reelkin.inspection.page import MOST_ROWS, Link
from reelkin.inspection.plates import Plate
from reelkin.inspection.sections import sections
from reelkin.inspection.staging import Staging
from reelkin.inspection.style import THEMES, WIDE, house
from reelkin.inspection.wording import count
from reelkin.progress import Progress, silent

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from reelkin.imdb.snapshot import Snapshot

REPORT, SUMMARY, FIGURES = "report.html", "summary.json", "figures"


@dataclass(frozen=True)
class Figure:
    """A figure of the page: its drawing as SVG, its title and subtitle as text."""

    name: str
    title: str
    subtitle: str
    svg: Markup
    wide: bool


def inspect(
    staging: Path,
    counts: Mapping[str, Any],
    snapshot: Snapshot,
    funnel: Sequence[Mapping[str, Any]] | None,
    out: Path,
    progress: Progress = silent,
) -> dict[str, Any]:
    """Look at a snapshot's accepted rows and write what there is to know about them.

    Args:
        staging: the folder of the accepted rows, as Parquet.
        counts: what became of the lines of each file, as `imdb.reader.read_snapshot` returns it.
        snapshot: whose rows they are.
        funnel: the steps of prepare, as `catalog.funnel.funnel` returns them; None leaves them out.
        out: where report.html, figures/*.png and summary.json go.
        progress: told how far it is.

    Returns:
        What is in summary.json. The same inputs give the same bytes in every file.

    Raises:
        MissingArtefact: a file of `staging` is not there.
        ReelkinError: the steps of the funnel do not sum.
    """
    found = measure(Staging(staging), counts, snapshot, funnel, progress)
    drawn = _draw(found, out / FIGURES, progress)
    artefacts.write_bytes(out / REPORT, _page(found, drawn).encode())
    numbers = found.as_json()
    artefacts.write_json(out / SUMMARY, numbers)
    return numbers


def _draw(found: Findings, folder: Path, progress: Progress) -> dict[str, Figure]:
    folder.mkdir(parents=True, exist_ok=True)
    drawn = {}
    with house():
        for name, plate in figures(found):
            (folder / f"{name}.png").write_bytes(plate.png())
            drawn[name] = drawn_figure(name, plate)
            progress("draw", len(drawn), None, "figures")
    return drawn


def drawn_figure(name: str, plate: Plate) -> Figure:
    """A plate as it stands in a page."""
    # Matplotlib escapes what it writes into the SVG, and text is drawn as outlines anyway.
    svg = Markup(plate.svg(name))  # noqa: S704
    return Figure(name, plate.title, plate.subtitle, svg, plate.get_figwidth() >= WIDE)


def _page(found: Findings, drawn: Mapping[str, Figure]) -> str:
    environment = Environment(
        loader=PackageLoader("reelkin.inspection"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"count": count, "visible": visible}
    environment.tests["link"] = lambda cell: isinstance(cell, Link)
    return environment.get_template("report.html.jinja").render(
        snapshot=found.snapshot,
        facts=_facts(found),
        sections=[
            (part, [drawn[name] for name in part.figures if name in drawn]) for part in sections(found)
        ],
        themes=THEMES,
        most_rows=MOST_ROWS,
    )


def _facts(found: Findings) -> list[tuple[str, str]]:
    """The numbers at the head of the page, and what they count."""
    accepted = dict(found.files.select("file", "accepted").iter_rows())
    facts = [
        (accepted.get("title.basics", 0), "title", "titles"),
        (int(found.ratings["titles"].sum()), "rated title", "rated titles"),
        (accepted.get("name.basics", 0), "person", "people"),
        (accepted.get("title.principals", 0), "principal credit", "principal credits"),
        (int(found.files["rejected"].sum()), "refused row", "refused rows"),
        (len(found.anomalies), "kind of anomaly", "kinds of anomaly"),
    ]
    return [(count(number), one if number == 1 else many) for number, one, many in facts]


def visible(text: str, limit: int = 160) -> str:
    """A text with its control characters as signs, cut to `limit` characters."""
    shown = re.sub(r"[\x00-\x1f\x7f-\x9f]", _sign, text)
    return shown if len(shown) <= limit else shown[: limit - 1].rstrip() + "…"


def _sign(found: re.Match[str]) -> str:
    """Unicode's picture of an ASCII control character (U+2400 on), and its sign for a substitute for the others."""
    code = ord(found.group())
    return "\u2421" if code == 0x7F else "\u2426" if code > 0x7F else chr(0x2400 + code)
