"""`reelkin import`: a person's ratings from elsewhere, matched to titles and kept as a profile."""

from __future__ import annotations

import shlex
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from reelkin.cli.exports import EXPORT, known_titles, read_exports, rows_of, scale_option
from reelkin.cli.options import json_option, print_json, settings_from, workspace_of
from reelkin.cli.reviewing import described, list_open, review
from reelkin.errors import UsageError
from reelkin.interactions.matching import row_key
from reelkin.interactions.merging import MANY, merge_rows
from reelkin.interactions.profiles import import_rows, load_profile, lock, person_folder
from reelkin.interactions.report import ImportReport
from reelkin.interactions.undoing import import_undoably, undo_import

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from reelkin.interactions.matching import Matched
    from reelkin.interactions.profiles import Profile
    from reelkin.interactions.rows import Reading
    from reelkin.interactions.scale import Scale
    from reelkin.interactions.titles import KnownTitles

SHOWN = 20


@click.command("import", short_help="Import ratings from elsewhere.")
@click.argument("files", nargs=-1, type=EXPORT, metavar="FILE…")
@click.option("--person", default="me", show_default=True, help="Whose ratings they are.")
@click.option("--review", "wants_review", is_flag=True, help="Go through the rows that are not sure.")
@click.option(
    "--undo", "wants_undo", is_flag=True, help="Take the last import back: all is as it was before."
)
@click.option("--yes", "is_sure", is_flag=True, help=f"Import more than {MANY:,} titles without asking.")
@scale_option
@json_option
@click.pass_context
def command(
    ctx: click.Context,
    /,
    files: tuple[Path, ...],
    person: str,
    wants_review: bool,
    wants_undo: bool,
    is_sure: bool,
    scale: Scale | None,
    as_json: bool,
) -> None:
    """Import ratings: IMDb, Letterboxd and Trakt exports (zipped or not), or a CSV of ids or titles and ratings.

    Importing again merges: the later rating wins, and what you resolved stays resolved. Without FILE, --review
    goes on with what was imported before.
    """
    if wants_undo and (files or wants_review):
        raise UsageError("--undo: takes the last import back, and goes with no FILE and no --review")
    if not (files or wants_review or wants_undo):
        raise UsageError(
            "give a FILE to import, or --review to go through what was imported before, or --undo"
        )
    workspace = workspace_of(settings_from(ctx))
    folder = person_folder(workspace.profiles, person)
    if wants_undo:
        _undo(folder, known_titles(workspace), person, as_json)
        return
    readings = read_exports(files, scale)
    if not files:
        load_profile(folder)
    elif not is_sure:
        _check_amount(readings, as_json)
    titles = known_titles(workspace)
    with lock(folder):
        take = import_undoably if files else import_rows
        profile = take(folder, rows_of(readings), titles)
        asks = wants_review and not as_json and _is_asked()
        if asks and (profile.ambiguous or profile.likely):
            profile = review(folder, profile, titles)
    report = ImportReport(readings, _rows_now(readings, profile), titles.name)
    if as_json:
        print_json({"person": person} | report.to_dict() | {"profile": _stored(profile)})
    else:
        _tell(report, profile, person)
    if wants_review and not asks and profile.ambiguous:
        if not as_json:
            list_open(profile.ambiguous)
        ctx.exit(2)


def _undo(folder: Path, titles: KnownTitles, person: str, as_json: bool) -> None:
    with lock(folder):
        profile = undo_import(folder, titles)
    if as_json:
        print_json({"person": person, "profile": _stored(profile)})
    else:
        click.echo(f"the last import is taken back; profile '{person}': {_told(profile)}")


def _check_amount(readings: Sequence[Reading], as_json: bool) -> None:
    """See that so many titles are meant.

    Raises:
        UsageError: they are more than one person's, and nobody said that they are.
    """
    count = len(merge_rows((), rows_of(readings)))
    if count <= MANY:
        return
    files = ", ".join(reading.file for reading in readings)
    said = f"{files}: {count:,} titles, and hardly anybody has rated more than {MANY:,}"
    if as_json or not _is_asked():
        raise UsageError(f"{said}; --yes imports them, and --undo takes them back")
    if not click.confirm(f"{said}. Are they one person's?", err=True):
        raise UsageError("nothing was imported")


def _is_asked() -> bool:
    return sys.stdin.isatty() and sys.stderr.isatty()


def _rows_now(readings: Sequence[Reading], profile: Profile) -> list[Matched]:
    """Each row of the files, as its thing is matched in the profile; without files, the profile's own rows."""
    if not readings:
        return list(profile.matched)
    by_key = {one.key: one for one in profile.matched}
    return [replace(by_key[row_key(row)], row=row) for row in rows_of(readings)]


def _stored(profile: Profile) -> dict[str, int]:
    taste = profile.taste
    return {
        "rated": len(taste.rated),
        "watched": len(taste.watched),
        "wanted": len(taste.wanted),
        "ambiguous": len(profile.ambiguous),
        "resolved_by_hand": len(profile.choices),
    }


def _tell(report: ImportReport, profile: Profile, person: str) -> None:
    for reading in report.readings:
        guessed = " (guessed from the values; --scale sets it)" if reading.scale_is_guessed else ""
        scale = "" if reading.scale is None else f", scale {reading.scale}{guessed}"
        click.echo(f"{reading.file}: {reading.format}, {len(reading.rows):,} rows{scale}")
        for note in reading.notes:
            click.echo(f"  {note}")
    click.echo(f"against {report.against}:")
    for status, count in report.counts.items():
        also = f", {len(report.likely):,} of them likely" if status == "matched" and report.likely else ""
        click.echo(f"{count:>9,}  {status}{also}")
    _list(
        "likely: of a neighbouring year, a longer name, or told from namesakes by fame; --review asks",
        report.likely,
    )
    _list("ambiguous: decide with --review", report.of("ambiguous"))
    _list("unmatched", report.of("unmatched"))
    click.echo(f"profile '{person}': {_told(profile)}{_next(profile, person)}")


def _told(profile: Profile) -> str:
    counts = _stored(profile).items()
    return (
        ", ".join(f"{count:,} {what.replace('_', ' ')}" for what, count in counts if count) or "nothing yet"
    )


def _next(profile: Profile, person: str) -> str:
    """What to run now: picks where something is known, else the review of what is open."""
    if profile.taste.seen:
        return f"; next: reelkin recommend --person {shlex.quote(person)}"
    if profile.ambiguous:
        return f"; next: reelkin import --review --person {shlex.quote(person)}"
    return ""


def _became(one: Matched) -> str:
    if one.how == "likely":
        return f" → {one.candidates[0]}"
    return f": {one.why}" if one.why else ""


def _list(title: str, rows: Sequence[Matched]) -> None:
    if rows:
        click.echo(f"{title}:")
    for one in rows[:SHOWN]:
        click.echo(f"  {described(one)}{_became(one)}")
    if len(rows) > SHOWN:
        click.echo(f"  … and {len(rows) - SHOWN:,} more; --json lists each")
