"""The characters of title.principals: a JSON list of names as text, mostly."""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals as nw

from reelkin.catalog import engine

if TYPE_CHECKING:
    from reelkin.catalog.engine import Frame

_PLAIN = r'[^"\\\x00-\x1f]'
_ESCAPE = r'\\["\\/bfnrt]'
# A UTF-16 surrogate is text only in a pair.
_UNIT = r"\\u(?:[0-9a-cefA-CEF][0-9a-fA-F]{3}|[dD][0-7][0-9a-fA-F]{2})"
_PAIR = r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}"
_STRING = rf'"(?:{_PLAIN}|{_ESCAPE}|{_UNIT}|{_PAIR})*"'
JSON_LIST = rf"^\s*\[\s*(?:{_STRING}\s*(?:,\s*{_STRING}\s*)*)?\]\s*$"
"""A JSON list of strings, and nothing else."""


def is_list(column: str = "characters") -> nw.Expr:
    """Whether a text is a JSON list of strings; null for null."""
    return nw.col(column).str.contains(JSON_LIST)


def unreadable(named: Frame) -> Frame:
    """The rows whose characters are there but are no list of strings; they count as none."""
    return named.filter(~is_list())


def characters(named: Frame) -> Frame:
    """The characters each person plays on a title, each once, in the order of the rows and of their lists.

    Args:
        named: tconst, nconst, role, ordering, characters (text).

    Returns:
        tconst, nconst, role, characters (list of strings); no row where there are none.
    """
    key = ["tconst", "nconst", "role"]
    texts = engine.parsed_json_list(named.filter(is_list()), "characters")
    each = engine.posexplode(texts, "characters", "place")
    spoken = each.with_columns(nw.col("characters").str.strip_chars())
    spoken = spoken.filter(nw.col("characters").str.len_chars() > 0)
    first = spoken.with_columns(place=nw.col("ordering").cast(nw.Int64) * 1_000_000 + nw.col("place"))
    once = first.group_by(*key, "characters").agg(place=nw.col("place").min())
    return engine.ordered_list(once, key, "characters", ["place"])
