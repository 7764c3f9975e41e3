"""The most credited people, by role."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

from reelkin.inspection.staging import PERSON, TITLE, collect, number, split

if TYPE_CHECKING:
    from reelkin.inspection.staging import Staging

SHOWN = 10
SCHEMA = {
    "role": pl.String,
    "nconst": pl.String,
    "name": pl.String,
    "titles": pl.Int64,
    "episodes": pl.Int64,
}


@dataclass(frozen=True)
class Role:
    """What people are credited as: the crew file's column, else the principals file's categories."""

    name: str
    crew_column: str | None = None
    categories: tuple[str, ...] = ()


ROLES = (
    Role("director", crew_column="directors"),
    Role("writer", crew_column="writers"),
    Role("actor or actress", categories=("actor", "actress")),
    Role("self", categories=("self",)),
    Role("producer", categories=("producer",)),
    Role("composer", categories=("composer",)),
    Role("cinematographer", categories=("cinematographer",)),
    Role("editor", categories=("editor",)),
)


def most_credited(staging: Staging) -> pl.DataFrame:
    """The ten people of each role with most titles: role, nconst, name, titles, episodes.

    Episodes are counted apart and do not rank, else daily programmes would fill every list. One role is counted
    after the other: memory then follows the people of one role, not the credits of all.
    """
    whole = (
        staging.scan("title.basics")
        .filter(pl.col("titleType") != "tvEpisode")
        .select(number("tconst", TITLE))
    )
    parts = [_top_of(staging, role, whole) for role in ROLES]
    found = pl.concat(parts)
    return _named(staging, found)


def _credits(staging: Staging, role: Role) -> pl.LazyFrame:
    """One row a credit: title_number, nconst."""
    if role.crew_column:
        crew = staging.scan("title.crew").select(number("tconst", TITLE), nconst=split(role.crew_column))
        return crew.drop_nulls("nconst").explode("nconst").filter(pl.col("nconst") != "")
    principals = staging.scan("title.principals").filter(pl.col("category").is_in(role.categories))
    return principals.select(number("tconst", TITLE), "nconst")


def _top_of(staging: Staging, role: Role, whole: pl.LazyFrame) -> pl.DataFrame:
    credited = _credits(staging, role)
    ranking = (
        credited.join(whole, on=TITLE, how="semi")
        .group_by(number("nconst", PERSON))
        .agg(titles=pl.len().cast(pl.Int64))
        .sort("titles", PERSON, descending=[True, False])
        .head(SHOWN)
    )
    top = collect(ranking).with_columns(role=pl.lit(role.name))
    table = top.join(_episodes_of(staging, credited, top[PERSON].to_list()), on=PERSON, how="left")
    table = table.sort("titles", PERSON, descending=[True, False])
    return table.select("role", "nconst", "titles", pl.col("episodes").fill_null(0))


def _episodes_of(staging: Staging, credited: pl.LazyFrame, people: list[int]) -> pl.DataFrame:
    """Credits for episodes, and the id as text, of a few people."""
    theirs = collect(credited.with_columns(number("nconst", PERSON)).filter(pl.col(PERSON).is_in(people)))
    episodes = (
        staging.scan("title.basics")
        .filter(pl.col("titleType") == "tvEpisode")
        .select(number("tconst", TITLE))
    )
    of_episodes = collect(episodes.join(theirs.lazy().select(TITLE).unique(), on=TITLE, how="semi"))
    is_episode = pl.col(TITLE).is_in(of_episodes[TITLE].implode())
    return theirs.group_by(PERSON).agg(pl.col("nconst").min(), episodes=is_episode.sum().cast(pl.Int64))


def _named(staging: Staging, found: pl.DataFrame) -> pl.DataFrame:
    ids = found["nconst"].unique().to_list()
    names = collect(
        staging.scan("name.basics").filter(pl.col("nconst").is_in(ids)).select("nconst", name="primaryName")
    ).unique("nconst")
    table = found.join(names, on="nconst", how="left", maintain_order="left")
    return table.with_columns(pl.col("name").fill_null(pl.col("nconst"))).select(list(SCHEMA))
