"""What each dial does to 20 picks, from end to end: the table and the picture of "The dials" in docs/model.md.

    python benchmarks/dials.py --home HOME --ratings imdb_export.csv … --out docs/dials.png

Each export is one person's taste; beside them it asks for titles like a dozen well-known ones.
"""

from __future__ import annotations

import argparse
import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import astuple, dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from PIL import Image

from reelkin.inspection.plates import Plate
from reelkin.inspection.style import SMALL, colour, house
from reelkin.interactions.reading import read_export
from reelkin.recommend import Model
from reelkin.recommend.pick import Picks
from reelkin.recommend.preferences import preferences
from reelkin.recommend.question import ask_personal, ask_similar

Doubles = npt.NDArray[np.float64]

N = 20
DIALS = {
    "popularity": np.linspace(-1, 1, 9),
    "age": np.linspace(-1, 1, 9),
    "diverse": np.linspace(0, 1, 9),
}
TITLES = {
    "tt0078748": "Alien",
    "tt0468569": "The Dark Knight",
    "tt0080684": "The Empire Strikes Back",
    "tt1074638": "Skyfall",
    "tt0114709": "Toy Story",
    "tt0033563": "Dumbo",
    "tt0211915": "Amélie",
    "tt0047478": "Seven Samurai",
    "tt0060827": "Persona",
    "tt0112471": "Before Sunrise",
    "tt1155592": "Man on Wire",
    "tt0903747": "Breaking Bad",
}
SHOWN = {
    "popularity": ("votes", "Median votes", ("hidden gem", "blockbuster")),
    "age": ("year", "Median year", ("newer", "older")),
    "diverse": ("distance", "Mean distance of two picks", ("score alone", "as unlike as can be")),
}
GROUPS = {"tastes": "blue", "similar": "orange"}


@dataclass(frozen=True)
class Asker:
    """A taste or a title: its group, its scores before any dial (float64[n]), and its picks with dials."""

    group: str
    scores: Doubles
    picks: Callable[..., Picks]


@dataclass(frozen=True)
class Seen:
    """What 20 picks are like. `lost` is in standard deviations of the scores, against the picks without dials."""

    votes: float
    year: float
    clusters: float
    distance: float
    lost: float


def for_title(model: Model, tconst: str) -> Asker:
    """What is like one title."""
    question = ask_similar(model.bundle, model.facts(tconst).row)
    return Asker("similar", question.scores, lambda **dials: model.similar(tconst, n=N, **dials))


def for_export(model: Model, path: Path) -> Asker:
    """What is for one person, from an export with IMDb's ids."""
    rows = [row for reading in read_export(path) for row in reading.rows]
    rated = {row.tconst: row.rating for row in rows if row.rating is not None and row.tconst in model}
    by_row = {model.facts(tconst).row: rating for tconst, rating in rated.items()}
    weights = preferences(np.array(list(by_row.values())), (1.0, 10.0))
    question = ask_personal(model.bundle, dict(zip(by_row, weights.tolist(), strict=True)))
    return Asker("tastes", question.scores, lambda **dials: model.recommend(rated, n=N, **dials))


def seen(model: Model, asker: Asker, picks: Picks, best: float) -> Seen:
    """Measure some picks; `best` is the mean score without dials."""
    rows = [pick.facts.row for pick in picks]
    vectors = model.bundle.embedding.vectors[rows].astype(np.float64)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    distances = 1 - (vectors @ vectors.T)[np.triu_indices(len(rows), 1)]
    return Seen(
        float(np.median([pick.votes or 0 for pick in picks])),
        float(np.median([pick.year for pick in picks if pick.year is not None])),
        len({pick.cluster for pick in picks}),
        float(distances.mean()),
        float((best - asker.scores[rows].mean()) / asker.scores.std()),
    )


def measure(model: Model, askers: Sequence[Asker], dial: str) -> list[list[Seen]]:
    """By asker and setting."""
    table = []
    for asker in askers:
        best = float(asker.scores[[pick.facts.row for pick in asker.picks()]].mean())
        turned = [asker.picks(**{dial: float(value)}) for value in DIALS[dial]]
        table.append([seen(model, asker, picks, best) for picks in turned])
    return table


def middles(askers: Sequence[Asker], table: list[list[Seen]], group: str) -> list[Seen]:
    """Each setting's median over a group's askers, measure by measure."""
    own = [row for asker, row in zip(askers, table, strict=True) if asker.group == group]
    return [Seen(*np.median([astuple(row[at]) for row in own], axis=0)) for at in range(len(own[0]))]


def show(askers: Sequence[Asker], table: list[list[Seen]], dial: str) -> None:
    """Print the table of one dial, and how many steps of a single asker went the wrong way."""
    for group in GROUPS:
        for value, row in zip(DIALS[dial], middles(askers, table, group), strict=True):
            print(
                f"| {dial} | {group} | {value:+.3f} | {row.votes:,.0f} | {row.year:.0f}"
                f" | {row.clusters:g} | {row.distance:.3f} | {row.lost:.2f} |"
            )
    field, sign = SHOWN[dial][0], -1 if dial == "age" else 1
    steps = np.diff([[sign * getattr(row, field) for row in rows] for rows in table], axis=1)
    print(f"\n{dial}: {(steps < -1e-9).sum()} of {steps.size} steps go back, {(steps > 1e-9).sum()} go on\n")


def draw(askers: Sequence[Asker], tables: Mapping[str, list[list[Seen]]]) -> Plate:
    """Three small panels one under another: what each dial is there to move, a thin line an asker."""
    plate = Plate(
        "Each dial moves the picks its way, all along",
        "20 picks; thin lines: each taste or title, thick: their median",
        7.0,
    )
    for place, (dial, (field, label, ends)) in enumerate(SHOWN.items()):
        axes = plate.panel(0.62, 0.55 + place * 2.2, 3.35, 1.42)
        axes.set_title(label, loc="left", size=SMALL + 1, color=colour("ink"), pad=6)
        for asker, row in zip(askers, tables[dial], strict=True):
            values = [getattr(one, field) for one in row]
            axes.plot(DIALS[dial], values, color=colour(GROUPS[asker.group]), linewidth=0.6, alpha=0.4)
        for group, ink in GROUPS.items():
            values = [getattr(one, field) for one in middles(askers, tables[dial], group)]
            axes.plot(DIALS[dial], values, color=colour(ink), linewidth=2.4)
        axes.grid(axis="y")
        if dial == "popularity":
            axes.set_yscale("log")
            axes.set_yticks([1e3, 1e4, 1e5, 1e6], ["1,000", "10,000", "100,000", "1 M"])
            axes.minorticks_off()
        low, high = DIALS[dial][[0, -1]]
        ticks = np.linspace(low, high, 5)
        axes.set_xticks(ticks, [f"{tick:g}" for tick in ticks])
        for x, end, side in ((0, ends[0], "left"), (1, ends[1], "right")):
            axes.text(
                x, -0.25, end, transform=axes.transAxes, ha=side, va="center", size=SMALL, color=colour("ink")
            )
    plate.note(0.62, 0.1, "for a taste", color=colour("blue"), weight="bold")
    plate.note(1.7, 0.1, "similar to a title", color=colour("orange"), weight="bold")
    return plate


def main() -> None:
    """Measure, print, draw."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--home", type=Path, required=True)
    parser.add_argument("--ratings", type=Path, nargs="+", required=True)
    parser.add_argument("--out", type=Path, required=True)
    asked = parser.parse_args()
    model = Model.load(asked.home / "models" / "current")
    askers = [for_export(model, path) for path in asked.ratings]
    askers += [for_title(model, tconst) for tconst in TITLES]
    tables = {dial: measure(model, askers, dial) for dial in DIALS}
    print("| dial | asked | setting | votes | year | clusters | distance | score lost |")
    print("|---|---|---:|---:|---:|---:|---:|---:|")
    for dial, table in tables.items():
        show(askers, table, dial)
    with house():
        drawn = Image.open(io.BytesIO(draw(askers, tables).png())).convert("RGB")
    # A palette is enough for a few lines, and a quarter of the bytes.
    drawn.quantize(64).save(asked.out, optimize=True)


if __name__ == "__main__":
    main()
