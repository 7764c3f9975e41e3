"""`reelkin build`: every stage that needs it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from reelkin.cli.options import (
    json_option,
    prepare_options,
    print_json,
    ratings_option,
    settings_from,
    train_options,
    workspace_of,
)
from reelkin.cli.showing import bars, outcome_to_dict, tell
from reelkin.errors import ReelkinError, UsageError

if TYPE_CHECKING:
    from reelkin.pipeline.stage import Outcome
    from reelkin.settings import Settings
    from reelkin.workspace import Workspace


@click.command("build", short_help="Every stage that needs it, from files to model.")
@click.option(
    "--from",
    "from_",
    metavar="DIR|URL|sample",
    help="Where the seven files are.",
    show_default="newest snapshot",
)
@prepare_options
@ratings_option
@train_options
@json_option
@click.pass_context
def command(
    ctx: click.Context, /, from_: str | None, ratings: tuple[str, ...], as_json: bool, **flags: Any
) -> None:
    """Fetch, inspect, prepare and train: all stages whose inputs have changed since they last ran.

    Without --from it takes the newest snapshot; if there is none it asks before it downloads IMDb's files.
    """
    from reelkin.cli.fetch import fetch_with_notice
    from reelkin.clusters.engines import check_engine
    from reelkin.pipeline.building import stages_from
    from reelkin.pipeline.ratings import given_sets

    settings = settings_from(ctx, **flags)
    workspace = workspace_of(settings)
    # What cannot be found, is no rating set or is not set up is told before hours of work.
    sets = given_sets(workspace, ratings)
    check_engine(settings)
    outcomes: list[Outcome] = []

    def done(outcome: Outcome) -> Outcome:
        outcomes.append(outcome)
        if not as_json:
            tell(outcome)
        return outcome

    with workspace.lock():
        if from_ is None and workspace.snapshots():
            snapshot = workspace.newest_snapshot()
        else:
            _agree_to_download(workspace, settings, from_, as_json)
            snapshot = str(
                done(fetch_with_notice(workspace, from_, settings, quiet=as_json)).summary["snapshot"]
            )
        for stage in stages_from(workspace, snapshot, settings, sets):
            with bars(quiet=as_json) as progress:
                outcome = stage(progress)
            done(outcome)
    if as_json:
        print_json([outcome_to_dict(outcome) for outcome in outcomes])


def _agree_to_download(workspace: Workspace, settings: Settings, from_: str | None, as_json: bool) -> None:
    if from_ is not None:
        return
    if as_json or not sys.stdin.isatty():
        raise UsageError(
            f"{workspace.home}: no IMDb files here; run `reelkin fetch`, or say --from DIR, URL or sample"
        )
    if not click.confirm(f"No IMDb files yet. Download about 2 GB from {settings.base_url}?", err=True):
        raise ReelkinError(
            "nothing downloaded; --from takes files you have, and `--from sample` needs no IMDb"
        )
