"""The report's sections, in reading order: what the findings say in words, and what stands beside."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from reelkin.inspection.distributions import quantiles, total
from reelkin.inspection.joins import LACKS
from reelkin.inspection.page import Link, Section, Table
from reelkin.inspection.wording import count, counted, signed, type_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reelkin.inspection.findings import Findings

SHORT = 16
"""Rows of a table that stands beside a figure."""


def sections(found: Findings) -> list[Section]:
    """The page, top to bottom."""
    parts = [
        _files(found),
        _rejects(found),
        _missing(found),
        _titles(found),
        _genres(found),
        _reception(found),
        _hypothesis(found),
        _runtimes(found),
        _people(found),
        _places(found),
        _anomalies(found),
    ]
    return [*parts, _funnel(found)] if found.funnel else parts


def _files(found: Findings) -> Section:
    rows = [(row[0], *map(count, row[1:])) for row in found.files.iter_rows()]
    table = Table(
        "Rows of the seven files",
        ("file", "lines", "accepted", "refused", "without a match"),
        rows,
        place="first",
    )
    lacking = found.orphans.filter(pl.col("rows") > 0)
    lines, accepted = (int(found.files[name].sum()) for name in ("lines", "accepted"))
    lead = [
        f"The seven files hold {counted(lines, 'line')} below their headers; {count(accepted)} were accepted.",
        (
            "A row without a match is accepted, and counted apart: what it points to is not in the other file. "
            "A row may lack both a title and a person, and then counts once for each."
        ),
    ]
    notes = [
        f"{counted(rows, 'row')} of {file} {LACKS.get(lacks, lacks)}."
        for file, lacks, rows in lacking.select("file", "lacks", "rows").iter_rows()
    ]
    return Section("files", "Seven files and how they join", lead, ("orphans", "coverage"), (table,), notes)


def _rejects(found: Findings) -> Section:
    if found.rejects.is_empty():
        return Section("rejects", "Refused rows", ["No line was refused."])
    total = counted(int(found.rejects["rows"].sum()), "line")
    rows = [(file, reason, count(number)) for file, reason, number in found.rejects.iter_rows()]
    table = Table("Refused lines by reason", ("file", "reason", "lines"), rows, texts=2, place="first")
    lead = [
        f"{total} refused. Each is kept in the snapshot’s folder rejects/, with its file, line number, reason and text."
    ]
    return Section("rejects", "Refused rows", lead, tables=(table,))


def _missing(found: Findings) -> Section:
    gaps = found.nulls.filter(pl.col("nulls") > 0)
    rows = [
        (f"{file}: {column}", count(nulls), count(rows)) for file, column, rows, nulls, _ in gaps.iter_rows()
    ]
    table = Table("Columns with missing values", ("column", "missing", "of rows"), rows, place="beside")
    lead = [
        "What a file writes as \\N is missing. A film’s last year and an actor’s job, empty by nature, count too."
    ]
    return Section("missing", "Missing values", lead, ("nulls",), (table,))


def _titles(found: Findings) -> Section:
    rows = [
        (type_name(name), name, count(titles), count(rated))
        for name, titles, rated in found.types.iter_rows()
    ]
    table = Table(
        "Titles by type", ("type", "in the files", "titles", "rated"), rows, texts=2, place="beside"
    )
    return Section(
        "titles", "Titles by type and year", _nothing(rows, "titles"), ("types", "years"), (table,)
    )


def _genres(found: Findings) -> Section:
    pairs = found.genre_pairs.drop_nulls("lift").sort(
        "lift", "first", "second", descending=[True, False, False]
    )
    rows = [
        (f"{first} and {second}", count(together), count(expected), f"{lift:.2f}")
        for first, second, together, expected, lift in pairs.iter_rows()
    ]
    head = ("pair", "titles", "by chance", "lift")
    tables = (
        Table("The pairs with the highest lift", head, rows[:SHORT], place="beside"),
        Table("All pairs of genres", head, rows),
    )
    lift = (
        "A title has at most three genres. Lift tells how often two of them meet, as a multiple of how often they "
        "would if genres were given independently of each other: since three places must do, most pairs stay below 1."
    )
    return Section(
        "genres",
        "Genres and how they meet",
        [lift] if rows else ["There are too few titles to say how genres meet."],
        ("genres", "genre-pairs"),
        tables,
    )


def _reception(found: Findings) -> Section:
    lead = [f"A rating here is {found.snapshot['rating_mean']}; votes are {found.snapshot['votes_mean']}."]
    if found.ratings.is_empty():
        lead = ["No title in title.basics has a rating."]
    return Section("ratings", "Ratings and votes", lead, ("ratings", "votes", "rating-spread"))


def _hypothesis(found: Findings) -> Section:
    rows = [
        (f"{count(first)} to {count(last)}", count(titles), f"{low:.1f}", f"{median:.1f}", f"{high:.1f}")
        for first, last, titles, low, median, high in found.vote_bins.iter_rows()
    ]
    bins = Table(
        "Ratings by number of votes", ("votes", "titles", "lower quarter", "median", "upper quarter"), rows
    )
    groups = pl.concat([found.correlation_by_type, found.correlation_by_decade])
    within = [
        (
            type_name(group) if not group.isdigit() else f"{group}s",
            count(titles),
            signed(rho),
            f"{signed(low)} to {signed(high)}",
        )
        for group, titles, rho, low, high in groups.iter_rows()
    ]
    by_group = Table("Spearman’s ρ by type and by decade", ("group", "titles", "ρ", "95 % interval"), within)
    verdict = found.verdict
    return Section(
        "votes-and-ratings-answer",
        "Do more votes come with higher ratings?",
        [f"{verdict.answer}.", *verdict.evidence],
        ("votes-and-ratings", "correlations"),
        (bins, by_group),
        verdict.limits,
    )


def _runtimes(found: Findings) -> Section:
    rows = []
    for (name,), part in found.runtimes.group_by("type", maintain_order=True):
        values = quantiles(part, "minutes", "titles", (0.05, 0.25, 0.5, 0.75, 0.95, 1.0))
        rows.append((type_name(str(name)), count(total(part["titles"])), *map(count, values)))
    head = ("type", "titles", "5 %", "25 %", "median", "75 %", "95 %", "longest")
    lead = _nothing(rows, "titles with a runtime")
    return Section(
        "runtimes",
        "Runtimes",
        lead,
        ("runtimes",),
        (Table("Runtimes in minutes by type", head, rows, place="beside"),),
    )


def _people(found: Findings) -> Section:
    rows = [
        (role, Link(name, f"https://www.imdb.com/name/{nconst}/"), count(titles), count(episodes))
        for role, nconst, name, titles, episodes in found.people.iter_rows()
    ]
    table = Table(
        "The most credited people of each role",
        ("role", "person", "titles", "episodes besides"),
        rows,
        texts=2,
    )
    lead = (
        "Directors and writers are counted in title.crew, the other roles in title.principals, which lists a title’s "
        "main people only. Episodes count apart: daily programmes would fill every list."
    )
    figures = [
        f"people-{role.replace(' ', '-')}" for role in found.people["role"].unique(maintain_order=True)
    ]
    return Section(
        "people", "The most credited people", [lead] if rows else _nothing(rows, "credits"), figures, (table,)
    )


def _places(found: Findings) -> Section:
    tables = [
        Table(
            f"Alternate titles by {what}",
            (what, "alternate titles"),
            [(code or "none", count(n)) for code, n in table.iter_rows()],
        )
        for what, table in (("region", found.regions), ("language", found.languages))
    ]
    total = int(found.regions["alternate_titles"].sum())
    with_region, with_language = (
        int(table.drop_nulls("code")["alternate_titles"].sum()) for table in (found.regions, found.languages)
    )
    lead = [
        "Regions and languages are those of alternate titles (title.akas): where and in which language a title was shown, "
        f"not where it comes from. Of {counted(total, 'row')}, {count(with_region)} name a region and "
        f"{count(with_language)} a language."
        if total
        else "There are no alternate titles."
    ]
    return Section("places", "Languages and regions", lead, ("regions", "languages"), tables)


def _anomalies(found: Findings) -> Section:
    lead = "No anomaly of the kinds looked for."
    if found.anomalies:
        lead = (
            f"{counted(len(found.anomalies), 'kind')} of anomaly found. An anomaly is no error by itself: some are "
            "true, and all are worth knowing before numbers are trusted."
        )
    return Section("anomalies", "Anomalies and outliers", [lead], anomalies=found.anomalies)


def _funnel(found: Findings) -> Section:
    rows = [(step["step"], step["why"], count(step["kept"]), count(step["removed"])) for step in found.funnel]
    table = Table(
        "The steps of prepare", ("step", "what it removes", "kept", "removed"), rows, texts=2, place="first"
    )
    lead = [
        "From the rows of title.basics to the titles of the model. What a step keeps and the next removes add up exactly."
    ]
    return Section("funnel", "The funnel of prepare", lead, ("funnel",), (table,))


def _nothing(rows: Sequence[object], what: str) -> list[str]:
    return [] if rows else [f"There are no {what}."]
