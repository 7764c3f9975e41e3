"""Pairs of titles that might belong together, by what they are called."""

from __future__ import annotations

import polars as pl

from reelkin.features.franchises.stems import phrases

# A phrase inside more titles than this is no name: "love", "last".
MOST_PHRASES = 60
MOST_CLAIMS = 400
# Words that make a stem no more telling.
FILLERS = (
    "a",
    "an",
    "and",
    "at",
    "by",
    "for",
    "from",
    "i",
    "in",
    "is",
    "it",
    "my",
    "no",
    "of",
    "on",
    "to",
    "with",
)


def candidates(titles: pl.DataFrame, claimed: pl.DataFrame) -> pl.DataFrame:
    """Pairs whose titles open, number or contain the same words.

    Args:
        titles: `row`, `primary_title`, `original_title`, `start_year`, `genres`.
        claimed: as stems.claims gives them.

    Returns:
        `first`, `second` (rows; the earlier title first), `stem`, for each side `kind`, `number`, `sure` (with
        _first, _second), `words` (telling words in the stem), `uses` (longer titles that have
        the stem inside, if a title is called just that),
        `namesakes` (titles called just that), `gap` (years between; null if unknown), `remake` (the later one
        bears the bare name).
        Never two titles called the same, nor a documentary and something else.
    """
    whole = claimed.filter(kind="whole").select("row", "stem")
    found = phrases(titles, whole.select("stem").unique())
    uses = found.group_by("stem").len("uses")
    pairs = pl.concat([_by_claim(claimed), _by_phrase(whole, found, uses)])
    ordered = _earlier_first(pairs, titles)
    return (
        not_called_the_same(ordered, claimed)
        .join(uses, on="stem", how="left")
        .join(whole.group_by("stem").len("namesakes"), on="stem", how="left")
        .with_columns(
            pl.col("uses", "namesakes").fill_null(0),
            words=pl.col("stem").str.split(" ").list.set_difference(list(FILLERS)).list.len(),
            remake=(pl.col("kind_second") == "whole") & (pl.col("gap") > 0),
        )
    )


def _by_claim(claimed: pl.DataFrame) -> pl.DataFrame:
    busy = (
        claimed.filter(pl.col("kind") != "whole").group_by("stem").len().filter(pl.col("len") <= MOST_CLAIMS)
    )
    useful = claimed.join(busy, on="stem", how="semi")
    marked = useful.filter(pl.col("kind") != "whole")
    return (
        marked.join(useful, on="stem", suffix="_second")
        .filter(
            pl.col("row") != pl.col("row_second"),
            ~((pl.col("kind") == "plural") & (pl.col("kind_second") == "plural")),
            (pl.col("kind") != "numbered")
            | (pl.col("kind_second") != "numbered")
            | (pl.col("number") != pl.col("number_second")),
        )
        .select(
            "stem", first="row", second="row_second", kind_first="kind", kind_second="kind_second",
            number_first="number", number_second="number_second", sure_first="sure", sure_second="sure_second",
        )
    )  # fmt: skip


def _by_phrase(whole: pl.DataFrame, found: pl.DataFrame, uses: pl.DataFrame) -> pl.DataFrame:
    """A title inside another, and two that hold the same third title's name."""
    names = uses.filter(pl.col("uses") <= MOST_PHRASES).join(whole, on="stem", how="semi")
    inside = found.join(names, on="stem", how="semi").with_columns(
        kind=pl.when("at_start").then(pl.lit("opening")).otherwise(pl.lit("inside"))
    )
    nothing = {"number_first": None, "number_second": None}
    unsure = {"sure_first": False, "sure_second": False}
    to_whole = inside.join(whole, on="stem", suffix="_second").with_columns(kind_second=pl.lit("whole"))
    long = inside.filter(pl.col("stem").str.contains(" "))
    to_each_other = long.join(long, on="stem", suffix="_second")
    pairs = pl.concat([to_whole.select(to_whole.columns), to_each_other.select(to_whole.columns)])
    return pairs.filter(pl.col("row") != pl.col("row_second")).select(
        "stem", first="row", second="row_second", kind_first="kind", kind_second="kind_second",
        **{name: pl.lit(value, pl.Int32) for name, value in nothing.items()},
        **{name: pl.lit(value) for name, value in unsure.items()},
    )  # fmt: skip


def _earlier_first(pairs: pl.DataFrame, titles: pl.DataFrame) -> pl.DataFrame:
    about = titles.select("row", year="start_year", documents=pl.col("genres").list.contains("Documentary"))
    dated = (
        pairs.join(about.rename({"row": "first"}), on="first")
        .join(about.rename({"row": "second"}), on="second", suffix="_second")
        .filter(pl.col("documents") == pl.col("documents_second"))
        .with_columns(gap=pl.col("year_second") - pl.col("year"))
    )
    swapped = (pl.col("gap") < 0) | ((pl.col("gap") == 0) & (pl.col("first") > pl.col("second")))
    swapped = swapped.fill_null(pl.col("first") > pl.col("second"))
    sides = ["kind", "number", "sure"]
    fields = [("first", "second"), *((f"{side}_first", f"{side}_second") for side in sides)]
    turned = [
        pl.when(swapped).then(pl.col(other)).otherwise(pl.col(name)).alias(name)
        for one, two in fields
        for name, other in ((one, two), (two, one))
    ]
    columns = [name for field in fields for name in field]
    return dated.with_columns(*turned, gap=pl.col("gap").abs()).select("stem", *columns, "gap").unique()


def not_called_the_same(pairs: pl.DataFrame, claimed: pl.DataFrame) -> pl.DataFrame:
    """Leave out pairs (`first`, `second`) called the same: a remake, a re-release, or chance."""
    whole = claimed.filter(kind="whole").select("row", "stem")
    alike = whole.join(whole, on="stem", suffix="_second").filter(pl.col("row") != pl.col("row_second"))
    called_alike = alike.select(first="row", second="row_second").unique()
    return pairs.join(called_alike, on=["first", "second"], how="anti")
