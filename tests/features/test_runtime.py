"""Runtime in bumps."""

from __future__ import annotations

from reelkin.features.runtime import runtime

from .tiny import source, titles, values


def of(minutes: int | None) -> dict[str, float]:
    return values(runtime(source(titles({"runtime_minutes": minutes}))), 0)


def test_runtime_is_shared_by_the_lengths_beside_it() -> None:
    assert of(95) == {"runtime_090": 0.666667, "runtime_105": 0.333333}
    assert of(120) == {"runtime_120": 1.0}


def test_ends_hold_and_the_unknown_has_none() -> None:
    assert of(1440) == {"runtime_240": 1.0}
    assert of(None) == {}


def test_labels_say_about_how_long() -> None:
    filled = runtime(source(titles({"runtime_minutes": 119})))
    assert filled.labels == ["about an hour and three quarters", "about 2 hours"]
