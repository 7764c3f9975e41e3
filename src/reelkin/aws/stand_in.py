"""Whether AWS itself is spoken to. Needs no AWS SDK: a model that is only looked up asks it too."""

from __future__ import annotations

import os


def stands_in() -> str | None:
    """The address that stands in for SageMaker, where one does: `AWS_ENDPOINT_URL`, which boto3 obeys; else None."""
    return os.environ.get("AWS_ENDPOINT_URL_SAGEMAKER") or os.environ.get("AWS_ENDPOINT_URL") or None
