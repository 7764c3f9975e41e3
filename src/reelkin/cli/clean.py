"""`reelkin clean`: free the space of old snapshots and bundles."""

from __future__ import annotations

import sys

import click

from reelkin.cli.options import json_option, print_json, settings_from, workspace_of
from reelkin.errors import UsageError
from reelkin.pipeline.cleaning import Removable, removable, remove


@click.command("clean", short_help="Free the space of what is no longer live.")
@click.option(
    "--keep",
    type=click.IntRange(1),
    default=1,
    show_default=True,
    help="How many snapshots and bundles stay.",
)
@click.option("--caches", is_flag=True, help="Also what the next build can make again.")
@click.option("--dry-run", is_flag=True, help="Only list what would go.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@json_option
@click.pass_context
def command(ctx: click.Context, keep: int, caches: bool, dry_run: bool, yes: bool, as_json: bool) -> None:
    """Remove old snapshots and bundles and what stopped runs left; never the live ones."""
    workspace = workspace_of(settings_from(ctx))
    with workspace.lock():
        items = removable(workspace, keep=keep, caches=caches)
        removed = bool(items) and not dry_run and (yes or _agreed(items, as_json))
        if removed:
            remove(items)
    if as_json:
        rows = [{"path": str(item.path), "why": item.why, "bytes": item.bytes} for item in items]
        print_json({"removed": removed, "bytes": sum(item.bytes for item in items), "items": rows})
    elif not items:
        click.echo(f"Nothing to remove in {workspace.home}.")
    elif removed:
        click.echo(f"Freed {megabytes(items)}.")
    elif dry_run:
        show(items)


def _agreed(items: list[Removable], as_json: bool) -> bool:
    if as_json or not sys.stdin.isatty():
        raise UsageError(f"this would remove {megabytes(items)}; say --yes, or see it with --dry-run")
    show(items)
    return click.confirm("Remove these?")


def show(items: list[Removable]) -> None:
    """List what would go, with the sum."""
    for item in items:
        click.echo(f"{item.bytes / 1e6:>9.1f} MB  {item.path}  ({item.why})")
    click.echo(f"{megabytes(items):>12}  in all")


def megabytes(items: list[Removable]) -> str:
    """The sum of their sizes, for people."""
    return f"{sum(item.bytes for item in items) / 1e6:.1f} MB"
