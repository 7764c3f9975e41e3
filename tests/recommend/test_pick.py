from __future__ import annotations

import gc
import json
import weakref

import pytest

from reelkin.recommend import Model, Relaxation, Shortfall, answer, terms


def test_a_pick_is_json_with_as_many_reasons_as_asked_for(model: Model) -> None:
    pick = model.similar("tt1000000", n=1)[0]
    told = json.loads(json.dumps(pick.to_dict(reasons=3), allow_nan=False))
    assert [told[key] for key in ("tconst", "title", "year", "type", "votes")] == [
        pick.tconst,
        pick.title,
        pick.year,
        pick.type,
        pick.votes,
    ]
    assert [reason["contribution"] for reason in told["reasons"]] == [
        reason.contribution for reason in pick.reasons[:3]
    ]
    assert len(pick.to_dict()["reasons"]) == len(pick.reasons)


def test_picks_of_the_same_answer_are_equal_and_have_a_cluster_name(model: Model) -> None:
    once, twice = (model.similar("tt1000000", n=5) for _ in range(2))
    assert once == twice
    assert all(pick.cluster_name == model.clusters[pick.cluster]["name"] for pick in once)


def test_a_shortfall_reads_as_a_sentence() -> None:
    ways = (Relaxation("--min-rating", "9", 40, "8.1", 12), Relaxation("--genre", "War", 15))
    assert str(Shortfall(10, 3, 3, ways)) == (
        "only 3 of 10 titles pass the filters. To get more: with --min-rating 8.1, 12 would pass (without it, 40); "
        "without --genre War, 15 would pass"
    )
    assert str(Shortfall(10, 0, 0, ())) == "no title passes the filters"


def test_an_answer_goes_when_it_is_let_go(model: Model, monkeypatch: pytest.MonkeyPatch) -> None:
    """At once: with it go the scores of all titles, megabytes for a large model, and the collector may take its time."""
    made = []

    class Noted(terms.Breakdown):
        def __init__(self, *given) -> None:
            super().__init__(*given)
            made.append(weakref.ref(self))

    monkeypatch.setattr(answer, "Breakdown", Noted)
    gc.disable()
    try:
        picks = model.recommend({"tt1000000": 9.0}, n=3)
        assert all(pick.to_dict(3) and pick.by_liked_title() for pick in picks)
        assert made[0]() is not None
        del picks
        assert [one() for one in made] == [None]
    finally:
        gc.enable()
