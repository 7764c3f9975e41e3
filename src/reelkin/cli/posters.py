"""`reelkin posters`: posters of titles, as SVG files or all on one page."""

from __future__ import annotations

from pathlib import Path

import click

from reelkin import artefacts
from reelkin.cli.asking import choose_title
from reelkin.cli.options import json_option, print_json
from reelkin.cli.picks import load_model
from reelkin.errors import UsageError

SHEET = 120


@click.command("posters", short_help="Posters of titles, drawn from their own data.")
@click.argument("titles", nargs=-1, metavar="[TITLE]...")
@click.option(
    "--sheet",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Put them all on one HTML page that opens offline.",
)
@click.option(
    "--folder",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Write each as DIR/<id>.svg; it shows in Archivo where that is installed or a page brings it.",
)
@click.option(
    "-n",
    "n",
    type=click.IntRange(1, 5000),
    default=SHEET,
    show_default=True,
    help="How many, when no title is named: the best known of each cluster in turn.",
)
@click.option(
    "--width", type=click.IntRange(40, 1200), default=120, show_default=True, help="Pixels on the page."
)
@click.option("--across", type=click.IntRange(1, 60), default=12, show_default=True, help="Posters in a row.")
@click.option("--captions", is_flag=True, help="Write title and year beneath each.")
@json_option
@click.pass_context
def command(
    ctx: click.Context,
    /,
    titles: tuple[str, ...],
    sheet: Path | None,
    folder: Path | None,
    n: int,
    width: int,
    across: int,
    captions: bool,
    as_json: bool,
) -> None:
    """Draw the posters of the named TITLEs, or of the best known ones: IMDb's datasets hold none, so reelkin draws them."""
    from reelkin.posters.drawing import draw_poster
    from reelkin.posters.of_title import poster_data
    from reelkin.posters.sheet import best_known, sheet_html

    if sheet is None and folder is None:
        raise UsageError("where to? give --sheet FILE for one page, or --folder DIR for an SVG file each")
    model = load_model(ctx)
    several = [model.facts(choose_title(model, typed)) for typed in titles]
    several = several or [model.facts_of(row) for row in best_known(model.bundle, n)]
    drawn = [draw_poster(poster_data(model.bundle, facts.row)) for facts in several]
    written: list[Path] = []
    if folder is not None:
        folder.mkdir(parents=True, exist_ok=True)
        for facts, svg in zip(several, drawn, strict=True):
            written.append(folder / f"{facts.tconst}.svg")
            written[-1].write_text(svg + "\n", encoding="utf-8")
    if sheet is not None:
        page = sheet_html(drawn, [facts.named for facts in several] if captions else (), width, across)
        artefacts.write_bytes(sheet, page.encode())
        written.append(sheet)
    if as_json:
        print_json({"posters": [facts.tconst for facts in several], "files": [str(path) for path in written]})
        return
    posters = "poster" if len(drawn) == 1 else "posters"
    click.echo(
        f"{len(drawn):,} {posters}: {' and '.join(str(one) for one in (sheet, folder) if one is not None)}"
    )
