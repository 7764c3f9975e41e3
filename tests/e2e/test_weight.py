"""What a first visit has to carry."""

from __future__ import annotations

from importlib.resources import files

MOST = 100_000


def test_our_own_css_and_javascript_are_under_100_kb_together():
    found = [one for one in _all(files("reelkin.web") / "static") if one.name.endswith((".css", ".js"))]
    assert len(found) > 5
    assert sum(len(one.read_bytes()) for one in found) < MOST


def _all(folder):
    for one in sorted(folder.iterdir(), key=lambda one: one.name):
        if one.is_dir():
            yield from _all(one)
        else:
            yield one
