"""Bytes that people's programs write, as text."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reelkin.errors import BadInput
from reelkin.interactions.decoding import GUESSED, decode

TEXT = "Const,Your Rating\ntt0211915,9\nAmélie – 七人の侍\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_marked_encodings(encoding):
    assert decode("x.csv", TEXT.encode(encoding)) == (TEXT, ())


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark_is_told_by_its_zeros(encoding):
    text, notes = decode("x.csv", TEXT.encode(encoding))
    assert text == TEXT
    assert encoding.upper() in notes[0]


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1"])
def test_older_encodings_are_read_and_said(encoding):
    assert decode("x.csv", "Amélie;8\n".encode(encoding)) == ("Amélie;8\n", (GUESSED,))


@given(
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1).filter(
        lambda text: text.strip("\ufeff \xa0")
    )
)
def test_every_text_in_utf8_is_read_as_it_is(text):
    try:
        found, notes = decode("x", text.encode())
    except BadInput:
        assert text.lstrip().startswith(("<", "%PDF")) or not text.strip("\ufeff \t\r\n")
    else:
        assert (found, notes) == (text.removeprefix("\ufeff"), ())


@given(st.binary(max_size=300))
def test_no_bytes_make_it_fail_otherwise(data):
    with suppress(BadInput):
        decode("x", data)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "empty"),
        (b"\xef\xbb\xbf \r\n", "empty"),
        (b"<!DOCTYPE html><html>sign in", "web page"),
        (b"\n <!-- x --> <HTML lang=en>", "web page"),
        (b"%PDF-1.7", "not a text file"),
        (b"Const,Title\ntt0078748,Al\x00ien\n", "NUL"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "not a text file"),
        ("Const".encode("utf-16")[:-1], "cut short"),
    ],
)
def test_what_is_no_export_is_refused_with_a_reason(data, said):
    with pytest.raises(BadInput, match=said):
        decode("x.csv", data)
