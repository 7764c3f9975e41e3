"""What a person sees while work goes on: bars on a terminal, one line for each finished stage, nothing for programs."""

from __future__ import annotations

import logging
import sys
from collections import Counter
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click
from rich.console import Console
from rich.filesize import decimal
from rich.progress import BarColumn, Progress, ProgressColumn, Task, TaskID, TextColumn, TimeRemainingColumn
from rich.text import Text

from reelkin.progress import silent

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from reelkin.pipeline.stage import Outcome
    from reelkin.progress import Progress as ProgressCall


class Figures(ProgressColumn):
    """How much is done, of how much, and how fast, in the unit of the task."""

    def render(self, task: Task) -> Text:
        """Such as "1.2 GB of 2.0 GB, 31 MB/s" or "120,000 of 4,000,000 rows"."""
        unit = task.fields["unit"]

        def amount(number: float) -> str:
            return decimal(int(number)) if unit == "bytes" else f"{int(number):,}"

        said = amount(task.completed) + ("" if task.total is None else f" of {amount(task.total)}")
        said += "" if unit == "bytes" else f" {unit}"
        speed = task.speed
        return Text(said + (f", {amount(speed)}/s" if speed else ""), style="progress.data.speed")


class Told(logging.Handler):
    """What work has to say on its way (what a training job will cost), a line each on standard error."""

    def __init__(self, console: Console) -> None:
        super().__init__(logging.INFO)
        self._console = console

    def emit(self, record: logging.LogRecord) -> None:
        """Print the line, above the bars where there are any."""
        self._console.print(Text(record.getMessage()), soft_wrap=True)


@contextmanager
def _told(console: Console) -> Iterator[None]:
    logger, handler = logging.getLogger("reelkin"), Told(console)
    before = logger.level
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    try:
        yield
    finally:
        logger.removeHandler(handler)
        logger.setLevel(before)


@contextmanager
def bars(quiet: bool = False) -> Iterator[ProgressCall]:
    """A progress call that draws bars on standard error while the block runs; silent where that is no terminal.

    Unless `quiet`, what reelkin logs meanwhile is printed there too.
    """
    if quiet:
        yield silent
        return
    console = Console(stderr=True)
    if not sys.stderr.isatty():
        with _told(console):
            yield silent
        return
    columns = TextColumn("{task.description}"), BarColumn(bar_width=24), Figures(), TimeRemainingColumn()
    with _told(console), Progress(*columns, console=console, transient=True) as drawn:
        tasks: dict[str, TaskID] = {}

        def show(task: str, done: int, total: int | None = None, unit: str = "rows") -> None:
            if task not in tasks:
                tasks[task] = drawn.add_task(task, total=total, unit=unit)
            drawn.update(tasks[task], completed=done, total=total, visible=total is None or done < total)

        yield show


def tell(outcome: Outcome) -> None:
    """One line for a finished stage: its name, what it came to, how long it took."""
    took = "unchanged" if outcome.skipped else f"{outcome.seconds:.1f} s"
    click.echo(f"{outcome.stage:<9} {_SAID[outcome.stage](outcome.summary)}{_kept_in(outcome)} ({took})")


def outcome_to_dict(outcome: Outcome) -> dict[str, Any]:
    """The outcome as JSON values."""
    return {
        "stage": outcome.stage,
        "folder": str(outcome.folder),
        "skipped": outcome.skipped,
        "seconds": round(outcome.seconds, 3),
        "summary": dict(outcome.summary),
    }


def _fetched(summary: Mapping[str, Any]) -> str:
    return f"{summary['bytes'] / 1e6:,.1f} MB in seven files, snapshot {summary['snapshot']}"


def _read(summary: Mapping[str, Any]) -> str:
    lines, refused = sum(file["lines"] for file in summary.values()), _refused(summary)
    return f"{lines:,} rows read, " + (f"{refused:,} refused and kept" if refused else "none refused")


def _kept_in(outcome: Outcome) -> str:
    kept = outcome.stage == "read" and _refused(outcome.summary)
    return f" in {outcome.beside}" if kept else ""


def _refused(summary: Mapping[str, Any]) -> int:
    return sum(sum(file["rejected"].values()) for file in summary.values())


def _inspected(summary: Mapping[str, Any]) -> str:
    kinds = len(summary["anomalies"])
    return f"report with figures; {kinds} kind{'s' * (kinds != 1)} of anomaly named"


def _prepared(summary: Mapping[str, Any]) -> str:
    funnel = summary["funnel"]
    return f"{funnel[-1]['kept']:,} of {funnel[0]['kept']:,} titles pass into the model"


def _trained(summary: Mapping[str, Any]) -> str:
    if not summary["titles"]:
        return _no_model(summary)
    told = f"{summary['titles']:,} titles, {summary['features']:,} features, {summary['k']:,} clusters"
    account = summary.get("learned_from_ratings")
    return told if account is None else f"{told}\n{_learned(account)}"


def _learned(account: Mapping[str, Any]) -> str:
    """What was learned from ratings, and what became of those that taught nothing."""
    likes, people, titles = (account[name] for name in ("likes", "people", "titles with ratings"))
    rated = account["of the model's titles"]
    lines = [
        f"          {rated:,} ratings of {titles:,} titles by {people:,} people, {likes:,} of them likes"
    ]
    for one in account["sets"]:
        rest = [
            f"{number:,} {why}"
            for why, number in one.items()
            if isinstance(number, int) and number and why != "lines"
        ]
        lines.append(f"          {one['kind']}: of {one['lines']:,} lines {', '.join(rest)}")
    ends = [f"{account[end]:,} {end}" for end in account if end.startswith("of ")]
    return "\n".join([*lines, f"          {account['ratings']:,} ratings: {', '.join(ends)}"])


_OPTIONS = {
    "kind": "--types",
    "type": "--types",
    "adult": "--adult",
    "year": "--first-year and --last-year",
    "unrated": "--unrated",
    "votes": "--min-votes 0",
}
"""What lets in what a step of the funnel left out."""


def _no_model(summary: Mapping[str, Any]) -> str:
    """Why there is none: how many titles each threshold left out, and what would let them in."""
    counts: Counter[str] = Counter()
    for step in summary["left_out"]:
        counts["of other types" if _OPTIONS.get(step["step"]) == "--types" else step["why"]] += step[
            "removed"
        ]
    said = "no model, for no title passes" + (", and the one before stays" * summary["current_stays"])
    if not counts:
        return f"{said}: the files hold none"
    told = "; ".join(f"{number:,} {why}" for why, number in counts.most_common())
    ways = dict.fromkeys(_OPTIONS[step["step"]] for step in summary["left_out"] if step["step"] in _OPTIONS)
    return f"{said}. Left out: {told}." + (f" Try {' or '.join(reversed(ways))}" if ways else "")


def _drawn(summary: Mapping[str, Any]) -> str:
    return f"map of {summary['titles']:,} films, heatmap of {summary['clusters']:,} clusters"


def _shown(_summary: Mapping[str, Any]) -> str:
    return "one page of them all"


def _evaluated(summary: Mapping[str, Any]) -> str:
    return f"{summary['people']:,} people judged on {summary['titles']:,} titles"


_SAID: Mapping[str, Callable[[Mapping[str, Any]], str]] = {
    "fetch": _fetched,
    "read": _read,
    "inspect": _inspected,
    "prepare": _prepared,
    "train": _trained,
    "plates": _drawn,
    "showcase": _shown,
    "evaluate": _evaluated,
}
