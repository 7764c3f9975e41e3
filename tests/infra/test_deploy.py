"""`reelkin deploy`, `status` and `teardown`, with moto in the place of AWS."""

import json
from email.message import Message
from io import BytesIO
from urllib.error import HTTPError, URLError

import boto3
import pytest
from botocore.exceptions import ClientError
from click.testing import CliRunner
from moto.cloudformation.models import ChangeSet

from infra.stacks import NAME, SKIPS_TOLD, SMALL, filled, made
from reelkin.aws.connection import client
from reelkin.aws.stack import change_sets, leftovers, status, teardown
from reelkin.aws.stack.leftovers import left
from reelkin.aws.stack.losses import Losses, has_bucket
from reelkin.aws.stack.release import NOTEBOOK, WEB, pack
from reelkin.cli import group
from reelkin.errors import ReelkinError, RemoteFailed, UsageError

pytestmark = pytest.mark.filterwarnings(SKIPS_TOLD)
BUCKET = "reelkin-123456789012-us-east-1"


@pytest.fixture
def carried_out(on_moto, monkeypatch):
    """moto carries a change set out without working the outputs out, and cannot update this stack's resources."""
    apply = ChangeSet.apply

    def with_outputs(self):
        if self.change_set_type == "CREATE":
            apply(self)
            self.stack.template_dict = self.template_dict
            self.stack.output_map = self.stack._create_output_map()
        self.stack.parameters = self.parameters

    monkeypatch.setattr(ChangeSet, "apply", with_outputs)


@pytest.fixture
def run(carried_out, monkeypatch, built_home, tmp_path, pytestconfig):
    """Call a command; its result, or what it raised."""
    monkeypatch.setattr(change_sets, "PAUSE_SECONDS", 0)
    monkeypatch.chdir(pytestconfig.rootpath)
    for name in (WEB, NOTEBOOK):
        pack(name, {"requirements.txt": b"nothing\n"}, tmp_path)

    def call(*words, typed=None):
        packed = ["--release", str(tmp_path)] if words[0] == "deploy" else []
        options = ["--home", str(built_home), words[0], "--stack", NAME, *packed, *words[1:]]
        done = CliRunner().invoke(group, options, input=typed)
        if done.exception is not None and not isinstance(done.exception, SystemExit):
            raise done.exception
        return done

    return call


def deploy(run, *words):
    return run("deploy", "--allowed-cidr", SMALL["AllowedCidr"], "--yes", *words)


@pytest.fixture
def deletable(monkeypatch):
    """moto fails to delete this stack: it deletes subnets that still have interfaces. Here its resources go one by one."""
    real = teardown.client

    class Formation:
        def __init__(self, wrapped):
            self._wrapped = wrapped

        def __getattr__(self, name):
            return getattr(self._wrapped, name)

        def delete_stack(self, StackName):  # noqa: N803 - boto3's name
            there = made(StackName)
            boto3.client("rds").delete_db_instance(
                DBInstanceIdentifier=there["Db"], FinalDBSnapshotIdentifier=f"{StackName}-snapshot-db-x"
            )
            boto3.client("elbv2").delete_load_balancer(LoadBalancerArn=there["Balancer"])
            boto3.client("autoscaling").delete_auto_scaling_group(
                AutoScalingGroupName=there["Web"], ForceDelete=True
            )
            boto3.client("sagemaker").delete_notebook_instance(
                NotebookInstanceName=there["NotebookInstance"].rpartition("/")[2]
            )
            for name in ("DataBucket", "LogBucket"):
                boto3.client("s3").delete_bucket(Bucket=there[name])
            for name in ("WebLog", "DbLog"):
                boto3.client("logs").delete_log_group(logGroupName=there[name])
            from moto.backends import get_backend

            backend = get_backend("cloudformation")["123456789012"]["us-east-1"]
            stack = backend.get_stack(StackName)
            backend.stacks.pop(stack.stack_id)

    monkeypatch.setattr(
        teardown,
        "client",
        lambda service, region=None: (
            Formation(real(service, region)) if service == "cloudformation" else real(service, region)
        ),
    )


def test_a_dry_run_shows_everything_and_makes_no_stack(run):
    done = deploy(run, "--dry-run")
    wanted = filled(SMALL)["Resources"]
    shown = {line.split()[1] for line in done.output.splitlines() if line.startswith("Add ")}
    assert shown >= wanted.keys()  # moto counts those whose condition does not hold, too
    assert "USD a month" in done.output
    assert change_sets.find_stack(NAME, "us-east-1") is None


def _nobody(*_, **__):
    raise URLError("no route")


def test_it_comes_up_is_healthy_in_parts_and_goes_again(run, deletable, built_home, monkeypatch):
    done = deploy(run)
    lines = done.output.splitlines()
    assert next(line for line in lines if line.startswith("The site: http://films-Balancer"))
    model = (built_home / "models" / "current").resolve().name
    s3 = boto3.client("s3")
    keys = {one["Key"] for one in s3.list_objects_v2(Bucket=BUCKET)["Contents"]}
    assert f"models/{model}/model.json" in keys
    assert sum(key.startswith("releases/") for key in keys) == 2
    assert s3.get_public_access_block(Bucket=BUCKET)["PublicAccessBlockConfiguration"]["BlockPublicPolicy"]

    monkeypatch.setattr(status, "urlopen", _nobody)
    state = run("status", "--json")
    told = json.loads(state.output)
    assert told["site"] == "not reached from here"
    assert told["state"] == "CREATE_COMPLETE"
    assert told["outputs"]["Url"].startswith("http://films-Balancer")
    assert told["notebook"] == "InService"

    again = json.loads(run("deploy", "--yes", "--json").output)
    assert again["outputs"]["Url"] == told["outputs"]["Url"]
    assert len(s3.list_objects_v2(Bucket=BUCKET)["Contents"]) == len(keys)

    data = made()["DataBucket"]
    # moto leaves out what the template says of versions.
    s3.put_bucket_versioning(Bucket=data, VersioningConfiguration={"Status": "Enabled"})
    for content in (b"one", b"two"):
        s3.put_object(Bucket=data, Key="models/x", Body=content)
    shown = run("teardown", "--dry-run").output
    assert f"the bucket {data}: 2 objects" in shown
    assert "accounts, profiles, ratings" in shown
    assert change_sets.find_stack(NAME, "us-east-1") is not None

    gone = run("teardown", "--yes")
    assert gone.output.splitlines()[-1] == "Nothing is left that costs."
    assert boto3.client("s3").list_buckets()["Buckets"] == []
    assert boto3.client("rds").describe_db_snapshots()["DBSnapshots"] == []
    with pytest.raises(UsageError, match="no stack films"):
        run("status")


def test_what_no_health_check_asks_the_site_is_asked_itself(run, monkeypatch):
    """The load balancer's check passes without a database; `/readyz` does not."""
    deploy(run)
    detail = b'{"detail": "The live model is not open here yet."}'

    def refuse(url, timeout):
        raise HTTPError(url, 503, "Service Unavailable", Message(), BytesIO(detail))

    monkeypatch.setattr(status, "urlopen", refuse)
    assert status.ask_site("http://films") == "not ready: The live model is not open here yet."
    done = run("status")
    assert done.exit_code == 1
    assert "site      not ready: The live model is not open here yet." in done.output
    detail = b"<html>"
    assert status.ask_site("http://films") == "not ready: it answers 503"
    monkeypatch.setattr(status, "urlopen", lambda url, timeout: BytesIO(b"ready"))
    assert status.ask_site("http://films") == "ready"
    assert status.ask_site("") == "not reached from here"


def test_what_is_left_is_told_and_is_an_error(run, deletable):
    deploy(run)
    with pytest.raises(ReelkinError, match="still there, and costing: snapshot films-snapshot-db-x"):
        run("teardown", "--yes", "--keep-snapshot")


def test_a_stack_that_goes_between_two_looks_is_gone(on_moto):
    """And no reason to leave off: the database's snapshot and the bucket of releases are still to be removed."""
    assert teardown._unfinished(NAME, "us-east-1") == []


def test_what_costs_cents_is_looked_for_too(on_moto):
    """moto's CloudFormation makes neither secrets nor alarms, so they are made here as it would."""
    secrets, watch, logs = (boto3.client(name) for name in ("secretsmanager", "cloudwatch", "logs"))
    kept, going = (secrets.create_secret(Name=name, SecretString="x")["ARN"] for name in ("kept", "going"))
    secrets.delete_secret(SecretId=going)
    for named in ("/reelkin/films/web", "/reelkin/films/web-of-others"):
        logs.create_log_group(logGroupName=named)
    for name in ("films-DbBusy-1X", "films-of-others"):
        watch.put_metric_alarm(
            AlarmName=name,
            MetricName="x",
            Namespace="x",
            Period=60,
            EvaluationPeriods=1,
            Threshold=1,
            Statistic="Sum",
            ComparisonOperator="GreaterThanThreshold",
        )
    there = {"KeySecret": kept, "InvitationSecret": going, "WebLog": "/reelkin/films/web"}
    there |= {"DbLog": "/aws/rds/none", "DbBusy": "films-DbBusy-1X"}
    lost = Losses(NAME, there, database=None, buckets={}, snapshots=())
    assert left(lost, "us-east-1") == ["secret KeySecret", "log /reelkin/films/web", "alarm films-DbBusy-1X"]
    gone = Losses(NAME, {"KeySecret": f"{kept}-gone"}, database=None, buckets={}, snapshots=())
    assert left(gone, "us-east-1") == []


@pytest.mark.parametrize(
    ("code", "is_error"), [("DBInstanceAutomatedBackupNotFound", False), ("AccessDenied", True)]
)
def test_rds_says_that_there_are_no_backups_by_an_error(on_moto, monkeypatch, code, is_error):
    """So its API reference has it; moto gives an empty list."""

    class Databases:
        def __getattr__(self, name):
            return getattr(client("rds", "us-east-1"), name)

        def describe_db_instance_automated_backups(self, **_):
            raise ClientError(
                {"Error": {"Code": code, "Message": "no"}}, "DescribeDBInstanceAutomatedBackups"
            )

    monkeypatch.setattr(
        leftovers,
        "client",
        lambda service, region: Databases() if service == "rds" else client(service, region),
    )
    lost = Losses(NAME, {}, database="films-db", buckets={}, snapshots=())
    if is_error:
        with pytest.raises(RemoteFailed, match="access denied"):
            left(lost, "us-east-1")
    else:
        assert left(lost, "us-east-1") == []


def test_one_notebook_of_many_is_found(on_moto):
    """SageMaker gives ten at once."""
    sagemaker = boto3.client("sagemaker")
    for number in range(12):
        sagemaker.create_notebook_instance(
            NotebookInstanceName=f"notebook-{number:02}",
            InstanceType="ml.t3.medium",
            RoleArn="arn:aws:iam::123456789012:role/reelkin",
        )
    arn = sagemaker.describe_notebook_instance(NotebookInstanceName="notebook-11")["NotebookInstanceArn"]
    lost = Losses(NAME, {"NotebookInstance": arn}, database=None, buckets={}, snapshots=())
    assert left(lost, "us-east-1") == ["notebook notebook-11"]


def test_a_teardown_wants_the_name_typed(run):
    deploy(run)
    with pytest.raises(UsageError, match="say --yes"):
        run("teardown", typed="films\n")
    assert change_sets.find_stack(NAME, "us-east-1") is not None


def test_who_may_come_in_must_be_said(run):
    with pytest.raises(UsageError, match="--allowed-cidr"):
        run("deploy", "--yes")
    with pytest.raises(UsageError, match="Say --yes"):
        run("deploy", "--allowed-cidr", SMALL["AllowedCidr"])
    assert boto3.client("s3").list_buckets()["Buckets"] == []


def test_a_later_call_keeps_what_is_not_given(run):
    deploy(run, "--size", "standard", "--no-notebook", "--bucket", "films-releases")
    asked = []
    events = client("cloudformation", "us-east-1").meta.events
    events.register(
        "provide-client-params.cloudformation.CreateChangeSet", lambda params, **_: asked.append(params)
    )
    told = json.loads(run("deploy", "--yes", "--json", "--no-protect").output)
    assert told["usd"] > 100
    (request,) = asked
    assert request["ChangeSetType"] == "UPDATE"
    sent = {one["ParameterKey"]: one.get("ParameterValue") for one in request["Parameters"]}
    assert sent["DeletionProtection"] == "no"
    assert sent["ArtefactBucket"] == "films-releases"
    assert not has_bucket(BUCKET, "us-east-1")
    assert {"Size", "Notebook", "AllowedCidr"} <= {name for name, value in sent.items() if value is None}


def test_a_stack_that_fails_says_which_resource_and_why(run, monkeypatch):
    deploy(run)
    events = [
        {
            "LogicalResourceId": "Web",
            "ResourceStatus": "CREATE_FAILED",
            "ResourceStatusReason": "Received 1 FAILURE",
        },
        {
            "LogicalResourceId": "Db",
            "ResourceStatus": "CREATE_FAILED",
            "ResourceStatusReason": "creation cancelled",
        },
    ]
    monkeypatch.setattr(change_sets, "_events", lambda *_: events)
    monkeypatch.setattr(change_sets, "wait", lambda *_: "ROLLBACK_COMPLETE")
    planned = change_sets.Plan(NAME, "x", is_new=True, changes=[])
    monkeypatch.setattr(
        change_sets, "client", lambda *_: type("Any", (), {"execute_change_set": lambda *_, **__: None})()
    )
    with pytest.raises(RemoteFailed, match=r"ROLLBACK_COMPLETE: Web \(\): Received 1 FAILURE\. .*teardown"):
        change_sets.carry_out(planned, "us-east-1")
