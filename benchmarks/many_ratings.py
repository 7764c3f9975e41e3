"""How long the front page and the taste of somebody take who has rated thousands of titles.

    python benchmarks/many_ratings.py HOME [COUNT …]

Seconds of processor time of one working out, of a model freshly mapped; nothing is kept from one to the next but the ids
that were looked up.
"""

from __future__ import annotations

import random
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from reelkin.recommend.model import Model
from reelkin.recommend.taste.picture import draw_taste
from reelkin.web.live_model import Live
from reelkin.web.shelves.fronts import work_out
from reelkin.web.visitors.marks import Marks

if TYPE_CHECKING:
    from collections.abc import Callable

COUNTS = (260, 2_520, 13_479)


def seconds(act: Callable[[], object]) -> float:
    """The processor time of one call."""
    begun = time.process_time()
    act()
    return time.process_time() - begun


def main(home: str, counts: list[int]) -> None:
    """Measure each number of ratings with titles drawn at random and rated 3 to 10."""
    for count in counts:
        model = Model.load(Path(home) / "models" / "current")
        drawn = random.Random(count)
        rows = sorted(drawn.sample(range(len(model)), count))
        ids = model.bundle.titles.tconst.take(rows)
        ratings = {tconst: float(drawn.randint(3, 10)) for tconst in ids}
        live, marks = Live(model), Marks(ratings=ratings)
        taste = seconds(lambda asked=model, of=ratings: draw_taste(asked.taste(of)))
        front = seconds(lambda of=live, by=marks: work_out(of, by))
        print(f"{count:>7,} ratings: taste {taste:.2f} s, front page {front:.2f} s")


if __name__ == "__main__":
    main(sys.argv[1], [int(count) for count in sys.argv[2:]] or list(COUNTS))
