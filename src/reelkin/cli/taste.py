"""`reelkin taste`: what somebody likes, against what the world watches."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click
from rich.console import Console
from rich.text import Text

from reelkin import artefacts
from reelkin.cli.exports import scale_option
from reelkin.cli.options import json_option, print_json, settings_from, workspace_of
from reelkin.cli.picks import load_model
from reelkin.cli.rated import brought, check_known, files_option, like_option, person_option, said, tell
from reelkin.errors import UsageError
from reelkin.interactions.scale import PLACES
from reelkin.recommend.model import SCALE
from reelkin.recommend.taste.picture import draw_taste
from reelkin.recommend.taste.telling import likes
from reelkin.recommend.taste.wording import named, percent

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from reelkin.interactions.merging import Rated
    from reelkin.interactions.scale import Scale
    from reelkin.recommend.taste.answer import TasteProfile
    from reelkin.recommend.taste.profile import Leaning

SHOWN = 8
PICTURE = "taste.svg"


@click.command("taste", short_help="What somebody likes, against the world.")
@like_option
@files_option
@person_option
@click.option(
    "--picture",
    type=click.Path(dir_okay=False, path_type=Path),
    is_flag=False,
    flag_value=PICTURE,
    metavar="[FILE]",
    help=f"Draw it too, as SVG: a file that any browser shows, {PICTURE} where none is named.",
)
@scale_option
@json_option
@click.pass_context
def command(
    ctx: click.Context,
    /,
    liked: tuple[str, ...],
    files: tuple[Path, ...],
    person: str | None,
    picture: Path | None,
    scale: Scale | None,
    as_json: bool,
) -> None:
    """What somebody likes more and less of than the world, how adventurous they are, and what they have hardly touched."""
    if not (liked or files or person):
        raise UsageError("whose taste? give --ratings FILE, --person NAME or --like TITLE")
    model = load_model(ctx)
    ratings: dict[str, float] = {}
    watched: list[str] = []
    if files or person:
        theirs = brought(workspace_of(settings_from(ctx)), model, files, person, scale)
        check_known(theirs, rows_given=True)
        tell(theirs)
        ratings = _of_ten(theirs.rated)
        watched = list(theirs.seen)
    found = model.taste(ratings, watched=watched, said=_of_ten(said(model, liked)))
    if person is not None:
        found = found.of(person)
    if picture is not None:
        _draw(found, picture)
    if as_json:
        print_json(found.as_dict())
        return
    console = Console(highlight=False)
    console.print(Text(found.words, style="bold"))
    for line in _lines(found):
        console.print(Text(line))


def _draw(found: TasteProfile, picture: Path) -> None:
    try:
        artefacts.write_bytes(picture, draw_taste(found, alone=True).encode())
    except OSError as error:
        raise UsageError(f"{picture}: cannot be written ({error.strerror}); name another file") from error
    click.echo(f"reelkin: drew {picture}", err=True)


def _of_ten(rated: Mapping[str, Rated]) -> dict[str, float]:
    """On IMDb's scale, whatever the scale of the file."""
    low, high = SCALE
    width = (high - low) / (PLACES.high - PLACES.low)
    return {tconst: low + width * (one.place - PLACES.low) for tconst, one in rated.items()}


def _lines(found: TasteProfile) -> Iterator[str]:
    if found.favourites:
        yield "\nFavourite clusters, against the world:"
        for one in found.favourites:
            yield f"  {percent(one.share):>5} against {percent(one.world)}: {one.name}"
    for title, several in (
        (f"{_opening(found)} more of", found.over_loves),
        (f"{_opening(found)} less of", found.likes_less),
    ):
        if several:
            yield f"\n{title}:"
            yield from (f"  {_leaning(one)}" for one in several[:SHOWN])
    if found.tells:
        yield f"\nOff the beaten track: {percent(found.offbeat)}; the world is at 50 %."
    if found.rating is not None:
        mean, spread = found.rating.mean, found.rating.spread
        gives = f"{found.name} gives" if found.name else "You give"
        yield f"{gives} {mean:.1f} of {found.rating.high:g} on average, give or take {spread:.1f}."
    if found.blind_spots:
        yield "\nBlind spots, much watched and rated well, each with a title to begin with:"
        for spot in found.blind_spots:
            yield f"  {spot.name}, {spot.seen} seen: {named(spot.title, spot.year)}"


def _opening(found: TasteProfile) -> str:
    said = likes(found.name)
    return said[0].upper() + said[1:] if found.name is None else said


def _leaning(one: Leaning) -> str:
    return f"{one.label} ({one.trait}): {percent(one.lift.share)} against {percent(one.lift.world)}"
