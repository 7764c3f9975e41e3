"""Original language and region of a title, from what title.akas, the title itself and its people say.

Each rule gives points to languages (natural logarithms of odds); they are added to where the reckoning starts, and a
language is given only where it is eight times as likely as any other. Otherwise it stays unknown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals as nw

from reelkin.catalog import engine
from reelkin.catalog.origin.deciding import decided, placed, scored
from reelkin.catalog.origin.makers import maker_points
from reelkin.catalog.origin.rows import homes, row_points, telling_rows
from reelkin.catalog.origin.text import text_points
from reelkin.tables import CREDITS

if TYPE_CHECKING:
    from reelkin.catalog.engine import Frame
    from reelkin.catalog.workbench import Workbench


def hear(bench: Workbench, kept: Frame, named: Frame) -> None:
    """Leave what titles and their rows of title.akas say by themselves: "points", "homes", "first_languages".

    Args:
        bench: where to leave it, after what was left of other titles.
        kept: titles of the catalogue (tconst, primaryTitle, originalTitle).
        named: their rows of title.akas, from `akas.of_titles`.
    """
    telling = engine.held(telling_rows(named, kept))
    at_home = engine.held(homes(telling))
    bench.leave("homes", at_home.filter(nw.col("same") | (nw.col("alike") < 1.0)))
    points = engine.held(nw.concat([text_points(kept), row_points(telling, at_home)]))
    bench.leave("points", points)
    bench.leave("first_languages", decided(engine.held(scored(points, kept))))


def origins(bench: Workbench) -> Frame:
    """The languages and regions that could be derived: tconst, original_language, original_region; either may be null.

    Args:
        bench: after `hear` of all titles, and with the table `credits` written: its titles are decided with what their
            people's other titles say.
    """
    told = bench.leave("maker_points", maker_points(bench.table(CREDITS), bench.left("first_languages")))
    people = told.select("tconst").unique("tconst")
    together = nw.concat([bench.left("points").join(people, on="tconst", how="semi"), told])
    second = decided(bench.leave("second_scores", scored(together, people)))
    first = bench.left("first_languages").join(people, on="tconst", how="anti")
    languages = bench.leave("languages", nw.concat([first, second]))
    regions = placed(languages, bench.left("homes"))
    both = languages.join(regions, on="tconst", how="full")
    return both.select(
        tconst=nw.coalesce("tconst", "tconst_right"),
        original_language=_by_region(),
        original_region=nw.col("original_region"),
    )


def _by_region() -> nw.Expr:
    """Croatian, Serbian and Bosnian, which title.akas does not tell apart in the title's text, by the region of origin."""
    language = nw.col("language")
    expression = language
    for region, name in {"HR": "hr", "RS": "sr", "BA": "bs"}.items():
        here = (language == "sh") & (nw.col("original_region") == region)
        expression = nw.when(here).then(nw.lit(name)).otherwise(expression)
    return expression
