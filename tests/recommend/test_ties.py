"""Which shared people and series a sentence names."""

import pytest

from reelkin.recommend import ties
from reelkin.recommend.pick import Reason
from reelkin.recommend.ties import _billed, _chosen, _said, _worth_naming


def reason(block, contribution):
    return Reason(f"{block}_x", block, block, contribution)


@pytest.mark.parametrize(
    ("blocks", "told"),
    [
        (["writers", "directors", "cast"], ["directors", "cast"]),
        (["writers", "cast"], ["writers", "cast"]),
        (["cast", "writers", "franchise", "directors"], ["franchise", "directors"]),
        (["writers", "franchise", "cast"], ["franchise", "cast"]),
        ([], []),
    ],
)
def test_the_series_then_who_directs_then_who_writes_then_the_cast(blocks, told):
    """Whatever counts most: `blocks` come largest first."""
    reasons = [reason(block, 1.0 - place / 10) for place, block in enumerate(blocks)]
    assert [chosen.block for chosen in _chosen(reasons)] == told


@pytest.mark.parametrize(
    ("billed", "sizes", "known", "named"),
    [
        (True, (60, 60), False, True),
        (False, (12, 12), False, True),
        (False, (13, 5), False, False),
        (False, (5, 13), False, False),
        (False, (60, 60), True, True),
    ],
)
def test_who_may_be_an_extra_is_not_named(monkeypatch, billed, sizes, known, named):
    """Without billing, a name is told of short casts, or if people know it."""
    monkeypatch.setattr(ties, "_billed", lambda _bundle, _row: billed)
    monkeypatch.setattr(ties, "cast_size", lambda _bundle, row: sizes[row])
    monkeypatch.setattr(ties, "well_known", lambda _bundle, nconst: known and nconst == "x")
    assert _worth_naming(None, reason("cast", 0.1), 0, [1]) is named
    assert _worth_naming(None, reason("directors", 0.1), 0, [1])


def test_a_cast_that_all_weighs_the_same_has_no_order(model):
    """The planted casts are billed; with one weight for all they would not be."""
    features = model.bundle.features
    for row in range(0, len(model), 10):
        columns, values = model.bundle.linear.features_of(row)
        cast = [v for c, v in zip(columns, values, strict=True) if features.name[int(c)].startswith("cast_")]
        assert _billed(model.bundle, row) == (len(set(cast)) > 1)


def test_a_cast_is_told_as_in_the_film_it_was_in():
    told = Reason("cast_x", "with Bob Gunton", "cast", 0.1)
    assert _said([told], "The Shawshank Redemption") == "with Bob Gunton, as in The Shawshank Redemption"
    assert _said([told], "") == "with Bob Gunton again"
