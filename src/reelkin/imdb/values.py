r"""What a value of each kind must look like, and what it becomes. A null is always `\N`, never an empty text."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import polars as pl

from reelkin.imdb.rejects import Reason

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reelkin.imdb.files import Kind, RawColumn, RawFile

# Seven digits, or more without a leading zero: one spelling for each number, so ids can be compared as numbers.
_DIGITS = r"(?:[0-9]{7}|[1-9][0-9]{7,8})"
_PREFIX = {"tconst": "tt", "nconst": "nm"}
_WHOLE = r"^-?[0-9]+$"
_DECIMAL = r"^[0-9]+(?:\.[0-9]+)?$"
# Most lists need no look at their escapes. The rest, and whatever else JSON allows, is left to the json module.
_PLAIN_TEXT = r'"[^"\\\x00-\x1f]*"'
_PLAIN_JSON_LIST = rf"^\[{_PLAIN_TEXT}(?:,{_PLAIN_TEXT})*\]$"

_OUT_OF_RANGE: dict[Kind, Reason] = {
    "year": Reason.YEAR_OUT_OF_RANGE,
    "minutes": Reason.RUNTIME_OUT_OF_RANGE,
    "number": Reason.NUMBER_OUT_OF_RANGE,
    "votes": Reason.VOTES_OUT_OF_RANGE,
    "rating": Reason.RATING_OUT_OF_RANGE,
}


def schema(file: RawFile) -> dict[str, pl.DataType]:
    """The columns of `file` as staged: name and Polars type, in IMDb's order."""
    return {column.name: _dtype(column) for column in file.columns}


def ids(column: str) -> pl.Expr:
    """The number in an id, int64; "tt0078748" is 78748. Only for ids that are well formed."""
    return pl.col(column).str.slice(2).cast(pl.Int64)


def faulty(file: RawFile) -> pl.Expr:
    """Whether anything is wrong with a row of texts."""
    return pl.any_horizontal(fault for _, fault in _faults(file)).fill_null(False)


def reason(file: RawFile) -> pl.Expr:
    """The first thing wrong with a row of texts, as a `Reason`'s text; null where nothing is."""
    return pl.coalesce(pl.when(fault).then(pl.lit(why.value)) for why, fault in _faults(file)).alias("reason")


def typed(file: RawFile) -> list[pl.Expr]:
    """The columns of `file`, in IMDb's order and with the types of `schema`, from texts without fault."""
    return [_typed(column) for column in file.columns]


def _dtype(column: RawColumn) -> pl.DataType:
    if column.kind == "flag":
        return pl.Boolean()
    if column.kind == "rating":
        return pl.Float32()
    return pl.Int32() if column.kind in _OUT_OF_RANGE else pl.String()


def _typed(column: RawColumn) -> pl.Expr:
    text = pl.col(column.name)
    if column.kind == "flag":
        return text == "1"
    if column.kind == "rating":
        return text.cast(pl.Float64).cast(pl.Float32)
    return text.cast(_dtype(column))


def _faults(file: RawFile) -> Iterator[tuple[Reason, pl.Expr]]:
    for column in file.columns:
        if not column.nullable:
            yield Reason.NULL, pl.col(column.name).is_null()
        yield from _faults_of_kind(column)


def _faults_of_kind(column: RawColumn) -> Iterator[tuple[Reason, pl.Expr]]:
    """Each expression is true at a fault, else false or null; null at a null."""
    text = pl.col(column.name)
    if column.kind in _PREFIX:
        yield Reason.MALFORMED_ID, ~text.str.contains(f"^{_PREFIX[column.kind]}{_DIGITS}$")
    elif column.items:
        one = f"{_PREFIX[column.items]}{_DIGITS}"
        more = f"(?:{re.escape(column.separator or '')}{one})*"
        yield Reason.MALFORMED_ID, ~text.str.contains(f"^(?:{one}{more})?$")
    elif column.kind == "flag":
        yield Reason.NOT_A_FLAG, ~text.is_in(["0", "1"])
    elif column.kind == "json":
        yield Reason.NOT_A_JSON_LIST, text.map_batches(_broken_json, return_dtype=pl.Boolean())
    elif column.kind in _OUT_OF_RANGE:
        pattern, number = (_DECIMAL, pl.Float64()) if column.kind == "rating" else (_WHOLE, pl.Int64())
        yield Reason.NOT_A_NUMBER, ~text.str.contains(pattern)
        # A number too long to hold becomes null as well, where the text was none.
        within = text.cast(number, strict=False).is_between(*column.bounds).fill_null(text.is_null())
        yield _OUT_OF_RANGE[column.kind], ~within


def _broken_json(texts: pl.Series) -> pl.Series:
    plain = texts.str.contains(_PLAIN_JSON_LIST).fill_null(True)
    if plain.all():
        return ~plain
    unclear = (~plain).arg_true()
    broken = [not _is_json_list(text) for text in texts.gather(unclear)]
    return (~plain).scatter(unclear, broken)


def _is_json_list(text: str) -> bool:
    try:
        items = json.loads(text)
        return isinstance(items, list) and all(
            isinstance(item, str) and item.encode() is not None for item in items
        )
    except (ValueError, RecursionError):
        # UnicodeEncodeError is a ValueError: half of a surrogate pair is no text.
        return False
