"""What the model is asked for somebody: their ratings, and what is left out for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Unpack

    from reelkin.recommend.options import Options
    from reelkin.web.live_model import Live
    from reelkin.web.visitors.marks import Marks


def known_ratings(live: Live, marks: Marks) -> dict[str, float]:
    """The ratings of titles that this model has; others are kept for a model that does."""
    return {tconst: rating for tconst, rating in marks.ratings.items() if tconst in live.model}


def for_them(marks: Marks, **options: Unpack[Options]) -> Options:
    """The options, and the filters that keep out what somebody has seen or does not want."""
    chosen: Options = {
        # What they rated is left out as such.
        "watched": sorted(marks.seen - set(marks.ratings)),
        **options,
        "not_interested": sorted(marks.not_interested),
    }
    if marks.only is not None:
        among = options.get("only")
        chosen["only"] = marks.only if among is None else sorted(set(among) & set(marks.only))
    return chosen
