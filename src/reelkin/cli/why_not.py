"""`reelkin why-not A B`: what stands between B and the picks for A."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click
from rich.console import Console
from rich.text import Text

from reelkin.cli.for_whom import for_whom, titles_argument
from reelkin.cli.options import json_option, print_json
from reelkin.cli.picks import filter_options, load_model, number_option, order_options
from reelkin.cli.rated import somebody_options

if TYPE_CHECKING:
    from pathlib import Path

    from reelkin.interactions.scale import Scale
    from reelkin.recommend.why import WhyNot


@click.command("why-not", short_help="Why a title is not among the picks.")
@titles_argument
@somebody_options
@number_option
@filter_options
@order_options(None)
@json_option
@click.pass_context
def command(
    ctx: click.Context,
    /,
    titles: tuple[str, ...],
    liked: tuple[str, ...],
    disliked: tuple[str, ...],
    files: tuple[Path, ...],
    person: str | None,
    scale: Scale | None,
    n: int,
    sequels: bool,
    as_json: bool,
    **options: Any,
) -> None:
    """Where PICK ranks for TITLE, the filter or series that kept it out of the first N, and what outranked it.

    With --person, --ratings or --like: where it ranks for somebody, among the picks of `reelkin recommend`.
    """
    model = load_model(ctx)
    whom = for_whom(
        ctx, model, titles, liked=liked, disliked=disliked, files=files, person=person, scale=scale
    )
    if options["popularity"] is None:
        options["popularity"] = whom.popularity
    options |= {"franchise": "collapse", "sequels": sequels}
    if whom.personal:
        options |= {"franchise": None if sequels else "order"}
        options |= {"watched": whom.seen, "not_interested": whom.not_interested}
    answer = model.why_not(whom.asked, whom.pick, n=n, scale=whom.scale, **options)
    if as_json:
        print_json({"asked": whom.head, **answer.to_dict(reasons=10)})
        return
    itself, named = whom.pick == whom.asked, answer.pick.facts.named
    if itself:
        _say(f"{named} is the title asked about: it is never among its own picks.")
    else:
        _tell(answer, named, whom.named, n)
    _list(answer, asked_itself=itself)


def _tell(answer: WhyNot, named: str, asked: str, n: int) -> None:
    score = answer.pick.score
    _say(f"{named} ranks {answer.rank:,} of {answer.of:,} for {asked}, score {score:.4f}.")
    for reason in answer.kept_out_by:
        _say(f"Kept out: {reason}" if reason.startswith("it") else f"Kept out by: {reason}")
    if answer.place is not None:
        _say(f"It is pick {answer.place} of {n}.")
    elif answer.short_by > 0:
        _say(f"It would take {answer.short_by:.4f} more to be pick {n}.")
    _say(answer.pick.sentence)


def _list(answer: WhyNot, *, asked_itself: bool) -> None:
    """The picks with their scores; where scores compare, which are ahead of the title and which are not."""
    if not answer.outranked_by:
        return
    _say("The picks are:" if answer.place is None else "The picks before it are:")
    for place, pick in enumerate(answer.outranked_by, 1):
        side = "" if asked_itself else "ahead   " if pick.score >= answer.pick.score else "behind  "
        _say(f"{place:>3}  {pick.score:.4f}  {side}{pick.title} ({pick.year or 'year unknown'})")


def _say(line: str) -> None:
    """One line, broken between words where the terminal is narrower."""
    Console(highlight=False).print(Text(line))
