"""AWS as moto has it, in this process."""

from __future__ import annotations

import pytest
from moto import mock_aws
from moto.rds.models import DBInstance

from infra.stacks import PASSWORD_SECRET


@pytest.fixture
def on_moto(monkeypatch):
    """boto3 speaks to moto; and moto's database has the one attribute that it lacks."""
    for name in ("AWS_ENDPOINT_URL", "AWS_PROFILE", "AWS_SESSION_TOKEN"):
        monkeypatch.delenv(name, raising=False)
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "moto")
    monkeypatch.setenv("AWS_DEFAULT_REGION", "us-east-1")
    known, attribute = DBInstance.has_cfn_attr, DBInstance.get_cfn_attribute
    monkeypatch.setattr(DBInstance, "has_cfn_attr", lambda name: name == PASSWORD_SECRET or known(name))
    monkeypatch.setattr(
        DBInstance,
        "get_cfn_attribute",
        lambda self, name: (
            "arn:aws:secretsmanager:us-east-1:123456789012:secret:rds-db"
            if name == PASSWORD_SECRET
            else attribute(self, name)
        ),
    )
    with mock_aws():
        yield
