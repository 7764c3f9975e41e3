"""From the staged rows of the seven files to the catalogue, in steps that each leave a file and forget the rest."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any, Final

import narwhals as nw

from reelkin import artefacts, tables
from reelkin.catalog import akas, engine, episodes, funnel, selection, titles
from reelkin.catalog.characters import unreadable
from reelkin.catalog.credits import credits_table, crew, principals
from reelkin.catalog.origin import hear, origins
from reelkin.catalog.people import people
from reelkin.catalog.reception import VOTES_QUANTILE, RatingConstants, rating_constants
from reelkin.catalog.workbench import Workbench
from reelkin.progress import Progress, silent

if TYPE_CHECKING:
    from pathlib import Path

    from reelkin.imdb.snapshot import Snapshot
    from reelkin.settings import Settings

NAME: Final = "prepare.json"
STEPS: Final = 5


def prepare(
    staging: Path, out: Path, snapshot: Snapshot, settings: Settings, progress: Progress = silent
) -> dict[str, Any]:
    """Write the six tables of the catalogue and prepare.json.

    Args:
        staging: the folder of the accepted rows, one Parquet file for each of the seven, under IMDb's own names.
        out: the folder to fill.
        snapshot: whose rows they are.
        settings: thresholds and types.
        progress: told after each of `STEPS` steps.

    Returns:
        What prepare.json says: "funnel" (`funnel.funnel`), "thresholds" in force, "rating" (the constants of the Bayesian
        rating), and "counts" of rows and of what was left aside.

    Raises:
        MissingArtefact: a staged file is not there.
    """
    bench = Workbench(staging, out)
    chosen = selection.thresholds(snapshot, settings)
    try:
        result = _made(bench, chosen, progress, billing_order=snapshot.billing_order)
    finally:
        bench.clear()
    artefacts.write_json(out / NAME, result)
    return result


def _made(
    bench: Workbench, chosen: selection.Thresholds, progress: Progress, *, billing_order: bool
) -> dict[str, Any]:
    steps = iter(range(1, STEPS + 1))

    def done() -> None:
        progress("prepare", next(steps), STEPS, "steps")

    taken = _select(bench, chosen)
    done()
    _roll_up_episodes(bench)
    done()
    aside = _credit_people(bench, billing_order=billing_order)
    done()
    _name_and_place(bench)
    done()
    constants = _assemble_titles(bench)
    done()
    rows = {table.name: engine.count(bench.table(table)) for table in tables.CATALOG}
    return {
        "funnel": taken,
        "thresholds": asdict(chosen),
        "rating": {**asdict(constants), "votes_quantile": VOTES_QUANTILE},
        "counts": rows | aside | _known(bench),
    }


def _select(bench: Workbench, chosen: selection.Thresholds) -> list[dict[str, Any]]:
    """Leave the catalogue's titles; returns the funnel."""
    basics = bench.raw("title.basics")
    kept = bench.leave("kept", titles.kept(basics, bench.raw("title.ratings"), chosen))
    return funnel.steps(funnel.count_verdicts(basics, kept, chosen), chosen)


def _roll_up_episodes(bench: Workbench) -> None:
    kept = bench.left("kept").select("tconst")
    bench.write(
        tables.EPISODES, episodes.episodes(bench.raw("title.episode"), bench.raw("title.ratings"), kept)
    )
    bench.leave("series", episodes.rolled_up(bench.table(tables.EPISODES)))


def _credit_people(bench: Workbench, *, billing_order: bool) -> dict[str, int]:
    """Write credits and people; returns how many of their rows say nothing that can be kept."""
    for part in bench.parts:
        model = part.of(bench.model())
        rows = (
            principals(bench.raw("title.principals", part), model),
            crew(bench.raw("title.crew", part), model),
        )
        named = engine.held(nw.concat(rows))
        bench.add(tables.CREDITS, credits_table(named, billing_order=billing_order))
        bench.leave("unreadable", unreadable(named))
    bench.finish(tables.CREDITS)
    credited = bench.leave("credited", bench.table(tables.CREDITS).select("nconst").unique("nconst"))
    names = bench.raw("name.basics")
    bench.write(tables.PEOPLE, people(names, credited))
    nameless = credited.join(names.filter(~nw.col("primaryName").is_null()), on="nconst", how="anti")
    return {
        "unreadable_characters": engine.count(bench.left("unreadable")),
        "people_without_name": engine.count(nameless),
    }


def _name_and_place(bench: Workbench) -> None:
    for part in bench.parts:
        kept = part.of(bench.left("kept"))
        named = engine.held(akas.of_titles(bench.raw("title.akas", part), kept))
        bench.add(tables.ALTERNATE_TITLES, akas.alternate_titles(named, kept))
        bench.add(tables.REGIONS, akas.regions(named, part.of(bench.model())))
        hear(bench, kept, named)
    bench.finish(tables.ALTERNATE_TITLES)
    bench.finish(tables.REGIONS)
    bench.leave("origins", origins(bench))


def _assemble_titles(bench: Workbench) -> RatingConstants:
    kept, series, origin = bench.left("kept"), bench.left("series"), bench.left("origins")
    constants = rating_constants(kept.filter(nw.col("left_out_by").is_null()))
    bench.write(
        tables.TITLES, *(titles.titles(part.of(kept), series, origin, constants) for part in bench.parts)
    )
    return constants


def _known(bench: Workbench) -> dict[str, int]:
    model = bench.table(tables.TITLES).filter(nw.col("left_out_by").is_null())
    known = engine.rows(
        model.select(
            model=nw.len(),
            model_with_language=nw.col("original_language").count(),
            model_with_region=nw.col("original_region").count(),
        )
    )[0]
    return {name: int(value) for name, value in known.items()}
