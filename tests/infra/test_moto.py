"""The stack comes up on moto with everything that moto can make."""

import base64
import json

import boto3
import pytest

from infra.stacks import NAME, SKIPPED_BY_MOTO, SKIPS_TOLD, SMALL, STANDARD, bring_up, filled, script_of, text

pytestmark = pytest.mark.filterwarnings(SKIPS_TOLD)


@pytest.mark.parametrize("given", [SMALL, STANDARD], ids=["small", "standard"])
def test_every_resource_is_made_but_those_of_types_that_moto_is_known_to_skip(on_moto, given):
    made = bring_up(given)
    wanted = filled(given)["Resources"]
    assert made.keys() <= wanted.keys()
    assert {wanted[name]["Type"] for name in wanted.keys() - made.keys()} == SKIPPED_BY_MOTO
    assert not {wanted[name]["Type"] for name in made} & SKIPPED_BY_MOTO


def test_what_the_servers_and_the_notebook_are_told_has_no_gap(on_moto):
    made = bring_up(SMALL)
    versions = boto3.client("ec2").describe_launch_template_versions(LaunchTemplateId=made["WebTemplate"])
    data = versions["LaunchTemplateVersions"][0]["LaunchTemplateData"]
    script = base64.b64decode(data["UserData"]).decode()
    # moto makes no secrets, so their names stay unfilled; nothing else may.
    for secret in ("KeySecret", "InvitationSecret"):
        script = script.replace(f"${{{secret}}}", "arn")
    assert "${" not in script
    assert f"release={SMALL['WebRelease']}\n" in script
    assert f"REELKIN_FIRST_MODEL=s3://{SMALL['ArtefactBucket']}/{SMALL['ModelKey']}\n" in script
    assert script.count("\n") == script_of("WebTemplate", "LaunchTemplateData", "UserData").count("\n")
    sagemaker = boto3.client("sagemaker")
    config = sagemaker.describe_notebook_instance_lifecycle_config(
        NotebookInstanceLifecycleConfigName=made["NotebookStart"].rpartition("/")[2]
    )
    start = base64.b64decode(config["OnStart"][0]["Content"]).decode()
    assert "${" not in start
    assert len(config["OnStart"][0]["Content"]) < 16_384


def test_the_site_answers_where_the_outputs_say(on_moto):
    bring_up(SMALL)
    stack = boto3.client("cloudformation").describe_stacks(StackName=NAME)["Stacks"][0]
    told = {one["OutputKey"]: one["OutputValue"] for one in stack["Outputs"]}
    (balancer,) = boto3.client("elbv2").describe_load_balancers()["LoadBalancers"]
    assert told["Url"] == f"http://{balancer['DNSName']}"
    assert told["FirstInvitation"].startswith("aws secretsmanager get-secret-value --region us-east-1")
    assert told["Data"] in {one["Name"] for one in boto3.client("s3").list_buckets()["Buckets"]}


def test_a_template_of_this_size_goes_as_it_is():
    assert len(text().encode()) <= 51_200
    assert len(json.dumps(filled(SMALL))) > 10_000
