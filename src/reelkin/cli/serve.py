"""`reelkin serve`: the site, on this machine."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from reelkin.cli.databases import database_option, open_as_it_is
from reelkin.cli.options import settings_from, workspace_of
from reelkin.cli.showing import bars

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from reelkin.settings import Settings
    from reelkin.web.config import Auth
    from reelkin.workspace import Workspace

PORT = 8080


@click.command("serve", short_help="The site, in your browser.")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=PORT, show_default=True, help="0 takes any that is free."
)
@click.option(
    "--auth",
    type=click.Choice(["none", "password"]),
    default="none",
    show_default=True,
    help="Whether people sign in.",
)
@click.option("--public-read-only", is_flag=True, help="Let anybody look, and nobody change anything here.")
@click.option(
    "--public-url", metavar="URL", help="The address people type, if it is another (behind a proxy)."
)
@click.option(
    "--host-name",
    "hosts",
    multiple=True,
    metavar="NAME",
    help="A further name the site answers to (repeatable).",
)
@click.option(
    "--trusted-proxy",
    "proxies",
    multiple=True,
    metavar="ADDRESS",
    help="A proxy whose X-Forwarded headers are believed (repeatable).",
)
@click.option(
    "--log-requests", is_flag=True, help="Write a line of JSON for each request; none names a person."
)
@database_option
@click.pass_context
def command(
    ctx: click.Context,
    /,
    host: str,
    port: int,
    auth: Auth,
    public_read_only: bool,
    public_url: str | None,
    hosts: tuple[str, ...],
    proxies: tuple[str, ...],
    log_requests: bool,
    database: str | None,
) -> None:
    """Serve the site: search, picks with reasons, shelves, and the JSON API. Stop it with Ctrl-C.

    The first time, the current model is put into the database; later ones with `reelkin publish`, while it runs.
    """
    from reelkin.store.migrating import migrate
    from reelkin.web.config import LOCAL_HOSTS, SiteConfig, check_address, check_url, site_key
    from reelkin.web.serving import serve

    check_address(host, auth=auth, read_only=public_read_only)
    check_url(public_url)
    settings = settings_from(ctx, database=database)
    workspace = workspace_of(settings)
    # The site's key is kept there, wherever the database is.
    workspace.home.mkdir(parents=True, exist_ok=True)
    engine = open_as_it_is(settings, workspace)
    migrate(engine)
    _publish_first(engine, workspace)
    config = SiteConfig(
        home=workspace.home,
        key=site_key(workspace.home),
        auth=auth,
        read_only=public_read_only,
        public_url=public_url,
        tmdb_key=settings.tmdb_key,
        hosts=(*hosts, *([] if host in ("0.0.0.0", "::") else [host])),  # noqa: S104 - compared, not bound
    )
    if auth == "password" and not config.secure and host not in LOCAL_HOSTS:
        click.echo(
            "reelkin: passwords go over plain http; put https in front, and name it with --public-url",
            err=True,
        )
    serve(
        config,
        engine,
        host,
        port,
        trusted_proxies=proxies,
        log_requests=log_requests,
        told=_tell_where,
    )


def serve_here(workspace: Workspace, settings: Settings) -> None:
    """Serve the current model of a workspace on this machine, at the usual port or any that is free."""
    from reelkin.store.migrating import migrate
    from reelkin.store.publish import publish
    from reelkin.web.config import SiteConfig, site_key
    from reelkin.web.serving import serve

    engine = open_as_it_is(settings, workspace)
    migrate(engine)
    with bars() as progress:
        publish(engine, workspace.current_model, progress)
    config = SiteConfig(home=workspace.home, key=site_key(workspace.home))
    serve(config, engine, "127.0.0.1", PORT, or_any_port=True, told=_tell_where_and_why)


def _tell_where_and_why(address: str) -> None:
    if not address.endswith(f":{PORT}"):
        click.echo(f"Port {PORT} is taken by another program, so it is another one this time.")
    _tell_where(address)


def _tell_where(address: str) -> None:
    click.echo(f"The site runs at {address} until you press Ctrl-C.")


def _publish_first(engine: Engine, workspace: Workspace) -> None:
    """Put the current model into a database that has none."""
    from reelkin.store.live import live_model
    from reelkin.store.opening import reading

    with reading(engine) as connection:
        if live_model(connection) is not None:
            return
    from reelkin.store.publish import publish

    with bars() as progress:
        done = publish(engine, workspace.current_model, progress)
    click.echo(f"{done.titles:,} titles put into the database ({done.seconds:.1f} s)", err=True)
