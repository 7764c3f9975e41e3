"""`reelkin recommend`: picks for somebody, from titles they like and dislike, or from what they have rated."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from reelkin.cli.exports import EXPORT, scale_option
from reelkin.cli.household import household_options, recommend_household
from reelkin.cli.options import json_option, settings_from, workspace_of
from reelkin.cli.picks import filter_options, load_model, number_option, order_options, show
from reelkin.cli.rated import DISLIKED, LIKED, brought, check_known, said, tell
from reelkin.errors import UsageError
from reelkin.interactions.scale import PLACES
from reelkin.recommend.phrases import enumerated

if TYPE_CHECKING:
    from pathlib import Path

    from reelkin.interactions.merging import Rated
    from reelkin.interactions.scale import Scale
    from reelkin.recommend import Model
    from reelkin.recommend.household.aggregation import Aggregation
    from reelkin.recommend.options import Franchise

LESS_TRODDEN = -0.3
"""Where the popularity dial stands unless it is turned: what everybody watches, a person has mostly seen or heard of."""


@click.command("recommend", short_help="Picks for somebody, from likes or ratings.")
@click.option("--like", "liked", multiple=True, metavar="TITLE", help="A title they like (repeatable).")
@click.option(
    "--dislike", "disliked", multiple=True, metavar="TITLE", help="A title they do not (repeatable)."
)
@click.option(
    "--ratings",
    "files",
    multiple=True,
    type=EXPORT,
    metavar="FILE",
    help="Their ratings: an export of IMDb, Letterboxd or Trakt, or a CSV (repeatable; the later rating wins).",
)
@click.option(
    "--person", "people", multiple=True, metavar="NAME", help="A profile that `reelkin import` has made."
)
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
    rated: dict[str, Rated] = {}
    if files or person is not None:
        theirs = brought(workspace_of(settings_from(ctx)), model, files, person, scale)
        check_known(theirs, rows_given=bool(files) or not theirs.not_interested)
        tell(theirs)
        rated |= theirs.rated
        options |= {"watched": theirs.seen, "not_interested": theirs.not_interested}
    rated |= said(model, liked, disliked)
    places = {tconst: one.place for tconst, one in rated.items()}
    picks = model.recommend(places, n=n, scale=(PLACES.low, PLACES.high), **options)
    head = {"asked": [_asked(model, tconst, one) for tconst, one in rated.items()]}
    show(picks, as_json=as_json, head=head, title=_title(model, rated, person))


def _asked(model: Model, tconst: str, one: Rated) -> dict[str, Any]:
    return {
        "tconst": tconst,
        "title": model.facts(tconst).title,
        "rating": one.rating,
        "scale": [one.scale.low, one.scale.high],
    }


def _title(model: Model, rated: dict[str, Rated], person: str | None) -> str:
    """Who the picks are for: what was rated, what is liked, what is disliked."""
    told = [one for one in (LIKED, DISLIKED) if one in rated.values()]
    names = {one: [model.facts(tconst).title for tconst, r in rated.items() if r is one] for one in told}
    others = len(rated) - sum(map(len, names.values()))
    acts = [f"rated {others:,} {'title' if others == 1 else 'titles'}"] if others else []
    acts += [
        f"{'likes' if one is LIKED else 'dislikes'} {enumerated(names[one])}" for one in told if names[one]
    ]
    if not acts:
        return "What most people like"
    return f"{f'For {person},' if person else 'For somebody'} who {enumerated(acts)}"
