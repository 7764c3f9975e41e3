"""`reelkin export`: the titles of the model with their clusters as one CSV file, here or in S3."""

from __future__ import annotations

from pathlib import Path

import click

from reelkin.cli.options import check_folder, json_option, print_json, settings_from, workspace_of


@click.command("export", short_help="Write the model's titles and clusters as CSV.")
@click.argument("target", metavar="FILE.csv|s3://…")
@click.option("--bundle", type=click.Path(path_type=Path), help="Another model than the current one.")
@json_option
@click.pass_context
def command(ctx: click.Context, target: str, bundle: Path | None, as_json: bool) -> None:
    """Write tconst, title, year, averageRating, numVotes, label and clusterName of every title of the model.

    Texts that a spreadsheet would run as a formula get an apostrophe before them; `reelkin publish --from` takes it away
    again.
    """
    from reelkin.pipeline.spine import export_spine

    if not target.startswith("s3://"):
        check_folder(Path(target))
    titles = export_spine(bundle or workspace_of(settings_from(ctx)).current_model, target)
    if as_json:
        print_json({"target": target, "titles": titles})
    else:
        click.echo(f"{titles:,} titles in {target}")
