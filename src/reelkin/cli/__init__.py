"""The command line: one file a command, loaded when it is called. Commands parse, call and print; the logic is below."""

from __future__ import annotations

import difflib
import importlib
import io
import keyword
import logging
import os
import sys
from pathlib import Path
from typing import Any

import click

from reelkin.errors import ReelkinError

SECTIONS = {
    # What a person does, in the order they do it, and what `--help` says of each: it imports none of them for that.
    "From the files to a model": {
        "fetch": "Get the seven IMDb files, the sample, or a rating set.",
        "inspect": "Report on what is in the files.",
        "prepare": "Make the catalogue from the files.",
        "train": "Make the model from the catalogue.",
        "build": "Every stage that needs it, from files to model.",
    },
    "What to watch, and why": {
        "find": "Which titles a name may mean.",
        "similar": "Picks like one title, with reasons.",
        "recommend": "Picks for somebody, from likes or ratings.",
        "tonight": "Three films for tonight.",
        "taste": "What somebody likes, against the world.",
        "import": "Import ratings from elsewhere.",
        "not-interested": "Titles never to be shown to somebody.",
        "why": "One pick's whole sum.",
        "why-not": "Why a title is not among the picks.",
        "walk": "A way from one film to another.",
    },
    "Looking at a model": {
        "clusters": "The clusters, and their pictures.",
        "posters": "Posters of titles, drawn from their own data.",
        "evaluate": "How good the recommendations are.",
        "compare": "Two models of the same vectors side by side.",
    },
    "The site and its database": {
        "serve": "The site, in your browser.",
        "publish": "Put a model into the database of the site.",
        "export": "Write the model's titles and clusters as CSV.",
        "account": "Add accounts, passwords, invitations.",
        "backup": "Keep accounts, ratings and lists in a file.",
        "restore": "Bring accounts, ratings and lists back.",
        "migrate": "Bring the database up to date, or back.",
    },
    "On AWS": {
        "push": "Send a model or another part of the workspace to S3.",
        "pull": "Fetch a model or another part of a workspace from S3.",
        "deploy": "Bring the site up on AWS.",
        "status": "How the site on AWS is.",
        "estimate": "What the site would cost on AWS.",
        "teardown": "Take the site on AWS down.",
        "host": "Make this machine a server of the site.",
    },
    "About this installation": {
        "demo": "The whole way on 17,000 free films.",
        "doctor": "What is installed, found and missing.",
        "clean": "Free the space of what is no longer live.",
        "completion": "Make Tab complete commands and options.",
    },
}
COMMANDS = [name for section in SECTIONS.values() for name in section]


class Commands(click.Group):
    """A group that imports a command's module only when that command is asked for: `--help` stays instant."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands in the order a person needs them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of this name, imported now."""
        if cmd_name not in COMMANDS:
            return None
        module = cmd_name.replace("-", "_") + ("_" if keyword.iskeyword(cmd_name) else "")
        command = importlib.import_module(f"reelkin.cli.{module}").command
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Every command with what it does, by section, in columns of one width."""
        width = max(map(len, COMMANDS))
        for heading, section in SECTIONS.items():
            with formatter.section(heading):
                formatter.write_dl([(name.ljust(width), told) for name, told in section.items()])

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does it, but a mistyped name is told with the nearest there is."""
        near = difflib.get_close_matches(args[0], COMMANDS, n=1)
        if args[0] not in COMMANDS and near and not ctx.resilient_parsing:
            ctx.fail(f"no command '{args[0]}'; did you mean '{near[0]}'?")
        return super().resolve_command(ctx, args)


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="A first look: reelkin demo.",
)
@click.option(
    "--home",
    type=click.Path(path_type=Path, file_okay=False),
    help="The workspace folder; else REELKIN_HOME, reelkin.toml, or your user data folder.",
)
@click.version_option(package_name="reelkin", message="%(prog)s %(version)s")
@click.pass_context
def group(ctx: click.Context, home: Path | None) -> None:
    """Turn the IMDb datasets into recommendations you can check: fetch, inspect, prepare, train, recommend."""
    ctx.obj = {"home": home}


def main() -> None:
    """The `reelkin` program: errors in one line, or as JSON where that was asked for, with the exit code of their kind."""
    _print_what_can_be_printed()
    # On its first run it tells that it caches fonts, between the lines of whoever draws with it.
    logging.getLogger("matplotlib").setLevel(logging.ERROR)
    # joblib counts cores when it is imported by whoever trains, and complains where it cannot; we use one.
    os.environ.setdefault("LOKY_MAX_CPU_COUNT", str(os.cpu_count() or 1))
    try:
        # A reader that has seen enough (head, less) ends it in here, quietly and with 1.
        code: Any = group(prog_name="reelkin", standalone_mode=False)
    except (ReelkinError, click.ClickException, click.Abort, KeyboardInterrupt, OSError) as error:
        from reelkin.cli.failures import tell_failure

        code = tell_failure(error, as_json="--json" in sys.argv[1:])
    sys.exit(code if isinstance(code, int) else 0)


def _print_what_can_be_printed() -> None:
    """A terminal that does not speak UTF-8 shows "?" for what it lacks, rather than nothing but a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
