"""Proof that two titles belong together: the people they share."""

from __future__ import annotations

import polars as pl

from reelkin.features.franchises.stems import folded, stem_key

ROLES = ("director", "writer", "cast")
# The writers credited for a remake are those of the novel or of the first film: a name shared over so many years
# shows one source, not one series.
SOURCE_YEARS = 15
# People of up to this many titles count in full; busier ones less, as they meet by chance.
BUSY = 20
# Two casts of up to this many count in full; of longer ones each actor less, as more meet by chance.
LONG = 20


def crews(credits: pl.DataFrame) -> pl.DataFrame:  # noqa: A002
    """Each person once a title.

    Args:
        credits: `row`, `person`, `role`, of `ROLES` only.

    Returns:
        `row`, `person`, `only_writes` (whether writing is all they did there), `only_acts`, `titles` (how many
        titles the person has), `size` (how many people the title has).
    """
    once = credits.group_by("row", "person").agg(
        only_writes=(pl.col("role") == "writer").all(), only_acts=(pl.col("role") == "cast").all()
    )
    titles, size = once.group_by("person").len("titles"), once.group_by("row").len("size")
    return once.join(titles, on="person").join(size, on="row")


def shared_people(pairs: pl.DataFrame, titles: pl.DataFrame, crew: pl.DataFrame) -> pl.DataFrame:
    """How many people the titles of each pair share.

    Args:
        pairs: `first`, `second`: rows; `remake`: whether `second` could be a remake named like the original.
        titles: `row`, `start_year`.
        crew: as `crews` gives it.

    Returns:
        `pairs` with `people` (how many they share), `makers` (of these, who do more than write), `proof` (Float64:
        the people, busy ones counted less) and `credited` (whether both titles have credits at all). Who is only
        a writer to both titles does not count for a possible remake, nor over more than `SOURCE_YEARS`.
    """
    counted = _met(pairs, crew).join(_far_apart(pairs, titles), on=["first", "second"])
    counted = counted.filter(~(pl.col("source") & (pl.col("far") | pl.col("remake"))))
    rare = pl.min_horizontal(1.0, BUSY / pl.col("titles"))
    few = pl.when(pl.col("acts")).then(pl.min_horizontal(1.0, LONG / pl.col("size"))).otherwise(1.0)
    # Rounded, since the order of a sum differs from run to run and the rules compare with round numbers.
    proof = counted.group_by("first", "second").agg(
        people=pl.len(), makers=(~pl.col("source")).sum(), proof=(rare * few).sum().round(6)
    )
    known = crew.get_column("row").unique().implode()
    credited = pl.all_horizontal(pl.col(side).is_in(known) for side in ("first", "second"))
    return (
        pairs.with_columns(credited=credited)
        .join(proof, on=["first", "second"], how="left")
        .with_columns(pl.col("people", "makers").fill_null(0), pl.col("proof").fill_null(0.0))
    )


def _met(pairs: pl.DataFrame, crew: pl.DataFrame) -> pl.DataFrame:
    """`first`, `second`, and of each person they share: `titles`, `size`, `source` (only writes), `acts` (only acts)."""
    rows = pl.concat([pairs.select(row="first"), pairs.select(row="second")]).unique()
    local = crew.filter(pl.col("titles") > 1).join(rows, on="row", how="semi")
    distinct = pairs.select("first", "second").unique()
    return (
        distinct.join(local.rename({"row": "first"}), on="first")
        .join(local.drop("titles").rename({"row": "second"}), on=["second", "person"], suffix="_second")
        .select(
            "first",
            "second",
            "titles",
            size=(pl.col("size") * pl.col("size_second").cast(pl.Float64)).sqrt(),
            source=pl.col("only_writes") & pl.col("only_writes_second"),
            acts=pl.col("only_acts") & pl.col("only_acts_second"),
        )
    )


def _far_apart(pairs: pl.DataFrame, titles: pl.DataFrame) -> pl.DataFrame:
    """`first`, `second`, `far`, `remake`, each pair once."""
    years = titles.select("row", "start_year")
    dated = (
        pairs.group_by("first", "second")
        .agg(pl.col("remake").any())
        .join(years.rename({"row": "first"}), on="first")
        .join(years.rename({"row": "second"}), on="second", suffix="_second")
    )
    gap = (pl.col("start_year") - pl.col("start_year_second")).abs()
    return dated.select("first", "second", "remake", far=(gap > SOURCE_YEARS).fill_null(value=True))


def without_people(
    pairs: pl.DataFrame, crew: pl.DataFrame, people: pl.DataFrame, ids: pl.DataFrame
) -> pl.DataFrame:
    """Leave out pairs whose stem is the name of someone credited in them: "Bill Hicks: Relentless" is his own show.

    Args:
        pairs: with `first`, `second`, `stem`.
        crew: `row`, `person`.
        people: `nconst`, `primary_name`.
        ids: `person`, `nconst`.

    Returns:
        The other pairs, with `person`: whether anybody in `people` is called like the stem.
    """
    named = people.select("nconst", stem=stem_key(folded(pl.col("primary_name"))))
    known = named.join(pairs.select("stem").unique(), on="stem", how="semi")
    of_titles = crew.join(known.join(ids, on="nconst"), on="person").select("row", "stem").unique()
    for side in ("first", "second"):
        pairs = pairs.join(of_titles.rename({"row": side}), on=[side, "stem"], how="anti")
    return pairs.with_columns(person=pl.col("stem").is_in(known.get_column("stem").unique().implode()))
