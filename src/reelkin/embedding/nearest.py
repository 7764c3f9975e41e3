"""The titles most similar to each title, found once for all: a fact of the model, so that no answer has to look for it.

A similarity is a product of two short vectors, and what the two have in common that few titles have:

    similar(B | A) = left(A) · right(B) + rare(A, B)

The product holds the prior, the cosine, and the features in common that `COMMON` titles and more have. It is taken leaf
by leaf of titles that are near each other, those first where it can be high: the highest product of two boxes is a sum
over the dimensions. So what comes later is seldom among the highest, which the highest product of a title in a leaf tells
at once. Pairs with something rare in common are all looked at, and nothing is missed.

It takes a nanosecond a pair, for each of the `ASKED` most voted titles with every other one.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from scipy import sparse
from threadpoolctl import threadpool_limits

if TYPE_CHECKING:
    import numpy.typing as npt

    from reelkin.embedding.linear import LinearModel

    Floats = npt.NDArray[np.float32]
    Doubles = npt.NDArray[np.float64]
    Ints = npt.NDArray[np.int32]
    Rows = npt.NDArray[np.intp]

KEPT = 48
"""Titles kept for each: twenty picks, and what series and works listed twice take out."""
ASKED = 100_000
"""Titles, the most voted first, for which it is done; the others have few votes, and are asked for as seldom."""
BEYOND = 16
"""Titles beyond those, for what rare features add to lower products."""
COMMON = 2_000
"""Titles from which on a feature is worth a dimension of the product: pairs that have it would be millions."""
LEAF = 512
"""Titles in a leaf: as many products as a core's own cache holds."""
FIRST = 8
"""Leaves looked at first, to know early what is high."""
AT_ONCE = 1 << 19
"""Pairs that are held in memory before they are sorted out."""
SLACK = 1e-4
"""More than float32 rounds in a score: only who is ahead by more is certainly ahead."""
NONE = -1


def nearest_titles(model: LinearModel) -> Ints:
    """int32[min(n, ASKED), min(KEPT, n - 1)]: what is certainly the most similar to each title, the most similar first.

    Whoever is named is more similar than all who are not. A row has fewer, and NONE in their places, where the next
    ones are as good as equal. The same model gives the same bytes.
    """
    n = len(model.prior)
    nearest = np.full((min(n, ASKED), max(0, min(KEPT, n - 1))), NONE, np.int32)
    if not nearest.size:
        return nearest
    # Each leaf under one BLAS thread, so that its sums do not depend on how many there are.
    with threadpool_limits(limits=1), ThreadPoolExecutor(os.cpu_count()) as pool:
        pairs = _Pairs(model)
        for rows, found in pool.map(pairs.nearest_of, _leaves(pairs.right[:ASKED])):
            nearest[rows] = found
    return nearest


@dataclass(frozen=True, eq=False)
class _Found:
    """Pairs: which title of a leaf, the other's row, and the product, or the score."""

    queries: Rows
    rows: Rows
    scores: Doubles

    def where(self, which: npt.NDArray[np.bool_] | Rows) -> _Found:
        """Some of the pairs."""
        return _Found(self.queries[which], self.rows[which], self.scores[which])

    def apart(self, rows: Rows) -> _Found:
        """Without the pairs of a title with itself; `rows` are the queries'."""
        return self.where(rows[self.queries] != self.rows)

    def keys(self, n: int) -> Rows:
        """A number for each pair."""
        return self.queries * n + self.rows

    def best(self, most: int) -> _Found:
        """The highest of each query, at most so many, the highest first."""
        order = np.argsort(-self.scores, kind="stable")
        order = order[np.argsort(self.queries[order].astype(np.int16), kind="stable")]
        queries = self.queries[order]
        begins = np.searchsorted(queries, queries)
        kept = order[np.arange(len(order)) - begins < most]
        return self.where(kept)

    def nth(self, place: int, size: int) -> Doubles:
        """float64[size]: the score at this place of each query, from 0; -inf where there are fewer. After `best`."""
        begins = np.searchsorted(self.queries, np.arange(size + 1))
        has = np.diff(begins) > place
        at = np.where(has, begins[:-1] + place, 0)
        return np.where(has, self.scores[at] if len(self.scores) else 0.0, -np.inf)


class _Pairs:
    """All pairs of titles, leaf by leaf."""

    def __init__(self, model: LinearModel) -> None:
        n, scoring = len(model.prior), model.scoring
        matrix = sparse.csr_array((model.values, model.columns, model.offsets), (n, len(model.shared)))
        worth = scoring.similar_shared * model.in_common.astype(np.float64)
        held = np.bincount(model.columns, minlength=len(worth))
        common = np.flatnonzero((worth != 0) & (held >= COMMON))
        directions = model.vectors / model.lengths[:, None]
        features = matrix[:, common].toarray()
        left = np.column_stack([directions, np.ones(n), features * worth[common]])
        right = np.column_stack([directions, scoring.similar_prior * model.prior, features])
        axes = np.linalg.eigh(right.T.astype(np.float64) @ right)[1]
        self.left, self.right = (left @ axes).astype(np.float32), (right @ axes).astype(np.float32)
        self.leaves = list(_leaves(self.right))
        self._by_leaf = self.right[np.concatenate(self.leaves)]
        self._begins = np.concatenate([[0], np.cumsum([len(rows) for rows in self.leaves])])
        reduced = (np.minimum.reduceat, np.maximum.reduceat)
        self._boxes = [reduce(self._by_leaf, self._begins[:-1], axis=0) for reduce in reduced]
        rare = np.where(held >= COMMON, 0.0, worth)
        self._holders = sparse.csr_array(matrix[:, rare != 0].astype(np.float64).T)
        self._weighed = sparse.csr_array(matrix[:, rare != 0] * rare[rare != 0])
        self._learned = _learned(model)
        reached = np.where(rare != 0, held, 0)[model.columns]
        self._reach = np.diff(np.concatenate([[0], np.cumsum(reached)])[model.offsets])

    def nearest_of(self, rows: Rows) -> tuple[Rows, Ints]:
        """These titles, and what is nearest to each."""
        most = min(KEPT, self.right.shape[0] - 1)
        products = self._highest_products(rows, most + BEYOND)
        # What is not among these has no higher product; if all are among them, there is nothing else.
        beyond = products.nth(most + BEYOND - 1, len(rows))
        # Whoever has something rare in common counts by the whole score, and not by the product.
        n, whole = len(self.right), [products]
        for part in self._parts(rows):
            rare = self._rare(rows, part)
            here = np.searchsorted(products.queries, [part.start, part.stop])
            own = products.where(np.arange(*here))
            counted = _among(own.keys(n), rare.keys(n))
            whole.append(rare.where(rare.scores > beyond[rare.queries] + SLACK))
            products.scores[here[0] : here[1]][counted] = -np.inf
        found = _joined(whole).best(most + 1)
        # Ahead of all that was not looked at, and of the first that was and is not kept.
        bound = np.maximum(beyond, found.nth(most, len(rows))) + SLACK
        certain = found.scores > bound[found.queries]
        places = np.arange(len(found.queries)) - np.searchsorted(found.queries, found.queries)
        nearest = np.full((len(rows), most), NONE, np.int32)
        nearest[found.queries[certain], places[certain]] = found.rows[certain]
        return rows, nearest

    def _highest_products(self, rows: Rows, most: int) -> _Found:
        left = self.left[rows]
        order = np.argsort(-self._highest_of_leaves(left), kind="stable").tolist()
        found = self._products(rows, left, np.concatenate([self.leaves[at] for at in order[:FIRST]]), most)
        least = found.nth(most - 1, len(rows))
        fresh, pairs = [found], 0
        products = np.empty((len(rows), LEAF), np.float32)
        for at in order[FIRST:]:
            others = self.leaves[at]
            here = products[:, : len(others)]
            np.matmul(left, self._of_leaf(at).T, out=here)
            hot = np.flatnonzero(here.max(axis=1) > least)
            queries, places = np.nonzero(here[hot] > least[hot, None])
            queries = hot[queries]
            fresh.append(
                _Found(queries, others[places], here[queries, places].astype(np.float64)).apart(rows)
            )
            pairs += len(queries)
            if pairs > AT_ONCE:
                found, pairs = _joined(fresh).best(most), 0
                fresh, least = [found], found.nth(most - 1, len(rows))
        return _joined(fresh).best(most)

    def _of_leaf(self, at: int) -> Floats:
        """The right sides of one leaf."""
        own: Floats = self._by_leaf[self._begins[at] : self._begins[at + 1]]
        return own

    def _highest_of_leaves(self, left: Floats) -> Doubles:
        """float64: what no product of these titles with one of each leaf is above."""
        low, high = left.min(axis=0).astype(np.float64), left.max(axis=0).astype(np.float64)
        corners = [own * box for own in (low, high) for box in self._boxes]
        highest: Doubles = np.maximum.reduce(corners).sum(axis=1)
        return highest

    def _products(self, rows: Rows, left: Floats, others: Rows, most: int) -> _Found:
        """The highest products with these others."""
        products = left @ self.right[others].T
        most = min(most + 1, len(others))
        places = np.argpartition(-products, most - 1, axis=1)[:, :most]
        queries = np.repeat(np.arange(len(rows)), most)
        scores = np.take_along_axis(products, places, axis=1).ravel().astype(np.float64)
        return _Found(queries, others[places.ravel()], scores).apart(rows).best(most)

    def _parts(self, rows: Rows) -> Iterator[slice]:
        """Stretches of a leaf's titles that have at most `AT_ONCE` pairs, or are of one title."""
        parts = np.cumsum(self._reach[rows]) // AT_ONCE
        ends = [*np.flatnonzero(np.diff(parts)) + 1, len(rows)]
        return (slice(start, end) for start, end in zip([0, *ends], ends, strict=False))

    def _rare(self, rows: Rows, part: slice) -> _Found:
        """The pairs that have something rare in common, or of which ratings taught something, with their whole scores."""
        some = rows[part]
        whole = self._weighed[some] @ self._holders + self._learned[some]
        whole.sort_indices()
        added = sparse.coo_array(whole)
        queries, others = (at.astype(np.intp) for at in added.coords)
        products = np.einsum("ij,ij->i", self.left[some[queries]], self.right[others])
        return _Found(queries + part.start, others, products + added.data).apart(rows)


def _learned(model: LinearModel) -> sparse.csr_array:
    """float64[n, n]: what ratings taught of who likes both."""
    n, part = len(model.prior), model.collaborative
    lengths = np.zeros(n, np.int64)
    lengths[part.rows] = np.diff(part.weight_offsets)
    offsets = np.concatenate([[0], np.cumsum(lengths)])
    worth = part.blend.similar_weights * part.weight_values.astype(np.float64)
    return sparse.csr_array((worth, part.weight_rows, offsets), (n, n))


def _among(keys: Rows, known: Rows) -> npt.NDArray[np.bool_]:
    """Which keys are among those known, which ascend."""
    if not len(known):
        return np.zeros(len(keys), bool)
    found: npt.NDArray[np.bool_] = known[np.minimum(np.searchsorted(known, keys), len(known) - 1)] == keys
    return found


def _joined(found: list[_Found]) -> _Found:
    return _Found(
        *(np.concatenate([getattr(one, name) for one in found]) for name in ("queries", "rows", "scores"))
    )


def _leaves(points: Floats) -> Iterator[Rows]:
    """The rows in leaves of at most `LEAF`, halved again and again along the axis on which they are widest."""
    waiting = [np.arange(len(points))]
    while waiting:
        rows = waiting.pop()
        if len(rows) <= LEAF:
            yield rows
            continue
        along = points[rows, np.argmax(points[rows].var(axis=0))]
        middle = -(-len(rows) // LEAF) // 2 * LEAF
        order = np.argsort(along, kind="stable")
        waiting += [rows[order[:middle]], rows[order[middle:]]]
