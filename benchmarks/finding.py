"""How often a misspelt title is found: `python benchmarks/finding.py HOME [--absent OTHER_HOME]`.

Seeded typing errors in the names of a model's titles: letters swapped, lost, added, or replaced. An answer is right if the
title is taken, with a notice, or is the first that a person is asked about. The names of titles that only the other
home's model has are asked as they are: none of them may be taken.
"""

from __future__ import annotations

import argparse
import random
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from reelkin import Model
from reelkin.lookup.text import normalise

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

LETTERS = "abcdefghijklmnopqrstuvwxyz"
SEED = 20
SHORTEST = 4
"""Letters a name must have to be misspelt: two slips leave nothing of Ran."""


def misspell(name: str, edits: int, rng: random.Random) -> str:
    """`name` with so many slips of one letter each, in different places; the first letter is mostly right."""
    letters = list(name)
    for place in sorted(rng.sample(range(len(letters)), edits), reverse=True):
        slip = rng.choice(["swap", "lose", "add", "replace"])
        if slip == "swap" and place + 1 < len(letters):
            letters[place], letters[place + 1] = letters[place + 1], letters[place]
        elif slip == "lose":
            del letters[place]
        elif slip == "add":
            letters.insert(place, rng.choice(LETTERS))
        else:
            letters[place] = rng.choice(LETTERS)
    return "".join(letters)


def outcome(model: Model, typed: str, name: str) -> str:
    """What became of `typed`, meant for a title called `name`: taken, asked first, asked, suggested, missed, or wrong."""
    found = model.find(typed)
    names = [normalise(model.facts_of(match.candidate.row).title) for match in found.matches]
    if found.kind in ("one", "likely"):
        return "taken" if names[0] == name else "wrong"
    if found.kind == "several":
        return "asked first" if names[0] == name else "asked" if name in names else "missed"
    return "suggested" if name in names[:3] else "missed"


def report(label: str, outcomes: Sequence[str], seconds: float) -> None:
    """One line: shares of each outcome, and the mean time."""
    counts, total = Counter(outcomes), len(outcomes)
    shares = ", ".join(
        f"{one} {counts[one] / total:.1%}"
        for one in ("taken", "asked first", "asked", "suggested", "missed", "wrong")
    )
    right = (counts["taken"] + counts["asked first"]) / total
    print(f"{label:<28} right {right:.1%} ({shares}), {1000 * seconds / total:.0f} ms each")


def misspelt(model: Model, rows: Iterable[int], edits: int, label: str) -> None:
    """Ask for each title by a misspelt name that no title has."""
    rng, outcomes, began = random.Random(SEED), [], time.perf_counter()
    taken = {normalise(title) for title in model.bundle.titles.primary_title}
    for row in rows:
        name = normalise(model.facts_of(row).title)
        if len(name) < SHORTEST:
            continue
        typed = misspell(name, edits, rng)
        if normalise(typed) not in taken:
            outcomes.append(outcome(model, typed, name))
    report(f"{label}, {edits} edits", outcomes, time.perf_counter() - began)


def absent(model: Model, other: Model, n: int) -> None:
    """Ask for the best-known titles of `other` that the model has no title named like."""
    known = {normalise(title) for title in model.bundle.titles.primary_title}
    titles = (other.facts_of(row).title for row in range(len(other)))
    names = [title for title in titles if normalise(title) not in known][:n]
    began, outcomes = time.perf_counter(), Counter(model.find(name).kind for name in names)
    took = 1000 * (time.perf_counter() - began) / len(names)
    shares = ", ".join(f"{kind} {count / len(names):.1%}" for kind, count in sorted(outcomes.items()))
    print(f"{'not in the model':<28} {shares}, {took:.0f} ms each")


def main() -> None:
    """Print a line for each set."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("home", type=Path)
    parser.add_argument("--absent", type=Path, help="a workspace whose model holds other titles")
    parser.add_argument("--n", type=int, default=500)
    given = parser.parse_args()
    model = Model.load(given.home / "models" / "current")
    anywhere = random.Random(SEED).sample(range(len(model)), min(given.n, len(model)))
    for label, rows in ((f"the {given.n} best known", range(given.n)), (f"any {given.n}", anywhere)):
        for edits in (1, 2):
            misspelt(model, rows, edits, label)
    if given.absent:
        absent(model, Model.load(given.absent / "models" / "current"), given.n)


if __name__ == "__main__":
    main()
