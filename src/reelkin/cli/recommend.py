"""`reelkin recommend`: picks for somebody, from titles they like and dislike."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from reelkin.cli.asking import choose_title
from reelkin.cli.options import json_option
from reelkin.cli.picks import filter_options, load_model, number_option, order_options, show
from reelkin.errors import UsageError

if TYPE_CHECKING:
    from reelkin.recommend.options import Franchise

SCALE = (1.0, 10.0)
LIKED, DISLIKED = 9.0, 2.0
"""What --like and --dislike count as, on the scale."""


@click.command("recommend")
@click.option("--like", "liked", multiple=True, metavar="TITLE", help="A title they like (repeatable).")
@click.option(
    "--dislike", "disliked", multiple=True, metavar="TITLE", help="A title they do not (repeatable)."
)
@number_option
@filter_options
@order_options
@json_option
@click.pass_context
def command(
    ctx: click.Context,
    /,
    liked: tuple[str, ...],
    disliked: tuple[str, ...],
    n: int,
    sequels: bool,
    as_json: bool,
    **options: Any,
) -> None:
    """Picks for somebody who likes and dislikes these titles; without any, what most people like."""
    model = load_model(ctx)
    ratings = {choose_title(model, title): LIKED for title in liked}
    for title in disliked:
        tconst = choose_title(model, title)
        if tconst in ratings:
            raise UsageError(f"{model.facts(tconst).named} is both liked and disliked; name it once")
        ratings[tconst] = DISLIKED
    franchise: Franchise | None = None if sequels else "order"
    picks = model.recommend(ratings, n=n, scale=SCALE, franchise=franchise, sequels=sequels, **options)
    rated = [
        {"tconst": tconst, "title": model.facts(tconst).title, "rating": value}
        for tconst, value in ratings.items()
    ]
    show(picks, as_json=as_json, head={"asked": rated}, title=_title(model, ratings))


def _title(model: Any, ratings: dict[str, float]) -> str:
    names = [model.facts(tconst).title for tconst, value in ratings.items() if value == LIKED]
    return f"For somebody who likes {', '.join(names)}" if names else "What most people like"
