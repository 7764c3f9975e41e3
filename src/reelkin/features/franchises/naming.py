"""What a franchise is called, and in which order its parts came."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

import polars as pl

from reelkin.features.franchises.stems import claims, folded, stem_key

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reelkin.features.franchises.gathering import Group

SERIES = frozenset(["tvSeries", "tvMiniSeries"])
LONGEST_NAME = 7
TITLE_WEIGHT = 3
FIRST_YEAR = 1900
_EDGES = ' :;,.-–—/(&+"¡¿'


def name_franchises(titles: pl.DataFrame, groups: list[Group], characters: Mapping[str, str]) -> pl.DataFrame:
    """One row a title of a franchise.

    Args:
        titles: `row`, `tconst`, `title_type`, `primary_title`, `original_title`, `start_year`.
        groups: the franchises.
        characters: how a character's name is written, by its stem.

    Returns:
        `tconst`, `franchise` ("alien"), `label` ("the Alien films"), `part` (Int32, from 1, by year, then by
        number, then by tconst), sorted by franchise and part.
    """
    members = _members(titles, groups)
    named = _names(members, groups, characters)
    return (
        _parts(members)
        .join(named, on="group")
        .select("tconst", "franchise", "label", "part")
        .sort("franchise", "part")
    )


def _members(titles: pl.DataFrame, groups: list[Group]) -> pl.DataFrame:
    pairs = [(row, number) for number, group in enumerate(groups) for row in group.rows]
    placed = pl.DataFrame(pairs, schema={"row": pl.UInt32, "group": pl.UInt32}, orient="row")
    return placed.join(titles, on="row").sort("group", "start_year", "tconst", nulls_last=True)


def _names(members: pl.DataFrame, groups: list[Group], characters: Mapping[str, str]) -> pl.DataFrame:
    """`group`, `franchise`, `label`."""
    written = _written(members, groups)
    firsts = {
        row["group"]: row for row in members.unique("group", keep="first", maintain_order=True).to_dicts()
    }
    series = _kinds(members)
    taken: set[str] = set()
    named = []
    for number in sorted(
        firsts, key=lambda number: (firsts[number]["start_year"] or 9999, firsts[number]["tconst"])
    ):
        name = _best_name(groups[number], number, written, characters)
        key = _key(name, firsts[number], taken)
        named.append((number, key, f"the {name} {series[number]}"))
    return pl.DataFrame(
        named, schema={"group": pl.UInt32, "franchise": pl.String, "label": pl.String}, orient="row"
    )


def _written(members: pl.DataFrame, groups: list[Group]) -> dict[tuple[int, str], str]:
    """How each stem of a group is written in its earliest title that has it; primary titles first."""
    spans = [
        (order, number, " ".join(words[start:end]))
        for order, (number, title) in enumerate(_titles_in_order(members))
        for words in [title.split()]
        for start in range(len(words))
        for end in range(start + 1, min(start + LONGEST_NAME, len(words)) + 1)
    ]
    schema = {"order": pl.UInt32, "group": pl.UInt32, "span": pl.String}
    keyed = pl.DataFrame(spans, schema=schema, orient="row").with_columns(
        stem=stem_key(folded(pl.col("span"))), length=pl.col("span").str.len_chars()
    )
    stems = [(number, stem) for number, group in enumerate(groups) for stem in group.stems]
    wanted = pl.DataFrame(stems, schema={"group": pl.UInt32, "stem": pl.String}, orient="row")
    found = keyed.join(wanted, on=["group", "stem"], how="semi").sort("order", "length", "span")
    first = found.unique(["group", "stem"], keep="first", maintain_order=True)
    return {
        (number, stem): span.strip(_EDGES)
        for number, stem, span in first.select("group", "stem", "span").iter_rows()
    }


def _titles_in_order(members: pl.DataFrame) -> list[tuple[int, str]]:
    return [
        pair
        for column in ("primary_title", "original_title")
        for pair in members.select("group", column).iter_rows()
    ]


def _best_name(
    group: Group, number: int, written: Mapping[tuple[int, str], str], characters: Mapping[str, str]
) -> str:
    """The name most links go by; a title's words count more than a character's."""

    def weight(stem: str) -> tuple[int, int, str]:
        return group.stems[stem] * (TITLE_WEIGHT if (number, stem) in written else 1), len(stem), stem

    best = max(group.stems, key=weight)
    return written.get((number, best)) or characters.get(best) or best.title()


def _key(name: str, first: dict[str, object], taken: set[str]) -> str:
    """A key of plain letters; a second franchise of the name has its first year, if need be its first tconst."""
    plain = "_".join(re.findall("[a-z0-9]+", _plain(name)))
    options = [plain, f"{plain}_{first['start_year']}", f"{plain}_{first['tconst']}".lstrip("_")]
    key = next(option for option in options if option and not option.startswith("_") and option not in taken)
    taken.add(key)
    return key


def _kinds(members: pl.DataFrame) -> dict[int, str]:
    series = pl.col("title_type").is_in(SERIES)
    words = pl.when(series.all()).then(pl.lit("series")).when(series.any()).then(pl.lit("films and series"))
    return dict(members.group_by("group").agg(words.otherwise(pl.lit("films"))).iter_rows())


def _parts(members: pl.DataFrame) -> pl.DataFrame:
    """`tconst`, `group`, `part`."""
    numbers = claims(members).filter(
        pl.col("kind") == "numbered", pl.col("sure"), pl.col("number") < FIRST_YEAR
    )
    lowest = numbers.group_by("row").agg(pl.col("number").min())
    # A title without a number is the first of its year: "Breakin'", then "Breakin' 2".
    numbered = members.join(lowest, on="row", how="left").with_columns(pl.col("number").fill_null(1))
    ordered = numbered.sort("group", "start_year", "number", "tconst", nulls_last=True)
    return ordered.select("tconst", "group", part=pl.int_range(1, pl.len() + 1, dtype=pl.Int32).over("group"))


def _plain(name: str) -> str:
    apart = unicodedata.normalize("NFKD", name.replace("'", "").replace("’", "").lower())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))
