"""`reelkin train`: the catalogue to a model."""

from __future__ import annotations

import click

from reelkin.cli.options import (
    json_option,
    print_json,
    ratings_option,
    settings_from,
    snapshot_option,
    train_options,
    workspace_of,
)
from reelkin.cli.showing import bars, outcome_to_dict, tell


@click.command("train", short_help="Make the model from the catalogue.")
@snapshot_option
@ratings_option
@train_options
@json_option
@click.pass_context
def command(
    ctx: click.Context, /, snapshot: str | None, ratings: tuple[str, ...], as_json: bool, **flags: object
) -> None:
    """Learn the vectors and clusters of the prepared catalogue, and make the result the current model.

    With --ratings it also learns what people who like a title like besides. A model learned from ratings holds nobody's
    name, but traces of what they like: think of it before you pass on one that learned from private ratings.
    """
    from reelkin.pipeline.ratings import given_sets
    from reelkin.pipeline.training import train_stage

    settings = settings_from(ctx, **flags)
    workspace = workspace_of(settings)
    with workspace.lock(), bars(quiet=as_json) as progress:
        chosen, sets = workspace.snapshot(snapshot), given_sets(workspace, ratings)
        outcome = train_stage(workspace, chosen, settings, progress, sets)
    if as_json:
        print_json(outcome_to_dict(outcome))
        return
    tell(outcome)
    if outcome.summary["titles"]:
        click.echo(f"The model is in {outcome.folder}")
