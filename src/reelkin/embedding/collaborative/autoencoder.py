"""Title–title weights from what people rated and what titles are like: a linear autoencoder in closed form.

W = argmin |Z - ZW|² + λ |W|², diag W = 0, with the rows of Z one of two kinds:

- people: how much each of their ratings counts (a like 1, the best a little more, others less), divided by a power of
  how much they rated, and each title by a power of its likes;
- what titles are like: the vectors of the content map, and their genres, era, type and runtime.

A title with few ratings is so told from titles that are like it, one with many from those that the same people like.
(EASE: Steck, Embarrassingly shallow autoencoders for sparse data, 2019. Features as rows: Jeunen, Van Balen,
Goethals, 2020.)
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from scipy import linalg, sparse

from reelkin.embedding.collaborative.inverse import inverted
from reelkin.interactions.scale import LIKE_OF_TEN

if TYPE_CHECKING:
    import numpy.typing as npt

    Doubles = npt.NDArray[np.float64]
    Singles = npt.NDArray[np.float32]

BLOCK = 1000
"""Columns of the titles' common ratings that are counted at a time."""


@dataclass(frozen=True)
class Autoencoder:
    """The numbers of the autoencoder; chosen by evaluation (docs/model.md).

    Attributes:
        ridge: λ.
        worth: (least rating out of ten, what it counts), best first; lower ratings count as the last.
        person_power: a person's row is divided by this power of the row's sum, for 50 as it is.
        typical_sum: that 50.
        title_power: a title's column is divided by this power of its likes.
        target_power: what is added to a title is multiplied by this power of its likes: below 0, rarer titles gain.
        more_likes: likes that every title is given before powers are taken.
        vectors: what the content map's vectors count.
        columns: what genres, era, type and runtime count.
        content_power: how far the content rows, too, are divided by likes: the power of a title's divisor.
    """

    ridge: float = 146.0
    worth: tuple[tuple[float, float], ...] = ((10.0, 1.23), (8.0, 1.0), (7.0, 0.45), (0.0, 0.21))
    person_power: float = 0.154
    typical_sum: float = 50.0
    title_power: float = 0.066
    target_power: float = -0.18
    more_likes: float = 2.0
    vectors: float = 1.286
    columns: float = 1.303
    content_power: float = 0.454


def title_weights(
    of_ten: sparse.csr_array, vectors: Doubles, columns: sparse.csr_array, settings: Autoencoder
) -> Singles:
    """float32[r, r]: row i is what a like of title i adds to each title; its own place is 0.

    Args:
        of_ten: float64[m, r], ratings above 0, as if every scale ended at ten.
        vectors: float64[r, d] of the content map.
        columns: float64[r, F], the features that count beside them.
        settings: how much each part counts.
    """
    told, popularity = _people_rows(of_ten, settings)
    divisor = popularity**-settings.title_power
    content = np.vstack([settings.vectors * vectors.T, settings.columns * columns.toarray().T])
    people = sparse.csr_array(told * divisor)
    inverse = _inverse(people, content * divisor**settings.content_power, settings.ridge)
    inverse /= -np.diag(inverse).copy()
    weights: Singles = inverse.astype(np.float32)
    del inverse
    weights *= divisor.astype(np.float32)[:, None]
    weights *= (popularity**settings.target_power).astype(np.float32)
    np.fill_diagonal(weights, 0.0)
    return weights


def _people_rows(of_ten: sparse.csr_array, settings: Autoencoder) -> tuple[sparse.csr_array, Doubles]:
    """What people's ratings count, float64[m, r]; and the titles' likes, their geometric mean brought to 1."""
    least = np.array([floor for floor, _ in settings.worth])
    worth = np.array([value for _, value in settings.worth])
    counted = of_ten.astype(np.float64)
    counted.data = worth[np.argmax(of_ten.data[:, None] >= least[None, :], axis=1)]
    sums = np.maximum(np.asarray(counted.sum(axis=1)).ravel(), 1.0)
    shares = (sums / settings.typical_sum) ** -settings.person_power
    likes = np.bincount(of_ten.indices[of_ten.data >= LIKE_OF_TEN], minlength=of_ten.shape[1])
    popularity = likes + settings.more_likes
    centre = np.exp(np.log(popularity).mean())
    return sparse.csr_array(sparse.diags_array(shares) @ counted), popularity / centre


def _inverse(people: sparse.csr_array, content: Doubles, ridge: float) -> Doubles:
    """(Zᵀ Z + ridge I)⁻¹, float64[r, r], Z the rows of people over those of content.

    By way of the rows where they are fewer than the titles (Woodbury), else of the titles.
    """
    number, titles = people.shape[0] + len(content), people.shape[1]
    if number < titles:
        rows = np.vstack([people.toarray(), content])
        small = ridge * np.eye(number) + rows @ rows.T
        inverse: Doubles = rows.T @ linalg.cho_solve(linalg.cho_factor(small, lower=True), rows)
        inverse *= -1.0 / ridge
        inverse[np.diag_indices_from(inverse)] += 1.0 / ridge
        return inverse
    gram: Doubles = content.T @ content
    by_title, by_column = sparse.csr_array(people.T), sparse.csc_array(people)
    for start in range(0, titles, BLOCK):
        stretch = slice(start, min(start + BLOCK, titles))
        gram[:, stretch] += (by_title @ by_column[:, stretch]).toarray()
    gram[np.diag_indices_from(gram)] += ridge
    return inverted(gram)
