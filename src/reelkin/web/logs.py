"""Logs as lines of JSON, for whoever gathers them."""

from __future__ import annotations

import json
import logging
import time


class JsonLines(logging.Formatter):
    """One object a line: time, level, where, what, and the fields of an access line."""

    def format(self, record: logging.LogRecord) -> str:
        """The line; line breaks in a message cannot make it two."""
        told = getattr(record, "told", None) or {"message": record.getMessage()}
        line = {
            "time": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(record.created)),
            "level": record.levelname.lower(),
            "logger": record.name,
            **told,
        }
        if record.exc_info:
            line["trace"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False)


def set_up(*, requests: bool) -> None:
    """Log warnings to standard error, and with `requests` what the site does and a line for each of them."""
    handler = logging.StreamHandler()
    handler.setFormatter(JsonLines())
    for name in ("reelkin", "uvicorn"):
        logger = logging.getLogger(name)
        logger.handlers = [handler]
        logger.propagate = False
        logger.setLevel(logging.INFO if requests and name == "reelkin" else logging.WARNING)
    logging.getLogger("reelkin.web.access").setLevel(logging.INFO if requests else logging.WARNING)
