"""boto3's clients, made in one way, and what AWS refuses told in words. The only module here that opens a connection."""

from __future__ import annotations

import os
from contextlib import contextmanager
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import boto3
from boto3.exceptions import Boto3Error
from botocore.config import Config
from botocore.exceptions import (
    BotoCoreError,
    ClientError,
    ConnectionError,  # noqa: A004 - botocore's own, the parent of all it says about connections
    HTTPClientError,
    NoCredentialsError,
    NoRegionError,
    PartialCredentialsError,
)

from reelkin.errors import RemoteFailed

if TYPE_CHECKING:
    from collections.abc import Iterator

ATTEMPTS = 8
"""How often boto3 asks in all when it is told to slow down or a connection breaks, with growing pauses."""
THROTTLED = (
    "Throttling",
    "ThrottlingException",
    "TooManyRequestsException",
    "RequestLimitExceeded",
    "SlowDown",
)
_SLOW_DOWN = f"AWS kept asking to slow down ({{told}}), {ATTEMPTS} times; try again in some minutes"
_DENIED = "access denied to {action} ({told}); let whoever these credentials belong to do that"
_EXPIRED = "the credentials are wrong or have expired ({told}); sign in again"
_NO_OBJECT = "there is no such object; look at the address"
_QUOTA = "over the account's quota ({told}); ask for more under Service Quotas, or take another instance type"
_MEANING = {
    **dict.fromkeys(THROTTLED, _SLOW_DOWN),
    **dict.fromkeys(("AccessDenied", "AccessDeniedException", "403", "UnauthorizedOperation"), _DENIED),
    **dict.fromkeys(("ExpiredToken", "ExpiredTokenException", "InvalidClientTokenId"), _EXPIRED),
    **dict.fromkeys(("UnrecognizedClientException", "InvalidAccessKeyId"), _EXPIRED),
    **dict.fromkeys(("NoSuchKey", "404", "NotFound"), _NO_OBJECT),
    **dict.fromkeys(("ResourceLimitExceeded", "LimitExceeded"), _QUOTA),
    "NoSuchBucket": "there is no such bucket ({told}); create it, or correct its name",
}
"""What AWS's codes mean to a person, and the remedy."""


def client(service: str, region: str | None = None) -> Any:
    """boto3's client of a service; credentials, and the region where none is given, are found as boto3 finds them.

    Raises:
        RemoteFailed: no region is given or configured.
    """
    # Credentials, profile and address may change with the environment.
    surroundings = tuple(sorted(pair for pair in os.environ.items() if pair[0].startswith("AWS_")))
    with in_words(f"connecting to {service}"):
        return _client(service, region, surroundings)


@lru_cache(maxsize=8)
def _client(service: str, region: str | None, surroundings: tuple[tuple[str, str], ...]) -> Any:
    del surroundings
    config = Config(retries={"mode": "standard", "max_attempts": ATTEMPTS}, connect_timeout=10)
    return boto3.session.Session(region_name=region).client(service, config=config)


@contextmanager
def in_words(doing: str) -> Iterator[None]:
    """Whatever boto3 raises in the block as a RemoteFailed that begins with `doing` and ends with a remedy."""
    try:
        yield
    except ClientError as error:
        raise RemoteFailed(f"{doing}: {_said(error)}") from error
    except (NoCredentialsError, PartialCredentialsError) as error:
        raise RemoteFailed(
            f"{doing}: no AWS credentials found; run `aws configure`, or set AWS_ACCESS_KEY_ID and"
            " AWS_SECRET_ACCESS_KEY, or AWS_PROFILE"
        ) from error
    except NoRegionError as error:
        raise RemoteFailed(f"{doing}: no AWS region; give --region, or set AWS_DEFAULT_REGION") from error
    except (ConnectionError, HTTPClientError) as error:
        raise RemoteFailed(f"{doing}: no connection ({error}); look at the network and try again") from error
    except (BotoCoreError, Boto3Error) as error:
        # A file that boto3 sends in parts fails with an error of its own around what AWS said.
        within = error.__context__
        told = _said(within) if isinstance(within, ClientError) else str(error)
        raise RemoteFailed(f"{doing}: {told}") from error


def code_of(error: ClientError) -> str:
    """What AWS calls the error, such as "AccessDeniedException"."""
    return str(error.response.get("Error", {}).get("Code", ""))


def is_throttled(error: ClientError) -> bool:
    """Whether AWS only asked to slow down."""
    return code_of(error) in THROTTLED


def _said(error: ClientError) -> str:
    code, action = code_of(error), error.operation_name
    told = str(error.response.get("Error", {}).get("Message", "")) or "no reason given"
    meaning = _MEANING.get(code, f"{{action}} was refused with {code or 'an error'}: {{told}}")
    return meaning.format(action=action, told=told)
