"""`reelkin recommend`: picks for somebody, from titles they like and dislike, or from what they have rated."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from reelkin.cli.exports import scale_option
from reelkin.cli.household import household_options, recommend_household
from reelkin.cli.options import json_option
from reelkin.cli.picks import LESS_TRODDEN, filter_options, load_model, number_option, order_options, show
from reelkin.cli.rated import (
    PROFILE,
    asked_json,
    dislike_option,
    files_option,
    like_option,
    told_of,
    who,
)
from reelkin.errors import UsageError
from reelkin.interactions.scale import PLACES

if TYPE_CHECKING:
    from pathlib import Path

    from reelkin.interactions.scale import Scale
    from reelkin.recommend.household.aggregation import Aggregation
    from reelkin.recommend.options import Franchise


@click.command("recommend", short_help="Picks for somebody, from likes or ratings.")
@like_option
@dislike_option
@files_option
@click.option("--person", "people", multiple=True, metavar="NAME", help=PROFILE)
@scale_option
@household_options
@number_option
@filter_options
@order_options(popularity=LESS_TRODDEN)
@json_option
@click.pass_context
def command(
    ctx: click.Context,
    /,
    liked: tuple[str, ...],
    disliked: tuple[str, ...],
    files: tuple[Path, ...],
    people: tuple[str, ...],
    scale: Scale | None,
    aggregation: Aggregation | None,
    vetoes: tuple[str, ...],
    seen: str,
    with_reasons: bool,
    n: int,
    sequels: bool,
    as_json: bool,
    **options: Any,
) -> None:
    """Picks for somebody who likes and dislikes these titles, or has rated others; without any, what most people like."""
    model = load_model(ctx)
    franchise: Franchise | None = None if sequels else "order"
    options |= {"franchise": franchise, "sequels": sequels}
    if aggregation is not None:
        if liked or disliked:
            raise UsageError("--like and --dislike are of one person; in a household give files or profiles")
        shown: dict[str, Any] = {
            "vetoes": vetoes,
            "seen": seen,
            "with_reasons": with_reasons,
            "as_json": as_json,
        }
        recommend_household(ctx, model, files, people, scale, n, aggregation=aggregation, **shown, **options)
        return
    if vetoes or with_reasons or seen != "any" or len(people) > 1:
        raise UsageError(
            "several people, --veto, --seen and --reasons are for a household; add --household fair, "
            "or average, or least-misery"
        )
    person = people[0] if people else None
    theirs = told_of(ctx, model, liked=liked, disliked=disliked, files=files, person=person, scale=scale)
    options |= {"watched": theirs.seen, "not_interested": theirs.not_interested}
    places = {tconst: one.place for tconst, one in theirs.rated.items()}
    picks = model.recommend(places, n=n, scale=(PLACES.low, PLACES.high), **options)
    meant = who(model, theirs.rated, person)
    title = f"For {meant}" if meant else "What most people like"
    show(picks, as_json=as_json, head={"asked": asked_json(model, theirs.rated)}, title=title)
