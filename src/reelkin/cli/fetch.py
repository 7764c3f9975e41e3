"""`reelkin fetch`: the seven IMDb files, downloaded, taken from a folder, or made from the sample; and rating sets."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

import click

from reelkin.cli.options import json_option, print_json, settings_from, workspace_of
from reelkin.cli.showing import bars
from reelkin.errors import UsageError

if TYPE_CHECKING:
    from reelkin.pipeline.stage import Outcome
    from reelkin.settings import Settings
    from reelkin.workspace import Workspace


def fetch_with_notice(
    workspace: Workspace, source: str | None, settings: Settings, *, quiet: bool
) -> Outcome:
    """Fetch under bars, and tell the source's terms once, on standard error."""
    from reelkin.pipeline.fetching import fetch_stage, notice_after, notice_before

    _tell_notice(workspace, notice_before(workspace, source))
    with bars(quiet=quiet) as progress:
        outcome = fetch_stage(workspace, source, settings, progress)
    _tell_notice(workspace, notice_after(workspace, outcome))
    return outcome


def _tell_notice(workspace: Workspace, text: str | None) -> None:
    from reelkin.imdb.licence import mark_told

    if text:
        click.echo(textwrap.fill(text, 80), err=True)
        mark_told(workspace, text)


def _fetch_ratings(
    workspace: Workspace,
    name: str,
    release: str | None,
    source: str | None,
    settings: Settings,
    *,
    quiet: bool,
) -> Outcome:
    """Tell the terms first, on standard error, until they were told once; then fetch under bars."""
    from reelkin.imdb.licence import untold
    from reelkin.interactions.sets.sources import SETS
    from reelkin.pipeline.fetching import fetch_ratings_stage

    _tell_notice(workspace, untold(workspace, SETS[name]))
    with bars(quiet=quiet) as progress:
        return fetch_ratings_stage(workspace, SETS[name], release, source, settings, progress)


@click.command("fetch", short_help="Get the seven IMDb files, the sample, or a rating set.")
@click.argument(
    "source", type=click.Choice(["imdb", "sample", "movielens", "movietweetings"]), default="imdb"
)
@click.option(
    "--from",
    "from_",
    metavar="DIR|FILE|URL",
    help="A folder with the files, another address (s3://… too), or a rating set's own zip or ratings file.",
)
@click.option(
    "--release",
    metavar="NAME",
    help="Of movielens: ml-latest-small (the default), ml-25m, ml-32m, ml-latest; of movietweetings: latest (the"
    " default), 100k.",
)
@json_option
@click.pass_context
def command(ctx: click.Context, source: str, from_: str | None, release: str | None, as_json: bool) -> None:
    """Get the seven IMDb files (about 2 GB); `fetch sample` makes them from 17,000 licence-clean films instead.

    `fetch movielens` and `fetch movietweetings` get ratings of many people to learn from, and tell their terms first.

    A broken download is taken up where it stopped, and what has not changed at its source is not downloaded again;
    only from S3 all files come anew.
    """
    if from_ is not None and source == "sample":
        raise UsageError("fetch sample takes no --from: it brings its own films")
    settings = settings_from(ctx)
    workspace = workspace_of(settings)
    if source in ("movielens", "movietweetings"):
        with workspace.lock():
            outcome = _fetch_ratings(workspace, source, release, from_, settings, quiet=as_json)
        _show_ratings(outcome, as_json=as_json)
        return
    if release is not None:
        raise UsageError(f"fetch {source} takes no --release: only movielens and movietweetings have several")
    with workspace.lock():
        outcome = fetch_with_notice(
            workspace, "sample" if source == "sample" else from_, settings, quiet=as_json
        )
    if as_json:
        print_json(
            {
                "snapshot": outcome.folder.name,
                "folder": str(outcome.folder),
                "new": not outcome.skipped,
                **outcome.summary,
            }
        )
    else:
        state = "unchanged since" if outcome.skipped else "is in"
        click.echo(f"Snapshot {outcome.folder.name} {state} {outcome.folder}")
        click.echo("Next: reelkin build")


def _show_ratings(outcome: Outcome, *, as_json: bool) -> None:
    if as_json:
        found = {"id": outcome.folder.name, "folder": str(outcome.folder), "new": not outcome.skipped}
        print_json({**found, **outcome.summary})
        return
    state = "unchanged since" if outcome.skipped else "is in"
    click.echo(f"Rating set {outcome.folder.name} {state} {outcome.folder}")
    click.echo(f"Next: reelkin train --ratings {outcome.summary['set']}")
