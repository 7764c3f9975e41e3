"""How a model does for people of another site: learned from all of one set of ratings, judged on all people of another.

    python benchmarks/other_people.py CATALOG --learn ml-latest-small-2016 --judge movietweetings-100k/ratings_100K.dat.gz

CATALOG is a prepared catalogue (HOME/catalog/SNAPSHOT). Each method learns from everybody in the first set who has ten
likes or more; of each such person of the second a fifth of the likes is held out and the rest folded in, as in the
protocol "people". EASE, ItemKNN and iALS are tuned on the people they learn from.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np

from reelkin.evaluation.bootstrap import interval
from reelkin.evaluation.protocols.rounds import Round, judge
from reelkin.evaluation.running.judged import read_judged
from reelkin.evaluation.running.methods import ENTRIES
from reelkin.evaluation.running.ratings import evidence_of, joined
from reelkin.evaluation.splits import hold_out
from reelkin.interactions.bulk import read_bulk

METHODS = ("hybrid", "default-map", "popular", "item-knn", "ease", "ials")
METRICS = ("recall@20", "ndcg@20")


def main() -> None:
    """Print each method's figures, and the hybrid's paired difference to it with a 95 % interval."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("catalog", type=Path)
    parser.add_argument("--learn", type=Path, required=True)
    parser.add_argument("--judge", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument(
        "--unordered-cast", action="store_true", help="billing means nothing in this catalogue"
    )
    given = parser.parse_args()
    judged = read_judged(given.catalog, billing_order=not given.unordered_cast)
    first, second = read_bulk(given.learn), read_bulk(given.judge)
    evidence = evidence_of(joined([("learn", first), ("judge", second)]), judged)
    # The people of the first set come first.
    learning = evidence_of(joined([("learn", first)]), judged).likes.shape[0]
    everybody = np.arange(evidence.likes.shape[0])
    rounds = [Round(everybody[:learning], everybody[learning:])]
    people = hold_out(evidence.likes, given.seed)
    print(f"{learning:,} people to learn from, {len(everybody) - learning:,} to judge")
    hybrid = None
    for entry in ENTRIES:
        if entry.key not in METHODS:
            continue
        result = judge(entry.make(judged), evidence, people, rounds, "people")
        hybrid = result if entry.key == "hybrid" else hybrid
        told = [f"{name} {np.nanmean(result.each[name]):.4f}" for name in METRICS]
        print(f"{entry.key:12} {', '.join(told)}, {result.whole['coverage']:,.0f} titles")
        if hybrid is not None and hybrid is not result:
            for name in METRICS:
                apart = hybrid.each[name] - result.each[name]
                low, high = interval(apart)
                print(f"    hybrid ahead in {name} by {np.nanmean(apart):.4f} ({low:.4f} to {high:.4f})")


if __name__ == "__main__":
    main()
