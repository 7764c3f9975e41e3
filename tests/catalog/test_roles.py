from __future__ import annotations

import pytest

from reelkin.catalog import engine
from reelkin.catalog.roles import role


@pytest.mark.parametrize(
    ("category", "expected"),
    [
        ("actor", "cast"),
        ("actress", "cast"),
        ("self", "self"),
        ("director", "director"),
        ("writer", "writer"),
        ("producer", "producer"),
        ("composer", "composer"),
        ("cinematographer", "cinematographer"),
        ("editor", "editor"),
        ("archive_footage", "other"),
        ("archive_sound", "other"),
        ("production_designer", "other"),
        ("something new", "other"),
        (None, "other"),
    ],
)
def test_each_category_has_a_role_and_archive_footage_is_not_cast(
    category: str | None, expected: str
) -> None:
    frame = engine.small({"category": [category, "actor"]}).select(role=role("category"))
    assert engine.rows(frame)[0]["role"] == expected
