"""Writes the report: one HTML page that needs nothing else, Markdown, JSON, and its figures as pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reelkin import artefacts
from reelkin.evaluation.report.drawing import figures
from reelkin.evaluation.report.markdown import as_page
from reelkin.evaluation.report.numbers import as_json, headline
from reelkin.evaluation.report.sections import sections
from reelkin.inspection.rendering import draw, page
from reelkin.inspection.wording import count
from reelkin.progress import silent

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path
    from typing import Any

    from reelkin.evaluation.report.study import Study
    from reelkin.progress import Progress

PAGE, MARKDOWN, NUMBERS, FIGURES = "index.html", "report.md", "report.json", "figures"
PACKAGE, TEMPLATE = "reelkin.evaluation.report", "evaluation.html.jinja"


def write_report(study: Study, folder: Path, progress: Progress = silent) -> list[dict[str, Any]]:
    """Leave index.html, report.md, report.json and figures/*.png in `folder`.

    Returns:
        A row of figures for each method, as `numbers.headline`.
    """
    drawn = draw(figures(study), folder / FIGURES, progress)
    parts = list(sections(study))
    title = f"Evaluation of {study.subject.snapshot}"
    titles = {name: figure.title for name, figure in drawn.items()}
    told = as_page(title, parts, titles, FIGURES, study.subject.notice)
    artefacts.write_bytes(folder / MARKDOWN, told.encode())
    on_page = page(TEMPLATE, parts, drawn, _facts(study), package=PACKAGE, subject=study.subject)
    artefacts.write_bytes(folder / PAGE, on_page.encode())
    head = headline(study)
    artefacts.write_json(folder / NUMBERS, {"headline": head, **as_json(study)})
    return head


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
