"""The stack's template as plain dictionaries, with parameters as a person would fill them in, and brought up on moto."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import boto3
from cfnlint.decode import decode_str

HERE = Path(__file__).resolve().parents[2] / "infra"
TEMPLATE = HERE / "template.yaml"
NAME = "films"
SMALL = {
    "AllowedCidr": "203.0.113.7/32",
    "ArtefactBucket": "reelkin-artefacts",
    "WebRelease": f"releases/web-{'a' * 64}.tar",
    "NotebookRelease": f"releases/notebook-{'b' * 64}.tar",
    "ModelKey": f"models/{'c' * 32}",
}
STANDARD = SMALL | {
    "Size": "standard",
    "Nat": "yes",
    "DomainName": "films.example.org",
    "CertificateArn": "arn:aws:acm:us-east-1:123456789012:certificate/12345678-1234-1234-1234-123456789012",
    "AlarmEmail": "someone@example.org",
}
SKIPPED_BY_MOTO = {"AWS::CloudWatch::Alarm", "AWS::S3::BucketPolicy", "AWS::SecretsManager::Secret"}
"""Types that moto's CloudFormation takes and does not make. One more is a hole in what is tested: look before adding it."""
SKIPS_TOLD = "ignore:Tried to parse:UserWarning"
"""What moto skips it warns of; it is compared with SKIPPED_BY_MOTO."""
PASSWORD_SECRET = "MasterUserSecret.SecretArn"


@cache
def text() -> str:
    return TEMPLATE.read_text(encoding="utf-8")


@cache
def _decoded() -> str:
    decoded, problems = decode_str(text())
    assert not problems, problems
    return json.dumps(decoded)


def template() -> dict[str, Any]:
    """The template, short forms such as !Ref written out."""
    return json.loads(_decoded())


def resources(kind: str = "") -> dict[str, dict[str, Any]]:
    return {name: one for name, one in template()["Resources"].items() if one["Type"].startswith(kind)}


def filled(given: dict[str, str]) -> dict[str, Any]:
    """The template as it is with these parameters: no parameter, no condition, no mapping is left in it."""
    whole = template()
    values = {name: one.get("Default") for name, one in whole["Parameters"].items()} | given
    values["Image"] = "ami-0123456789abcdef0"
    mappings = whole.pop("Mappings")
    conditions = {name: _resolve(one, values, mappings, {}) for name, one in whole.pop("Conditions").items()}
    for gone in ("Parameters", "Rules", "Metadata"):
        whole.pop(gone)
    for part in ("Resources", "Outputs"):
        whole[part] = {
            name: one for name, one in whole[part].items() if conditions.get(one.pop("Condition", None), True)
        }
    return _resolve(whole, values, mappings, conditions)


GONE = object()


def _resolve(node, values, mappings, conditions):
    if isinstance(node, list):
        found = [_resolve(one, values, mappings, conditions) for one in node]
        return [one for one in found if one is not GONE]
    if not isinstance(node, dict):
        return node
    if len(node) == 1:
        ((name, inner),) = node.items()
        if name == "Fn::If":
            return _resolve(inner[1] if conditions[inner[0]] else inner[2], values, mappings, conditions)
        if name == "Ref" and inner == "AWS::NoValue":
            return GONE
        if name == "Ref" and inner in values:
            return values[inner]
        if name in ("Fn::Equals", "Fn::Not", "Fn::FindInMap"):
            parts = _resolve(inner, values, mappings, conditions)
            if name == "Fn::FindInMap":
                return mappings[parts[0]][parts[1]][parts[2]]
            return parts[0] == parts[1] if name == "Fn::Equals" else not parts[0]
        if name == "Fn::Sub":
            said = _without_parameters(inner, values, mappings, conditions)
            return {name: said} if "${" in str(said) else said
    found = {name: _resolve(one, values, mappings, conditions) for name, one in node.items()}
    return {name: one for name, one in found.items() if one is not GONE}


def _without_parameters(inner, values, mappings, conditions):
    said, more = (inner, {}) if isinstance(inner, str) else inner
    for name, value in values.items():
        said = said.replace(f"${{{name}}}", str(value))
    more = _resolve(more, values, mappings, conditions)
    for name in [name for name, value in more.items() if isinstance(value, str)]:
        said = said.replace(f"${{{name}}}", more.pop(name))
    return [said, more] if more else said


def as_parameters(given: dict[str, str]) -> list[dict[str, str]]:
    return [{"ParameterKey": name, "ParameterValue": value} for name, value in given.items()]


def bring_up(given: dict[str, str], name: str = NAME) -> dict[str, str]:
    """Create the stack on moto; what was made: physical id by logical name."""
    if "CertificateArn" in given:
        acm = boto3.client("acm")
        asked = acm.request_certificate(DomainName=given["DomainName"])
        given = given | {"CertificateArn": asked["CertificateArn"]}
    boto3.client("cloudformation").create_stack(
        StackName=name,
        TemplateBody=text(),
        Parameters=as_parameters(given),
        Capabilities=["CAPABILITY_IAM"],
    )
    return made(name)


def made(name: str = NAME) -> dict[str, str]:
    pages = boto3.client("cloudformation").get_paginator("list_stack_resources").paginate(StackName=name)
    return {
        one["LogicalResourceId"]: one["PhysicalResourceId"]
        for page in pages
        for one in page["StackResourceSummaries"]
        if one[
            "LogicalResourceId"
        ]  # moto also lists the interfaces that it makes for endpoints, without a name
    }


def script_of(name: str, *path: str | int) -> str:
    """The script at this path of a resource, with the stack's own values still as ${…}."""
    node = template()["Resources"][name]["Properties"]
    for step in (*path, "Fn::Base64", "Fn::Sub", 0):
        node = node[step]
    return node


def filled_script(script: str, values: dict[str, str]) -> str:
    """A script as CloudFormation fills it in; each ${…} must have a value."""
    for name, value in values.items():
        script = script.replace(f"${{{name}}}", value)
    return script
