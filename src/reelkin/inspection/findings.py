"""Everything the report tells, as small tables: measured once, drawn and written by others."""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields
from typing import TYPE_CHECKING, Any

import polars as pl

from reelkin.errors import ReelkinError
from reelkin.inspection import joins, people, places, reception, summaries
from reelkin.inspection.checks import Anomaly, find_anomalies
from reelkin.inspection.kinds import Limits
from reelkin.inspection.verdict import Verdict, judge
from reelkin.progress import Progress, silent

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reelkin.imdb.snapshot import Snapshot
    from reelkin.inspection.staging import Staging

DIGITS = 6
"""Digits after the point in summary.json: sums of floats may differ in their last ones from run to run."""


@dataclass(frozen=True)
class Findings:
    """The numbers of a snapshot. Tables are described where they are made."""

    snapshot: dict[str, Any]
    files: pl.DataFrame
    rejects: pl.DataFrame
    orphans: pl.DataFrame
    coverage: pl.DataFrame
    nulls: pl.DataFrame
    types: pl.DataFrame
    years: pl.DataFrame
    runtimes: pl.DataFrame
    genres: pl.DataFrame
    genre_pairs: pl.DataFrame
    ratings: pl.DataFrame
    ratings_by_type: pl.DataFrame
    ratings_by_decade: pl.DataFrame
    density: pl.DataFrame
    vote_bins: pl.DataFrame
    vote_shares: dict[str, float]
    correlation: dict[str, float | int | None]
    correlation_within: dict[str, float | int | None]
    correlation_by_type: pl.DataFrame
    correlation_by_decade: pl.DataFrame
    verdict: Verdict
    people: pl.DataFrame
    regions: pl.DataFrame
    languages: pl.DataFrame
    anomalies: list[Anomaly]
    funnel: list[dict[str, Any]]

    def as_json(self) -> dict[str, Any]:
        """The same as plain lists and objects, floats rounded to `DIGITS`."""
        return {field.name: _plain(getattr(self, field.name)) for field in fields(self)}


def measure(
    staging: Staging,
    counts: Mapping[str, Any],
    snapshot: Snapshot,
    funnel: Sequence[Mapping[str, Any]] | None,
    progress: Progress = silent,
) -> Findings:
    """Look at everything.

    Raises:
        ReelkinError: the steps of the funnel do not sum.
    """
    check_funnel(funnel or [], counts)
    progress("measure", 0, 4, "parts")
    types = summaries.types(staging)
    sets = summaries.genre_sets(staging)
    titles = int(types["titles"].sum())
    progress("measure", 1, 4, "parts")
    reactions = _reception(staging, snapshot)
    progress("measure", 2, 4, "parts")
    credited = people.most_credited(staging)
    progress("measure", 3, 4, "parts")
    return Findings(
        snapshot=_facts(snapshot),
        files=joins.rows(counts),
        rejects=joins.rejects(counts),
        orphans=joins.orphans(counts),
        coverage=joins.coverage(staging),
        nulls=summaries.nulls(staging),
        types=types,
        years=summaries.years(staging),
        runtimes=summaries.runtimes(staging),
        genres=summaries.genres(sets, titles),
        genre_pairs=summaries.genre_pairs(sets, titles),
        people=credited,
        regions=places.regions(staging),
        languages=places.languages(staging),
        anomalies=find_anomalies(staging, _limits(snapshot), progress),
        funnel=[dict(step) for step in funnel or []],
        **reactions,
    )


def _reception(staging: Staging, snapshot: Snapshot) -> dict[str, Any]:
    rated = reception.with_decade(staging.rated)
    overall, within = reception.spearman(rated), reception.spearman_within(rated)
    by_decade, bins = reception.spearman_by(rated, "decade"), reception.vote_bins(rated)
    return {
        "ratings": reception.rating_counts(rated),
        "ratings_by_type": reception.rating_quartiles(rated, "type"),
        "ratings_by_decade": reception.rating_quartiles(rated, "decade").sort("decade"),
        "density": reception.density(rated),
        "vote_bins": bins,
        "vote_shares": reception.vote_shares(rated),
        "correlation": overall,
        "correlation_within": within,
        "correlation_by_type": reception.spearman_by(rated, "type"),
        "correlation_by_decade": by_decade,
        "verdict": judge(overall, within, by_decade, bins, _facts(snapshot)),
    }


def _facts(snapshot: Snapshot) -> dict[str, Any]:
    names = ("id", "date", "source", "rating_mean", "votes_mean", "default_min_votes", "notice")
    return {name: getattr(snapshot, name) for name in names}


def _limits(snapshot: Snapshot) -> Limits:
    year = snapshot.date[:4]
    return Limits(int(year) if year.isdigit() else None, snapshot.default_min_votes)


def check_funnel(funnel: Sequence[Mapping[str, Any]], counts: Mapping[str, Any]) -> None:
    """See that the funnel begins with every title read, and that each step keeps what it does not remove.

    Raises:
        ReelkinError: it does not.
    """
    left = counts.get("title.basics", {}).get("accepted") if funnel else None
    for step in funnel:
        left = step["kept"] + step["removed"] if left is None else left
        if step["kept"] + step["removed"] != left:
            raise ReelkinError(
                f"funnel: step '{step['step']}' keeps {step['kept']} and removes {step['removed']} of {left}; "
                "this is a fault of reelkin, please report it"
            )
        left = step["kept"]


def _plain(value: Any) -> Any:
    if isinstance(value, pl.DataFrame):
        return [_plain(row) for row in value.to_dicts()]
    if isinstance(value, dict):
        return {name: _plain(part) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(part) for part in value]
    if isinstance(value, Anomaly | Verdict):
        return _plain(asdict(value))
    return round(value, DIGITS) if isinstance(value, float) else value
