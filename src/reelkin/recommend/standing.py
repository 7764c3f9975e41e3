"""How a title and its cast stand in this model, by what is shown of them: what a sentence may claim."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reelkin.model.bundle import Bundle

TOP_RATED = 0.03
"""Share of the rated titles, by the rating shown, that are among the highest rated."""
MUCH_WATCHED = 0.1
"""Share of the titles, by votes, that are much watched."""
SHORT_CAST = 12
"""Names at most in a cast of which each may be known; longer ones have extras among them."""
SEVERAL = 3
"""So many titles make a name known."""
OFTEN = 0.2
"""Share of a person's titles with short casts from which on they are no extra."""


def top_rated(bundle: Bundle, row: int) -> bool:
    """Whether the rating shown, ties included, is in the top 3 % of the model's."""
    known, rating = bundle.ratings_in_order, bundle.titles.average_rating.item(row)
    lower = len(known) - int(TOP_RATED * len(known))
    # One decimal is shown; float32 noise must not part equals. NaN is above nothing.
    return bool(lower < len(known) and rating - 1e-4 > known.item(lower - 1))


def much_watched(bundle: Bundle, row: int) -> bool:
    """Whether its votes, ties included, are in the top tenth of the model's."""
    votes = bundle.titles.num_votes
    # Rows fall in votes, so a tenth have more than the first row after them.
    return bool(votes.item(row) > max(0, votes.item(int(MUCH_WATCHED * len(votes)))))


def cast_size(bundle: Bundle, row: int) -> int:
    """How many are credited as its cast."""
    return int(bundle.cast_sizes[row])


def well_known(bundle: Bundle, nconst: str) -> bool:
    """Whether somebody is in several casts too short for extras, and in several much-watched titles or seldom in others."""
    people = bundle.people
    place = bisect_left(people.nconst, nconst)
    if place == len(people.nconst) or people.nconst[place] != nconst:
        return False
    rows = people.titles[int(people.title_offsets[place]) : int(people.title_offsets[place + 1])]
    sizes = bundle.cast_sizes[rows]
    short = int(((sizes > 0) & (sizes <= SHORT_CAST)).sum())
    # Rows fall in votes.
    watched = int((rows < MUCH_WATCHED * len(bundle)).sum())
    return short >= SEVERAL and (watched >= SEVERAL or short >= OFTEN * int((sizes > 0).sum()))
