"""LensKit's own popularity, ItemKNN, iALS and EASE, so that no baseline is ours alone.

LensKit brings torch and stays out of reelkin's environment: it has a project and a lock of its own in
`benchmarks/lenskit`, and is run there as another process, with files in and files out. It gives the first `LISTED` picks of
each person; those are all that is scored here. Settings are chosen as `tuning` chooses them, from a grid of LensKit's
own names. Ekstrand: LensKit for Python, 2020; https://lenskit.org.
"""

from __future__ import annotations

import json
import subprocess
import tempfile
from dataclasses import dataclass, field
from functools import cached_property
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from reelkin.errors import UsageError
from reelkin.evaluation.baselines.method import MethodFailed
from reelkin.evaluation.baselines.tuning import inner_folds, total_ndcg
from reelkin.evaluation.evidence import rows_matrix
from reelkin.evaluation.lift import FEWEST_LIKES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import numpy.typing as npt
    from scipy import sparse

    from reelkin.evaluation.splits import Rows

    Settings = Mapping[str, float]
    Picks = npt.NDArray[np.int32]

FOLDER = Path("benchmarks/lenskit")
"""Where reelkin's sources keep LensKit's environment."""
LISTED = 50
GRIDS: Mapping[str, tuple[Settings, ...]] = {
    "popular": ({},),
    "item-knn": tuple({"max_nbrs": number} for number in (50, 100, 200, 400, 800)),
    "ease": tuple({"regularization": ridge} for ridge in (20.0, 50, 100, 200, 400, 800)),
    "ials": tuple(
        {"embedding_size": size, "regularization": ridge, "weight": weight}
        for size, ridge, weight in product((32, 64, 128), (10.0, 20.0), (1.0, 3.0))
    ),
}
NAMES = {"popular": "most popular", "item-knn": "ItemKNN", "ease": "EASE", "ials": "iALS"}


def available(folder: Path = FOLDER) -> bool:
    """Whether LensKit's environment is set up in `folder`."""
    return _python(folder).is_file() and (folder / "run.py").is_file()


def check(folder: Path = FOLDER) -> None:
    """Make sure that LensKit's environment is set up in `folder`.

    Raises:
        UsageError: it is not.
    """
    if not available(folder):
        raise UsageError(
            f"{folder}: LensKit is not set up there; set it up as benchmarks/lenskit/README.md of reelkin's"
            " sources says, and evaluate from their top folder"
        )


@dataclass(frozen=True)
class LensKit:
    """One of LensKit's methods, `key` of `GRIDS`, tuned each time it learns.

    Raises:
        UsageError: its environment is not set up; raised when it learns.
    """

    key: str
    folder: Path = FOLDER
    seed: int = 0

    @property
    def name(self) -> str:
        """Such as "EASE (LensKit)"."""
        return f"{NAMES[self.key]} (LensKit)"

    def learn(self, likes: sparse.csr_array) -> LensKitModel:
        """Choose the settings; LensKit itself learns when it is asked."""
        check(self.folder)
        grid = GRIDS[self.key]
        best = grid[int(np.argmax(self._judged(likes)))] if len(grid) > 1 else grid[0]
        return LensKitModel(self, likes, best)

    def _judged(self, likes: sparse.csr_array) -> npt.NDArray[np.float64]:
        totals = np.zeros(len(GRIDS[self.key]))
        for shown, judged in inner_folds(likes, self.seed):
            lists = run(self, GRIDS[self.key], shown, [person.folded_in for person in judged])
            totals += [total_ndcg(picks, judged) for picks in lists]
        return totals


@dataclass(frozen=True, eq=False)
class LensKitModel:
    """What LensKit learns from `likes` with `settings`, learned anew each time it is asked."""

    method: LensKit
    likes: sparse.csr_array
    settings: Settings = field(default_factory=dict)

    def __call__(self, folded_in: Sequence[Rows]) -> npt.NDArray[np.float64]:
        """float64[len(folded_in), n]: from -1 for the first pick down to -LISTED; -inf for all other titles."""
        picks = run(self.method, [self.settings], self.likes, folded_in)[0]
        scores = np.full((len(folded_in), self.likes.shape[1]), -np.inf)
        rows, places = np.nonzero(picks >= 0)
        scores[rows, picks[rows, places]] = -1.0 - places
        return scores

    def similar(self, query: int) -> npt.NDArray[np.float64]:
        """float64[n]: as for a person who likes `query` alone."""
        if query not in self._asked:
            own: npt.NDArray[np.float64] = self([np.array([query])])[0]
            return own
        return self._asked[query]

    @cached_property
    def _asked(self) -> dict[int, npt.NDArray[np.float64]]:
        """The similar titles of all titles that protocols ask for, found in one go."""
        number = np.bincount(self.likes.indices, minlength=self.likes.shape[1])
        queries = np.flatnonzero(number >= FEWEST_LIKES)
        asked = self([np.array([query]) for query in queries.tolist()])
        return dict(zip(queries.tolist(), asked, strict=True))


def run(
    method: LensKit, settings: Sequence[Settings], likes: sparse.csr_array, folded_in: Sequence[Rows]
) -> list[Picks]:
    """int32[len(folded_in), LISTED] for each of `settings`: the first picks, -1 where there are no more.

    Raises:
        MethodFailed: LensKit's process failed; the message has its last words.
    """
    shown = rows_matrix(folded_in, likes.shape[1])
    with tempfile.TemporaryDirectory(prefix="reelkin-lenskit-") as name:
        job = Path(name)
        np.savez(
            job / "job.npz",
            likes_offsets=likes.indptr,
            likes_titles=likes.indices,
            shown_offsets=shown.indptr,
            shown_titles=shown.indices,
        )
        told = {"method": method.key, "settings": [dict(each) for each in settings], "listed": LISTED}
        (job / "job.json").write_text(json.dumps(told, sort_keys=True))
        script = method.folder / "run.py"
        done = subprocess.run(
            [_python(method.folder), script, job], capture_output=True, text=True, check=False
        )
        if done.returncode:
            last = "\n".join(done.stderr.strip().splitlines()[-5:])
            raise MethodFailed(f"{method.name}: {script} failed; set it up again as its README says\n{last}")
        picks = np.load(job / "picks.npy", allow_pickle=False)
    return list(picks)


def _python(folder: Path) -> Path:
    return folder / ".venv" / "bin" / "python"
