"""What a model is made from, and the hash that names it. Needs nothing that trains: an unchanged model is only looked up."""

from __future__ import annotations

import hashlib
from dataclasses import asdict
from importlib import metadata
from typing import TYPE_CHECKING, Any

from reelkin import artefacts
from reelkin.clusters.engines import ENGINES
from reelkin.model.bundle import FORMAT

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from reelkin.embedding.content_map import ContentMap
    from reelkin.model.bundle import Bundle
    from reelkin.settings import Settings

TRAIN_SETTINGS = ("engine", "k", "seed", "min_person_titles", "block_weights")
"""The settings that training reads."""
VERSIONS = ("reelkin", "numpy", "opentsne", "polars", "scikit-learn", "scipy")
"""The distributions whose version may change a bundle."""


def identify(
    snapshot: Mapping[str, Any],
    settings: Settings,
    content_map: ContentMap,
    previous: Bundle | None,
    ratings: Sequence[str] = (),
    centroids: NDArray[np.float32] | None = None,
) -> dict[str, Any]:
    """What the model is made from, and the hash of it: the same `model_id` means the same model.

    The versions include those of the libraries that may change a bit of it. `ratings` are the digests of the rating
    sets it learned from. `centroids` are what came of training: an engine without a seed finds others each time, and they
    are then part of what the model is.
    """
    origin = {
        "format": FORMAT,
        "snapshot": dict(snapshot),
        "settings": _train_settings(settings),
        "content_map": {**content_map.card, "digest": _map_digest(content_map)},
        "versions": {name: metadata.version(name) for name in VERSIONS},
        "ratings": list(ratings),
        "previous": None if previous is None else previous.model_id,
    }
    named: Any = origin
    if centroids is not None and not ENGINES[settings.engine].seeded:
        named = [origin, hashlib.sha256(centroids.tobytes()).hexdigest()]
    return {"model_id": artefacts.digest(named)[:32], **origin}


def _train_settings(settings: Settings) -> dict[str, Any]:
    """What training reads of the settings. A model by a stand-in for AWS says so, and is not taken for AWS's own."""
    engine = ENGINES.get(settings.engine)
    own = engine.settings if engine else ()
    read = settings.model_dump(mode="json", include={*TRAIN_SETTINGS, *own})
    if settings.engine == "sagemaker":
        from reelkin.aws.stand_in import stands_in

        read["trained_on"] = "a stand-in for AWS" if stands_in() else "AWS"
    return read


def _map_digest(content_map: ContentMap) -> str:
    placing = {block: asdict(rule) for block, rule in content_map.placing.items()}
    weights = [
        hashlib.sha256(array.tobytes()).hexdigest() for array in (content_map.weights, content_map.prior)
    ]
    return artefacts.digest(
        [content_map.columns, placing, content_map.scoring.as_dict(), dict(content_map.forms), weights]
    )
