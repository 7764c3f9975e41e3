"""How the program ends when it cannot, or was asked wrongly: a line for people, JSON for programs, an exit code for both."""

from __future__ import annotations

import errno
from pathlib import Path
from typing import Any

import click

from reelkin.artefacts import PARTIAL
from reelkin.cli.options import print_json
from reelkin.errors import ReelkinError

CANNOT, STOPPED = 1, 130
"""Exit codes beside 2, which is click's too: it was asked wrongly. docs/cli.md has the table."""
_REMEDIES = {
    errno.EACCES: "let yourself read and write there, or name another place",
    errno.EPERM: "let yourself read and write there, or name another place",
    errno.EROFS: "name a place that can be written to",
    errno.ENOENT: "make it, or name another place",
    errno.EEXIST: "a file is where a folder should be; move it away, or name another place",
    errno.ENOTDIR: "a file is where a folder should be; move it away, or name another place",
    errno.EISDIR: "name a file",
    errno.ENOSPC: "make room and run the same command again",
    errno.EDQUOT: "make room and run the same command again",
}


def tell_failure(error: BaseException, *, as_json: bool) -> int:
    """Tell an error; returns the exit code.

    JSON goes to standard output, where the answer would have been, and nothing to standard error.
    """
    code, told = _failure(error)
    if as_json:
        try:
            print_json(told)
        except OSError:
            # The output itself is what fails: then at least somebody is told.
            click.echo(f"reelkin: {told['error']['message']}", err=True)
    elif isinstance(error, click.ClickException):
        error.show()
    else:
        click.echo(f"reelkin: {told['error']['message']}", err=True)
    return code


def _failure(error: BaseException) -> tuple[int, dict[str, Any]]:
    if isinstance(error, ReelkinError):
        told = _told(error.kind, str(error), getattr(error, "remedy", None))
        candidates = getattr(error, "candidates", None)
        return error.exit_code, told if candidates is None else {**told, "candidates": candidates}
    if isinstance(error, click.ClickException):
        return error.exit_code, _told("usage", error.format_message())
    if isinstance(error, OSError):
        what = f"{_place(error)}{error.strerror or error}"
        remedy = _REMEDIES.get(error.errno or 0)
        return CANNOT, _told("system", f"{what}; {remedy}" if remedy else what, remedy)
    return STOPPED, _told("stopped", "stopped; run the same command again to go on from here")


def _told(kind: str, message: str, remedy: str | None = None) -> dict[str, Any]:
    return {"error": {"kind": kind, "message": message, "remedy": remedy}}


def _place(error: OSError) -> str:
    """The file that was asked for: what is written aside has a name that nobody gave it."""
    if not error.filename:
        return ""
    path = Path(str(error.filename))
    return f"{path.with_name(path.name.removeprefix(PARTIAL))}: "
