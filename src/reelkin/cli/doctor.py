"""`reelkin doctor`: what is installed, found and reachable, and what to do about what is not."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from importlib import metadata
from importlib.util import find_spec
from typing import TYPE_CHECKING, Literal

import click

from reelkin.cli.options import json_option, print_json, settings_from, workspace_of
from reelkin.installing import install_line

if TYPE_CHECKING:
    from reelkin.settings import Settings
    from reelkin.workspace import Workspace

EXTRAS = {
    "build": (
        "adjustText",
        "isal",
        "matplotlib",
        "narwhals",
        "openTSNE",
        "polars",
        "sklearn",
        "scipy",
        "threadpoolctl",
        "urllib3",
    ),
    "sample": ("bokeh_sampledata",),
    "pandas": ("pandas", "pyarrow"),
    "evaluate": ("implicit",),
    "postgres": ("psycopg",),
    "publish": ("polars",),
    "aws": ("boto3",),
}
BYTES_FOR_IMDB = 12e9
"""What fetching and building the whole of IMDb needs: 2 GB as downloaded, the rest as it is read and prepared."""


@dataclass(frozen=True)
class Finding:
    """One thing looked at: how it stands, and the remedy when it does not."""

    name: str
    state: Literal["ok", "missing", "failed"]
    detail: str
    remedy: str = ""


@click.command("doctor", short_help="What is installed, found and missing.")
@click.option(
    "--online", is_flag=True, help="Also see whether the download address answers (one small request)."
)
@json_option
@click.pass_context
def command(ctx: click.Context, online: bool, as_json: bool) -> None:
    """Look at the installation and the workspace; exits with 1 when something is broken (missing extras are not)."""
    settings = settings_from(ctx)
    findings = [*_installed(), *_workspace(workspace_of(settings)), _database(settings)]
    if online:
        findings.append(_reachable(settings))
    if as_json:
        print_json([asdict(finding) for finding in findings])
    else:
        for finding in findings:
            click.echo(f"{finding.state:<8} {finding.name:<16} {finding.detail}")
            if finding.remedy:
                click.echo(f"{'':<8} {'':<16} → {finding.remedy}")
    ctx.exit(1 if any(finding.state == "failed" for finding in findings) else 0)


def _installed() -> Iterator[Finding]:
    yield Finding("reelkin", "ok", f"{metadata.version('reelkin')} on Python {sys.version.split()[0]}")
    for extra, modules in EXTRAS.items():
        absent = [name for name in modules if find_spec(name) is None]
        if absent:
            yield Finding(f"extra {extra}", "missing", f"no {', '.join(absent)}", install_line(extra))
        else:
            yield Finding(f"extra {extra}", "ok", "installed")


def _workspace(workspace: Workspace) -> Iterator[Finding]:
    place = workspace.home
    while not place.exists():
        place = place.parent
    free = shutil.disk_usage(place).free
    detail = f"{free / 1e9:.1f} GB free at {workspace.home}"
    if free < BYTES_FOR_IMDB:
        yield Finding(
            "disk",
            "missing",
            detail,
            "the whole of IMDb needs about 12 GB: free some, or choose another --home",
        )
    else:
        yield Finding("disk", "ok", detail)
    from reelkin.interactions.sets.stored import stored_sets

    snapshots = workspace.snapshots()
    if snapshots:
        yield Finding(
            "IMDb files", "ok", f"newest snapshot {workspace.newest_snapshot()}, {len(snapshots)} in all"
        )
    else:
        yield Finding("IMDb files", "missing", "none yet", "reelkin fetch, or reelkin fetch sample")
    sets = [each.id for each in stored_sets(workspace)]
    if sets:
        yield Finding("rating sets", "ok", ", ".join(sets))
    yield _model(workspace)
    yield from _evaluation(workspace)


def _model(workspace: Workspace) -> Finding:
    from reelkin import Model
    from reelkin.errors import ReelkinError

    if not workspace.current_model.is_symlink():
        return Finding("model", "missing", "none yet", "reelkin build")
    try:
        model = Model.load(workspace.current_model)
    except ReelkinError as error:
        return Finding("model", "failed", str(error), "reelkin train")
    return Finding("model", "ok", f"{workspace.current_model.resolve().name}, {len(model)} titles")


def _database(settings: Settings) -> Finding:
    """Whether the site's database answers, and what is live in it."""
    from reelkin.cli.databases import open_as_it_is
    from reelkin.errors import ReelkinError
    from reelkin.store.live import live_model
    from reelkin.store.migrating import check_version
    from reelkin.store.opening import reading

    workspace = workspace_of(settings)
    if settings.database is None and not workspace.database.exists():
        return Finding("database", "missing", "none yet", "reelkin publish")
    try:
        engine = open_as_it_is(settings, workspace)
        check_version(engine)
        with reading(engine) as connection:
            live = live_model(connection)
    except ReelkinError as error:
        return Finding("database", "failed", str(error))
    if live is None:
        return Finding("database", "missing", "no model is published", "reelkin publish")
    newest = workspace.current_model.exists() and workspace.current_model.resolve().name != live.model_id
    remedy = "a newer model is here: reelkin publish" if newest else ""
    return Finding("database", "ok", f"{live.model_id} is live, {live.titles} titles", remedy)


def _evaluation(workspace: Workspace) -> Iterator[Finding]:
    """Where the current model's report on how good it is lies, or what makes one."""
    if not workspace.current_model.exists():
        return
    page = workspace.report(workspace.current_model.resolve().name, "evaluation") / "index.html"
    if page.is_file():
        yield Finding("evaluation", "ok", str(page))
    else:
        remedy = "reelkin evaluate --ratings PATH, with people's ratings such as a MovieLens folder"
        yield Finding("evaluation", "missing", "this model has not been judged", remedy)


def _reachable(settings: Settings) -> Finding:
    try:
        import urllib3
    except ImportError:
        return Finding("download", "missing", "no urllib3 to ask with", install_line("build"))
    url = settings.base_url.rstrip("/") + "/title.ratings.tsv.gz"
    try:
        answer = urllib3.request("HEAD", url, timeout=settings.timeout_seconds, retries=False)
    except urllib3.exceptions.HTTPError as error:
        return Finding(
            "download",
            "failed",
            f"{url}: {error}",
            "see whether this machine reaches the internet, or set base_url",
        )
    if answer.status != 200:
        return Finding(
            "download", "failed", f"{url} answers {answer.status}", "see whether base_url is right"
        )
    return Finding("download", "ok", f"{url} answers")
