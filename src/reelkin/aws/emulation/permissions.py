"""Whether a job's role is there, trusts SageMaker, and may do to S3 what the job needs: moto keeps roles and asks nobody.

Simpler than IAM: statements are matched by action and resource, a Deny wins, and conditions are taken for met.
Bucket policies and boundaries are not looked at. Whoever calls needs rights of their own, which are not looked at either.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from moto.iam.models import iam_backends
from moto.utilities.utils import get_partition

from reelkin.aws.emulation.refusing import Refused

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from moto.iam.models import Role

SERVICE = "sagemaker.amazonaws.com"


def refuse_role(arn: str, region: str) -> None:
    """Let pass a role that SageMaker could assume; the service refuses another when the job is asked for.

    Raises:
        Refused: there is no such role, or its trust policy does not name SageMaker.
    """
    role = _find(arn, region)
    if role is None or not _trusts(role):
        raise Refused(
            f"Could not assume role {arn}. Please ensure that the role exists and allows principal"
            f" '{SERVICE}' to assume the role."
        )


def refuse_access(arn: str, region: str, action: str, bucket: str, key: str = "") -> None:
    """Let pass what the role's own policies allow.

    Args:
        arn: the role.
        region: where the job runs.
        action: such as `s3:GetObject`.
        bucket: the bucket's name.
        key: the object's key; empty where the action is of the bucket itself.

    Raises:
        Refused: they do not allow it, or one denies it.
    """
    resource = f"arn:{get_partition(region)}:s3:::{bucket}" + (f"/{key}" if key else "")
    role = _find(arn, region)
    effects = {
        str(one.get("Effect"))
        for one in (_statements(role) if role else ())
        if _names(one, "Action", action, flags=re.IGNORECASE) and _names(one, "Resource", resource)
    }
    if effects != {"Allow"}:
        account, name = arn.split(":")[4], arn.rpartition("/")[2]
        raise Refused(
            f"User: arn:aws:sts::{account}:assumed-role/{name}/SageMaker is not authorized to perform: {action}"
            f" on resource: {resource} (AccessDenied)"
        )


def _find(arn: str, region: str) -> Role | None:
    known = iam_backends[arn.split(":")[4]][get_partition(region)].roles.values()
    return next((role for role in known if role.arn == arn), None)


def _trusts(role: Role) -> bool:
    trust = role.assume_role_policy_document
    for one in _listed(_document(trust).get("Statement")):
        principal = one.get("Principal")
        named = _listed(principal.get("Service")) if isinstance(principal, dict) else [principal]
        if one.get("Effect") == "Allow" and SERVICE in named and _names(one, "Action", "sts:AssumeRole"):
            return True
    return False


def _statements(role: Role) -> Iterator[Mapping[str, Any]]:
    for policy in role.policies.values():
        yield from _listed(_document(policy).get("Statement"))
    for managed in role.managed_policies.values():
        version = next(one for one in managed.versions if one.version_id == managed.default_version_id)
        yield from _listed(_document(version.document).get("Statement"))


def _document(said: Any) -> dict[str, Any]:
    found = json.loads(said) if isinstance(said, str) else said
    return found if isinstance(found, dict) else {}


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _names(statement: Mapping[str, Any], element: str, value: str, flags: int = 0) -> bool:
    """Whether one of the statement's patterns, in which * is any text and ? any letter, is of this value."""
    for pattern in _listed(statement.get(element)):
        expression = re.escape(str(pattern)).replace(r"\*", ".*").replace(r"\?", ".")
        if re.fullmatch(expression, value, flags | re.DOTALL):
            return True
    return False
