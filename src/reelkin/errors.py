"""What reelkin raises: one parent, and a few kinds a caller would handle differently.

Every message says what is wrong, where, and what to do about it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reelkin.installing import install_line

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


class ReelkinError(Exception):
    """Anything reelkin refuses; the command line prints it without a traceback and exits with `exit_code`.

    1: it cannot be done; 2: it was asked wrongly. `kind` is the name that programs know it by.
    """

    exit_code = 1
    kind = "failed"


class UsageError(ReelkinError):
    """The call is off: an option, a value or a title that cannot be taken as given."""

    exit_code = 2
    kind = "usage"


class NotOneTitle(UsageError):
    """A name that no title has, or several; `candidates` are what may have been meant, as JSON values."""

    def __init__(self, message: str, kind: str, candidates: Sequence[Mapping[str, Any]] = ()) -> None:
        super().__init__(message)
        self.kind = kind
        self.candidates = list(candidates)


class UnknownTitle(ReelkinError, KeyError):
    """No title with this id is in the model."""

    exit_code = 2
    kind = "unknown"

    def __init__(self, tconst: str) -> None:
        super().__init__(tconst)
        self.tconst = tconst

    def __str__(self) -> str:
        return (
            f"{self.tconst}: no title of this model has this id;"
            " look one up by name with `reelkin find TITLE` or model.find(TITLE)"
        )


class BadInput(ReelkinError):
    """A file or a table that is not what it should be; the file itself is left as it was."""

    kind = "bad-input"


class MissingArtefact(ReelkinError):
    """Something an earlier stage should have left on disk is not there."""

    kind = "missing"


class MissingExtra(ReelkinError):
    """A library of an extra that is not installed; the message holds the line that installs it here."""

    kind = "missing-extra"

    def __init__(self, extra: str, purpose: str) -> None:
        self.remedy = install_line(extra)
        super().__init__(f"{purpose} needs more libraries: {self.remedy}")
        self.extra = extra


class DownloadFailed(ReelkinError):
    """A file could not be fetched whole; what was received is kept for the next try."""

    kind = "download-failed"


class RemoteFailed(ReelkinError):
    """A service elsewhere (S3, SageMaker) refused what was asked, failed at it, or could not be reached."""

    kind = "remote-failed"


class WorkspaceLocked(ReelkinError):
    """Another reelkin process is writing to this workspace."""

    kind = "locked"
