"""Which terms of a sum two titles share, and what the terms are called."""

from __future__ import annotations

from planted import Planted
from reelkin.recommend import Model
from reelkin.recommend.facts import people_of


def test_shared_is_what_both_titles_are_known_for(model: Model, planted: Planted) -> None:
    """Genre, decade, maker and series are shared exactly where the two titles have them in common."""
    bundle = model.bundle
    for asked in ("Claire", "Dust", "The Hollow"):
        own = model.facts(planted.id_of[asked])
        for pick in model.similar(own.tconst, n=len(model))[::5]:
            for reason in pick.reasons:
                if reason.block == "genres":
                    column = reason.name.removeprefix("genre_").replace("_", "-")
                    genre = next(genre for genre in pick.facts.genres if genre.lower() == column)
                    assert reason.shared == (genre in own.genres), (pick, reason)
                if reason.block == "era" and reason.shared:
                    assert (own.year or 0) // 10 == (pick.year or 1) // 10, (pick, reason)
                if reason.block == "directors" and reason.shared:
                    theirs = people_of(bundle, own.row, "director")
                    assert any(name in reason.label for name in theirs), (pick, reason)


def test_the_same_decade_is_shared(model: Model, planted: Planted) -> None:
    pick = model.why(planted.id_of["Dust"], planted.id_of["Red Mesa"])
    assert [reason.label for reason in pick.reasons if reason.block == "era" and reason.shared] == [
        "the 1950s"
    ]


def test_only_liked_titles_share(model: Model, planted: Planted) -> None:
    """What a pick has in common with a dislike is nothing in common."""
    pick = model.why({planted.id_of["Dust"]: 1.0}, planted.id_of["Red Mesa"])
    assert not any(reason.shared for reason in pick.reasons)


def test_the_prior_is_named_for_what_it_is(model: Model, planted: Planted) -> None:
    pick = model.why(planted.id_of["Dust"], planted.id_of["Red Mesa"])
    prior = next(reason for reason in pick.reasons if reason.name == "prior")
    assert (prior.label, prior.shared) == ("how widely it is watched", False)
