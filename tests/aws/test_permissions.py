"""A job's role, as the service asks about it: when the job is begun, and at each thing that it reads and writes."""

from __future__ import annotations

import json
import re

import pytest

from aws.planted_vectors import families
from infra.stacks import SMALL, filled, filled_script
from reelkin.aws import s3
from reelkin.aws.emulation.serving import MAY, TRUST
from reelkin.aws.job_account import Place
from reelkin.aws.kmeans_job import Machines
from reelkin.aws.kmeans_training import train
from reelkin.errors import RemoteFailed

VECTORS, _ = families()


@pytest.fixture
def trained(aws, bucket):
    """Train under a role of this trust and these rights, below the bucket's films/."""

    def call(trust=TRUST, may=MAY, role=None):
        role = role or aws.make_role("of-a-test", trust, may)
        return train(VECTORS, 6, Place(role, f"{bucket}/films"), Machines(), {})

    return call


def allow(*actions, of, effect="Allow"):
    return {"Effect": effect, "Action": list(actions), "Resource": of}


def test_a_role_that_is_not_there_is_refused_before_a_job_begins(trained, aws, bucket):
    jobs = set(aws.jobs)
    with pytest.raises(RemoteFailed, match=r"Could not assume role .*role/none.*ensure that the role exists"):
        trained(role="arn:aws:iam::123456789012:role/none")
    assert set(aws.jobs) == jobs
    assert s3.keys(bucket) == []


@pytest.mark.parametrize(
    "trust",
    [
        {"Effect": "Allow", "Principal": {"Service": "ec2.amazonaws.com"}, "Action": "sts:AssumeRole"},
        {"Effect": "Deny", "Principal": {"Service": "sagemaker.amazonaws.com"}, "Action": "sts:AssumeRole"},
        {"Effect": "Allow", "Principal": {"Service": "sagemaker.amazonaws.com"}, "Action": "sts:TagSession"},
    ],
)
def test_a_role_that_does_not_trust_sagemaker_is_refused_before_a_job_begins(trained, aws, trust):
    jobs = set(aws.jobs)
    with pytest.raises(RemoteFailed, match=r"allows principal 'sagemaker.amazonaws.com' to assume"):
        trained(trust)
    assert set(aws.jobs) == jobs


@pytest.mark.parametrize(
    ("actions", "missing"),
    [
        (["s3:GetObject", "s3:PutObject"], "s3:ListBucket"),
        (["s3:ListBucket", "s3:PutObject"], "s3:GetObject"),
        (["s3:ListBucket", "s3:Get*"], "s3:PutObject"),
    ],
)
def test_a_job_fails_at_the_first_thing_that_its_role_may_not_do(trained, bucket, actions, missing):
    with pytest.raises(RemoteFailed, match=f"failed: .*not authorized to perform: {missing} on resource"):
        trained(may=allow(*actions, of="*"))
    assert s3.keys(bucket) == []


def test_rights_are_to_what_they_name_and_no_further(trained, bucket, aws):
    name = bucket.removeprefix("s3://")
    places = [f"arn:aws:s3:::{name}", f"arn:aws:s3:::{name}/films/*"]
    assert trained(may=allow("s3:*", of=places)).shape == (6, 5)
    with pytest.raises(RemoteFailed, match="s3:GetObject"):
        trained(may=allow("s3:*", of=[places[0], f"arn:aws:s3:::{name}/music/*"]))
    with pytest.raises(RemoteFailed, match="s3:ListBucket"):
        trained(may=allow("s3:*", of=places, effect="Deny"))


def test_the_role_of_the_stack_may_train_in_its_own_bucket_and_nowhere_else(aws, bucket):
    """As the template gives it; what CloudFormation fills in is filled in here."""
    name = bucket.removeprefix("s3://")
    role = filled(SMALL)["Resources"]["TrainingRole"]["Properties"]
    values = {"DataBucket.Arn": f"arn:aws:s3:::{name}", "AWS::Partition": "aws"}
    values |= {"AWS::Region": "us-east-1", "AWS::AccountId": "123456789012"}

    def said(document):
        text = json.dumps(document).replace('{"Fn::GetAtt": ["DataBucket", "Arn"]}', '"${DataBucket.Arn}"')
        text = re.sub(r'\{"(?:Fn::Sub|Ref)": "([^"]*)"\}', r'"\1"', text).replace('"AWS::AccountId"', '"1"')
        return filled_script(text, values)

    iam = aws.client("iam")
    made = iam.create_role(
        RoleName=f"stack-{name}", AssumeRolePolicyDocument=said(role["AssumeRolePolicyDocument"])
    )
    iam.put_role_policy(
        RoleName=f"stack-{name}",
        PolicyName="training",
        PolicyDocument=said(role["Policies"][0]["PolicyDocument"]),
    )
    arn = made["Role"]["Arn"]
    assert train(VECTORS, 6, Place(arn, f"{bucket}/training"), Machines(), {}).shape == (6, 5)
    aws.client("s3").create_bucket(Bucket=f"{name}-other")
    with pytest.raises(RemoteFailed, match="s3:ListBucket"):
        train(VECTORS, 6, Place(arn, f"{bucket}-other/training"), Machines(), {})
