"""`reelkin not-interested`: titles that a person does not want to be shown."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

import click

from reelkin.cli.asking import choose_title
from reelkin.cli.options import json_option, print_json, settings_from, workspace_of
from reelkin.cli.picks import load_model
from reelkin.errors import UsageError
from reelkin.interactions.not_interested import load_marks, mark, unmark
from reelkin.interactions.profiles import lock, person_folder

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reelkin.recommend import Model


@click.command("not-interested", short_help="Titles never to be shown to somebody.")
@click.argument("titles", nargs=-1, metavar="TITLE…")
@click.option("--person", default="me", show_default=True, help="Who is not interested.")
@click.option("--undo", is_flag=True, help="Take it back.")
@click.option("--list", "wants_list", is_flag=True, help="List what is marked.")
@json_option
@click.pass_context
def command(
    ctx: click.Context, /, titles: tuple[str, ...], person: str, undo: bool, wants_list: bool, as_json: bool
) -> None:
    """Leave titles out of the picks for a person, and for every household they are in.

    It is kept in their profile, and importing again does not touch it. It is no dislike: it says nothing about
    titles like it. What comes after it in its series is left out too.
    """
    if bool(titles) == wants_list or (undo and wants_list):
        raise UsageError("give the titles, or --list alone")
    folder = person_folder(workspace_of(settings_from(ctx)).profiles, person)
    model = load_model(ctx)
    if wants_list:
        _tell(model, person, load_marks(folder), as_json=as_json)
        return
    with lock(folder):
        before = load_marks(folder)
        tconsts = [_marked_or_chosen(model, before, title) for title in titles]
        marks = unmark(folder, tconsts) if undo else mark(folder, tconsts, int(time.time()))
    if as_json:
        _tell(model, person, marks, as_json=True)
        return
    for tconst in dict.fromkeys(tconsts):
        click.echo(f"{_named(model, tconst)}: {_became(tconst in before, undo)}")


def _marked_or_chosen(model: Model, before: Mapping[str, int], title: str) -> str:
    """An id that is marked needs no model, so that a mark on a title that has left it can be taken back."""
    return title if title in before else choose_title(model, title)


def _became(was: bool, undo: bool) -> str:
    if undo:
        return "may be shown again" if was else "was not marked"
    return "was marked already" if was else "will not be shown"


def _tell(model: Model, person: str, marks: Mapping[str, int], *, as_json: bool) -> None:
    if as_json:
        print_json({"person": person, "not_interested": [_told(model, *one) for one in marks.items()]})
        return
    if not marks:
        click.echo(f"Nothing is marked for {person}.")
    for tconst, moment in marks.items():
        click.echo(f"{time.strftime('%Y-%m-%d', time.gmtime(moment))}  {tconst:<10}  {_named(model, tconst)}")


def _told(model: Model, tconst: str, moment: int) -> dict[str, Any]:
    return {"tconst": tconst, "title": model.facts(tconst).title if tconst in model else None, "time": moment}


def _named(model: Model, tconst: str) -> str:
    return model.facts(tconst).named if tconst in model else f"{tconst} (not in this model)"
