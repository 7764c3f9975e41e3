"""What somebody typed, as titles and people of the model."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reelkin.lookup.matching import fame_of
from reelkin.lookup.query import parse_query
from reelkin.lookup.text import normalise
from reelkin.recommend.credited import people_like, people_named, people_surnamed_like, people_with
from reelkin.store.live import stored_model
from reelkin.store.opening import reading
from reelkin.store.search import Found, search_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reelkin.recommend.credited import Person
    from reelkin.web.live_model import Live
    from reelkin.web.site import Site


MOST_MEANT = 12


@dataclass(frozen=True)
class FoundPerson:
    """Somebody whose name has what was typed in it."""

    nconst: str
    name: str
    titles: int
    fame: float


def find_titles(site: Site, live: Live, typed: str, most: int) -> list[Found]:
    """The titles that `typed` may mean, of the model that answers: the database may be a moment ahead of it."""
    with reading(site.engine) as connection:
        model = stored_model(connection, live.model_id)
        if model is not None:
            return search_in(connection, model, typed, most)
    # Two publishes within that moment, and its rows are gone; it has names of its own.
    return meant(live, typed)[:most]


def find_people(live: Live, typed: str) -> list[FoundPerson]:
    """The people whose name it is, or has it in it."""
    bundle, key = live.model.bundle, normalise(typed)
    if not key:
        return []
    return [_person(one) for one in people_named(bundle, key) or people_with(bundle, key)]


def find_misspelt_people(live: Live, typed: str) -> list[FoundPerson]:
    """The people whose name, or well-known surname, is a slip or two from it."""
    bundle, key = live.model.bundle, normalise(typed)
    return [_person(one) for one in people_like(bundle, key) or people_surnamed_like(bundle, key)]


def is_called(typed: str, name: str) -> bool:
    """Whether a name has every word that was typed, the last of them perhaps not to its end; a year is no word of it."""
    query, words = parse_query(typed), normalise(name).split()
    if query.tconst is not None or query.nconst is not None:
        return True
    wanted = query.key.split()
    return bool(wanted) and (
        "".join(wanted) == "".join(words)
        or all(any(one.startswith(word) for one in words) for word in wanted)
    )


def means_people(live: Live, titles: Sequence[Found], people: Sequence[FoundPerson]) -> bool:
    """Whether what was typed is a person first: "Kubrick", where the films called so are less known than he is.

    "The" is in people's names too, and in the names of films that everybody knows.
    """
    names = {one.name for one in people}
    # Somebody's films are found by their name as well.
    called_so = [live.model.facts(one.tconst).row for one in titles if one.matched not in names]
    best_known = fame_of(min(called_so), len(live.model)) if called_so else 0.0
    return max((one.fame for one in people), default=-1.0) >= best_known


def titles_for(site: Site, live: Live, typed: str, most: int) -> list[Found]:
    """For a name that is typed to its end: what has exactly that name, and then what `find_titles` finds."""
    exact = [one for one in meant(live, typed) if normalise(one.matched) == parse_query(typed).key]
    named = {one.tconst for one in exact}
    return [*exact, *(one for one in find_titles(site, live, typed, most) if one.tconst not in named)][:most]


def meant(live: Live, typed: str) -> list[Found]:
    """The titles that a name means: one, several of the same name, or what comes near where none has it.

    As `Model.find` has it, which knows when one is meant.
    """
    resolution = live.model.find(typed, MOST_MEANT)
    rows = [match.candidate.row for match in resolution.matches]
    if resolution.kind in ("one", "likely"):
        rows = rows[:1]
    names = {match.candidate.row: match.candidate.name for match in resolution.matches}
    return [_found(live, row, names[row]) for row in rows]


def _person(one: Person) -> FoundPerson:
    return FoundPerson(one.nconst, one.name, len(one.rows), one.fame)


def _found(live: Live, row: int, name: str) -> Found:
    facts = live.model.facts_of(row)
    return Found(
        tconst=facts.tconst,
        title=facts.title,
        original_title=facts.original_title,
        year=facts.year,
        type=facts.type,
        votes=facts.votes,
        matched=name,
        directors=facts.directors,
    )
