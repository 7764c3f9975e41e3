"""Picks on a terminal and as JSON, and the options that choose and order them."""

from __future__ import annotations

from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from reelkin.cli.options import all_of, print_json, settings_from, split_list, workspace_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reelkin.cli.options import Decorator
    from reelkin.recommend import Model
    from reelkin.recommend.pick import Pick, Picks

TYPES = {
    "movie": "film",
    "tvMovie": "TV film",
    "tvSeries": "series",
    "tvMiniSeries": "mini-series",
    "tvSpecial": "special",
}


def _parts(_ctx: click.Context, _parameter: click.Parameter, value: Sequence[str]) -> list[str] | None:
    return [part for one in value for part in split_list(one) or ()] or None


def _several(name: str, meaning: str, metavar: str) -> Any:
    return click.option(name, multiple=True, metavar=metavar, callback=_parts, help=meaning)


number_option = click.option(
    "-n", "n", type=click.IntRange(1, 1000), default=10, show_default=True, help="How many picks."
)


def _titles_had(ctx: click.Context, _parameter: click.Parameter, path: Path | None) -> list[str] | None:
    """The ids of the titles in a list of what somebody has."""
    if path is None or ctx.resilient_parsing:
        return None
    from reelkin.cli.exports import known_titles
    from reelkin.interactions.library import known_library, titles_in

    ids, rows = titles_in(path.name, path.read_bytes())
    have = known_library(str(path), ids, rows, known_titles(workspace_of(settings_from(ctx))))
    if have.missed:
        click.echo(
            f"reelkin: {path}: {len(have.missed):,} of {len(rows):,} titles are not known, or several",
            err=True,
        )
    return have.tconsts


filter_options = all_of(
    _several("--type", "Only these title types (repeatable, or with commas).", "TYPE"),
    click.option("--year", metavar="1970..1985", help="Only these years; also 1979, 1970.. and ..1985."),
    _several("--genre", "Only titles with all of these genres.", "GENRE"),
    _several("--not-genre", "No title with any of these genres.", "GENRE"),
    _several("--language", "Only these original languages, as fr or French.", "LANGUAGE"),
    click.option("--max-runtime", type=click.FloatRange(1), metavar="MINUTES", help="No longer than this."),
    click.option("--min-rating", type=click.FloatRange(1, 10), help="Rated at least this."),
    click.option("--min-votes", type=click.IntRange(0), help="With at least so many votes."),
    click.option("--max-votes", type=click.IntRange(0), help="With at most so many: what few have seen."),
    click.option(
        "--only",
        type=click.Path(path_type=Path, exists=True, dir_okay=False),
        metavar="LIST",
        callback=_titles_had,
        help="Only what is in this list of what you have: one a line, a sheet, Jellyfin or Kodi.",
    ),
)


LESS_TRODDEN = -0.3
"""Where a person's popularity dial stands unless it is turned: what everybody watches, they have mostly seen or heard of."""


def dial_options(popularity: float | None = 0.0) -> Decorator:
    """The options that add to scores; None leaves it to the command where the popularity dial stands untouched."""
    told: bool | str = popularity != 0 if popularity is not None else f"0, and {LESS_TRODDEN} for somebody"
    return all_of(
        click.option(
            "--popularity",
            type=click.FloatRange(-1, 1),
            default=popularity,
            show_default=told,
            help="-1: hidden gems; 0: as the model has it; 1: blockbusters.",
        ),
        click.option("--age", type=click.FloatRange(-1, 1), default=0.0, help="-1: newer; 1: older."),
    )


def order_options(popularity: float | None = 0.0) -> Decorator:
    """The options that reorder picks or add to their scores; `popularity` as for `dial_options`."""
    return all_of(
        click.option(
            "--diverse",
            type=click.FloatRange(0, 1),
            default=0.0,
            help="0: by score alone; 1: as unlike each other as can be.",
        ),
        dial_options(popularity),
        click.option("--sequels", is_flag=True, help="Let every part of a series show."),
    )


def load_model(ctx: click.Context) -> Model:
    """The workspace's current model."""
    from reelkin.recommend import Model

    return Model.load(workspace_of(settings_from(ctx)).current_model)


def show(picks: Picks, *, as_json: bool, head: dict[str, Any], title: str) -> None:
    """The picks as JSON (with `head` before them), or as a table for people under `title`."""
    if as_json:
        short = None if picks.shortfall is None else str(picks.shortfall)
        places = zip(picks, picks.places_by_score, strict=True)
        told = [{**pick.to_dict(), "place_by_score": place} for pick, place in places]
        print_json({**head, "picks": told, "shortfall": short})
        return
    console = Console(highlight=False)
    console.print(Text(title, style="bold"))
    if picks:
        console.print(_table(picks) if console.width >= 60 else _narrow(picks))
        if console.width >= 60 and any(_moved_down(picks)):
            console.print(Text(MOVED, style="dim"))
    if picks.shortfall is not None:
        advice = str(picks.shortfall)
        console.print(Text(f"{advice[:1].upper()}{advice[1:]}."))


MOVED = "* higher than a score above it: variety, or which part of a series to see first, set the order."


def _moved_down(picks: Sequence[Pick]) -> list[bool]:
    """Which picks have a higher score than one above them."""
    lowest = accumulate((pick.score for pick in picks), min)
    return [pick.score > least for pick, least in zip(picks, lowest, strict=True)]


def _table(picks: Sequence[Pick]) -> Table:
    table = Table(box=None, padding=(0, 1, 0, 0), show_header=True, header_style="dim")
    table.add_column("", justify="right", no_wrap=True)
    table.add_column("title, and why", ratio=1, overflow="fold")
    table.add_column("rating", justify="right", no_wrap=True)
    table.add_column("votes", justify="right", no_wrap=True)
    table.add_column("score", justify="right", no_wrap=True)
    for place, (pick, moved) in enumerate(zip(picks, _moved_down(picks), strict=True), 1):
        rating = "" if pick.rating is None else f"{pick.rating:.1f}"
        votes = "" if pick.votes is None else f"{pick.votes:,}"
        table.add_row(str(place), _told(pick), rating, votes, f"{pick.score:.3f}{'*' if moved else ' '}")
    return table


def _narrow(picks: Sequence[Pick]) -> Text:
    return Text("\n").join(
        Text(f"{place}. ", style="dim") + _told(pick, with_rating=True) for place, pick in enumerate(picks, 1)
    )


def _told(pick: Pick, *, with_rating: bool = False) -> Text:
    """A pick in three tones: the title bold, what is said of it plain, the shelf and the series dim."""
    kind = TYPES.get(pick.type, pick.type)
    told = Text().append(pick.title, style="bold").append(f" ({pick.year or 'year unknown'})")
    if kind != "film":
        told.append(f", {kind}")
    if with_rating and pick.rating is not None:
        told.append(f", rated {pick.rating:.1f}")
    told.append(f" · {pick.cluster_name}", style="dim")
    told.append(f"\n{pick.sentence}")
    if pick.note:
        told.append(f" ({pick.note})", style="dim")
    return told
