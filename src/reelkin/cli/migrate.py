"""`reelkin migrate`: the database to the schema of this reelkin, or back to an earlier one."""

from __future__ import annotations

import click

from reelkin.cli.databases import database_option, open_as_it_is
from reelkin.cli.options import json_option, print_json, settings_from, workspace_of
from reelkin.errors import UsageError


@click.command("migrate", short_help="Bring the database up to date, or back.")
@click.option(
    "--to", metavar="VERSION", help="This version instead of the newest; base for no tables at all."
)
@click.option("--yes", is_flag=True, help="Go back without asking.")
@database_option
@json_option
@click.pass_context
def command(ctx: click.Context, to: str | None, yes: bool, database: str | None, as_json: bool) -> None:
    """Bring the database's tables to this reelkin's version. Other commands do so too; going back is only done here.

    Going back removes what the earlier version has no place for: make a backup first.
    """
    from reelkin.store import migrating
    from reelkin.store.opening import reading

    settings = settings_from(ctx, database=database)
    known = [migrating.BEGINNING, *migrating.revisions()]
    if to is not None and to not in known:
        raise UsageError(f"--to: no version '{to}'; there are {', '.join(known)}")
    engine = open_as_it_is(settings, workspace_of(settings))
    with reading(engine) as connection:
        found = migrating.revision(connection)
    target = to or migrating.newest()
    if found in known and known.index(target) < known.index(found) and not yes:
        click.confirm(
            f"Go back from {found} to {target}, and lose what {target} has no place for?", abort=True
        )
    before, after = migrating.migrate(engine, target)
    if as_json:
        print_json({"before": before, "after": after})
    else:
        was = ", as it was" if before == after else f" (was {before})"
        click.echo(f"the database is at version {after}{was}")
