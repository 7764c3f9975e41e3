"""The sections of the report: what is said, and which figures and tables go with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from reelkin.evaluation.report.drawing import NAMES
from reelkin.evaluation.report.method_tables import (
    compared_table,
    headline_table,
    lists_table,
    results_table,
)
from reelkin.evaluation.report.prose import INTERVALS, LISTS, MEASURED, PROTOCOL, SLICES, found_in, in_short
from reelkin.evaluation.report.scan_section import scan_section
from reelkin.evaluation.report.wording import interval, point
from reelkin.evaluation.running.looking import OTHERS
from reelkin.evaluation.slices import UNKNOWN
from reelkin.inspection.page import Section, Table
from reelkin.inspection.wording import count

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reelkin.evaluation.report.study import Study
    from reelkin.evaluation.slices import Slice

HEADINGS = {
    "people": "People it never saw",
    "leave last out": "The last like",
    "cold titles": "Titles nobody rated",
    "similar": "Similar titles, likes seen",
    "similar, cold": "Similar titles, likes never seen",
}


def sections(study: Study) -> Iterator[Section]:
    """All sections, in the order of the page."""
    yield Section(
        "in-short", "In short", in_short(study), ["trade"], [headline_table(study)], list(study.warnings)
    )
    for protocol in study.protocols:
        yield _protocol(study, protocol)
    if study.slices:
        yield _slices(study)
    if study.scans:
        yield scan_section(study)
    if study.results.get("people"):
        yield Section(
            "lists", "What the lists are like", [LISTS], ["places", "calibration"], [lists_table(study)]
        )
    yield _measured(study)


def _protocol(study: Study, protocol: str) -> Section:
    lead = [PROTOCOL[protocol], *found_in(study, protocol)]
    tables = [results_table(study, protocol), compared_table(study, protocol)]
    name = protocol.replace(" ", "-").replace(",", "")
    return Section(name, HEADINGS[protocol], lead, [f"forest-{NAMES[protocol]}"], tables)


def _slices(study: Study) -> Section:
    tables = []
    for dimension, by_method in study.slices.items():
        rows = [
            (
                one.name,
                method,
                count(one.held_out),
                count(one.people),
                f"{point(one.share)} {interval(one.low, one.high)}",
            )
            for method, slices in by_method.items()
            for one in sorted(slices, key=_in_order)
        ]
        tables.append(
            Table(
                f"By {dimension}", (dimension, "method", "held out", "people", "share found"), rows, texts=2
            )
        )
    names = [f"slices-{dimension}" for dimension in study.slices]
    return Section("slices", "By kind of title", [SLICES], names, tables)


def _in_order(one: Slice) -> tuple[bool, float, str]:
    """Tenths of popularity as numbers, everything else by name, and what is put together last."""
    return one.name in (OTHERS, UNKNOWN), float(one.name) if one.name.isdecimal() else 0.0, one.name


def _measured(study: Study) -> Section:
    subject = study.subject
    sets = [
        (
            str(one["name"]),
            str(one["source"]),
            count(one["people"]),
            count(one["counts"]["kept"]),
            str(one["digest"])[:16],
        )
        for one in subject.sets
    ]
    tuned = [(method, _choices(chosen)) for method, chosen in study.tuned.items() if chosen]
    run = {
        **subject.options,
        "snapshot": subject.snapshot,
        "model": subject.model,
        "content map": subject.map_card,
    }
    seconds = [(name, f"{number:,.1f}") for name, number in study.seconds.items()]
    tables = [
        Table(
            "Ratings", ("set", "recognised as", "people", "ratings", "SHA-256"), sets, texts=2, place="first"
        ),
        _pairs("What was run", run, place="first"),
        Table("Chosen by tuning, in each learning", ("method", "settings"), tuned, texts=2),
        Table("Time taken", ("method", "seconds"), seconds),
        _pairs("The model's settings", subject.settings),
        _pairs("Versions", subject.versions),
    ]
    missing = [f"{name}: {why}" for name, why in study.left_out.items()]
    return Section("measured", "What was measured, and how", [MEASURED, INTERVALS], (), tables, missing)


def _choices(chosen: Sequence[Mapping[str, float]]) -> str:
    """Each choice once: "ridge 100; ridge 200"."""
    return "; ".join(
        dict.fromkeys(", ".join(f"{name} {value:g}" for name, value in one.items()) for one in chosen)
    )


def _pairs(caption: str, values: Mapping[str, object], place: Literal["first", "folded"] = "folded") -> Table:
    rows = [(name, _plain(value)) for name, value in values.items()]
    return Table(caption, ("what", "value"), rows, texts=2, place=place)


def _plain(value: object) -> str:
    if isinstance(value, (list, tuple)):
        return ", ".join(map(str, value))
    if isinstance(value, dict):
        return ", ".join(f"{name} {each}" for name, each in value.items()) or "none"
    if value is None or isinstance(value, bool):
        return {None: "not set", True: "yes", False: "no"}[value]
    return str(value)
