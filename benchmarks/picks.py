"""Print picks beside the sketch's for a row of titles, as Markdown: `python benchmarks/picks.py HOME tt0078748 …`.

docs/model.md holds what it printed, good and bad.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import polars as pl

from reelkin import Model
from reelkin.evaluation.baselines.sketch import fit_sketch

SHOWN = 6


def main() -> None:
    """One section a title: ours with the first reasons, then the sketch's draw."""
    asked = argparse.ArgumentParser(description="Print picks beside the sketch's, as Markdown.")
    asked.add_argument("home", type=Path, help="a workspace with a model")
    asked.add_argument("tconsts", nargs="+", metavar="TCONST", help="titles of the model, such as tt0078748")
    args = asked.parse_args()
    bundle = args.home / "models" / "current"
    model, titles = Model.load(bundle), pl.read_parquet(bundle / "publish" / "titles.parquet")
    sketch = fit_sketch(titles.filter(pl.col("num_votes").is_not_null()))
    for tconst in args.tconsts:
        facts = model.facts(tconst)
        print(f"### {facts.named}\n")
        print(f"{', '.join(facts.genres)}; {facts.votes or 0:,} votes")
        print()
        for pick in model.similar(tconst, n=SHOWN, franchise="collapse"):
            print(f"- **{pick.title}** ({pick.year}): {pick.sentence}")
        drawn = [model.facts(other).named for other in sketch.similar(tconst, SHOWN, seed=0)]
        print(f"\nThe sketch's: {', '.join(drawn)}.\n")


if __name__ == "__main__":
    main()
