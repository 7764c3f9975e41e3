"""People: who directed, who wrote, who is in it. One column for each person with enough titles in that role."""

from __future__ import annotations

import polars as pl

from reelkin.features.entries import Entries, Source, entries


def directors(source: Source) -> Entries:
    """1/√n for each of a title's n directors."""
    return _people(source, ("director",), "director_", "directed by ", ordered=False)


def writers(source: Source) -> Entries:
    """1/√n for each of a title's n writers."""
    return _people(source, ("writer",), "writer_", "written by ", ordered=False)


def cast(source: Source) -> Entries:
    """1/√billing for each of the cast, where billing means anything, else the same for all.

    Who appears as themselves, as in documentaries, is billed after the cast.
    """
    return _people(source, ("cast", "self"), "cast_", "with ", ordered=source.billing_order)


def _people(source: Source, roles: tuple[str, ...], prefix: str, opening: str, *, ordered: bool) -> Entries:
    """Weights whose squares add up to 1 over all of a title's people in the role: forty weigh no more than five.

    Who is left out for having too few titles still takes their share.
    """
    credited = _once_each(source.credits.filter(pl.col("role").is_in(roles)), roles)
    weight = 1.0 / pl.col("place").sqrt() if ordered else pl.lit(1.0)
    weighed = credited.with_columns(weight=weight)
    norm = (pl.col("weight") ** 2).sum().over("row").sqrt()
    kept = weighed.with_columns(value=pl.col("weight") / norm).filter(
        pl.len().over("nconst") >= source.min_person_titles
    )
    values = kept.select("row", "value", name=pl.lit(prefix) + pl.col("nconst"))
    return entries(values, _labels(kept, source.people, prefix, opening))


def _once_each(credits: pl.DataFrame, roles: tuple[str, ...]) -> pl.DataFrame:  # noqa: A002
    """`row`, `nconst`, `place`: each person once a title; place 1, 2, … by role and billing.

    Who has no billing shares the place after the last who has; a cast without any shares place 1.
    """
    rank = pl.col("role").replace_strict(list(roles), list(range(len(roles))), return_dtype=pl.Int8)
    known = pl.col("billing").is_not_null()
    once = (
        credits.select("row", "nconst", "billing", rank=rank)
        .sort("row", "rank", "billing", "nconst", nulls_last=True)
        .unique(["row", "nconst"], keep="first", maintain_order=True)
    )
    billed = known.cast(pl.Int32).cum_sum().over("row")
    after = known.sum().over("row") + 1
    return once.with_columns(place=pl.when(known).then(billed).otherwise(after).cast(pl.Float64))


def _labels(kept: pl.DataFrame, people: pl.DataFrame, prefix: str, opening: str) -> dict[str, str]:
    ids = kept.select(pl.col("nconst").unique().sort())
    named = ids.join(people.select("nconst", "primary_name"), on="nconst", how="left", maintain_order="left")
    names = named.get_column("primary_name").fill_null(named.get_column("nconst"))
    return {
        prefix + nconst: opening + name
        for nconst, name in zip(named.get_column("nconst"), names, strict=True)
    }
