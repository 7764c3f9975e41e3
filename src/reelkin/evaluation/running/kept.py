"""Finished results, kept so that an evaluation that was stopped goes on where it was."""

from __future__ import annotations

import io
import json
import shutil
import zipfile
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from reelkin import artefacts
from reelkin.evaluation.results import Result

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path


@dataclass(frozen=True, eq=False)
class Finished:
    """One method in one protocol on one fold.

    Attributes:
        result: what it scored.
        seconds: how long that took, learning among it unless it had been learned just before.
        settings: what was chosen by tuning, of each learning.
    """

    result: Result
    seconds: float
    settings: Sequence[Mapping[str, float]] = field(default_factory=tuple)


@dataclass(frozen=True)
class Kept:
    """A folder of finished results. `inputs` names everything they depend on but method, protocol and fold."""

    folder: Path
    inputs: str
    version: str = ""

    def within(self, version: str) -> Kept:
        """The same, for results that depend on `version` too."""
        return replace(self, version=version)

    def load(self, *key: object) -> Finished | None:
        """What was kept under this key; None where nothing was, or where it cannot be read."""
        try:
            with np.load(io.BytesIO(self._path(key).read_bytes()), allow_pickle=False) as arrays:
                told = json.loads(str(arrays["told"]))
                each = {name: arrays[f"each {name}"] for name in told["each"]}
                result = Result(
                    told["method"], told["protocol"], arrays["judged"], arrays["ranked"], each, told["whole"], told["counts"]
                )  # fmt: skip
        except (OSError, EOFError, ValueError, KeyError, zipfile.BadZipFile):
            return None
        return Finished(result, told["seconds"], tuple(told["settings"]))

    def save(self, finished: Finished, *key: object) -> None:
        """Keep it, whole or not at all."""
        result = finished.result
        told: dict[str, Any] = {
            "method": result.method,
            "protocol": result.protocol,
            "each": list(result.each),
            "whole": dict(result.whole),
            "counts": {name: int(number) for name, number in result.counts.items()},
            "seconds": finished.seconds,
            "settings": [dict(one) for one in finished.settings],
        }
        arrays = {f"each {name}": values for name, values in result.each.items()}
        out = io.BytesIO()
        np.savez(
            out, told=np.array(json.dumps(told)), judged=result.judged, ranked=result.ranked, allow_pickle=False, **arrays
        )  # fmt: skip
        path = self._path(key)
        path.parent.mkdir(parents=True, exist_ok=True)
        artefacts.write_bytes(path, out.getvalue())

    def forget(self) -> None:
        """Remove what was kept for these inputs."""
        shutil.rmtree(self._own, ignore_errors=True)

    @property
    def _own(self) -> Path:
        return self.folder / self.inputs[:32]

    def _path(self, key: Sequence[object]) -> Path:
        return self._own / f"{artefacts.digest([self.version, *map(str, key)])[:32]}.npz"
