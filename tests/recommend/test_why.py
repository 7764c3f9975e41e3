from __future__ import annotations

import json

import pytest

from planted import Planted
from reelkin.errors import UnknownTitle
from reelkin.recommend import Model


def test_why_is_the_pick_wherever_it_ranks(model: Model, planted: Planted) -> None:
    asked = planted.id_of["Claire"]
    last = model.similar(asked, n=1000)[-1]
    assert model.why(asked, last.tconst) == last
    assert model.why(asked, last.tconst).reasons == last.reasons


def test_the_rank_is_the_place_among_all_titles(model: Model, planted: Planted) -> None:
    asked = planted.id_of["Claire"]
    for place, pick in enumerate(model.similar(asked, n=1000), 1):
        if place % 10 == 1:
            answer = model.why_not(asked, pick.tconst, n=5)
            assert (answer.rank, answer.of) == (place, len(model) - 1)


def test_what_outranked_it_is_what_is_shown(model: Model, planted: Planted) -> None:
    asked, other = planted.id_of["Claire"], planted.id_of["Dust"]
    answer = model.why_not(asked, other, n=5)
    assert list(answer.outranked_by) == list(model.similar(asked, n=5))
    assert answer.place is None
    assert answer.kept_out_by == ()
    assert answer.short_by == pytest.approx(answer.outranked_by[-1].score - answer.pick.score)
    assert answer.short_by > 0


def test_a_title_that_is_picked_has_its_place(model: Model, planted: Planted) -> None:
    asked = planted.id_of["Claire"]
    third = model.similar(asked, n=5)[2]
    answer = model.why_not(asked, third.tconst, n=5)
    assert (answer.place, answer.short_by) == (3, 0.0)
    assert [pick.tconst for pick in answer.outranked_by] == [
        pick.tconst for pick in model.similar(asked, n=2)
    ]


def test_every_filter_that_kept_it_out_is_named(model: Model, planted: Planted) -> None:
    answer = model.why_not(
        planted.id_of["Claire"], planted.id_of["Dust"], genre="Romance", year="1950..1960", min_votes=10**9
    )
    assert answer.kept_out_by == ("--genre Romance", "--min-votes 1000000000")
    assert answer.short_by == 0.0


def test_the_asked_and_the_rated_are_no_picks(model: Model, planted: Planted) -> None:
    claire = planted.id_of["Claire"]
    assert model.why_not(claire, claire).kept_out_by == ("it is the title asked about",)
    assert model.why_not({claire: 8.0}, claire).kept_out_by == ("it was rated",)


def test_a_collapsed_part_and_a_double_say_what_shows_instead(model: Model, planted: Planted) -> None:
    asked = planted.id_of["Airlock"]
    shown = next(
        p for p in model.similar(asked, n=20, franchise="collapse") if p.title.startswith("The Hollow")
    )
    hidden = next(name for name in ("The Hollow 2", "The Hollow 4") if name != shown.title)
    answer = model.why_not(asked, planted.id_of[hidden], franchise="collapse")
    assert answer.kept_out_by == (f"its series shows once, as {shown.title} ({shown.tconst})",)

    one, other = (model.facts_of(match.candidate.row).tconst for match in model.find("Wolf Road").matches)
    assert model.why_not(one, other, franchise="collapse").kept_out_by == (
        f"it is the same work as Wolf Road ({one})",
    )
    assert model.why_not(one, other).kept_out_by == ()


def test_it_can_be_told_as_json(model: Model, planted: Planted) -> None:
    answer = model.why_not(planted.id_of["Claire"], planted.id_of["Dust"], n=3)
    told = json.loads(json.dumps(answer.to_dict(reasons=2)))
    assert told["rank"] == answer.rank
    assert len(told["outranked_by"]) == 3
    assert len(told["pick"]["reasons"]) == 2


def test_unknown_titles_raise_on_either_side(model: Model) -> None:
    for asked, other in (("tt9", "tt1000000"), ("tt1000000", "tt9")):
        with pytest.raises(UnknownTitle, match="tt9"):
            model.why(asked, other)
        with pytest.raises(UnknownTitle, match="tt9"):
            model.why_not(asked, other)
