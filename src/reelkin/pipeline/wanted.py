"""What an evaluation is asked to do."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from reelkin.interactions.scale import Scale

FOLDS = 5


@dataclass(frozen=True)
class Wanted:
    """What is to be evaluated.

    Attributes:
        ratings: files or folders of people's ratings, or names of sets in the workspace.
        protocols: "people", "last", "cold", "similar"; none: all.
        folds: of people and of titles.
        seed: where every random choice starts.
        baselines: keys of `evaluation.running.methods`; none: all.
        lenskit: LensKit's own versions too.
        quick: the first fold alone, and the methods that take little time.
        scale: of a plain file's ratings.
    """

    ratings: Sequence[str | Path]
    protocols: Sequence[str] = field(default_factory=tuple)
    folds: int = FOLDS
    seed: int = 0
    baselines: Sequence[str] = field(default_factory=tuple)
    lenskit: bool = False
    quick: bool = False
    scale: Scale | None = None

    def options(self) -> dict[str, Any]:
        """What was asked for, as JSON values."""
        from reelkin.evaluation.running.course import PROTOCOLS

        return {
            "protocols": [name for name in PROTOCOLS if not self.protocols or name in self.protocols],
            "folds": self.folds,
            "seed": self.seed,
            "baselines": sorted(self.baselines) or "all",
            "LensKit": self.lenskit,
            "quick": self.quick,
        }
