"""From every row of title.basics down to the model's titles: what each choice removes. The numbers sum exactly."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import narwhals as nw

from reelkin.catalog import engine, selection, titles

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from reelkin.catalog.engine import Frame
    from reelkin.catalog.selection import Thresholds
    from reelkin.imdb.snapshot import Snapshot
    from reelkin.settings import Settings


def funnel(staging: Path, snapshot: Snapshot, settings: Settings) -> list[dict[str, Any]]:
    """The steps from title.basics to the model.

    Args:
        staging: the folder of the accepted rows, as Parquet.
        snapshot: whose rows they are; its default for `min_votes` holds where Settings do not say.
        settings: the choices.

    Returns:
        In order, `{"step", "kept", "removed", "why"}`: first the rows that were read ("listed"), then one for each
        choice, also where it removes nothing. `kept` of a step and `removed` of the next sum to the `kept` before.
    """
    chosen = selection.thresholds(snapshot, settings)
    basics = engine.scan(staging / "title.basics.parquet")
    kept = titles.kept(basics, engine.scan(staging / "title.ratings.parquet"), chosen)
    return steps(count_verdicts(basics, kept, chosen), chosen)


def count_verdicts(basics: Frame, kept: Frame, chosen: Thresholds) -> dict[str | None, int]:
    """The number of rows of title.basics by verdict, of all of VERDICTS; None: in the model.

    Args:
        basics: rows of title.basics.
        kept: from `titles.kept`, made of them.
        chosen: the thresholds.
    """
    verdict = nw.col("verdict")
    outside = (
        selection.outside(basics, chosen).filter(~verdict.is_null()).group_by("verdict").agg(titles=nw.len())
    )
    inside = kept.select(verdict="left_out_by").group_by("verdict").agg(titles=nw.len())
    return {row["verdict"]: row["titles"] for row in engine.rows(outside) + engine.rows(inside)}


def steps(counts: Mapping[str | None, int], chosen: Thresholds) -> list[dict[str, Any]]:
    """The funnel as steps, from the number of rows by verdict (None: in the model)."""
    kept = sum(counts.values())
    result = [{"step": "listed", "kept": kept, "removed": 0, "why": "rows of title.basics that were read"}]
    for verdict, why in _reasons(chosen).items():
        removed = counts.get(verdict, 0)
        kept -= removed
        result.append({"step": verdict, "kept": kept, "removed": removed, "why": why})
    assert kept == counts.get(None, 0), (kept, counts)
    return result


def _reasons(chosen: Thresholds) -> dict[str, str]:
    return {
        "kind": f"not one of {', '.join(chosen.kinds)}; episodes are counted in their series",
        "untitled": "without a primary and without an original title",
        "adult": "none: adult titles are let in"
        if chosen.adult
        else "flagged as adult, or of the genre Adult",
        "type": f"not of the model's types: {', '.join(chosen.types)}",
        "year": _years(chosen),
        "unrated": "none: titles without a rating are let in" if chosen.unrated else "without a rating",
        "votes": f"rated with fewer than {chosen.min_votes} votes",
    }


def _years(chosen: Thresholds) -> str:
    first, last = chosen.first_year, chosen.last_year
    if first is None and last is None:
        return "none: any year will do"
    if last is None:
        return f"began before {first}, or in a year that is not known"
    if first is None:
        return f"began after {last}, or in a year that is not known"
    return f"began before {first} or after {last}, or in a year that is not known"
