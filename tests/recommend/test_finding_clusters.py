from __future__ import annotations

from typing import Any

import pytest

from reelkin.errors import UsageError
from reelkin.recommend.finding_clusters import find_profile

PROFILES: list[dict[str, Any]] = [
    {"id": 3, "slug": "war", "name": "War films of the 1940s", "former_slugs": ["battles"]},
    {"id": 7, "slug": "war-2", "name": "War films since 2000", "former_slugs": []},
]


@pytest.mark.parametrize(
    "asked", ["3", "war", "battles", "WAR FILMS OF THE 1940S", " war films of the 1940s ", "1940s"]
)
def test_a_cluster_is_found_by_any_of_its_names(asked: str) -> None:
    assert find_profile(PROFILES, asked)["id"] == 3


def test_a_part_of_several_names_lists_them() -> None:
    with pytest.raises(
        UsageError, match="several clusters: 3 War films of the 1940s; 7 War films since 2000"
    ):
        find_profile(PROFILES, "war films")
    with pytest.raises(UsageError, match="no cluster ''"):
        find_profile(PROFILES, "")
    with pytest.raises(UsageError, match="no cluster '2000'"):
        find_profile(PROFILES, "2000")
