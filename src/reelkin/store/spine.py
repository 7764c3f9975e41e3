"""The catalogue as a CSV file and back: what a notebook hands to a database, and what opens in a spreadsheet.

    tconst,title,year,averageRating,numVotes,label,clusterName

A spreadsheet runs a cell that begins with =, +, -, @, a tab or a return as a formula. Such a text gets an apostrophe
before it, which spreadsheets hide, and loses it when it is read again; so does a text of that kind that begins with
apostrophes already. Every text comes back as it was.
"""

from __future__ import annotations

import csv
import hashlib
import math
import re
from collections import Counter
from typing import TYPE_CHECKING, Any

from reelkin.errors import BadInput
from reelkin.lookup.matching import NameKind
from reelkin.model.layout import UNKNOWN
from reelkin.store.catalog_rows import CatalogRows, Rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path
    from typing import TextIO

    from reelkin.model.bundle import Bundle

HEADER = ("tconst", "title", "year", "averageRating", "numVotes", "label", "clusterName")
REMEDY = f"give a CSV file with the columns {', '.join(HEADER)}, as `reelkin export` writes it"
_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_SHOWN = re.compile(r"'+[=+\-@\t\r]")


def write_spine(bundle: Bundle, file: TextIO) -> int:
    """Write the titles of a bundle, the best known first, to a file opened with newline=""; returns how many."""
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(HEADER)
    writer.writerows(_lines(bundle))
    return len(bundle)


def read_spine(path: Path) -> CatalogRows:
    """The catalogue in a CSV file. What it does not say is left open: every title is a film without genres or people.

    Raises:
        BadInput: it is no such file, a number is none, or an id is there twice; with the line.
    """
    lines = sorted(_read(path), key=lambda line: (-(line["numVotes"] or 0), line["tconst"]))
    sizes = Counter((line["label"], line["clusterName"]) for line in lines)
    if len({label for label, _ in sizes}) != len(sizes):
        raise BadInput(f"{path}: a label with two cluster names; {REMEDY}")
    titles = [
        (
            row, line["tconst"], line["title"], line["title"], line["year"], None, "movie", None, "",
            line["averageRating"], line["numVotes"], None, None, "", line["label"],
        )
        for row, line in enumerate(lines)
    ]  # fmt: skip
    clusters = [
        (label, f"cluster-{label}", name, size, None) for (label, name), size in sorted(sizes.items())
    ]
    return CatalogRows(
        model_id=_identity(path),
        bundle=None,
        titles=Rows(titles, len(titles)),
        clusters=Rows(clusters, len(clusters)),
        people=Rows((), 0),
        credits=Rows((), 0),
        names=[(row, int(NameKind.PRIMARY), line["title"], "") for row, line in enumerate(lines)],
    )


def shielded(text: str) -> str:
    """The text as a spreadsheet will not run it."""
    return f"'{text}" if _FORMULA.match(text) else text


def unshielded(text: str) -> str:
    """The text that `shielded` was given."""
    return text[1:] if _SHOWN.match(text) else text


def _lines(bundle: Bundle) -> Iterator[tuple[Any, ...]]:
    titles = bundle.titles
    for row, (tconst, title) in enumerate(zip(titles.tconst, titles.primary_title, strict=True)):
        profile = bundle.profiles[int(bundle.clusters.assignments[row])]
        rating = titles.average_rating[row]
        yield (
            shielded(tconst),
            shielded(title),
            _known(int(titles.start_year[row])),
            # As float32 prints itself: 8.1 and not 8.100000381.
            "" if math.isnan(rating) else str(rating),
            _known(int(titles.num_votes[row])),
            profile["id"],
            shielded(profile["name"]),
        )


def _known(number: int) -> int | str:
    return "" if number == UNKNOWN else number


def _identity(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()[:32]


def _read(path: Path) -> list[dict[str, Any]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            lines = list(_typed(path, csv.DictReader(file, strict=True)))
    except (UnicodeDecodeError, csv.Error) as error:
        raise BadInput(f"{path}: not a CSV file in UTF-8 ({error}); {REMEDY}") from error
    twice = [tconst for tconst, count in Counter(line["tconst"] for line in lines).items() if count > 1]
    if twice:
        raise BadInput(
            f"{path}: {twice[0]} is there {'twice' if len(twice) == 1 else 'more than once'}; leave one row"
        )
    if not lines:
        raise BadInput(f"{path}: no titles in it; {REMEDY}")
    return lines


def _typed(path: Path, reader: csv.DictReader[str]) -> Iterator[dict[str, Any]]:
    missing = [name for name in HEADER if name not in (reader.fieldnames or ())]
    if missing:
        raise BadInput(f"{path}: no column '{missing[0]}'; {REMEDY}")
    for line in reader:
        try:
            yield _line(line)
        except (ValueError, TypeError) as error:
            raise BadInput(f"{path}, line {reader.line_num}: {error}; {REMEDY}") from None


def _line(line: Mapping[str, str]) -> dict[str, Any]:
    read = {name: unshielded(line[name]) for name in ("tconst", "title", "clusterName")}
    if not read["tconst"]:
        raise ValueError("no tconst")
    return {
        **{name: text.replace("\x00", "\ufffd") for name, text in read.items()},
        "year": int(line["year"]) if line["year"] else None,
        "averageRating": float(line["averageRating"]) if line["averageRating"] else None,
        "numVotes": int(line["numVotes"]) if line["numVotes"] else None,
        "label": int(line["label"]),
    }
