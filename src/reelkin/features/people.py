"""People: who directed, who wrote, who is in it. One column for each person with enough titles in that role."""

from __future__ import annotations

import polars as pl

from reelkin.features.entries import Entries, Source


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
    square = 1.0 / pl.col("place") if ordered else pl.lit(1.0)
    squares = credited.with_columns(square=square)
    total = squares.group_by("row").agg(total=pl.col("square").sum())
    often = credited.group_by("person").len().filter(pl.col("len") >= source.min_person_titles)
    columns = often.select("person").sort("person").with_row_index("column")
    kept = squares.join(columns, on="person").join(total, on="row")
    values = kept.select("row", "column", value=(pl.col("square") / pl.col("total")).sqrt())
    named = source.people[columns.get_column("person")]
    names = (prefix + named.get_column("nconst")).to_list()
    return Entries(values, names, (opening + named.get_column("primary_name")).to_list())


def _once_each(credits: pl.DataFrame, roles: tuple[str, ...]) -> pl.DataFrame:  # noqa: A002
    """`row`, `person`, `place`: each person once a title; place 1, 2, … by role and billing.

    Who has no billing shares the place after the last who has; a cast without any shares place 1.
    """
    rank = pl.col("role").replace_strict(list(roles), list(range(len(roles))), return_dtype=pl.Int64)
    order = rank * 2**32 + pl.col("billing")
    once = (
        credits.group_by("row", "person")
        .agg(order=order.min())
        .sort("row", "order", "person", nulls_last=True)
    )
    billed = once.filter(pl.col("order").is_not_null())
    billed = billed.with_columns(place=pl.int_range(1, pl.len() + 1).over("row"))
    after = billed.group_by("row").agg(after=pl.len() + 1)
    unbilled = once.filter(pl.col("order").is_null()).join(after, on="row", how="left")
    unbilled = unbilled.with_columns(place=pl.col("after").fill_null(1).cast(pl.Int64)).select(billed.columns)
    return pl.concat([billed, unbilled]).select("row", "person", pl.col("place").cast(pl.Float64))
