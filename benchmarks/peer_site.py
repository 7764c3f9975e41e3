"""A peer for `serving.py`: the items nearest to an item by `implicit`, behind FastAPI and one worker of uvicorn.

    python benchmarks/peer_site.py BUNDLE PORT

It has the vectors of a bundle as its item factors and answers /similar/ROW with the 20 nearest rows and their cosines.
That is the same search over as many titles of as many dimensions, and the same way through HTTP; it is less work where
reelkin adds the prior, shared people, each series once, facts, reasons and sentences.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import numpy as np
import uvicorn
from fastapi import FastAPI
from implicit.cpu.als import AlternatingLeastSquares

NEAREST = 20


def site(bundle: Path) -> FastAPI:
    """The application."""
    vectors = np.load(bundle / "serve" / "embedding.vectors.npy")
    model = AlternatingLeastSquares(factors=vectors.shape[1], num_threads=1)
    model.item_factors, model.user_factors = vectors, vectors[:1]
    app = FastAPI()

    @app.get("/similar/{row}")
    async def similar(row: int) -> Any:
        rows, scores = model.similar_items(row, N=NEAREST)
        return [{"row": int(one), "score": float(score)} for one, score in zip(rows, scores, strict=True)]

    @app.get("/readyz")
    async def ready() -> Any:
        return {}

    return app


if __name__ == "__main__":
    uvicorn.run(site(Path(sys.argv[1])), port=int(sys.argv[2]), log_level="warning")
