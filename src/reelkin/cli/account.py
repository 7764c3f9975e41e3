"""`reelkin account`: who may sign in, from the command line."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import click

from reelkin.cli.databases import database_option, open_migrated
from reelkin.cli.options import json_option, print_json
from reelkin.cli.stacks import agreed
from reelkin.errors import UsageError

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from reelkin.store.accounts import Account

stdin_option = click.option(
    "--password-stdin", is_flag=True, help="Read the password from standard input, for programs."
)


@click.group("account", short_help="Add accounts, passwords, invitations.")
def command() -> None:
    """Accounts of the site: the first one, a lost password, invitations."""


@command.command("add")
@click.argument("name")
@stdin_option
@database_option
@json_option
@click.pass_context
def add(ctx: click.Context, name: str, password_stdin: bool, database: str | None, as_json: bool) -> None:
    """Make an account called NAME, with a password that is asked for."""
    from reelkin.store.accounts import add_account
    from reelkin.store.opening import writing

    engine = open_migrated(ctx, database)
    password = _password(from_stdin=password_stdin)
    with writing(engine) as connection:
        made = add_account(connection, name, password)
    _say(as_json, made.name, f"account {made.name} made")


@command.command("password")
@click.argument("name")
@stdin_option
@database_option
@json_option
@click.pass_context
def password(
    ctx: click.Context, name: str, password_stdin: bool, database: str | None, as_json: bool
) -> None:
    """Give NAME another password, and sign them out everywhere."""
    from reelkin.store.accounts import set_password
    from reelkin.store.opening import reading, writing

    engine = open_migrated(ctx, database)
    with reading(engine) as connection:
        account = _named(connection, name)
    given = _password(from_stdin=password_stdin)
    with writing(engine) as connection:
        set_password(connection, account.account, given)
    _say(as_json, account.name, f"{account.name} has another password, and is signed out everywhere")


@command.command("invite")
@click.option("--days", type=click.IntRange(1, 365), default=7, show_default=True, help="How long it holds.")
@database_option
@json_option
@click.pass_context
def invite(ctx: click.Context, days: int, database: str | None, as_json: bool) -> None:
    """Print an invitation, by which one person makes one account on the site's page "Sign up"."""
    from reelkin.store.invitations import invite as make_invitation
    from reelkin.store.opening import writing

    with writing(open_migrated(ctx, database)) as connection:
        secret = make_invitation(connection, lasts=days * 24 * 3600)
    if as_json:
        print_json({"invitation": secret, "days": days})
    else:
        click.echo(secret)
        held = "a day" if days == 1 else f"{days} days"
        click.echo(
            f"It makes one account, within {held}: give it with the site's address; it is asked for on the page Sign up",
            err=True,
        )


@command.command("list")
@json_option
@database_option
@click.pass_context
def list_(ctx: click.Context, as_json: bool, database: str | None) -> None:
    """Show the accounts, their profiles, and how many titles each has rated."""
    from reelkin.store.accounts import accounts
    from reelkin.store.opening import reading

    with reading(open_migrated(ctx, database)) as connection:
        told = [_told(connection, one) for one in accounts(connection)]
    if as_json:
        print_json(told)
        return
    for one in told:
        people = ", ".join(f"{profile['name']} ({profile['ratings']:,} rated)" for profile in one["profiles"])
        click.echo(
            f"{one['name']}, since {one['since']}{'' if one['password'] else ', no password'}: {people}"
        )
    if not told:
        click.echo("no accounts yet; make the first with `reelkin account add NAME`")


@command.command("remove")
@click.argument("name")
@click.option("--yes", is_flag=True, help="Do not ask.")
@database_option
@json_option
@click.pass_context
def remove(ctx: click.Context, name: str, yes: bool, database: str | None, as_json: bool) -> None:
    """Remove NAME with every profile, rating and list of theirs."""
    from reelkin.store.accounts import remove_account
    from reelkin.store.opening import reading, writing

    engine = open_migrated(ctx, database)
    with reading(engine) as connection:
        account = _named(connection, name)
    if not agreed(f"Remove {account.name} with all ratings and lists?", yes=yes, as_json=as_json):
        raise click.Abort
    with writing(engine) as connection:
        remove_account(connection, account.account)
    _say(as_json, account.name, f"{account.name} is removed")


def _say(as_json: bool, name: str, told: str) -> None:
    if as_json:
        print_json({"account": name})
    else:
        click.echo(told)


def _named(connection: Connection, name: str) -> Account:
    from reelkin.store.accounts import account_named, accounts

    found = account_named(connection, name)
    if found is None:
        there = ", ".join(one.name for one in accounts(connection)) or "none yet"
        raise UsageError(f"account: none called '{name}' (there are: {there})")
    return found


def _password(*, from_stdin: bool) -> str:
    if from_stdin:
        return sys.stdin.readline().rstrip("\r\n")
    if not sys.stdin.isatty():
        raise UsageError(
            "password: nobody is there to type it; give it on standard input with --password-stdin"
        )
    given: str = click.prompt("Password", hide_input=True, confirmation_prompt=True)
    return given


def _told(connection: Connection, account: Account) -> dict[str, Any]:
    from reelkin.store.profiles import profiles_of
    from reelkin.store.ratings import ratings_of

    profiles = [
        {"name": one.name, "ratings": len(ratings_of(connection, account.account, one.profile))}
        for one in profiles_of(connection, account.account)
    ]
    since = datetime.fromtimestamp(account.created_at, UTC).date().isoformat()
    return {"name": account.name, "since": since, "password": account.can_sign_in, "profiles": profiles}
