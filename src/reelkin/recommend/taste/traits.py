"""What titles can have in common that a taste is told by: cluster, genre, decade, length, language, and people."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from reelkin.model.layout import UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy.typing as npt

    from reelkin.model.bundle import Bundle
    from reelkin.model.strings import Strings

    Rows = npt.NDArray[np.integer]

FILMS = ("movie", "tvMovie")
MINUTES = (90, 120, 150)
BILLED = 10
"""So many names of a cast count, by billing: IMDb lists as many, and what comes after them in fuller ones are extras."""
ROLES = {"director": ("director",), "writer": ("writer",), "actor": ("cast", "self")}
"""The kinds of people, and the roles in credits that make one."""
LENGTHS = ("under 90 minutes", "90 to 119 minutes", "120 to 149 minutes", "150 minutes or more")


@dataclass(frozen=True, eq=False)
class Trait:
    """One kind of trait: title `rows[i]` has the one called `labels[codes[i]]`; a title may have several or none."""

    name: str
    labels: Sequence[str] | Strings
    rows: Rows
    codes: Rows


def traits_of(bundle: Bundle, *, people: bool = True) -> Iterator[Trait]:
    """Every kind of trait of a model's titles; without people it takes a tenth of the time."""
    titles, rows = bundle.titles, np.arange(len(bundle))
    names = [str(profile["name"]) for profile in bundle.profiles]
    yield Trait("cluster", names, rows, bundle.clusters.assignments)
    counts = np.diff(titles.genre_offsets)
    yield Trait("genre", list(titles.genres), np.repeat(rows, counts), titles.genre_codes)
    yield _decades(bundle)
    yield _lengths(bundle)
    spoken = np.flatnonzero(titles.original_language != UNKNOWN)
    yield Trait("language", list(titles.language_names), spoken, titles.original_language[spoken])
    for name, roles in ROLES.items() if people else ():
        yield _people(bundle, name, roles)


def _decades(bundle: Bundle) -> Trait:
    dated = np.flatnonzero(bundle.titles.start_year != UNKNOWN)
    found, codes = np.unique(bundle.titles.start_year[dated] // 10 * 10, return_inverse=True)
    return Trait("decade", [f"{decade}s" for decade in found.tolist()], dated, codes)


def _lengths(bundle: Bundle) -> Trait:
    """Of films alone: a series has the length of an episode."""
    titles = bundle.titles
    films = [code for code, name in enumerate(titles.types) if name in FILMS]
    timed = np.flatnonzero((titles.runtime_minutes != UNKNOWN) & np.isin(titles.title_type, films))
    return Trait("length", LENGTHS, timed, np.digitize(titles.runtime_minutes[timed], MINUTES))


def _people(bundle: Bundle, name: str, roles: Sequence[str]) -> Trait:
    """Everybody with one of these roles; whoever has two of them in a title counts once there."""
    people = bundle.people
    codes = [code for code, role in enumerate(people.roles) if role in roles]
    credited: Rows = np.flatnonzero(np.isin(people.credit_roles, codes))
    if "cast" in roles:
        credited = _billed(bundle, credited)
    rows = np.searchsorted(people.credit_offsets, credited, "right") - 1
    pairs = rows * len(people.name) + people.credit_people[credited]
    # By title already, so that sorting is quick; `np.unique` takes ten times the time and the memory.
    pairs.sort()
    pairs = pairs[np.diff(pairs, prepend=-1) != 0]
    return Trait(name, people.name, pairs // len(people.name), pairs % len(people.name))


def _billed(bundle: Bundle, credited: Rows) -> Rows:
    """Of these credits, which are in order, the first of each title and role."""
    people = bundle.people
    rows = np.searchsorted(people.credit_offsets, credited, "right") - 1
    lists = rows * len(people.roles) + people.credit_roles[credited]
    begins = np.flatnonzero(np.diff(lists, prepend=-1))
    places = np.arange(len(credited)) - np.repeat(begins, np.diff(begins, append=len(credited)))
    return credited[places < BILLED]
