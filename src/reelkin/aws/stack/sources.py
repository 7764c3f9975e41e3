"""The sources that a stack is made from: the template, what goes onto its machines, and the lock file."""

from __future__ import annotations

from pathlib import Path

from reelkin.errors import UsageError

TEMPLATE = Path("infra") / "template.yaml"


def find_sources(given: Path | None) -> Path:
    """The top folder of reelkin's sources: the one given, or the working folder or one above it.

    Raises:
        UsageError: it is not there.
    """
    places = [given] if given else [Path.cwd(), *Path.cwd().parents]
    for place in places:
        if (place / TEMPLATE).is_file():
            return place
    raise UsageError(
        f"no {TEMPLATE} in {given or 'this folder or one above it'}: a stack is made from reelkin's sources;"
        " clone them, and call this in their folder or with --sources"
    )
