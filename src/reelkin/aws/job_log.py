"""How far a training job is, from the lines that k-means writes to CloudWatch Logs."""

from __future__ import annotations

import re
from typing import Any

from botocore.exceptions import BotoCoreError, ClientError

from reelkin.aws.connection import client

LOG_GROUP = "/aws/sagemaker/TrainingJobs"
_PROGRESS = re.compile(r"#progress_metric: host=(\S+), completed (\d+) % of epochs")
_LAST_LINES = 50


class JobLog:
    """The log of a job's first instance, which tells the progress of all; where it cannot be read there is no progress."""

    def __init__(self, name: str, region: str) -> None:
        self._name = name
        self._region = region
        self._stream: str | None = None
        self._readable = True

    def percent(self) -> int | None:
        """Percent of the epochs that are done; None where the log does not say, or must not be read."""
        found = [int(match[2]) for line in self._lines() if (match := _PROGRESS.search(line))]
        return max(found, default=None)

    def _lines(self) -> list[str]:
        if not self._readable:
            return []
        try:
            logs = client("logs", self._region)
            if self._stream is None:
                self._stream = _first_stream(logs, f"{self._name}/algo-1-")
            if self._stream is None:
                return []
            events = logs.get_log_events(
                logGroupName=LOG_GROUP, logStreamName=self._stream, startFromHead=False, limit=_LAST_LINES
            )["events"]
            return [str(event["message"]) for event in events]
        except ClientError as error:
            # A log that is not there yet will come; one that must not be read is done without.
            self._readable = "NotFound" in str(error)
            return []
        except BotoCoreError:
            return []


def _first_stream(logs: Any, prefix: str) -> str | None:
    streams = logs.describe_log_streams(logGroupName=LOG_GROUP, logStreamNamePrefix=prefix, limit=1)
    return next((str(one["logStreamName"]) for one in streams["logStreams"]), None)
