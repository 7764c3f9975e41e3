"""Options that several commands share, and the settings they make."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

from reelkin.errors import ReelkinError
from reelkin.settings import Settings, read_settings
from reelkin.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


def settings_from(ctx: click.Context, **flags: Any) -> Settings:
    """The settings in force for this call: `--home` of the group and the flags of the command."""
    return read_settings(home=ctx.find_root().obj["home"], **flags)


def workspace_of(settings: Settings) -> Workspace:
    """The workspace folder that the settings name."""
    return Workspace(settings.home.expanduser().absolute())


def all_of(*options: Decorator) -> Decorator:
    """Several options as one decorator, shown in `--help` in the order given."""

    def decorate(function: Callable[..., Any]) -> Callable[..., Any]:
        for option in reversed(options):
            function = option(function)
        return function

    return decorate


json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON, for programs.")
snapshot_option = click.option("--snapshot", metavar="ID", help="Another snapshot than the newest.")

prepare_options = all_of(
    click.option(
        "--min-votes", type=click.IntRange(0), help="Leave titles with fewer votes out of the model."
    ),
    click.option("--unrated/--rated", default=None, help="Let titles without a rating into the model."),
    click.option("--adult/--no-adult", default=None, help="Let adult titles in.", show_default="no-adult"),
    click.option(
        "--types",
        metavar="TYPE,…",
        callback=lambda _c, _p, value: split_list(value),
        help="Title types of the model.",
    ),
    click.option("--first-year", type=int, help="Leave out what began before."),
    click.option("--last-year", type=int, help="Leave out what began after."),
)

ratings_option = click.option(
    "--ratings",
    multiple=True,
    metavar="PATH|SET",
    help="Learn from these ratings too: a file, a MovieLens folder, or a set that was fetched (repeatable).",
)

region_option = click.option(
    "--region",
    "aws_region",
    metavar="NAME",
    help="The AWS region.",
    show_default="AWS's own configuration",
)

sagemaker_options = all_of(
    click.option("--role", "aws_role", metavar="ARN", help="sagemaker: the role that jobs run under."),
    click.option("--s3", "aws_storage", metavar="URL", help="sagemaker: s3://bucket/prefix for its data."),
    region_option,
    click.option(
        "--instances",
        "sagemaker_instances",
        type=click.IntRange(1, 64),
        help="sagemaker: how many instances.",
    ),
    click.option(
        "--instance-type",
        "sagemaker_instance_type",
        metavar="TYPE",
        help="sagemaker: what they are.",
        show_default="ml.m5.large",
    ),
    click.option(
        "--longest-minutes",
        "sagemaker_longest_minutes",
        type=click.IntRange(1),
        help="sagemaker: stop a job then.",
        show_default="60",
    ),
    click.option(
        "--hyperparameter",
        "sagemaker_hyperparameters",
        multiple=True,
        metavar="NAME=VALUE",
        callback=lambda _c, _p, value: parse_pairs(value),
        help="sagemaker: of its k-means, such as epochs=3 (repeatable).",
    ),
    click.option(
        "--assign",
        "sagemaker_assign",
        type=click.Choice(["here", "transform"]),
        help="sagemaker: let its model assign the titles too, by a batch transform, and compare.",
        show_default="here",
    ),
)

train_options = all_of(
    click.option(
        "--engine", help="The k-means engine: scikit-learn or sagemaker.", show_default="scikit-learn"
    ),
    click.option(
        "--k",
        "k",
        callback=lambda _c, _p, value: parse_k(value),
        metavar="N|auto",
        help="Number of clusters, or auto.",
    ),
    click.option(
        "--seed", type=click.IntRange(0, 2**32 - 1), help="Where random choices start.", show_default="0"
    ),
    click.option(
        "--min-person-titles", type=click.IntRange(1), help="People with fewer titles are no feature."
    ),
    click.option(
        "--block",
        "block_weights",
        multiple=True,
        metavar="NAME=WEIGHT",
        callback=lambda _c, _p, value: parse_weights(value),
        help="Weight a feature block (repeatable); 0 switches it off.",
    ),
    sagemaker_options,
)


def split_list(value: str | None) -> tuple[str, ...] | None:
    """The parts of a comma-separated option."""
    return None if value is None else tuple(part.strip() for part in value.split(",") if part.strip())


def parse_k(value: str | None) -> int | str | None:
    """`--k`: a whole number from 1, or "auto"."""
    if value is None or value == "auto":
        return value
    if value.isdecimal() and int(value) >= 1:
        return int(value)
    raise click.BadParameter(f"'{value}' is neither a whole number from 1 nor auto")


def parse_weights(values: Sequence[str]) -> dict[str, float] | None:
    """`--block genres=2 --block cast=0`: weight by block."""
    weights = {}
    for value in values:
        name, found, weight = value.partition("=")
        try:
            weights[name] = float(weight)
        except ValueError:
            found = ""
        if not found or weights[name] < 0:
            raise click.BadParameter(f"'{value}' is not NAME=WEIGHT with a weight from 0")
    return weights or None


def parse_pairs(values: Sequence[str]) -> dict[str, str] | None:
    """`--hyperparameter epochs=3`: value by name."""
    pairs = {}
    for value in values:
        name, found, said = value.partition("=")
        if not found or not name:
            raise click.BadParameter(f"'{value}' is not NAME=VALUE")
        pairs[name] = said
    return pairs or None


def check_folder(file: Path) -> None:
    """See that the folder of a file to be written is there: a mistyped path should make no folders.

    Raises:
        ReelkinError: it is not.
    """
    if not file.parent.is_dir():
        raise ReelkinError(
            f"{file}: there is no folder {file.parent}; make it with mkdir -p, or name another place"
        )


def print_json(value: Any) -> None:
    """One JSON value to standard output."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=1, allow_nan=False))
