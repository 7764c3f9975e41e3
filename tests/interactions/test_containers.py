"""Files, gzip files and zip archives, also those that mean harm."""

import gzip
import io
import zipfile
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interactions.making import zipped
from reelkin.errors import BadInput, MissingArtefact
from reelkin.interactions import containers
from reelkin.interactions.containers import MAX_BYTES, MAX_MEMBERS, members_of, read_members


def contents(data):
    return {member.inside: member.data for member in members_of("x", data)}


def test_a_file_is_itself_and_gzip_is_unpacked():
    assert contents(b"a,b") == {"": b"a,b"}
    assert contents(gzip.compress(b"a,b", mtime=0)) == {"": b"a,b"}


def test_a_zip_gives_its_readable_files_and_nothing_else():
    data = zipped(
        {
            "ratings.csv": b"a",
            "lists/x.CSV": b"b",
            "photo.jpg": b"c",
            "__MACOSX/._ratings.csv": b"d",
            "d/": b"",
        }
    )
    assert contents(data) == {"ratings.csv": b"a", "lists/x.CSV": b"b"}
    assert [member.name for member in members_of("x.zip", data)] == ["x.zip/ratings.csv", "x.zip/lists/x.CSV"]


@pytest.mark.parametrize("pack", [gzip.compress, lambda data: zipped({"ratings.csv": data})])
def test_a_bomb_is_stopped_at_the_bound(pack):
    """64 MB of zeros take 64 kB packed; what it says of its size does not matter."""
    with pytest.raises(BadInput, match="more than 64 MB, unpacked"):
        members_of("bomb", pack(bytes(MAX_BYTES + 1)))


def test_the_bound_holds_for_all_files_of_an_archive_together(monkeypatch):
    monkeypatch.setattr(containers, "MAX_BYTES", 1000)
    assert len(contents(zipped({"a.csv": b"x" * 500, "b.csv": b"x" * 500}))) == 2
    with pytest.raises(BadInput, match="unpacked"):
        members_of("x", zipped({"a.csv": b"x" * 500, "b.csv": b"x" * 501}))


def test_a_zip_that_lies_about_a_size_is_refused():
    data = bytearray(zipped({"ratings.csv": b"x" * 100_000}))
    place = data.index(b"PK\x01\x02") + 24
    data[place : place + 4] = (10).to_bytes(4, "little")
    with pytest.raises(BadInput):
        members_of("x", bytes(data))


@pytest.mark.parametrize(
    "name", ["../../etc/cron.d/x.csv", "/etc/passwd", "a/../../x.csv", "C:\\x.csv", "..\\x.csv", ".."]
)
def test_paths_outside_the_archive_are_refused(name):
    with pytest.raises(BadInput, match="outside itself"):
        members_of("x.zip", zipped({"ratings.csv": b"a", name: b"b"}))


def test_dots_in_a_name_are_no_path():
    assert contents(zipped({"wait....csv": b"a"})) == {"wait....csv": b"a"}


def test_too_many_files_are_refused():
    with pytest.raises(BadInput, match="2,001 files"):
        members_of("x.zip", zipped({f"{number}.csv": b"" for number in range(MAX_MEMBERS + 1)}))


def test_a_list_of_a_million_files_is_not_even_read():
    with pytest.raises(BadInput, match="far more than 2,000 files"):
        members_of("x.zip", b"PK\x03\x04" + b"PK\x01\x02" * 20_001)


def test_unusual_packing_is_refused():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr("ratings.csv", "a,b")
    with pytest.raises(BadInput, match="packed in an unusual way"):
        members_of("x.zip", out.getvalue())


def test_names_of_files_are_cleaned_before_anybody_prints_them():
    (member,) = members_of("x.zip", zipped({"a\x1b[31m.csv": b"a"}))
    assert member.name == "x.zip/a [31m.csv"


WHOLE = zipped({"ratings.csv": b"title,rating\n" * 20, "watched.csv": b"title\n"})


@given(st.integers(0, len(WHOLE) - 1), st.binary(min_size=1, max_size=8))
def test_damage_anywhere_in_a_zip_is_read_or_refused(place, put):
    with suppress(BadInput):
        members_of("x.zip", WHOLE[:place] + put + WHOLE[place + len(put) :])


@pytest.mark.parametrize("cut", [3, 30, -30, -3])
def test_a_truncated_archive_is_damaged(cut):
    with pytest.raises(BadInput, match="damaged or cut short"):
        members_of("x.zip", zipped({"ratings.csv": b"a,b\n" * 100})[:cut])
    with pytest.raises(BadInput, match="damaged or cut short"):
        members_of("x.gz", gzip.compress(b"a,b\n" * 100, mtime=0)[: 15 if cut > 3 else -3])


def test_a_flipped_byte_is_noticed():
    data = bytearray(zipped({"ratings.csv": b"a,b\n" * 100}))
    data[45] ^= 0xFF
    with pytest.raises(BadInput, match="damaged"):
        members_of("x.zip", bytes(data))


def test_a_password_is_said():
    data = bytearray(zipped({"ratings.csv": b"secret"}))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + offset] |= 1
    with pytest.raises(BadInput, match="password"):
        members_of("x.zip", bytes(data))


def test_excel_workbooks_are_named():
    with pytest.raises(BadInput, match="Excel"):
        members_of("x.xlsx", zipped({"[Content_Types].xml": b"", "xl/workbook.xml": b""}))
    with pytest.raises(BadInput, match="Excel"):
        members_of("x.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")


def test_files_that_are_not_there_or_empty_or_folders(tmp_path):
    with pytest.raises(MissingArtefact, match="no such file"):
        read_members(tmp_path / "none.csv")
    (tmp_path / "empty.csv").touch()
    with pytest.raises(BadInput, match="empty"):
        read_members(tmp_path / "empty.csv")
    with pytest.raises(BadInput, match="a folder"):
        read_members(tmp_path)


def test_a_large_file_is_not_read_whole(tmp_path):
    path = tmp_path / "huge.csv"
    with path.open("wb") as file:
        file.truncate(10 * MAX_BYTES)
    with pytest.raises(BadInput, match="more than 64 MB"):
        read_members(path)


def test_nested_archives_are_left_alone():
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("ratings.csv", "a")
    assert contents(zipped({"inner.zip": inner.getvalue()})) == {}
