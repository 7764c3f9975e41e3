"""The content map: what each column that every catalogue has says about taste, as a few numbers a column."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from reelkin import artefacts
from reelkin.embedding.linear import Scoring
from reelkin.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy.typing as npt

    Floats = npt.NDArray[np.float32]

RECORD = "map.json"
REMEDY = "learn it again with `python -m reelkin.embedding.learn`"


@dataclass(frozen=True)
class Placing:
    """How the columns of a block that the map does not hold find their place.

    Attributes:
        strength: what share of the place its titles have a column takes.
        evidence: how many titles it takes to take half of that.
        shared: what it is worth that two titles have such a column in common.
        rare: what it is worth beside in `similar` if no other titles had it; see `resemblance`.
        alike: what it is worth beside in `similar`, but for the column of the block that most titles have.
    """

    strength: float
    evidence: float
    shared: float = 0.0
    rare: float = 0.0
    alike: float = 0.0


@dataclass(frozen=True, eq=False)
class ContentMap:
    """G columns, d dimensions.

    Attributes:
        columns: the G columns' names; a column of this name has this meaning in every catalogue.
        weights: float32[G, d], what a plain value of 1 adds to a title's vector.
        prior: float32[G], what it adds to a title's prior: the logarithm of how much more it is watched.
        placing: how other columns are placed, by block; "" is for blocks not named.
        scoring: the weights of the parts of a score.
        card: where the map is from: inputs with their hashes and licence, settings, figures.
        forms: what it is worth in `similar` that two titles have a column in common which tells their form, by the
            column's name.

    Raises:
        BadInput: shapes do not agree, a name is there twice, or a number is not finite.
    """

    columns: list[str]
    weights: Floats
    prior: Floats
    placing: Mapping[str, Placing]
    scoring: Scoring
    card: Mapping[str, Any]
    forms: Mapping[str, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        number = len(self.columns)
        if len(set(self.columns)) < number:
            raise BadInput(f"content map: a column is there twice; {REMEDY}")
        if self.weights.ndim != 2 or len(self.weights) != number or self.prior.shape != (number,):
            shapes = f"{self.weights.shape} weights, {self.prior.shape} prior"
            raise BadInput(f"content map: {shapes} for {number} columns; {REMEDY}")
        if not (np.isfinite(self.weights).all() and np.isfinite(self.prior).all()):
            raise BadInput(f"content map: a weight is not a finite number; {REMEDY}")
        worths = [
            *self.forms.values(),
            *(worth for one in self.placing.values() for worth in asdict(one).values()),
        ]
        if not np.isfinite(worths).all():
            raise BadInput(f"content map: a worth in forms or placing is not a finite number; {REMEDY}")

    @property
    def dimensions(self) -> int:
        """How many numbers a vector has."""
        return int(self.weights.shape[1])

    def save(self, folder: Path) -> None:
        """Write the map as weights.npy, prior.npy and map.json: the same map gives the same bytes."""
        with artefacts.new_folder(folder) as partial:
            np.save(partial / "weights.npy", np.ascontiguousarray(self.weights), allow_pickle=False)
            np.save(partial / "prior.npy", np.ascontiguousarray(self.prior), allow_pickle=False)
            artefacts.write_json(partial / RECORD, self._record())

    def _record(self) -> dict[str, Any]:
        return {
            "card": self.card,
            "scoring": self.scoring.as_dict(),
            "placing": {block: asdict(placing) for block, placing in self.placing.items()},
            "forms": dict(self.forms),
            "columns": self.columns,
        }

    @classmethod
    def load(cls, folder: Path) -> ContentMap:
        """The map in `folder`.

        Raises:
            MissingArtefact: there is none.
            BadInput: it is not whole.
        """
        record = artefacts.read_json(folder / RECORD, REMEDY)
        try:
            weights = np.load(folder / "weights.npy", allow_pickle=False)
            prior = np.load(folder / "prior.npy", allow_pickle=False)
            placing = {
                block: Placing(**{name: float(value) for name, value in values.items()})
                for block, values in record["placing"].items()
            }
            scoring = Scoring.from_dict(record["scoring"])
            forms = {name: float(worth) for name, worth in record["forms"].items()}
            return cls(record["columns"], weights, prior, placing, scoring, record["card"], forms)
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            raise BadInput(f"{folder}: not a content map ({error}); {REMEDY}") from error


def default_map() -> ContentMap:
    """The map that ships with reelkin, learned from MovieTweetings; its card says how."""
    with resources.as_file(resources.files("reelkin.embedding") / "default_map") as folder:
        return ContentMap.load(Path(folder))
