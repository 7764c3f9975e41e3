"""Good picks that are unlike the ones before them, chosen one after another.

Source: Smyth and McClave, "Similarity vs. Diversity", ICCBR 2001, with a weighted sum for their product. Maximal
marginal relevance (Carbonell and Goldstein, SIGIR 1998) takes the highest cosine in place of the mean; there a
dial turned further could show picks that are more alike on the whole.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt

    from reelkin.model.layout import Floats

    Doubles = npt.NDArray[np.float64]


def diversify(scores: Doubles, vectors: Floats, n: int, diverse: float) -> npt.NDArray[np.intp]:
    """The order in which to show `n` of some candidates.

    Each next one has the highest (1 - diverse) · relevance - diverse · (its mean cosine to those before
    it); relevance is the score on a scale from 0, the worst candidate, to 1, the best. The first is always the
    best; 0 keeps the order of the scores.

    Args:
        scores: float[m], falling.
        vectors: float[m, d], the candidates' vectors.
        n: how many to show; all if there are fewer.
        diverse: from 0 to 1.

    Returns:
        intp[min(n, m)]: positions in the candidates.
    """
    n = min(n, len(scores))
    if diverse == 0 or n == 0:
        return np.arange(n)
    relevance = to_unit(scores.astype(np.float64))
    directions = directions_of(vectors.astype(np.float64))
    likeness = np.zeros(len(scores))
    left = np.ones(len(scores), bool)
    chosen = [0]
    while len(chosen) < n:
        left[chosen[-1]] = False
        likeness += directions @ directions[chosen[-1]]
        worth = (1 - diverse) * relevance - diverse * likeness / len(chosen)
        chosen.append(int(np.argmax(np.where(left, worth, -np.inf))))
    return np.array(chosen)


def to_unit(scores: Doubles) -> Doubles:
    """float64[m] from 0, the lowest, to 1, the highest; all 1 where they are equal."""
    low, high = scores.min(), scores.max()
    return (scores - low) / (high - low) if high > low else np.ones_like(scores)


def directions_of(vectors: Doubles) -> Doubles:
    """float64[m, d]: the vectors at length 1; 0 stays 0."""
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    return vectors / np.where(lengths > 0, lengths, 1.0)
