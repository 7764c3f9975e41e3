"""`reelkin demo`: the whole way on the licence-clean sample, and the sketch's picks beside ours."""

from __future__ import annotations

import os
import shlex
import shutil
import sys
import textwrap
import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reelkin.cli.options import settings_from, workspace_of
from reelkin.cli.serve import serve_here
from reelkin.cli.showing import bars, tell
from reelkin.errors import UsageError

if TYPE_CHECKING:
    from reelkin.recommend import Model
    from reelkin.recommend.pick import Pick

DUMBO = "tt0033563"
FILMS = {
    DUMBO: "Dumbo (1941)",
    "tt0078748": "Alien (1979)",
    "tt0211915": "Amélie (2001)",
    "tt0047478": "Seven Samurai (1954)",
    "tt0110912": "Pulp Fiction (1994)",
    "tt0245429": "Spirited Away (2001)",
}
"""Films of different kinds; those that the sample holds are shown on the page, the first few in the terminal."""
WIDTH = 78


@click.command("demo", short_help="The whole way on 17,000 free films.")
@click.option(
    "--serve/--no-serve",
    "wants_site",
    default=None,
    help="End with the site running.",
    show_default="on a terminal, outside CI",
)
@click.pass_context
def command(ctx: click.Context, wants_site: bool | None) -> None:
    """Everything once, on 17,000 films of 1940 to 2014 that anyone may use: a minute at most."""
    from reelkin.pipeline.building import stages_from
    from reelkin.pipeline.fetching import fetch_stage
    from reelkin.pipeline.plates import MAP, plates_stage
    from reelkin.pipeline.showcase import PAGE, showcase_stage
    from reelkin.recommend import Model

    started = time.perf_counter()
    settings = settings_from(ctx)
    workspace = workspace_of(settings)
    with workspace.lock():
        with bars() as progress:
            fetched = fetch_stage(workspace, "sample", settings, progress)
        tell(fetched)
        for stage in stages_from(workspace, str(fetched.summary["snapshot"]), settings):
            with bars() as progress:
                outcome = stage(progress)
            tell(outcome)
        model = Model.load(workspace.current_model)
        asked = [tconst for tconst in FILMS if tconst in model]
        if DUMBO not in asked:
            raise UsageError("the demo is about Dumbo (1941), which your settings leave out; unset what does")
        plates = plates_stage(workspace, model.bundle)
        tell(plates)
        shown = showcase_stage(workspace, model, plates.folder / MAP, asked)
        tell(shown)
    _show_dumbo(model, shown.summary["sketch"])
    for tconst in asked[1:4]:
        _show_line(model, tconst)
    _show_next(ctx.find_root().obj["home"], str(shown.folder / PAGE), time.perf_counter() - started)
    if _ends_with_site(wants_site):
        click.echo()
        serve_here(workspace, settings)


def _ends_with_site(wanted: bool | None) -> bool:
    """Whether somebody is there to look at it."""
    return sys.stdout.isatty() and not os.environ.get("CI") if wanted is None else wanted


def _show_dumbo(model: Model, sketch: list[str]) -> None:
    click.echo()
    drawn = ", ".join(model.facts(tconst).named for tconst in sketch)
    click.echo(_filled(f"Dumbo, the usual first try (k-means, k=15, any film of the cluster): {drawn}"))
    click.echo("Dumbo, reelkin's way:")
    for pick in model.similar(DUMBO, n=3, franchise="collapse"):
        click.echo(_filled(f"  {_named(pick)}: {pick.sentence}"))


def _show_line(model: Model, tconst: str) -> None:
    picks = model.similar(tconst, n=3, franchise="collapse")
    click.echo(_filled(f"{FILMS[tconst]}: {', '.join(_named(pick) for pick in picks)}"))


def _show_next(home: Path | None, page: str, seconds: float) -> None:
    """What to do next; `home` is the workspace where the person named one."""
    click.echo()
    click.echo(f"Done in {seconds:.0f} s. Open this page in a browser (map of films, shelves, picks):")
    click.echo(f"  {page}")
    click.echo("Next:")
    program = _program()
    reelkin = f"{program} --home {shlex.quote(_near(home))}" if home else program
    # Where the sample is the newest there is, build would take it again.
    whole = (f"{program} build", "the same on IMDb's files") if home else (f"{program} fetch", "IMDb's files")
    lines = (
        (f'{reelkin} similar "Alien"', "picks like a film"),
        (f'{reelkin} why Alien "Blade Runner"', "one pick's whole sum"),
        (f"{reelkin} serve", "the site, in your browser"),
        whole,
    )
    wide = max(len(command_line) for command_line, _ in lines)
    for command_line, meaning in lines:
        click.echo(f"  {command_line:<{wide}}  {meaning}")


def _program() -> str:
    """How this program was called, as it can be called again from here."""
    called, found = Path(sys.argv[0]).absolute(), shutil.which("reelkin")
    return "reelkin" if found and Path(found).absolute() == called else shlex.quote(_near(called))


def _near(path: Path) -> str:
    here = os.path.relpath(path)
    return str(path) if here.startswith("..") else here


def _named(pick: Pick) -> str:
    return f"{pick.title} ({pick.year})" if pick.year else pick.title


def _filled(text: str) -> str:
    return textwrap.fill(text, WIDTH, subsequent_indent="    ")
