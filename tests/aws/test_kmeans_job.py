from __future__ import annotations

import pytest

from reelkin.aws.hyperparameters import hyperparameters
from reelkin.aws.kmeans_image import ACCOUNTS, kmeans_image
from reelkin.aws.kmeans_job import Machines, training_job
from reelkin.errors import UsageError

GUIDE = {
    "us-west-1": "632365934929",
    "us-west-2": "174872318107",
    "us-east-1": "382416733822",
    "us-east-2": "404615174143",
    "ap-east-1": "286214385809",
    "ap-northeast-1": "351501993468",
    "ap-northeast-2": "835164637446",
    "ap-south-1": "991648021394",
    "ap-southeast-1": "475088953585",
    "ap-southeast-2": "712309505854",
    "ca-central-1": "469771592824",
    "cn-north-1": "390948362332",
    "cn-northwest-1": "387376663083",
    "eu-central-1": "664544806723",
    "eu-north-1": "669576153137",
    "eu-west-1": "438346466558",
    "eu-west-2": "644912444149",
    "eu-west-3": "749696950732",
    "me-south-1": "249704162688",
    "sa-east-1": "855470959533",
    "us-gov-west-1": "226302683700",
}
"""The developer guide's own table for k-means."""
GIVEN = {
    "region": "eu-central-1",
    "role": "arn:aws:iam::123456789012:role/reelkin-training",
    "train": "s3://films/train/",
    "output": "s3://films/models",
    "hyperparameters": hyperparameters(8, 7, 3000),
}


def test_the_table_agrees_with_the_developer_guide():
    assert len(GUIDE) == 21
    assert ACCOUNTS | GUIDE == ACCOUNTS
    assert all(len(account) == 12 and account.isdigit() for account in ACCOUNTS.values())


def test_an_image_is_of_the_regions_own_registry():
    assert kmeans_image("us-east-1") == "382416733822.dkr.ecr.us-east-1.amazonaws.com/kmeans:1"
    assert kmeans_image("cn-north-1") == "390948362332.dkr.ecr.cn-north-1.amazonaws.com.cn/kmeans:1"
    with pytest.raises(UsageError, match="no built-in k-means is known in region 'mars-1'"):
        kmeans_image("mars-1")


def test_the_request_is_what_the_service_asks_for():
    request = training_job(
        "reelkin-1",
        **GIVEN,
        machines=Machines(instances=3),
        test="s3://films/test/",
        tags={"b": "2", "a": "1"},
    )
    train, test = request["InputDataConfig"]
    assert train["ChannelName"] == "train"
    assert train["ContentType"] == test["ContentType"] == "application/x-recordio-protobuf"
    assert train["DataSource"]["S3DataSource"] == {
        "S3DataType": "S3Prefix", "S3Uri": "s3://films/train/", "S3DataDistributionType": "ShardedByS3Key",
    }  # fmt: skip
    assert test["DataSource"]["S3DataSource"]["S3DataDistributionType"] == "FullyReplicated"
    assert request["AlgorithmSpecification"]["TrainingImage"].endswith("eu-central-1.amazonaws.com/kmeans:1")
    assert all(isinstance(value, str) for value in request["HyperParameters"].values())
    assert request["ResourceConfig"]["InstanceCount"] == 3
    assert request["Tags"] == [{"Key": "a", "Value": "1"}, {"Key": "b", "Value": "2"}]
    assert [channel["ChannelName"] for channel in training_job("reelkin-1", **GIVEN)["InputDataConfig"]] == [
        "train"
    ]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"name": "-a"}, "a job's name"),
        ({"name": "a" * 64}, "a job's name"),
        ({"name": "a_b"}, "a job's name"),
        ({"name": "a\n"}, "a job's name"),
        ({"region": "eu"}, "region 'eu'"),
        ({"role": "reelkin-training"}, "must be an ARN"),
        ({"train": "/data"}, "s3://bucket/prefix; got '/data'"),
        ({"output": "s3://A/b"}, "s3://bucket/prefix"),
        ({"test": "http://films"}, "s3://bucket/prefix"),
        ({"hyperparameters": {"k": "3"}}, "missing hyperparameter feature_dim"),
        ({"machines": Machines(instances=0)}, "at least 1"),
    ],
)
def test_what_the_service_would_refuse_is_told_before(changes, said):
    with pytest.raises(UsageError) as caught:
        training_job(**({"name": "reelkin-1"} | GIVEN | changes))
    assert said in str(caught.value)
