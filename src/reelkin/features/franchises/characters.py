"""Titles that share characters: Ellen Ripley, James Bond; never "Mother", "Doctor" or whoever many have played."""

from __future__ import annotations

import polars as pl

from reelkin.features.franchises.evidence import shared_people
from reelkin.features.franchises.stems import BAR, folded

# A character whom this many have played, most of them once, is a role ("the doctor") or a figure of legend.
MANY_ACTORS = 4
TITLES_PER_ACTOR = 2.0
MOST_TITLES = 60
# Names of so many parts are no one's: "Mary".
MOST_PARTS = 400
ENOUGH = 3

# What somebody is, not who: dropped from a name, and a name of nothing else is none.
ROLES = tuple(
    """
    a additional aka an and as at aunt baby barman bartender boss boy brother butler captain character chief child children
    chorus client clerk club colonel cook cop corporal count countess cousin cowboy crowd customer dad dancer daughter
    deputy detective devil dinner doctor dr driver duchess duke emperor employee extra farmer father foreman friend
    gang general girl girlfriend god governess grandfather grandma grandmother grandpa guard guest guide her herself
    himself his host hostess housekeeper husband in indian inspector interviewer judge king lady landlady landlord
    lawyer lieutenant lord lover magician maid major man manager mayor member men messenger mexican minister miss mom
    monk mother mr mrs ms murderer musician my narration narrator neighbor neighbour nun nurse of officer old on one
    owner party passenger patient peddler pilot player police policeman policewoman pope preacher presenter president
    priest prince princess principal professor prostitute queen receptionist reporter role secretary segment segments
    self sergeant servant sheriff sir sister soldier son student sweetheart taxi teacher the themselves thief to
    townsman trooper twin uncle uncredited undetermined various villager voice voices waiter waitress wedding widow
    wife witch with woman women worker young
    """.split()  # noqa: SIM905 - as a list it would be a page long
)


def character_links(
    titles: pl.DataFrame,
    credits: pl.DataFrame,  # noqa: A002 - the table's name
    crew: pl.DataFrame,
) -> pl.DataFrame:
    """Pairs of titles held together by their characters.

    Points: 2 for a full name played by the same person, 1 for one word by the same person, 1 for a full name
    played by another, 1 if they share anybody else. Three points make a link: an actor met again in another
    part makes none, nor does a king played twice.

    Args:
        titles: `row`, `tconst`, `start_year`.
        credits: `tconst`, `nconst`, `role`, `characters`.
        crew: as evidence.crews gives it.

    Returns:
        `first`, `second` (rows; first < second), `stem` (the character they are best known by, folded), `name`
        (the same as it is written).
    """
    parts = _parts(titles, credits)
    met = pl.concat([_by_the_same(parts), _by_another(parts)])
    best = met.sort("points", "stem", descending=[True, False]).group_by(
        "first", "second", maintain_order=True
    )
    pairs = best.agg(pl.first("stem"), pl.col("points", "same").sum(), remake=pl.lit(value=False))
    shared = shared_people(pairs, titles, crew)
    others = (pl.col("people") > pl.col("same")).cast(pl.Int32)
    linked = shared.filter(pl.col("points") + others >= ENOUGH).select("first", "second", "stem")
    written = (
        parts.group_by("stem", "name").len().sort("stem", "len", "name", descending=[False, True, False])
    )
    return linked.join(written.group_by("stem").agg(pl.first("name")), on="stem").sort("first", "second")


def _parts(titles: pl.DataFrame, credits: pl.DataFrame) -> pl.DataFrame:  # noqa: A002
    """`row`, `nconst`, `stem`, `words`, `name`: the parts whose name is told in two titles or more."""
    told = credits.filter(pl.col("role") == "cast", pl.col("characters").list.len() > 0)
    cast = told.select("tconst", "nconst", name="characters").explode("name")
    often = cast.group_by("name").len().filter(pl.col("len").is_between(2, MOST_PARTS))
    named = _named(often.select("name")).with_row_index("part")
    rows = titles.select("tconst", "row")
    parts = (
        cast.join(named.select("name", "part"), on="name")
        .join(rows, on="tconst")
        .select("row", "nconst", "part")
    )
    by_stem = parts.join(named.select("part", "stem"), on="part").group_by("stem")
    known = by_stem.agg(titles=pl.col("row").n_unique(), actors=pl.col("nconst").n_unique())
    anybody = (pl.col("actors") >= MANY_ACTORS) & (pl.col("titles") < TITLES_PER_ACTOR * pl.col("actors"))
    somebody = known.filter(~anybody & pl.col("titles").is_between(2, MOST_TITLES))
    return parts.join(named.join(somebody, on="stem", how="semi"), on="part").drop("part").unique()


def _named(names: pl.DataFrame) -> pl.DataFrame:
    """`name`, `stem`, `words` (that say who, not what): the names that say who at all."""
    # "Lambert Chase - the Detective" is Lambert Chase.
    word = folded(pl.col("name")).str.split(BAR).list.first().str.split(" ")
    telling = pl.element().filter(
        ~pl.element().str.strip_suffix("s").is_in(ROLES) & ~pl.element().is_in(ROLES)
    )
    split = names.filter(pl.col("name").is_not_null()).with_columns(word=word)
    told = split.select(
        "name", stem=pl.col("word").list.join(" "), words=pl.col("word").list.eval(telling).list.len()
    )
    return told.filter(pl.col("words") > 0)


def _by_the_same(parts: pl.DataFrame) -> pl.DataFrame:
    """One row for each person who plays the same in both titles."""
    pairs = parts.join(parts, on=["nconst", "stem"], suffix="_second").filter(
        pl.col("row") < pl.col("row_second")
    )
    fullest = pairs.sort("words", "stem", descending=[True, False]).unique(
        ["row", "row_second", "nconst"], keep="first", maintain_order=True
    )
    return _points(fullest, pl.when(pl.col("words") > 1).then(2).otherwise(1), same=1)


def _by_another(parts: pl.DataFrame) -> pl.DataFrame:
    """One row for each full name that only different people play in the two titles."""
    full = parts.filter(pl.col("words") > 1)
    pairs = full.join(full, on="stem", suffix="_second").filter(pl.col("row") < pl.col("row_second"))
    recast = pairs.filter(
        (pl.col("nconst") != pl.col("nconst_second")).all().over("row", "row_second", "stem")
    )
    return _points(recast.unique(["row", "row_second", "stem"]), pl.lit(1), same=0)


def _points(pairs: pl.DataFrame, points: pl.Expr, same: int) -> pl.DataFrame:
    return pairs.select(
        "stem", first="row", second="row_second", points=points.cast(pl.Int32), same=pl.lit(same, pl.Int32)
    )
