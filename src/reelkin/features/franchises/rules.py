"""Which pairs are links of one franchise: the less the titles say, the more people they must share."""

from __future__ import annotations

import polars as pl

MARKED = ("numbered", "subtitled", "joined", "plural")
# With more titles called the same, which one a sequel follows is a guess.
MOST_NAMESAKES = 2
# A quarter: one person of four times the titles of a busy one.
LEAST_PROOF = 0.25
CONTAINED = ("opening", "inside")


def links(pairs: pl.DataFrame) -> pl.DataFrame:
    """The pairs that hold, with the `rule` that says so (its place in `RULES`, the surest first).

    Args:
        pairs: as evidence.shared_people gives them.
    """
    holds = [pl.when(rule).then(place) for place, (_, rule) in enumerate(RULES.items())]
    ruled = _with_rivals(pairs).with_columns(rule=pl.coalesce(*holds).cast(pl.Int8))
    return ruled.filter(pl.col("rule").is_not_null())


def _with_rivals(pairs: pl.DataFrame) -> pl.DataFrame:
    """Of several titles called "Taxi", which does "Taxi 2" follow?

    `nearest`: the first title is the last so called before the second. `proven`: the second shares people with
    some title of the stem. `rivalled`: it shares far more with another title of just this name.
    """
    bare = pl.col("kind_first") == "whole"
    most = pl.col("proof").filter(bare).max().over("second", "stem")
    return pairs.with_columns(
        nearest=pl.col("gap") == pl.col("gap").filter(bare).min().over("second", "stem"),
        proven=pl.col("proof").max().over("second", "stem") >= LEAST_PROOF,
        rivalled=(bare & (pl.col("proof") < most / 2)).fill_null(value=False),
    )


def _kinds(*kinds: str) -> pl.Expr:
    """Both sides are of these kinds."""
    return pl.col("kind_first").is_in(kinds) & pl.col("kind_second").is_in(kinds)


def _one(*kinds: str) -> pl.Expr:
    """A side is of these kinds."""
    return pl.col("kind_first").is_in(kinds) | pl.col("kind_second").is_in(kinds)


def _within(years: int) -> pl.Expr:
    return (pl.col("gap") <= years).fill_null(value=False)


_TELLING = pl.col("words") > 1
_ALONE = (pl.col("people") == 0) & ~pl.col("proven")
_SURE = (pl.col("sure_first") | (pl.col("kind_first") != "numbered")) & (
    pl.col("sure_second") | (pl.col("kind_second") != "numbered")
)
_PROVEN = (pl.col("proof") >= LEAST_PROOF) & ~pl.col("rivalled")
_NUMBERED = _one("numbered") & _kinds("whole", *MARKED)
_NAMED = ~_one("numbered") & _one(*MARKED) & _kinds("whole", *MARKED)
_UNMISTAKABLE = ~_one("whole") | (pl.col("namesakes") <= MOST_NAMESAKES)
_STEP = pl.col("number_second") - pl.col("number_first")
_NEXT = (
    pl.when(pl.col("kind_first") == "whole")
    .then((pl.col("number_second") == 2) & pl.col("nearest"))
    .otherwise(_STEP.is_between(1, pl.when(_TELLING).then(2).otherwise(1)))
)
_CHAIN = (
    _kinds("whole", "numbered")
    & (pl.col("kind_second") == "numbered")
    & _NEXT
    & _SURE
    & _ALONE
    & _UNMISTAKABLE
)
_COMMON = pl.when(pl.col("uses") <= 3).then(2.0).when(pl.col("uses") <= 30).then(3.0).otherwise(4.0)

RULES = {
    "numbered, and people in common": _NUMBERED & _SURE & _PROVEN,
    "named alike, and people in common": _NAMED & _TELLING & _PROVEN,
    "the next number, soon after": _CHAIN
    & _within(12)
    & pl.when(pl.col("credited")).then(_within(6)).otherwise(pl.lit(value=True))
    & (_TELLING | _within(4)),
    "named alike by one word, and people in common": _NAMED
    & ~_TELLING
    & (pl.col("proof") >= pl.when(_one("joined", "plural")).then(1.5).otherwise(0.5))
    & ((pl.col("makers") > 0) | (pl.col("proof") >= 2.0))
    & ~pl.col("rivalled"),
    "an unsure number, and several people in common": _NUMBERED & ~_SURE & (pl.col("proof") >= 1.5),
    "opens with the other's name, and people in common": _one("opening")
    & _one("whole")
    & _TELLING
    & ~pl.col("remake")
    & (pl.col("proof") >= pl.when(pl.col("uses") <= 15).then(0.5).otherwise(2.0)),
    "opens with the other's one word, and many people in common": _one("opening")
    & _one("whole")
    & ~_TELLING
    & ~pl.col("remake")
    & (pl.col("proof") >= _COMMON),
    "holds the other's name, and several people in common": _one("inside")
    & _one("whole")
    & _TELLING
    & ~pl.col("remake")
    & (pl.col("proof") >= 2.0),
    "holds the same name, and several people in common": _kinds(*CONTAINED)
    & _TELLING
    & (pl.col("proof") >= 2.0),
    "an earlier title that holds this name, and many people in common": _one(*CONTAINED)
    & pl.col("remake")
    & (pl.col("proof") >= 3.0),
    "named alike, nobody credited, soon after": (_NAMED | (_NUMBERED & _SURE))
    & _TELLING
    & ~pl.col("credited")
    & ~pl.col("person")
    & _UNMISTAKABLE
    & ~_one("joined", "plural")
    & ~pl.col("remake")
    & _within(8),
}
