"""Title types."""

from __future__ import annotations

from reelkin.features.kind import title_type

from .tiny import source, titles, values


def test_each_title_has_its_type() -> None:
    filled = title_type(
        source(titles({"title_type": "tvSeries"}, {"title_type": "movie"}, {"title_type": "opera"}))
    )
    assert [values(filled, row) for row in range(3)] == [
        {"type_tvSeries": 1},
        {"type_movie": 1},
        {"type_opera": 1},
    ]
    assert dict(zip(filled.names, filled.labels, strict=True)) == {
        "type_movie": "feature film",
        "type_tvSeries": "series",
        "type_opera": "opera",
    }
