"""What holds of the template whatever the parameters are."""

import ipaddress
import json
import re

import pytest
from cfnlint.api import lint
from cfnlint.config import ManualArgs
from cfnlint.schema.manager import PROVIDER_SCHEMA_MANAGER

from infra.stacks import HERE, SMALL, STANDARD, filled, resources, template, text

GIVEN = pytest.mark.parametrize("given", [SMALL, STANDARD], ids=["small", "standard"])


def _lint(said):
    config = ManualArgs(regions=["us-east-1", "eu-central-1"])
    return [f"{one.rule.id} line {one.linenumber}: {one.message}" for one in lint(said, config=config)]


def test_cfn_lint_finds_nothing():
    assert _lint(text()) == []


@GIVEN
def test_cfn_lint_finds_nothing_once_the_parameters_are_filled_in(given):
    whole = filled(given)
    said = json.dumps(whole)
    assert '"Ref": "Size"' not in said
    assert "FindInMap" not in said
    assert _lint(said) == []


def test_the_filled_copy_would_show_a_wrong_default(monkeypatch):
    wrong = filled(SMALL | {"NotebookType": "ml.none.such"})
    assert any("ml.none.such" in one for one in _lint(json.dumps(wrong)))


@GIVEN
def test_subnets_are_inside_the_vpc_apart_and_in_two_zones(given):
    whole = filled(given)["Resources"]
    vpc = ipaddress.ip_network(whole["Vpc"]["Properties"]["CidrBlock"])
    subnets = {name: one["Properties"] for name, one in whole.items() if one["Type"] == "AWS::EC2::Subnet"}
    nets = {name: ipaddress.ip_network(one["CidrBlock"]) for name, one in subnets.items()}
    assert all(net.subnet_of(vpc) for net in nets.values())
    assert not any(one.overlaps(other) for a, one in nets.items() for b, other in nets.items() if a != b)
    for kind in ("Public", "Private"):
        zones = [
            json.dumps(one["AvailabilityZone"]) for name, one in subnets.items() if name.startswith(kind)
        ]
        assert len(set(zones)) == 2


def test_the_database_is_private_and_reached_by_the_web_servers_and_the_notebook_alone():
    group = resources()["DbGroup"]["Properties"]
    assert "SecurityGroupIngress" not in group
    doors = [
        one["Properties"]
        for one in resources("AWS::EC2::SecurityGroupIngress").values()
        if one["Properties"]["GroupId"] == {"Fn::GetAtt": ["DbGroup", "GroupId"]}
    ]
    assert sorted(one["SourceSecurityGroupId"]["Fn::GetAtt"][0] for one in doors) == [
        "NotebookGroup",
        "WebGroup",
    ]
    assert {(one["FromPort"], one["ToPort"]) for one in doors} == {(5432, 5432)}
    assert not any("CidrIp" in one for one in doors)
    db = resources()["Db"]["Properties"]
    assert db["PubliclyAccessible"] is False
    assert db["VPCSecurityGroups"] == [{"Fn::GetAtt": ["DbGroup", "GroupId"]}]
    assert db["StorageEncrypted"] is True
    assert "MasterUserPassword" not in db


def test_the_web_servers_are_reached_by_the_load_balancer_alone():
    (door,) = resources()["WebGroup"]["Properties"]["SecurityGroupIngress"]
    assert door["SourceSecurityGroupId"] == {"Fn::GetAtt": ["BalancerGroup", "GroupId"]}
    assert not any(
        one["Properties"]["GroupId"] == {"Fn::GetAtt": ["WebGroup", "GroupId"]}
        for one in resources("AWS::EC2::SecurityGroupIngress").values()
    )


def _doors():
    for name, one in resources("AWS::EC2::SecurityGroup").items():
        inside = [one["Properties"]] if one["Type"].endswith("Ingress") else []
        for door in [*inside, *one["Properties"].get("SecurityGroupIngress", [])]:
            yield name, door


def test_nothing_is_open_to_everybody_unless_somebody_asks_for_it():
    assert "Default" not in template()["Parameters"]["AllowedCidr"]
    doors = dict(_doors())
    assert doors
    assert not [name for name, door in doors.items() if door.get("CidrIp") in ("0.0.0.0/0", "::/0")]
    assert not [name for name, door in doors.items() if "CidrIpv6" in door]
    rule = template()["Rules"]["WithoutHttpsNotForEverybody"]
    assert rule["RuleCondition"] == {"Fn::Equals": [{"Ref": "CertificateArn"}, ""]}
    assert rule["Assertions"][0]["Assert"] == {
        "Fn::Not": [{"Fn::Equals": [{"Ref": "AllowedCidr"}, "0.0.0.0/0"]}]
    }


def test_no_key_pair_no_shell_port_and_metadata_with_a_token():
    data = resources()["WebTemplate"]["Properties"]["LaunchTemplateData"]
    assert "KeyName" not in data
    assert data["MetadataOptions"]["HttpTokens"] == "required"
    assert not [name for name, door in _doors() if door["FromPort"] <= 22 <= door["ToPort"]]


def _as_list(value):
    return value if isinstance(value, list) else [value]


def _statements():
    for name, one in resources("AWS::IAM::Role").items():
        for policy in one["Properties"].get("Policies", []):
            for statement in policy["PolicyDocument"]["Statement"]:
                yield name, statement


def test_no_wildcard_action_and_everything_only_where_the_action_knows_no_less():
    without_resources = {"cloudwatch:PutMetricData", "ecr:GetAuthorizationToken"}
    seen = list(_statements())
    assert len(seen) > 10
    for name, statement in seen:
        actions = _as_list(statement["Action"])
        assert not [one for one in actions if "*" in one], name
        if "*" in _as_list(statement["Resource"]):
            assert set(actions) <= without_resources, name


def test_passing_a_role_is_bounded_to_one_role_and_one_service():
    (passing,) = [one for _, one in _statements() if "iam:PassRole" in _as_list(one["Action"])]
    assert passing["Resource"] == {"Fn::GetAtt": ["TrainingRole", "Arn"]}
    assert passing["Condition"] == {"StringEquals": {"iam:PassedToService": "sagemaker.amazonaws.com"}}


def _schema_properties(kind):
    """The properties that AWS's own schema of a type knows, as cfn-lint ships it."""
    return PROVIDER_SCHEMA_MANAGER.get_resource_schema("us-east-1", kind).schema["properties"]


def test_everything_that_can_be_tagged_is():
    # A launch template's own tags have another name, and a group's are told whether its servers get them too.
    other = {"AWS::EC2::LaunchTemplate": "TagSpecifications"}
    untagged = []
    for name, one in resources().items():
        tags = other.get(one["Type"], "Tags")
        if tags in _schema_properties(one["Type"]) and tags not in one["Properties"]:
            untagged.append(name)
    assert untagged == []
    tagged = [json.dumps(one["Properties"].get("Tags", [])) for one in resources().values()]
    assert sum('"reelkin"' in one for one in tagged) > 20


def test_every_log_has_an_end_and_every_bucket_is_private_and_encrypted():
    groups = resources("AWS::Logs::LogGroup")
    assert len(groups) == 2
    assert all(one["Properties"]["RetentionInDays"] == {"Ref": "LogDays"} for one in groups.values())
    buckets = resources("AWS::S3::Bucket")
    buckets = {name: one["Properties"] for name, one in buckets.items() if one["Type"] == "AWS::S3::Bucket"}
    assert len(buckets) == 2
    for one in buckets.values():
        assert set(one["PublicAccessBlockConfiguration"].values()) == {True}
        assert len(one["PublicAccessBlockConfiguration"]) == 4
        assert one["BucketEncryption"]
        assert one["LifecycleConfiguration"]["Rules"]


def test_the_database_is_deleted_only_when_somebody_says_so_and_leaves_a_snapshot():
    assert template()["Parameters"]["DeletionProtection"]["Default"] == "yes"
    assert resources()["Db"]["DeletionPolicy"] == "Snapshot"


def test_alarms_tell_somebody():
    alarms = resources("AWS::CloudWatch::Alarm")
    assert len(alarms) >= 5
    assert all(one["Properties"]["AlarmActions"] == [{"Ref": "Alarms"}] for one in alarms.values())


def test_without_nat_the_web_servers_are_public_and_with_it_they_are_not():
    for given, public in ((SMALL, True), (STANDARD, False)):
        whole = filled(given)["Resources"]
        data = whole["WebTemplate"]["Properties"]["LaunchTemplateData"]
        assert data["NetworkInterfaces"][0]["AssociatePublicIpAddress"] is public
        (zone, _) = whole["Web"]["Properties"]["VPCZoneIdentifier"]
        assert zone == {"Ref": "PublicSubnetA" if public else "PrivateSubnetA"}
        assert ("NatGateway" in whole) is not public


def test_a_sick_server_is_replaced_but_neither_one_that_boots_nor_one_that_systemd_cures():
    group, targets = resources()["Web"], resources()["WebTargets"]["Properties"]
    assert group["Properties"]["HealthCheckType"] == "ELB"
    assert group["Properties"]["TargetGroupARNs"] == [{"Ref": "WebTargets"}]
    unit = (HERE / "web" / "reelkin-web.service").read_text()
    (start_minutes,) = re.findall(r"^TimeoutStartSec=(\d+)min$", unit, re.MULTILINE)
    grace = group["Properties"]["HealthCheckGracePeriod"]
    assert grace >= 60 * int(start_minutes) + 240  # and its packages and the release before that
    assert grace == 60 * int(group["CreationPolicy"]["ResourceSignal"]["Timeout"][2:-1])
    patience = targets["HealthCheckIntervalSeconds"] * targets["UnhealthyThresholdCount"]
    timer = (HERE / "web" / "reelkin-alive.timer").read_text()
    asks = (HERE / "web" / "reelkin-alive.service").read_text()
    (every,) = re.findall(r"^OnUnitInactiveSec=(\d+)s$", timer, re.MULTILINE)
    ((most, again),) = re.findall(r"curl -fs -m (\d+) --retry (\d+)", asks)
    assert int(every) + int(most) * (1 + int(again)) + 30 <= patience  # half a minute to start in


def test_an_update_starts_a_server_before_it_stops_one_and_waits_until_the_site_is_ready_there():
    policy = resources()["Web"]["UpdatePolicy"]["AutoScalingRollingUpdate"]
    assert policy["WaitOnResourceSignals"] is True
    assert {"HealthCheck", "ReplaceUnhealthy"} <= set(policy["SuspendProcesses"])
    for given in (SMALL, STANDARD):
        group = filled(given)["Resources"]["Web"]
        kept = group["UpdatePolicy"]["AutoScalingRollingUpdate"]["MinInstancesInService"]
        assert kept == group["Properties"]["DesiredCapacity"] < group["Properties"]["MaxSize"]
    assert "/readyz" in (HERE / "web" / "install.sh").read_text()
