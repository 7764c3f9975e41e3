"""LensKit's methods: the files to and fro, with a stand-in for its process; and LensKit itself where it is set up."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pytest

from reelkin.errors import UsageError
from reelkin.evaluation.baselines import lenskit
from reelkin.evaluation.baselines.ease import Ease
from reelkin.evaluation.baselines.method import MethodFailed

from .families import FAMILY, TITLES, planted

STAND_IN = """
import json, sys, pathlib, numpy as np
job = pathlib.Path(sys.argv[1])
told = json.loads((job / "job.json").read_text())
given = np.load(job / "job.npz")
people = np.split(given["shown_titles"], given["shown_offsets"][1:-1])
counts = np.bincount(given["likes_titles"])
lists = []
for settings in told["settings"]:
    picks = np.full((len(people), told["listed"]), -1, dtype=np.int32)
    for place, shown in enumerate(people):
        order = np.argsort(-counts, kind="stable")
        right = settings.get("regularization") == 200
        order = [r for r in order if r not in shown and (r % 2 == shown[0] % 2) == right]
        picks[place, : len(order)] = order[: told["listed"]]
    lists.append(picks)
np.save(job / "picks.npy", np.array(lists))
"""
HERE = Path(__file__).resolve().parents[3] / lenskit.FOLDER


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An environment whose run.py recommends the person's own family if the ridge is 200, else the other."""
    python = tmp_path / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n')
    python.chmod(0o755)
    (tmp_path / "run.py").write_text(STAND_IN)
    return tmp_path


def test_settings_are_chosen_and_picks_become_scores(folder: Path) -> None:
    model = lenskit.LensKit("ease", folder).learn(planted())
    assert dict(model.settings) == {"regularization": 200}
    scores = model([np.array([0, 2]), np.array([1])])
    assert scores.shape == (2, TITLES)
    for own, mine, known in zip(scores, (0, 1), ([0, 2], [1]), strict=True):
        listed = np.isfinite(own)
        assert (listed == ((mine == FAMILY) & ~np.isin(np.arange(TITLES), known))).all()
    counts = np.bincount(planted().indices)
    best = np.argmax(scores[1])
    assert counts[best] == max(counts[row] for row in range(3, TITLES, 2))


def test_similar_titles_are_asked_for_in_one_go_and_are_the_same_one_by_one(folder: Path) -> None:
    model = lenskit.LensKit("popular", folder).learn(planted(90))
    counts = np.bincount(planted(90).indices, minlength=TITLES)
    often, seldom = int(np.argmax(counts)), int(np.argmin(counts))
    for query in (often, seldom):
        assert model.similar(query).tobytes() == model([np.array([query])])[0].tobytes()


def test_a_failure_tells_its_last_words(folder: Path) -> None:
    (folder / "run.py").write_text("raise SystemExit('no torch here')")
    with pytest.raises(MethodFailed, match=r"EASE \(LensKit\)(.|\n)*no torch here"):
        lenskit.LensKit("ease", folder).learn(planted())


def test_where_it_is_not_set_up(tmp_path: Path) -> None:
    assert not lenskit.available(tmp_path)
    with pytest.raises(UsageError, match="not set up there"):
        lenskit.check(tmp_path)
    with pytest.raises(UsageError, match="not set up there"):
        lenskit.LensKit("ease", tmp_path).learn(planted())


def test_lenskit_itself_ranks_as_our_ease() -> None:
    if not lenskit.available(HERE):
        pytest.skip(
            f"needs LensKit's own environment, looked for in {HERE}; its README says how to set it up"
        )
    likes, people = planted(), [np.array([0, 2, 6]), np.array([1, 3])]
    ours = Ease().prepare(likes)({"ridge": 50.0})(people)
    settings = [{"regularization": 50.0}]
    picks = lenskit.run(lenskit.LensKit("ease", HERE), settings, likes, people)[0]
    for own, listed, known in zip(ours, picks, people, strict=True):
        own[known] = -np.inf
        assert listed[:10].tolist() == np.argsort(-own, kind="stable")[:10].tolist()
