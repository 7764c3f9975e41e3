"""Secrets from AWS's Secrets Manager, read and never logged. Needs boto3."""

from __future__ import annotations

import json

from reelkin.aws.connection import client, in_words
from reelkin.errors import BadInput


def secret(name: str, *, region: str | None = None) -> str:
    """The secret of this name or ARN, as it is now.

    Raises:
        RemoteFailed: it is not there, may not be read, or AWS could not be reached.
    """
    with in_words(f"reading the secret {name}"):
        return str(client("secretsmanager", region).get_secret_value(SecretId=name)["SecretString"])


def login(name: str, *, region: str | None = None) -> tuple[str, str]:
    """The user and the password of a secret as RDS keeps it: a JSON object with `username` and `password`.

    Raises:
        BadInput: it is something else.
        RemoteFailed: as `secret`.
    """
    try:
        found = json.loads(secret(name, region=region))
        return str(found["username"]), str(found["password"])
    except (ValueError, KeyError, TypeError):
        # What it holds is not repeated: it is a secret.
        raise BadInput(f"the secret {name}: no JSON object with username and password") from None
