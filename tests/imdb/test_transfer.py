"""Parts of files: what they belong to, and how they are asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reelkin.imdb.transfer import Part, Version

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def part(tmp_path: Path) -> Part:
    """No bytes yet."""
    return Part(tmp_path / "file.part")


def test_a_part_knows_what_it_belongs_to(part: Part) -> None:
    """Across processes, by what lies beside it; and not to another address."""
    version = Version("address", '"tag"', "some day", 12)
    part.begin(version)
    assert part.version("address") is None, "there are no bytes yet"
    part.path.write_bytes(b"bytes")
    again = Part(part.path)
    assert again.version("address") == version
    assert again.version("other address") is None
    assert again.size == 5


def test_beginning_forgets_what_was_there(part: Part) -> None:
    """And so does forgetting, twice if need be."""
    part.begin(Version("address"))
    part.path.write_bytes(b"bytes")
    part.begin(Version("address"))
    assert part.size == 0
    part.forget()
    part.forget()
    assert list(part.path.parent.iterdir()) == []


@pytest.mark.parametrize("spoilt", ["", "{", "[]", '{"url": 5}'])
def test_a_part_with_a_spoilt_note_is_worthless(part: Part, spoilt: str) -> None:
    """It is downloaded anew, nothing worse."""
    part.begin(Version("address"))
    part.path.write_bytes(b"bytes")
    (part.path.parent / "file.part.json").write_text(spoilt)
    assert part.version("address") is None


@pytest.mark.parametrize(
    ("etag", "modified", "expected"),
    [
        ('"strong"', "some day", '"strong"'),
        ('W/"weak"', "some day", "some day"),
        ('W/"weak"', None, None),
        (None, "some day", "some day"),
        (None, None, None),
    ],
)
def test_a_range_is_asked_for_the_same_version(
    etag: str | None, modified: str | None, expected: str | None
) -> None:
    """A weak ETag does not promise the same bytes."""
    headers = Version("address", etag, modified).range(7)
    assert headers.pop("Range") == "bytes=7-"
    assert headers.pop("If-Range", None) == expected
    assert not headers


def test_conditions_hold_what_is_known() -> None:
    """Both where both are known, none where none is."""
    both = Version("address", 'W/"weak"', "some day").conditions()
    assert both == {"If-None-Match": 'W/"weak"', "If-Modified-Since": "some day"}
    assert Version("address").conditions() == {}
