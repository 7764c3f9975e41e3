"""`reelkin tonight`: a few films for the evening, by how long it is and what one is in the mood for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from reelkin.cli.options import json_option
from reelkin.cli.picks import filter_options, load_model, show
from reelkin.cli.rated import asked_json, somebody_options, told_of, who
from reelkin.errors import UsageError
from reelkin.interactions.scale import PLACES
from reelkin.recommend.evening import FILMS, MOODS, SURPRISE, evening, moods_of

if TYPE_CHECKING:
    from pathlib import Path

    from reelkin.interactions.scale import Scale


@click.command("tonight", short_help="Three films for tonight.")
@somebody_options
@click.option(
    "--mood",
    type=click.Choice([mood.name for mood in MOODS if mood.name]),
    help="What they are in the mood for; else a surprise.",
)
@click.option(
    "-n", "n", type=click.IntRange(1, 100), default=FILMS, show_default=True, help="How many films."
)
@filter_options
@json_option
@click.pass_context
def command(
    ctx: click.Context,
    /,
    liked: tuple[str, ...],
    disliked: tuple[str, ...],
    files: tuple[Path, ...],
    person: str | None,
    scale: Scale | None,
    mood: str | None,
    n: int,
    as_json: bool,
    **options: Any,
) -> None:
    """Films for tonight that differ, each with its reason; without anybody's ratings, of what most people like.

    How long the evening is: --max-runtime MINUTES. No later part of a series that was not begun.
    """
    model = load_model(ctx)
    known = {one.name: one for one in moods_of(model.bundle)}
    meant = SURPRISE if mood is None else known.get(mood)
    if meant is None:
        raise UsageError(
            f"--mood {mood}: this catalogue has no such films; it has {', '.join(filter(None, known))}"
        )
    if mood and options.get("genre"):
        raise UsageError("--mood stands for a genre; give it or --genre")
    theirs = told_of(ctx, model, liked=liked, disliked=disliked, files=files, person=person, scale=scale)
    given = {name: value for name, value in options.items() if value is not None}
    picks = evening(
        model,
        {tconst: one.place for tconst, one in theirs.rated.items()},
        meant,
        n=n,
        scale=(PLACES.low, PLACES.high),
        **given,
        watched=theirs.seen,
        not_interested=theirs.not_interested,
    )
    named = who(model, theirs.rated, person)
    title = f"Tonight, for {named}" if named else "Tonight"
    show(picks, as_json=as_json, head={"asked": asked_json(model, theirs.rated)}, title=title)
