"""`reelkin deploy`: the site on AWS, brought up or brought up to date."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from reelkin.cli.options import json_option, print_json, region_option, settings_from, workspace_of
from reelkin.cli.showing import bars
from reelkin.cli.stacks import agreed, region_of, show_bill, stack_option
from reelkin.errors import UsageError

if TYPE_CHECKING:
    from reelkin.aws.stack.change_sets import Plan
    from reelkin.aws.stack.release import Release

PARAMETERS = {
    "allowed_cidr": "AllowedCidr",
    "domain": "DomainName",
    "certificate": "CertificateArn",
    "email": "AlarmEmail",
    "notebook_type": "NotebookType",
    "size": "Size",
}
SWITCHES = {"nat": "Nat", "notebook": "Notebook", "protect": "DeletionProtection"}


@click.command("deploy", short_help="Bring the site up on AWS.")
@stack_option
@click.option(
    "--allowed-cidr", metavar="CIDR", help="Who may reach the site, such as 203.0.113.7/32; needed at first."
)
@click.option(
    "--size", type=click.Choice(["small", "standard"]), help="As of `reelkin estimate`.", show_default="small"
)
@click.option("--domain", metavar="NAME", help="The name people type; needs --certificate for https.")
@click.option("--certificate", metavar="ARN", help="A certificate of AWS Certificate Manager for that name.")
@click.option(
    "--nat/--no-nat", default=None, show_default="no-nat", help="Web servers without public addresses."
)
@click.option(
    "--notebook/--no-notebook", default=None, show_default="notebook", help="With a SageMaker notebook."
)
@click.option(
    "--notebook-type", metavar="TYPE", help="The notebook's instance type.", show_default="ml.t3.medium"
)
@click.option(
    "--protect/--no-protect",
    default=None,
    show_default="protect",
    help="Let AWS refuse to delete the database.",
)
@click.option("--email", metavar="ADDRESS", help="Who is told of alarms.")
@click.option(
    "--bundle", type=click.Path(path_type=Path), help="The model to publish.", show_default="current"
)
@click.option(
    "--bucket", metavar="NAME", help="For releases and models.", show_default="reelkin-ACCOUNT-REGION"
)
@click.option(
    "--sources", type=click.Path(path_type=Path, file_okay=False), help="reelkin's sources, if not here."
)
@click.option(
    "--release",
    "packed",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="A folder with a web-….tar and a notebook-….tar that were packed before.",
)
@click.option("--dry-run", is_flag=True, help="Pack, send, show what would change, and stop.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@region_option
@json_option
@click.pass_context
def command(ctx: click.Context, /, stack: str, aws_region: str | None, as_json: bool, **given: Any) -> None:
    """Show the costs, pack and send the release and the model, show what would change, change it, and print the address.

    Called again, it brings the stack up to date; what is not given then stays as it is.
    """
    region = region_of(ctx, aws_region)
    from reelkin.aws.stack import change_sets, monthly_cost
    from reelkin.aws.stack.sources import TEMPLATE, find_sources
    from reelkin.model.bundle import Bundle

    sources = find_sources(given["sources"])
    bundle = given["bundle"] or workspace_of(settings_from(ctx)).current_model
    model_id = Bundle.load(bundle).model_id
    there = change_sets.find_stack(stack, region) or {}
    chosen = {one["ParameterKey"]: one["ParameterValue"] for one in there.get("Parameters", [])}
    chosen |= _parameters(given)
    if "AllowedCidr" not in chosen:
        raise UsageError(
            "--allowed-cidr: say who may reach the site, such as your own address 203.0.113.7/32"
        )
    lines = monthly_cost.bill(
        chosen.get("Size", "small"),
        nat=chosen.get("Nat") == "yes",
        notebook=chosen.get("Notebook") != "no",
        notebook_type=chosen.get("NotebookType"),
    )
    if not as_json:
        show_bill(lines)
    if not given["dry_run"] and not agreed("Go on?", yes=given["yes"], as_json=as_json):
        return
    parameters = _parameters(given) | _send(given, chosen, sources, bundle, model_id, region, quiet=as_json)
    template = (sources / TEMPLATE).read_text(encoding="utf-8")
    planned = change_sets.plan(stack, template, parameters, region)
    if not as_json:
        _show(planned)
    if given["dry_run"] and not planned.is_empty:
        change_sets.drop(planned, region)
    elif not planned.is_empty:
        if not agreed("Make these changes?", yes=given["yes"], as_json=as_json):
            change_sets.drop(planned, region)
            return
        with bars(quiet=as_json) as progress:
            change_sets.carry_out(planned, region, progress)
    told = change_sets.outputs(stack, region)
    if as_json:
        changes = [one.__dict__ for one in planned.changes]
        print_json({"usd": round(monthly_cost.total(lines), 2), "changes": changes, "outputs": told})
    elif not given["dry_run"]:
        click.echo(f"The site: {told.get('Url', '')}")
        click.echo(f"The first invitation: {told.get('FirstInvitation', '')}")


def _parameters(given: dict[str, Any]) -> dict[str, str]:
    """The template's parameters that were given as options."""
    named = {parameter: given[option] for option, parameter in PARAMETERS.items()}
    switches = {parameter: _yes(given[option]) for option, parameter in SWITCHES.items()}
    return {name: value for name, value in {**named, **switches}.items() if value is not None}


def _yes(on: bool | None) -> str | None:
    return None if on is None else "yes" if on else "no"


def _send(
    given: dict[str, Any],
    chosen: dict[str, str],
    sources: Path,
    bundle: Path,
    model_id: str,
    region: str,
    *,
    quiet: bool,
) -> dict[str, str]:
    """Pack, and send what is not there yet; the parameters that name it. `chosen` are those of a stack that is there."""
    from reelkin.aws import s3
    from reelkin.aws.stack import uploads
    from reelkin.aws.stack.release import make_release
    from reelkin.model.bundle import RECORD
    from reelkin.pipeline.moving import push_model

    bucket = given["bucket"] or chosen.get("ArtefactBucket") or f"reelkin-{uploads.account(region)}-{region}"
    models = f"s3://{bucket}/models"
    with bars(quiet=quiet) as progress, tempfile.TemporaryDirectory(prefix="reelkin-deploy-") as out:
        packed = given["packed"]
        release = _packed(packed) if packed else make_release(sources, Path(out), progress)
        uploads.make_bucket(bucket, region)
        web, notebook = uploads.send_release(release, bucket, region, progress)
        if not s3.keys(f"{models}/{model_id}/{RECORD}", region=region):
            push_model(bundle, models, region=region, progress=progress)
    return {
        "ArtefactBucket": bucket,
        "WebRelease": web,
        "NotebookRelease": notebook,
        "ModelKey": f"models/{model_id}",
    }


def _packed(folder: Path) -> Release:
    from reelkin.aws.stack.release import NOTEBOOK, WEB, Release

    found = [sorted(folder.glob(f"{name}-*.tar")) for name in (WEB, NOTEBOOK)]
    if any(len(one) != 1 for one in found):
        raise UsageError(f"--release {folder}: needs one web-….tar and one notebook-….tar")
    return Release(found[0][0], found[1][0])


def _show(planned: Plan) -> None:
    if planned.is_empty:
        click.echo("Nothing would change.")
    for one in planned.changes:
        anew = (
            "  MADE ANEW"
            if one.replaced == "True"
            else "  perhaps made anew"
            if one.replaced == "Conditional"
            else ""
        )
        click.echo(f"{one.action:<7} {one.name:<18} {one.kind}{anew}")
