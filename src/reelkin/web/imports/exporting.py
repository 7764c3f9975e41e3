"""Everything that is kept of somebody, to take with them."""

from __future__ import annotations

import csv
import io
import time
from typing import TYPE_CHECKING, Any

from reelkin.store.last_import import last_import
from reelkin.store.library import library_of
from reelkin.store.marks import LISTS, marked
from reelkin.store.ratings import rated
from reelkin.store.undecided import undecided_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection

    from reelkin.web.live_model import Live

COLUMNS = ("const", "title", "year", "your rating", "date rated", "list")
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def everything(connection: Connection, account: int, profile: int, name: str) -> dict[str, Any]:
    """The whole profile as JSON values, and what its account has at home; moments in seconds since 1970."""
    ratings = rated(connection, account, profile)
    return {
        "format": "reelkin profile 1",
        "name": name,
        "ratings": [
            {"tconst": one.tconst, "rating": one.rating, "rated_at": one.rated_at} for one in ratings
        ],
        "lists": {of: marked(connection, account, profile, of) for of in LISTS},
        "undecided_rows": undecided_of(connection, account, profile),
        "last_import": last_import(connection, account, profile),
        "library": sorted(library_of(connection, account)),
    }


def as_csv(live: Live, profile: dict[str, Any]) -> str:
    """The ratings and lists as a sheet that reelkin and others read; no cell is a formula to a spreadsheet."""
    out = io.StringIO()
    sheet = csv.writer(out, lineterminator="\r\n")
    sheet.writerow(COLUMNS)
    for one in profile["ratings"]:
        sheet.writerow([*_title(live, one["tconst"]), f"{one['rating']:g}", _day(one["rated_at"]), ""])
    for of, moments in profile["lists"].items():
        sheet.writerows([*_title(live, tconst), "", _day(when), of] for tconst, when in moments.items())
    return out.getvalue()


def _title(live: Live, tconst: str) -> Iterable[str]:
    if tconst not in live.model:
        return tconst, "", ""
    facts = live.model.facts(tconst)
    return tconst, harmless(facts.title), str(facts.year or "")


def harmless(cell: str) -> str:
    """A text that a spreadsheet shows and does not run (OWASP, "CSV injection")."""
    return f"'{cell}" if cell.startswith(FORMULA) else cell


def _day(moment: int) -> str:
    return time.strftime("%Y-%m-%d", time.gmtime(moment))
