"""Print picks beside the sketch's for a row of titles, as Markdown: `python benchmarks/picks.py HOME tt0078748 …`.

docs/model.md holds what it printed, good and bad.
"""

from __future__ import annotations

import sys
from pathlib import Path

import polars as pl

from reelkin import Model
from reelkin.evaluation.baselines.sketch import fit_sketch

SHOWN = 6


def main() -> None:
    """One section a title: ours with the first reasons, then the sketch's draw."""
    home, *asked = sys.argv[1:]
    bundle = Path(home) / "models" / "current"
    model, titles = Model.load(bundle), pl.read_parquet(bundle / "publish" / "titles.parquet")
    sketch = fit_sketch(titles.filter(pl.col("num_votes").is_not_null()))
    for tconst in asked:
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
