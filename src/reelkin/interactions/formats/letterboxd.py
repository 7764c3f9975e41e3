"""Letterboxd's exports: ratings, diary, watched and watchlist. They name a film by name and year, never by IMDb's id."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from reelkin.interactions.formats.columns import columns_named, on_scale, read_rows
from reelkin.interactions.rows import Reading
from reelkin.interactions.scale import STARS

if TYPE_CHECKING:
    from reelkin.interactions.rows import Kind
    from reelkin.interactions.sheets import Sheet

_NAMES = {"title": ("name",), "year": ("year",), "rating": ("rating",), "moment": ("date",)}
SIGN = "letterboxduri"
WANTED = "watchlist"
UNTOLD = "watched and watchlist have the same columns; taken as watched, since the file is not called watchlist.csv"


def recognise(sheet: Sheet) -> bool:
    """Whether it has Letterboxd's columns; reviews and the diary share theirs."""
    return SIGN in sheet.header and "name" in sheet.header


def read(sheet: Sheet) -> Reading:
    """Its rows. Only the name tells the watchlist from what was watched."""
    header = frozenset(sheet.header)
    rows = read_rows(sheet, sheet.records[1:], columns_named(sheet.header, _NAMES), "watched", STARS)
    if "rating" in header:
        name = "Letterboxd diary" if "watcheddate" in header else "Letterboxd ratings"
        return Reading(sheet.file, name, tuple(on_scale(row) for row in rows), STARS)
    kind: Kind = "wanted" if WANTED in PurePosixPath(sheet.file).stem.casefold() else "watched"
    if kind == "wanted":
        rows = read_rows(sheet, sheet.records[1:], columns_named(sheet.header, _NAMES), kind, STARS)
    told = "watched" in PurePosixPath(sheet.file).stem.casefold()
    notes = () if kind == "wanted" or told else (UNTOLD,)
    return Reading(sheet.file, f"Letterboxd {WANTED if kind == 'wanted' else 'watched'}", rows, notes=notes)


def is_of_use(inside: str) -> bool:
    """Whether a file of the zip says what was seen or is wanted now: not likes, lists, or what was deleted."""
    return "/" not in inside and inside.casefold() not in ("profile.csv", "comments.csv", "reviews.csv")
