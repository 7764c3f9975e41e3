"""`reelkin backup`: what belongs to people, as one file."""

from __future__ import annotations

from pathlib import Path

import click

from reelkin import artefacts
from reelkin.cli.databases import database_option, open_migrated
from reelkin.cli.options import check_folder, json_option, print_json


@click.command("backup", short_help="Keep accounts, ratings and lists in a file.")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@database_option
@json_option
@click.pass_context
def command(ctx: click.Context, file: Path, database: str | None, as_json: bool) -> None:
    """Write everything that belongs to people to FILE: accounts, profiles, ratings, lists, imports to be reviewed.

    FILE holds the hashes of passwords, so only you may read it. Models are not in it: `reelkin publish` brings them back.
    """
    from reelkin.store.backup import backup_lines

    check_folder(file)
    engine = open_migrated(ctx, database)
    with artefacts.private_file(file) as out:
        out.writelines(backup_lines(engine))
    size = file.stat().st_size
    if as_json:
        print_json({"file": str(file), "bytes": size})
    else:
        click.echo(f"{file}: {size:,} bytes")
