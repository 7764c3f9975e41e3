"""What reelkin raises: one parent, and a few kinds a caller would handle differently.

Every message says what is wrong, where, and what to do about it.
"""

from __future__ import annotations

from reelkin.installing import install_line


class ReelkinError(Exception):
    """Anything reelkin refuses; the command line prints it without a traceback and exits with `exit_code`."""

    exit_code = 1


class UsageError(ReelkinError):
    """The call is off: an option, a value or a title that cannot be taken as given."""

    exit_code = 2


class UnknownTitle(ReelkinError, KeyError):
    """No title with this id is in the model."""

    exit_code = 2

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


class MissingArtefact(ReelkinError):
    """Something an earlier stage should have left on disk is not there."""


class MissingExtra(ReelkinError):
    """A library of an extra that is not installed; the message holds the line that installs it here."""

    def __init__(self, extra: str, purpose: str) -> None:
        super().__init__(f"{purpose} needs more libraries: {install_line(extra)}")
        self.extra = extra


class DownloadFailed(ReelkinError):
    """A file could not be fetched whole; what was received is kept for the next try."""


class RemoteFailed(ReelkinError):
    """A service elsewhere (S3, SageMaker) refused what was asked, failed at it, or could not be reached."""


class WorkspaceLocked(ReelkinError):
    """Another reelkin process is writing to this workspace."""
