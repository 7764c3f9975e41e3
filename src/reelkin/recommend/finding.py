"""Finding a title of the model by what a person types: an id, a name, a misspelling, or somebody's name."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from reelkin.lookup.guessing import guess, spellings_of
from reelkin.lookup.index import NameIndex
from reelkin.lookup.matching import SURE, Candidate, Match, NameKind, Resolution, fame_of, rank
from reelkin.lookup.numbers import other_spellings, part_spellings
from reelkin.lookup.query import parse_query
from reelkin.lookup.resolving import resolve_name
from reelkin.lookup.text import normalise, without_article
from reelkin.model.layout import UNKNOWN
from reelkin.recommend.credited import people_like, people_named, people_with, person_with_id, titles_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reelkin.lookup.query import Query
    from reelkin.model.bundle import Bundle
    from reelkin.model.layout import Names
    from reelkin.recommend.credited import Person

FAMOUS = 10
"""Times the votes that make a title with a longer name the likelier one."""
FEW_ALTERNATES = 0.2
"""Titles in other languages, for each title, below which a catalogue knows few."""


def find(bundle: Bundle, typed: str, most: int = 20) -> Resolution:
    """What `typed` may mean, best first; a title's row is its candidate's `row`.

    A title of this name wins. Then come the people of this name, then what comes near: titles with a name like it, and
    people whose name has the word. Somebody's titles come as "several", the best known first.
    """
    query = parse_query(typed)
    if query.tconst is not None:
        row = bundle.titles.row_of(query.tconst)
        return Resolution("none", ()) if row is None else Resolution("one", (_named(bundle, row),))
    if query.nconst is not None:
        person = person_with_id(bundle, query.nconst)
        return _credited(bundle, [person] if person else [], most)
    if not query.key:
        return Resolution("none", ())
    names = _index(bundle.title_names)
    named = resolve_name(query, _candidates(bundle, _exact(names, query)), most)
    if named.matches:
        return _with_famous(bundle, query, named, most)
    respelt = [*other_spellings(query.key), *part_spellings(query.key)]
    titles = list(_candidates(bundle, (place for key in respelt for place in names.exact(key))))
    if titles:
        return guess(query, titles, most)
    credited = _credited(bundle, people_named(bundle, query.key), most)
    return credited if credited.matches else _guess(bundle, query, most)


def knows_few_alternates(bundle: Bundle) -> bool:
    """Whether hardly any titles of this catalogue have a name in another language."""
    kinds = bundle.title_names.kinds
    return bool((kinds == NameKind.ALTERNATE).sum() < FEW_ALTERNATES * len(bundle))


def _guess(bundle: Bundle, query: Query, most: int) -> Resolution:
    names = _index(bundle.title_names)
    having = names.containing(query.key)
    near = list(_candidates(bundle, [*having, *_like(names, query)]))
    # Titles that have the word need a place beside somebody's many.
    made = titles_of(bundle, people_with(bundle, query.key), max(1, most - min(len(having), most // 4)))
    guessed = guess(query, [*near, *made], most)
    if guessed.kind != "none":
        return guessed
    credited = _credited(bundle, people_like(bundle, query.key), most)
    # One title of somebody whose name is misspelt is little to go by.
    return replace(credited, kind="several") if len(credited.matches) > 1 else guessed


def _credited(bundle: Bundle, people: Sequence[Person], most: int) -> Resolution:
    """The titles of people: to be asked about, or told if there is one only."""
    matches: dict[int, Match] = {}
    for candidate in titles_of(bundle, people, most):
        matches.setdefault(candidate.row, Match(candidate, SURE))
    kind: Literal["likely", "several"] = "likely" if len(matches) == 1 else "several"
    return Resolution(kind if matches else "none", tuple(matches.values()))


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


def _like(names: NameIndex, query: Query) -> list[int]:
    spelt = spellings_of(query)
    return names.like(*dict.fromkeys([*spelt, *map(without_article, spelt)]))


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
    votes, fame = max(0, int(bundle.titles.num_votes[row])), fame_of(row, len(bundle))
    return Candidate(row, name, kind, None if year == UNKNOWN else year, votes, fame)


def _named(bundle: Bundle, row: int) -> Match:
    return Match(_candidate(bundle, row, bundle.titles.primary_title[row], NameKind.PRIMARY), SURE)
