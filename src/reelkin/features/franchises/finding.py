"""Which titles belong to one franchise, from what they are called, who made them and whom they are about."""

from __future__ import annotations

import polars as pl

from reelkin.features.entries import numbered
from reelkin.features.franchises.candidates import candidates, not_called_the_same
from reelkin.features.franchises.characters import character_links
from reelkin.features.franchises.established import newcomers
from reelkin.features.franchises.evidence import ROLES, crews, shared_people, without_people
from reelkin.features.franchises.gathering import gather
from reelkin.features.franchises.naming import name_franchises
from reelkin.features.franchises.rules import RULES, links
from reelkin.features.franchises.stems import claims

_COLUMNS = ["rule", "stem", "first", "second"]


def find_franchises(
    titles: pl.DataFrame,
    credits: pl.DataFrame,  # noqa: A002 - the table's name
    people: pl.DataFrame | None = None,
) -> pl.DataFrame:
    """The franchises among these titles: precise rather than complete.

    Args:
        titles: as in tables.TITLES.
        credits: as in tables.CREDITS; credits of other titles are passed over.
        people: as in tables.PEOPLE; with it, series that are a person's own ("Bill Hicks: Relentless") are
            told from franchises.

    Returns:
        `tconst`, `franchise` ("alien": stable, of letters, digits and underscores), `label` ("the Alien
        films"), `part` (Int32, from 1, by year), sorted by franchise and part. A title is in one franchise at
        most; a franchise has two titles at least.
    """
    placed = titles.sort("tconst").with_row_index("row")
    told, ids = numbered(credits, placed, ROLES)
    crew = crews(told)
    claimed = claims(placed)
    names = (
        pl.DataFrame(schema={"nconst": pl.String, "primary_name": pl.String}) if people is None else people
    )
    proven = shared_people(candidates(placed, claimed), placed, crew)
    pairs = without_people(proven, crew, names, ids)
    by_title = links(pairs).select(_COLUMNS)
    by_character = not_called_the_same(character_links(placed, credits, crew), claimed)
    known = pl.concat([by_title, _ruled(by_character, len(RULES))])
    late = _ruled(newcomers(pairs, gather(known)), len(RULES) + 1)
    groups = gather(pl.concat([known, late]))
    return name_franchises(placed, groups, dict(by_character.select("stem", "name").iter_rows()))


def _ruled(found: pl.DataFrame, rule: int) -> pl.DataFrame:
    return found.select(pl.lit(rule, pl.Int8).alias("rule"), *_COLUMNS[1:])
