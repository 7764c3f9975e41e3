"""Writes the report: one HTML page that needs nothing else, Markdown, JSON, and its figures as pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined

from reelkin import artefacts
from reelkin.evaluation.report.drawing import figures
from reelkin.evaluation.report.markdown import as_page
from reelkin.evaluation.report.numbers import as_json, headline
from reelkin.evaluation.report.sections import sections
from reelkin.inspection.page import MOST_ROWS, Link
from reelkin.inspection.report import drawn_figure, visible
from reelkin.inspection.style import THEMES, house
from reelkin.inspection.wording import count
from reelkin.progress import silent

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path
    from typing import Any

    from reelkin.evaluation.report.study import Study
    from reelkin.inspection.page import Section
    from reelkin.inspection.report import Figure
    from reelkin.progress import Progress

PAGE, MARKDOWN, NUMBERS, FIGURES = "index.html", "report.md", "report.json", "figures"


def write_report(study: Study, folder: Path, progress: Progress = silent) -> list[dict[str, Any]]:
    """Leave index.html, report.md, report.json and figures/*.png in `folder`.

    Returns:
        A row of figures for each method, as `numbers.headline`.
    """
    drawn = _draw(study, folder / FIGURES, progress)
    parts = list(sections(study))
    title = f"Evaluation of {study.subject.snapshot}"
    titles = {name: figure.title for name, figure in drawn.items()}
    told = as_page(title, parts, titles, FIGURES, study.subject.notice)
    artefacts.write_bytes(folder / MARKDOWN, told.encode())
    artefacts.write_bytes(folder / PAGE, _page(study, parts, drawn).encode())
    head = headline(study)
    artefacts.write_json(folder / NUMBERS, {"headline": head, **as_json(study)})
    return head


def _draw(study: Study, folder: Path, progress: Progress) -> dict[str, Figure]:
    folder.mkdir(parents=True, exist_ok=True)
    drawn = {}
    with house():
        for name, plate in figures(study):
            (folder / f"{name}.png").write_bytes(plate.png())
            drawn[name] = drawn_figure(name, plate)
            progress("draw", len(drawn), None, "figures")
    return drawn


def _page(study: Study, parts: Sequence[Section], drawn: Mapping[str, Figure]) -> str:
    environment = Environment(
        loader=ChoiceLoader(
            [PackageLoader("reelkin.evaluation.report"), PackageLoader("reelkin.inspection")]
        ),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"count": count, "visible": visible}
    environment.tests["link"] = lambda cell: isinstance(cell, Link)
    return environment.get_template("evaluation.html.jinja").render(
        subject=study.subject,
        facts=_facts(study),
        sections=[(part, [drawn[name] for name in part.figures if name in drawn]) for part in parts],
        themes=THEMES,
        most_rows=MOST_ROWS,
    )


def _facts(study: Study) -> list[tuple[str, str]]:
    """The numbers at the head of the page, and what they count."""
    counts: Mapping[str, Any] = study.subject.counts
    methods = {one.method for results in study.results.values() for one in results}
    return [
        (count(counts["people"]), "people judged"),
        (count(counts["likes"]), "likes"),
        (count(counts["titles"]), "titles"),
        (count(counts["queries"]), "titles asked for similar ones"),
        (count(len(methods)), "methods"),
    ]
