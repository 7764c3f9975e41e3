"""Which methods an evaluation judges, each with what names its results."""

from __future__ import annotations

from dataclasses import replace
from importlib import metadata
from typing import TYPE_CHECKING

from reelkin import artefacts
from reelkin.pipeline.stage import code_digest

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reelkin.evaluation.running.methods import Entry
    from reelkin.model.bundle import Bundle
    from reelkin.pipeline.ratings import GivenSet
    from reelkin.pipeline.wanted import Wanted


def judged_methods(
    bundle: Bundle, wanted: Wanted, given: Sequence[GivenSet]
) -> tuple[list[Entry], dict[str, str]]:
    """The methods that are wanted, and by name why one is left out.

    A model that learned from ratings is judged as it is, too, unless it learned from those it is to be judged on.

    Raises:
        UsageError: there is no such baseline, or LensKit's environment is not set up.
    """
    from reelkin.evaluation.running.as_trained import AsTrained
    from reelkin.evaluation.running.methods import chosen

    entries, left_out = chosen(wanted.baselines, quick=wanted.quick, lenskit=wanted.lenskit), {}
    if bundle.facts["training"]["learned_from_ratings"]:
        seen = sorted(one.path.name for one in given if one.digest in bundle.facts["ratings"])
        if seen:
            left_out[AsTrained.name] = (
                f"it was trained on {', '.join(seen)}, so it has seen what it would be judged on; give other"
                " people's ratings"
            )
        else:
            entries.append(_as_trained(bundle))
    return [replace(entry, version=version_of(entry)) for entry in entries], left_out


def installed(*distributions: str) -> dict[str, str]:
    """The version of each distribution that is installed."""
    found = {}
    for name in distributions:
        try:
            found[name] = metadata.version(name)
        except metadata.PackageNotFoundError:
            continue
    return found


def _as_trained(bundle: Bundle) -> Entry:
    from reelkin.evaluation.running.as_trained import as_trained
    from reelkin.evaluation.running.methods import Entry

    row_of = {tconst: row for row, tconst in enumerate(bundle.titles.tconst)}
    return Entry(
        "as-trained",
        "as trained",
        lambda judged: as_trained(bundle.linear, row_of, judged.tconsts),
        model=bundle.model_id,
    )


def version_of(entry: Entry) -> str:
    """Names the code, the libraries, the files and the model that a method's results depend on, as they are now."""
    told = {
        "code": code_digest(*entry.code),
        "libraries": installed(*entry.libraries),
        "files": [artefacts.sha256(path) for path in entry.files],
        "model": entry.model,
    }
    return artefacts.digest(told)
