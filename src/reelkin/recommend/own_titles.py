"""A model's own titles to match exports against, for an install that has nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reelkin.interactions.titles import IndexedTitles, Known
from reelkin.lookup.index import NameIndex
from reelkin.lookup.matching import NameKind
from reelkin.model.layout import UNKNOWN
from reelkin.recommend.facts import read_facts

if TYPE_CHECKING:
    from reelkin.model.bundle import Bundle


def own_titles(bundle: Bundle) -> IndexedTitles:
    """The titles of a bundle behind its name index; those with too few votes for the model are not among them."""
    titles, names = bundle.titles, bundle.title_names

    def known_at(row: int) -> Known:
        facts = read_facts(bundle, row)
        return Known(facts.tconst, facts.title, facts.year, facts.type, facts.votes or 0)

    def name_of(row: int, kind: NameKind) -> str | None:
        if kind == NameKind.PRIMARY:
            return titles.primary_title[row]
        return titles.original_title[row] if kind == NameKind.ORIGINAL else None

    return IndexedTitles(
        name="the model's own titles",
        index=NameIndex(names.text, names.starts, names.rows, names.kinds),
        years=titles.start_year,
        votes=titles.num_votes,
        known_at=known_at,
        name_of=name_of,
        row_of=titles.row_of,
        unknown=UNKNOWN,
    )
