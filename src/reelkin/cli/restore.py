"""`reelkin restore`: what belongs to people, from the file of a backup."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import click

from reelkin.cli.databases import database_option, open_migrated
from reelkin.cli.options import json_option, print_json
from reelkin.errors import BadInput


@click.command("restore", short_help="Bring accounts, ratings and lists back.")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False, readable=False))
@click.option("--replace", is_flag=True, help="Remove what people have in the database first.")
@database_option
@json_option
@click.pass_context
def command(ctx: click.Context, file: Path, replace: bool, database: str | None, as_json: bool) -> None:
    """Put back what `reelkin backup` wrote to FILE, into a database of either kind; all of it or nothing."""
    from reelkin.store.backup import restore

    engine = open_migrated(ctx, database)
    try:
        with file.open(encoding="utf-8") as lines:
            done = restore(engine, lines, replace=replace)
    except UnicodeDecodeError:
        raise BadInput(f"{file}: not a file that `reelkin backup` wrote; name one that it did") from None
    except BadInput as error:
        raise BadInput(f"{file}: {str(error).removeprefix('backup: ')}") from None
    if as_json:
        print_json(asdict(done))
        return
    counts = ((done.accounts, "account"), (done.profiles, "profile"), (done.ratings, "rating"))
    told = ", ".join(f"{number:,} {what}{'s' * (number != 1)}" for number, what in counts)
    click.echo(f"back in place: {told}")
