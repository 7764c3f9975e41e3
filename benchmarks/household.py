"""What a household's order costs or gains, by measure and by way to weigh it: the table in docs/household.md.

    python benchmarks/household.py --home HOME --ratings ml-latest-small-2016

Random groups of people; a third of each one's likes is held out, the rest is folded in. Hits are a member's own
held-out likes among ten picks of which nobody has seen one, over how many there could be.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

import numpy as np
import numpy.typing as npt

from reelkin.interactions.bulk import read_bulk
from reelkin.recommend import Model
from reelkin.recommend.answer import unseen_rows
from reelkin.recommend.household.aggregation import Aggregation, together
from reelkin.recommend.household.satisfaction import places, satisfaction
from reelkin.recommend.preferences import preferences
from reelkin.recommend.question import ask_personal

Doubles = npt.NDArray[np.float64]
Mask = npt.NDArray[np.bool_]
Way = Callable[[Doubles, Mask], list[int]]

N, GROUPS, LIKED, LIKES = 10, 400, 4.0, 15
SCALE = (0.5, 5.0)


def as_it_is(scores: Doubles, _unseen: Mask) -> Doubles:
    """The model's own score."""
    return scores


def share_below(scores: Doubles, unseen: Mask) -> Doubles:
    """Borda's count, as a share."""
    return 1 - places(scores, unseen) / unseen.sum()


def median_to_best(scores: Doubles, unseen: Mask) -> Doubles:
    """The score from 0, an ordinary title's, to 1, the best."""
    middle, best = np.median(scores[unseen]), scores[unseen].max()
    return np.clip((scores - middle) / (best - middle), 0, 1)


MEASURES = {
    "score as it is": as_it_is,
    "share below": share_below,
    "median to best": median_to_best,
    "ln(place)": satisfaction,
}


def in_turn(worth: Callable[[Doubles, Doubles], Doubles]) -> Way:
    """One after another, each the best by `worth` of each member's satisfaction [p, n] and what they have got [p]."""

    def choose(own: Doubles, left: Mask) -> list[int]:
        left, served = left.copy(), np.zeros(len(own))
        chosen: list[int] = []
        for _ in range(N):
            chosen.append(int(np.argmax(np.where(left, worth(own, served), -np.inf))))
            left[chosen[-1]] = False
            served += own[:, chosen[-1]]
        return chosen

    return choose


def ours(how: Aggregation) -> Way:
    """As the package weighs it."""
    return in_turn(lambda own, served: together(own, how, served) + 1e-9 * own.mean(axis=0))


def gfar(own: Doubles, left: Mask) -> list[int]:
    """Kaya, Bridge and Tintarev's greedy, with satisfaction for Borda's count."""
    likely = N * own / own.sum(axis=1, keepdims=True)
    missing, chosen, left = np.ones(len(own)), [], left.copy()
    for _ in range(N):
        best = int(np.argmax(np.where(left, (likely * missing[:, None]).sum(axis=0), -np.inf)))
        chosen.append(best)
        left[best] = False
        missing *= 1 - likely[:, best]
    return chosen


WAYS: dict[str, Way] = {
    "average": ours("average"),
    "least-misery": ours("least-misery"),
    "fair": ours("fair"),
    "GFAR": gfar,
    "most for the least served": in_turn(
        lambda own, served: (served[:, None] + own).min(axis=0) + 1e-6 * own.sum(axis=0)
    ),
    "favourite of the worst served": in_turn(
        lambda own, served: own[int(np.argmin(served))] + 1e-3 * own.mean(axis=0)
    ),
}


def people(model: Model, path: Path) -> tuple[list[Doubles], list[Mask], list[set[int]]]:
    """Scores of all titles by person, which of them they have not shown, and the likes held out, by row."""
    ratings: dict[str, dict[str, float]] = {}
    for person, tconst, rating in read_bulk(path).ratings.select("person", "tconst", "rating").iter_rows():
        if tconst in model:
            ratings.setdefault(person, {})[tconst] = rating
    rng = np.random.default_rng(0)
    scores, unseen, held = [], [], []
    for own in ratings.values():
        likes = [tconst for tconst, rating in own.items() if rating >= LIKED]
        if len(likes) < LIKES:
            continue
        rng.shuffle(likes)
        out = set(likes[: len(likes) // 3])
        rows = {model.facts(tconst).row: rating for tconst, rating in own.items() if tconst not in out}
        weights = preferences(np.array(list(rows.values())), SCALE)
        asked = ask_personal(model.bundle, dict(zip(rows, weights.tolist(), strict=True)))
        scores.append(asked.scores)
        unseen.append(unseen_rows(model.bundle, asked.seen))
        held.append({model.facts(tconst).row for tconst in out})
    return scores, unseen, held


def main() -> None:
    """Print a line for each size of group, measure and way."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--home", type=Path, required=True)
    parser.add_argument("--ratings", type=Path, required=True)
    asked = parser.parse_args()
    scores, unseen, held = people(Model.load(asked.home / "models" / "current"), asked.ratings)
    for size in (2, 4):
        rng = np.random.default_rng(1)
        groups = [rng.choice(len(scores), size, replace=False) for _ in range(GROUPS)]
        for measure, of in MEASURES.items():
            for name, way in WAYS.items() if of is satisfaction else [("average", WAYS["average"])]:
                hits = []
                for group in groups:
                    own = np.array([of(scores[one], unseen[one]) for one in group])
                    chosen = set(way(own, np.logical_and.reduce([unseen[one] for one in group])))
                    hits.append([len(chosen & held[one]) / min(N, len(held[one])) for one in group])
                got = np.array(hits)
                worst, mean, without = got.min(axis=1).mean(), got.mean(), (got == 0).mean()
                print(f"{size}  {name:<30} {measure:<15} {worst:.4f}  {mean:.4f}  {without:.3f}", flush=True)


if __name__ == "__main__":
    main()
