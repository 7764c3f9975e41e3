"""Run one of LensKit's methods on files; reelkin's evaluation/baselines/lenskit.py starts it.

    .venv/bin/python run.py JOB

JOB is a folder with job.json (method, settings to try, how many picks to list) and job.npz (the likes to learn from, and
those shown of each person to judge, each as offsets and titles). Writes JOB/picks.npy: int32[settings, people, listed].
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from lenskit.als import ImplicitMFScorer
from lenskit.basic import PopScorer
from lenskit.data import Dataset, ItemList, RecQuery, from_interactions_df
from lenskit.knn import ItemKNNScorer
from lenskit.knn.ease import EASEScorer
from lenskit.training import TrainingOptions

SEED = 0
WHOLE = ("max_nbrs", "embedding_size")


def scorer(method: str, settings: dict[str, float]) -> Any:
    """LensKit's component of these settings."""
    given = {name: int(value) if name in WHOLE else value for name, value in settings.items()}
    if method == "item-knn":
        return ItemKNNScorer(feedback="implicit", **given)
    if method == "ials":
        return ImplicitMFScorer(epochs=15, **given)
    return {"popular": PopScorer, "ease": EASEScorer}[method](**given)


def dataset(offsets: np.ndarray, titles: np.ndarray) -> Dataset:
    """The likes, as LensKit takes them."""
    people = np.repeat(np.arange(len(offsets) - 1), np.diff(offsets))
    frame = pd.DataFrame({"user_id": people, "item_id": titles.astype(np.int64)})
    return from_interactions_df(frame)


def picks(model: Any, items: np.ndarray, shown: np.ndarray, listed: int) -> np.ndarray:
    """int32[listed]: the best of `items` that are not shown, ties by row; -1 where there are no more."""
    left = np.setdiff1d(items, shown)
    candidates = ItemList(item_ids=left)
    # ItemKNN panics where it is shown a title it has not learned of (lenskit 2025.8.1).
    shown = np.intersect1d(shown, items)
    if isinstance(model, PopScorer):
        scored = model(items=candidates)
    else:
        query = RecQuery(history_items=ItemList(item_ids=shown.astype(np.int64)))
        scored = model(query=query, items=candidates)
    scores = np.asarray(scored.scores("numpy"), dtype=np.float64)
    order = np.argsort(-np.where(np.isnan(scores), -np.inf, scores), kind="stable")
    order = order[np.isfinite(scores[order])][:listed]
    found = np.full(listed, -1, dtype=np.int32)
    found[: len(order)] = np.asarray(scored.ids())[order]
    return found


def main(job: Path) -> None:
    """Do the job."""
    told = json.loads((job / "job.json").read_text())
    with np.load(job / "job.npz", allow_pickle=False) as arrays:
        given = dict(arrays)
    data = dataset(given["likes_offsets"], given["likes_titles"])
    items = np.unique(given["likes_titles"]).astype(np.int64)
    people = np.split(given["shown_titles"], given["shown_offsets"][1:-1])
    lists = []
    for settings in told["settings"]:
        model = scorer(told["method"], settings)
        model.train(data, TrainingOptions(rng=SEED))
        lists.append([picks(model, items, shown, told["listed"]) for shown in people])
    np.save(job / "picks.npy", np.array(lists, dtype=np.int32))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
