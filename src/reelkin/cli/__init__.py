"""The command line: one file a command, loaded when it is called. Commands parse, call and print; the logic is below."""

from __future__ import annotations

import difflib
import importlib
import io
import logging
import os
import sys
from pathlib import Path
from typing import Any

import click

from reelkin.errors import ReelkinError

COMMANDS = {
    # What a person does, in the order they do it; `--help` keeps it.
    "fetch": "reelkin.cli.fetch",
    "inspect": "reelkin.cli.inspect",
    "prepare": "reelkin.cli.prepare",
    "train": "reelkin.cli.train",
    "build": "reelkin.cli.build",
    "find": "reelkin.cli.find",
    "similar": "reelkin.cli.similar",
    "recommend": "reelkin.cli.recommend",
    "tonight": "reelkin.cli.tonight",
    "taste": "reelkin.cli.taste",
    "import": "reelkin.cli.import_",
    "not-interested": "reelkin.cli.not_interested",
    "why": "reelkin.cli.why",
    "why-not": "reelkin.cli.why_not",
    "walk": "reelkin.cli.walk",
    "clusters": "reelkin.cli.clusters",
    "posters": "reelkin.cli.posters",
    "evaluate": "reelkin.cli.evaluate",
    "compare": "reelkin.cli.compare",
    "push": "reelkin.cli.push",
    "pull": "reelkin.cli.pull",
    "serve": "reelkin.cli.serve",
    "publish": "reelkin.cli.publish",
    "export": "reelkin.cli.export",
    "account": "reelkin.cli.account",
    "backup": "reelkin.cli.backup",
    "restore": "reelkin.cli.restore",
    "migrate": "reelkin.cli.migrate",
    "deploy": "reelkin.cli.deploy",
    "status": "reelkin.cli.status",
    "estimate": "reelkin.cli.estimate",
    "teardown": "reelkin.cli.teardown",
    "host": "reelkin.cli.host",
    "demo": "reelkin.cli.demo",
    "doctor": "reelkin.cli.doctor",
    "clean": "reelkin.cli.clean",
    "completion": "reelkin.cli.completion",
}


class Commands(click.Group):
    """A group that imports a command's module only when that command is asked for: `--help` stays instant."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands in the order a person needs them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of this name, imported now."""
        if cmd_name not in COMMANDS:
            return None
        command = importlib.import_module(COMMANDS[cmd_name]).command
        assert isinstance(command, click.Command)
        return command

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
