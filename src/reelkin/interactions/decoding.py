"""From bytes to text: by the mark at the beginning, by trying UTF-8, and last by what older programs write."""

from __future__ import annotations

import codecs
import re

from reelkin.errors import BadInput

_MARKS = (
    # The mark of UTF-32 begins with that of UTF-16.
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (codecs.BOM_UTF8, "utf-8-sig"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f]")
_WEB_PAGE = re.compile(r"\s*(<!--.*?-->\s*)*<(!doctype html|html|head|body)\b", re.IGNORECASE | re.DOTALL)
_LOOK = 4096
GUESSED = "neither UTF-8 nor marked as another encoding; read as Windows-1252"


def decode(name: str, data: bytes) -> tuple[str, tuple[str, ...]]:
    """The text of a file, and notes on what was guessed.

    Raises:
        BadInput: it is empty, a web page, or no text.
    """
    text, notes = _decode(name, data)
    if not text.strip("\ufeff \t\r\n\0"):
        raise BadInput(f"{name}: empty; export it again")
    if _WEB_PAGE.match(text[:_LOOK]):
        raise BadInput(f"{name}: a web page, perhaps one that asks to sign in; sign in and export again")
    if text.startswith("%PDF") or _CONTROL.search(text):
        raise BadInput(
            f"{name}: not a text file (it holds NUL or other control bytes); give the CSV or JSON export"
        )
    return text, notes


def _decode(name: str, data: bytes) -> tuple[str, tuple[str, ...]]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(name, data, encoding), ()
    unmarked = _utf16_by_nuls(data)
    if unmarked is not None:
        return _strict(name, data, unmarked), (f"read as {unmarked.upper()}, which it does not say",)
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace"), (GUESSED,)


def _strict(name: str, data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise BadInput(
            f"{name}: cut short or damaged {encoding.upper()} ({error.reason}); export it again"
        ) from error


def _utf16_by_nuls(data: bytes) -> str | None:
    """UTF-16 without a mark: of Latin letters every second byte is 0."""
    head = data[:_LOOK]
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if even + odd < len(head) // 4:
        return None
    if odd > 10 * even:
        return "utf-16-le"
    return "utf-16-be" if even > 10 * odd else None
