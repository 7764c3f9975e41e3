"""How pleased a person would be with a title, in a measure that compares between people.

Scores of two people do not compare: one has rated three titles and the other three thousand, and the spread of
their scores differs. Places in their own lists do. A place counts by its logarithm, for the step from the first to
the tenth is felt like that from the hundredth to the thousandth.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt

    Doubles = npt.NDArray[np.float64]
    Mask = npt.NDArray[np.bool_]
    Places = npt.NDArray[np.intp]


def places(scores: Doubles, unseen: Mask) -> Places:
    """The place of every title in a person's own list, from 1; equal scores share the better place.

    Args:
        scores: float64[n].
        unseen: bool[n], the titles the person has not seen, which are the list. A seen title has the place it would
            take there.

    Returns:
        intp[n].
    """
    rising = np.sort(scores[unseen])
    better: Places = len(rising) - np.searchsorted(rising, scores, "right")
    return better + 1


def satisfaction(scores: Doubles, unseen: Mask) -> Doubles:
    """float64[n], from 1, the first of a person's own list of m titles, to 0, the last: 1 - ln(place) / ln(m).

    Turning ranks into a common measure is the Borda count of Baltrunas, Makcinskas and Ricci, "Group
    recommendations with rank aggregation and collaborative filtering", RecSys 2010; the logarithm in place of the
    line is the discount of DCG, which counts the first places for more.
    """
    among = max(int(unseen.sum()), 2)
    worth: Doubles = 1 - np.log(np.minimum(places(scores, unseen), among)) / np.log(among)
    return worth


def of_whole_list(shown: Doubles, own: Doubles) -> float:
    """How much of what a person's own list would give them, from 0 to 1, a shown list gives.

    Source: the individual utility of Xiao and others, "Fairness-aware group recommendation with
    Pareto-efficiency", RecSys 2017: what the shown titles are worth to the person, over what the best would be.

    Args:
        shown: float64[n], their satisfaction with each title shown.
        own: float64[n], with each title of their own list.
    """
    best = float(own.sum())
    return min(1.0, float(shown.sum()) / best) if best > 0 else 1.0
