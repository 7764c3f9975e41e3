"""Going through the rows of an import that may be several titles, one by one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import click

from reelkin.interactions.profiles import import_rows, save_choices

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from reelkin.interactions.matching import Matched
    from reelkin.interactions.profiles import Profile
    from reelkin.interactions.titles import KnownTitles

_TCONST = re.compile(r"tt\d{7,10}")
HELP = "a number, an IMDb id, 0 for none of these, Enter to leave it as it is, q to stop"


def review(folder: Path, profile: Profile, titles: KnownTitles) -> Profile:
    """Ask about each ambiguous row, then each likely one; every answer is kept at once: stopping loses nothing."""
    choices = dict(profile.choices)
    rows = [*profile.ambiguous, *profile.likely]
    click.echo(f"{len(rows)} to decide: {HELP}", err=True)
    for number, one in enumerate(rows, 1):
        taken = ", likely:" if one.how == "likely" else ""
        click.echo(f"\n{number}/{len(rows)}  {described(one)}{taken}", err=True)
        for place, known in enumerate(one.candidates, 1):
            click.echo(f"{place:>4}  {known}", err=True)
        answer = _ask(one, titles)
        if answer == "stop":
            break
        if answer != "later":
            choices[one.key] = answer or None
            save_choices(folder, choices)
    return import_rows(folder, (), titles)


def _ask(one: Matched, titles: KnownTitles) -> str:
    """A tconst, "" for none of them, "later" or "stop"."""
    while True:
        given = click.prompt("Which", default="", show_default=False, err=True).strip().casefold()
        if given in ("", "q"):
            return "later" if given == "" else "stop"
        if given.isdecimal() and int(given) <= len(one.candidates):
            return one.candidates[int(given) - 1].tconst if int(given) else ""
        if _TCONST.fullmatch(given) and titles.known_ids([given]):
            return given
        click.echo(f"'{given[:40]}' is none of them: {HELP}", err=True)


def described(one: Matched) -> str:
    """A row as a person knows it: title, year, rating, file and line."""
    row = one.row
    rating = "" if row.rating is None else f", rated {row.rating:g} of {row.scale}"
    return f"{row.named}{rating} – {row.where}"


def list_open(rows: Sequence[Matched]) -> None:
    """The ambiguous rows and what each may be, for somebody who is not there to be asked."""
    for one in rows:
        click.echo(described(one))
        for known in one.candidates:
            click.echo(f"    {known}")
