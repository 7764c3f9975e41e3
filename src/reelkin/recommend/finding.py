"""Finding a title of the model by what a person types: an id, a name, a misspelling, or somebody's name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reelkin.lookup.index import NameIndex
from reelkin.lookup.matching import SURE, Candidate, Match, NameKind, Resolution, rank, resolve
from reelkin.lookup.query import parse_query
from reelkin.lookup.text import normalise, without_article
from reelkin.model.layout import UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reelkin.lookup.query import Query
    from reelkin.model.bundle import Bundle
    from reelkin.model.layout import Names

FAMOUS = 10
"""Times the votes that make a title with a longer name the likelier one."""


def find(bundle: Bundle, typed: str, most: int = 20) -> Resolution:
    """What `typed` may mean, best first; a title's row is its candidate's `row`.

    A name that no title has but a person does gives that person's titles, most voted first, as "several".
    """
    query = parse_query(typed)
    if query.tconst is not None:
        row = bundle.titles.tconst.find(query.tconst, bundle.titles.tconst_order)
        return Resolution("none", ()) if row is None else Resolution("one", (_named(bundle, row),))
    if not query.key:
        return Resolution("none", ())
    exact = resolve(query, _candidates(bundle, _exact(_index(bundle.title_names), query)), most)
    if exact.kind != "none" and exact.matches[0].score >= SURE - 2:
        return _with_famous(bundle, query, exact, most)
    credited = _of_person(bundle, query, most)
    if credited:
        return Resolution("several", credited)
    return resolve(query, _candidates(bundle, _near(_index(bundle.title_names), query)), most)


def _with_famous(bundle: Bundle, query: Query, exact: Resolution, most: int) -> Resolution:
    """The exact title, unless it is little known beside titles that have the name in theirs: then all are asked about.

    "Lord of the Rings" is the whole title of a film of 1978, and seldom the one that is meant.
    """
    if exact.kind != "one" or query.year is not None:
        return exact
    known = exact.matches[0].candidate.votes * FAMOUS
    wider = rank(query, _candidates(bundle, _index(bundle.title_names).containing(query.key)))
    famous = tuple(match for match in wider if match.candidate.votes > known)
    return Resolution("several", (exact.matches[0], *famous[: most - 1])) if famous else exact


def _index(names: Names) -> NameIndex:
    return NameIndex(names.text, names.starts, names.rows, names.kinds)


def _exact(names: NameIndex, query: Query) -> Iterator[int]:
    keys = {query.key, without_article(query.key)}
    if query.year is not None:
        keys.add(normalise(f"{query.text} {query.year}"))
    for key in sorted(keys):
        yield from names.exact(key)


def _near(names: NameIndex, query: Query) -> Iterator[int]:
    yield from _exact(names, query)
    yield from names.containing(query.key)
    yield from names.like(query.key)


def _candidates(bundle: Bundle, places: Iterable[int]) -> Iterator[Candidate]:
    names = _index(bundle.title_names)
    for place in places:
        row, kind = int(names.rows[place]), NameKind(int(names.kinds[place]))
        yield _candidate(bundle, row, _full_name(bundle, row, kind) or names.name(place), kind)


def _full_name(bundle: Bundle, row: int, kind: NameKind) -> str | None:
    # The index also holds names without their article; asked for "Heat", "The Heat" must not pass for it.
    if kind == NameKind.PRIMARY:
        return bundle.titles.primary_title[row]
    return bundle.titles.original_title[row] if kind == NameKind.ORIGINAL else None


def _candidate(bundle: Bundle, row: int, name: str, kind: NameKind) -> Candidate:
    year = int(bundle.titles.start_year[row])
    return Candidate(
        row, name, kind, None if year == UNKNOWN else year, max(0, int(bundle.titles.num_votes[row]))
    )


def _named(bundle: Bundle, row: int) -> Match:
    return Match(_candidate(bundle, row, bundle.titles.primary_title[row], NameKind.PRIMARY), SURE)


def _of_person(bundle: Bundle, query: Query, most: int) -> tuple[Match, ...]:
    people = bundle.people
    rows: dict[int, str] = {}
    names = _index(bundle.people_names)
    for place in names.exact(query.key):
        person = int(names.rows[place])
        for row in people.titles[people.title_offsets[person] : people.title_offsets[person + 1]]:
            rows.setdefault(int(row), people.name[person])
    # Rows fall in votes, so the first are the best known.
    return tuple(
        Match(_candidate(bundle, row, rows[row], NameKind.PERSON), SURE) for row in sorted(rows)[:most]
    )
