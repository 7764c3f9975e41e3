"""What kind of titles a cluster holds: "romantic comedies", "westerns and war films", as far as it is true of them."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from reelkin.clusters.genre_words import DRAMA_UNSAID, MODIFIERS, THREE, compound, side_by_side

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from reelkin.clusters.facts import Claim, Crowd, Facts

HOLDS = 0.75
"""A type, a genre, or one of several genres, has to be that of so many of the titles."""
EACH_HOLDS, BOTH_HOLD = 0.7, 0.6
"""Of two genres in one ("crime thrillers") each that of so many, and both of so many."""
SOME, SOME_LIFT = 0.2, 1.8
"""What is true of so many titles, and is so much more frequent here, may be said of some ("romantic and other dramas")."""
WEAK = 0.6
"""What tells less than this (`Facts.told`: "dramas") is told with what some of the titles are."""
NEVER_SOME = frozenset(f"genre_{genre}" for genre in ("drama", "thriller", "mystery", "documentary"))
"""Genres that nobody puts so: "drama and other comedies"."""
ASIDE = 0.1
"""Of genres side by side ("westerns and dramas") each has to be that of so many titles which have none of the others."""
ADDS = 0.05
"""What a further genre has to tell (`Facts.told`) to be worth saying."""
MORE, USUAL = 1.15, 0.7
"""Lift from which on a genre stands out, and from which on it is still no rarer than usual."""
LOOKED_AT = 7
"""So many genres, those that stand out most, are tried with one another."""

# Types that make a title something else than a film, and what it is then.
FORMS = {
    "series": ("type_tvSeries", "type_tvMiniSeries"),
    "shorts": ("type_short", "type_tvShort"),
    "television films": ("type_tvMovie",),
    "television specials": ("type_tvSpecial",),
    "video releases": ("type_video",),
}


class Kind(NamedTuple):
    """Words for a kind of titles, and what they say.

    Attributes:
        text: the words, a plural.
        claim: what is then true of a title.
        parts: of kinds side by side the claim of each; else only `claim`.
        told: how much it tells (`Facts.told`), less `ADDS` for every genre but the first.
    """

    text: str
    claim: Claim
    parts: tuple[Claim, ...]
    told: float


def kinds(facts: Facts) -> list[Kind]:
    """All that is true of a large majority of the titles, the most telling first; never empty."""
    what, types = form(facts)
    if what == "series and films":
        return [Kind(what, (), ((),), facts.told((FORMS["series"],)))]
    found = [*_single(facts, what, types), *_compound(facts, what, types)]
    if what not in FORMS:
        found += _beside_each_other(facts, standing_out(facts), ADDS)
    if not any(kind.told > 0 for kind in found) and what not in FORMS:
        found += _beside_each_other(facts, standing_out(facts, usual=True), 0.0)
    distinct = {kind.text: kind for kind in sorted(found, key=lambda kind: kind.told) if kind.told > 0}
    return sorted(distinct.values(), key=lambda kind: (-kind.told, kind.text)) or [
        _others(facts, what, types)
    ]


def plain_kind(facts: Facts) -> Kind:
    """What a cluster is called as long as no other is called so."""
    best = kinds(facts)[0]
    return next(iter(with_some(facts)), best) if best.told < WEAK else best


def with_some(facts: Facts) -> list[Kind]:
    """Its best name and what stands out among its titles: "romantic and other dramas"; the most telling first."""
    best, types = kinds(facts)[0], form(facts)[1]
    if best.told <= 0 or not best.claim or best.claim[1:] != types or len(best.claim[0]) > 1:
        return []
    return [
        best._replace(text=f"{MODIFIERS[genre]} and other {best.text}", parts=(claim, best.claim))
        for genre in standing_out(facts)
        if genre in MODIFIERS
        and genre not in {*best.claim[0], *NEVER_SOME}
        and facts.titles.share(claim := ((genre,), *best.claim)) >= SOME
        and facts.lift(((genre,),)) >= SOME_LIFT
    ]


def form(facts: Facts) -> tuple[str, Claim]:
    """What three quarters of the titles are: films, series, shorts, …; where nothing is, films and series."""
    for name, types in FORMS.items():
        if facts.titles.share((types,)) >= HOLDS:
            return name, (types,)
    series = facts.titles.share((FORMS["series"],))
    if series >= 0.5:
        return "series and films", ()
    return ("films" if 1 - series >= HOLDS else "films and series"), ()


def form_holds(text: str, titles: Crowd) -> NDArray[np.bool_]:
    """bool[n]: the titles that are what a kind's words take them for: where they speak of films alone, no series are."""
    words = set(text.split())
    films = "films" in words and "series" not in words
    return ~titles.has(*FORMS["series"]) if films else np.ones(titles.size, dtype=bool)


def standing_out(facts: Facts, *, usual: bool = False) -> list[str]:
    """The genres that are more frequent here than elsewhere, the most telling first; or also those that are as usual."""
    least = USUAL if usual else MORE
    found = [
        name
        for name, share in facts.titles.shares.items()
        if name.startswith("genre_")
        and name != "genre_short"
        and share >= ASIDE
        and facts.lift(((name,),)) >= least
    ]
    told = {name: facts.titles.shares[name] * min(facts.lift(((name,),)), 5.0) for name in found}
    return sorted(found, key=lambda name: (-told[name], name))[:LOOKED_AT]


def _called(genres: Sequence[str], what: str) -> str:
    """The plural; a word like "comedies" is for films and for series, "action films" is not."""
    if what in FORMS:
        return compound(genres, what)
    text = compound(genres)
    return f"{text.removesuffix('films')}{what}" if text.endswith(" films") else text


def _single(facts: Facts, what: str, types: Claim) -> Iterator[Kind]:
    for genre in standing_out(facts):
        claim = ((genre,), *types)
        if facts.titles.share(claim) >= HOLDS:
            yield Kind(_called([genre], what), claim, (claim,), facts.told(claim))
    anime: Claim = (("genre_animation",), ("language_ja",), *types)
    if facts.titles.share(anime) >= HOLDS:
        yield Kind("anime" if what == "films" else f"anime {what}", anime, (anime,), facts.told(anime))


def _compound(facts: Facts, what: str, types: Claim) -> Iterator[Kind]:
    """Genres that meet in the same titles."""
    out = standing_out(facts)
    pairs = [
        pair for pair in combinations(out, 2) if not ("genre_drama" in pair and DRAMA_UNSAID & set(pair))
    ]
    triples = [three for three in combinations(out, 3) if any(natural <= set(three) for natural in THREE)]
    for genres in [*pairs, *triples]:
        claim = (*((genre,) for genre in genres), *types)
        each = min(facts.titles.shares[genre] for genre in genres)
        if each >= EACH_HOLDS and facts.titles.share(claim) >= BOTH_HOLD:
            yield Kind(_called(genres, what), claim, (claim,), facts.told(claim) - ADDS * (len(genres) - 1))


def _beside_each_other(facts: Facts, out: Sequence[str], adds: float) -> Iterator[Kind]:
    """Genres of which most titles have one or another."""
    for genres in [*combinations(out, 2), *combinations(out, 3)]:
        claim = (genres,)
        if facts.titles.share(claim) >= HOLDS and _each_is_there(facts, genres):
            text = side_by_side([compound([genre]) for genre in genres])
            parts = tuple(((genre,),) for genre in genres)
            yield Kind(text, claim, parts, facts.told(claim) - adds * (2 * len(genres) - 3))


def _others(facts: Facts, what: str, types: Claim) -> Kind:
    """What stands out, where too little is true of most titles: "thrillers, crime and other films"."""
    out = [genre for genre in standing_out(facts) if facts.titles.shares[genre] >= SOME][:2]
    if what in FORMS or not out:
        return Kind(what, types, (types,), 0.0)
    words = sorted((compound([genre]) for genre in out), key=lambda one: one.endswith(" films"))
    text = f"{', '.join(word.removesuffix(' films') for word in words)} and other {what}"
    return Kind(text, (tuple(out),), tuple(((genre,),) for genre in out), 0.0)


def _each_is_there(facts: Facts, genres: Sequence[str]) -> bool:
    """Whether none of the genres is only said of titles that another is true of, too."""
    has = {genre: facts.titles.has(genre) for genre in genres}
    for genre in genres:
        alone = has[genre].copy()
        for other in genres:
            if other != genre:
                alone &= ~has[other]
        if alone.mean() < ASIDE:
            return False
    return True
