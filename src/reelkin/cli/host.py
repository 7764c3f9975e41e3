"""`reelkin host`: make this machine one of the servers of a site on AWS."""

from __future__ import annotations

from dataclasses import asdict

import click

from reelkin.cli.databases import database_option, open_as_it_is
from reelkin.cli.options import json_option, print_json, settings_from, workspace_of
from reelkin.cli.showing import bars
from reelkin.errors import MissingExtra


@click.command("host", short_help="Make this machine a server of the site.")
@click.option(
    "--first-model", envvar="REELKIN_FIRST_MODEL", metavar="S3-URL", help="The bundle to publish first."
)
@click.option(
    "--later-models", envvar="REELKIN_LATER_MODELS", metavar="S3-URL", help="Where later bundles lie."
)
@click.option(
    "--published", envvar="REELKIN_PUBLISHED", metavar="S3-URL", help="Where publications are noted."
)
@click.option("--database-secret", envvar="REELKIN_DATABASE_SECRET", metavar="ARN", help="User and password.")
@click.option(
    "--key-secret", envvar="REELKIN_KEY_SECRET", metavar="ARN", help="What cookies are signed with."
)
@click.option(
    "--invitation-secret", envvar="REELKIN_INVITATION_SECRET", metavar="ARN", help="The first invitation."
)
@click.option("--password-only", is_flag=True, help="Only leave the database's password in PGPASSFILE.")
@database_option
@json_option
@click.pass_context
def command(
    ctx: click.Context,
    first_model: str | None,
    later_models: str | None,
    published: str | None,
    database_secret: str | None,
    key_secret: str | None,
    invitation_secret: str | None,
    password_only: bool,
    database: str | None,
    as_json: bool,
) -> None:
    """Fetch the secrets, migrate the database, publish the site's first model if that was never done, fetch the live one.

    The stack of `reelkin deploy` runs it on each web server, before the site starts and every minute; every option is
    set there by the environment. Of several servers that do it at once, one migrates and publishes.
    """
    try:
        from reelkin.pipeline import hosting
    except ModuleNotFoundError:
        raise MissingExtra("aws", "reelkin host") from None
    from reelkin.web.config import KEY_FILE

    if database_secret:
        hosting.keep_password(database_secret, hosting.password_file())
    if password_only:
        return
    site = hosting.Site(
        *(
            _given(ctx, name, value)
            for name, value in {
                "first_model": first_model,
                "later_models": later_models,
                "published": published,
                "key_secret": key_secret,
                "invitation_secret": invitation_secret,
            }.items()
        )
    )
    settings = settings_from(ctx, database=database)
    workspace = workspace_of(settings)
    engine = open_as_it_is(settings, workspace)
    with bars(quiet=as_json) as progress:
        done = hosting.prepare(workspace, engine, site, workspace.home / KEY_FILE, progress)
    if as_json:
        print_json(asdict(done))
        return
    if done.migrated:
        click.echo(f"database migrated from {done.migrated[0]} to {done.migrated[1]}")
    if done.published:
        click.echo(f"{site.first_id} published")
    click.echo(f"{done.live} is live")


def _given(ctx: click.Context, name: str, value: str | None) -> str:
    if not value:
        raise click.MissingParameter(
            ctx=ctx, param=next(one for one in ctx.command.params if one.name == name)
        )
    return value
