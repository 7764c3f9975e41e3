"""The inspection report: one HTML page that needs nothing else, its figures as PNG, its numbers as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reelkin import artefacts
from reelkin.inspection.drawing import figures
from reelkin.inspection.findings import measure
from reelkin.inspection.rendering import draw, page
from reelkin.inspection.sections import sections
from reelkin.inspection.staging import Staging
from reelkin.inspection.wording import count
from reelkin.progress import silent

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from reelkin.imdb.snapshot import Snapshot
    from reelkin.inspection.findings import Findings
    from reelkin.progress import Progress

REPORT, SUMMARY, FIGURES = "report.html", "summary.json", "figures"


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
    drawn = draw(figures(found), out / FIGURES, progress)
    told = page("report.html.jinja", sections(found), drawn, _facts(found), snapshot=found.snapshot)
    artefacts.write_bytes(out / REPORT, told.encode())
    numbers = found.as_json()
    artefacts.write_json(out / SUMMARY, numbers)
    return numbers


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
