"""Vetoes: what one member does not want tonight is out for all of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, get_args

import numpy as np

from reelkin.errors import UnknownTitle, UsageError
from reelkin.lookup.text import normalise
from reelkin.recommend.credited import people_like, people_named, person_with_id
from reelkin.recommend.filters import Condition, read_conditions
from reelkin.recommend.finding_clusters import find_profile
from reelkin.recommend.vocabulary import codes_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    import numpy.typing as npt

    from reelkin.model.bundle import Bundle
    from reelkin.recommend.credited import Person

    Mask = npt.NDArray[np.bool_]

VetoKind = Literal["title", "genre", "person", "cluster"]


@dataclass(frozen=True)
class Veto:
    """What a member does not want.

    Attributes:
        kind: of what: "title", "genre", "person" or "cluster".
        what: an id for a title; a genre's word; a person's id or full name; a cluster's id, address, name or a part of it.
        by: the member; None where it does not matter who.
    """

    kind: VetoKind
    what: str
    by: str | None = None

    def __str__(self) -> str:
        return f"{self.kind}={self.what}" + (f" ({self.by})" if self.by else "")


def read_veto(text: str) -> Veto:
    """A veto as typed: "genre=Horror", "person=Adam Sandler", "cluster=12"; anything else is a title.

    Raises:
        UsageError: nothing is named.
    """
    kind, equals, what = text.partition("=")
    known = next((name for name in get_args(VetoKind) if name == kind.strip().lower()), None)
    veto = Veto(known, what.strip()) if equals and known else Veto("title", text.strip())
    if not veto.what:
        raise UsageError(
            f"veto: nothing named in '{text}'; name a title, or genre=, person= or cluster= something"
        )
    return veto


def conditions_of(bundle: Bundle, veto: Veto) -> list[Condition]:
    """The veto as filters; whoever made it meant it, so that none is offered to be dropped.

    Raises:
        UnknownTitle: no title of the model has this id.
        UsageError: the model has no such genre, person or cluster, or several of the cluster's name, or the kind is none.
    """
    if veto.kind not in _READERS:
        raise UsageError(f"veto: must be of a {', a '.join(_READERS)}, got {veto.kind!r}")
    return [Condition("--veto", str(veto), _READERS[veto.kind](bundle, veto.what), relaxable=False)]


def _title(bundle: Bundle, tconst: str) -> Mask:
    if bundle.titles.row_of(tconst) is None:
        raise UnknownTitle(tconst)
    # No later part of a series stands in for one that somebody vetoes.
    return read_conditions(bundle, {"not_interested": tconst})[0].passes


def _genre(bundle: Bundle, genre: str) -> Mask:
    # The word is read here, since a filter would call what is wrong by its own name.
    _, names = codes_of("veto", genre, list(bundle.titles.genres))
    return read_conditions(bundle, {"not_genre": names})[0].passes


def _person(bundle: Bundle, name: str) -> Mask:
    passes = np.ones(len(bundle), bool)
    for person in _people(bundle, name):
        passes[person.rows] = False
    return passes


def _people(bundle: Bundle, name: str) -> list[Person]:
    """Everybody of this name, for who means one of two would not miss the other."""
    one = person_with_id(bundle, name)
    key = normalise(name)
    found = [one] if one is not None else people_named(bundle, key)
    if not found:
        near = ", ".join(person.name for person in people_like(bundle, key)[:3])
        remedy = f"did you mean {near}?" if near else "give the full name, or an id that `reelkin find` tells"
        raise UsageError(f"veto: nobody credited in this model is called '{name}'; {remedy}")
    return found


def _cluster(bundle: Bundle, asked: str) -> Mask:
    profiles: Sequence[Mapping[str, Any]] = bundle.profiles
    passes: Mask = bundle.clusters.assignments != profiles.index(find_profile(profiles, asked))
    return passes


_READERS: Mapping[str, Callable[[Bundle, str], Mask]] = {
    "title": _title,
    "genre": _genre,
    "person": _person,
    "cluster": _cluster,
}
