from __future__ import annotations

from dataclasses import replace

import numpy as np

from reelkin.recommend.cluster_members import by_fame, members, named_rightly


def with_fit(bundle, fit):
    return replace(bundle, clusters=replace(bundle.clusters, fit=np.asarray(fit, np.float32)))


def test_what_the_name_is_false_of_is_the_last_of_its_cluster_however_famous(model):
    bundle = model.bundle
    best_known = by_fame(bundle)[0][0]
    fit = np.ones(len(bundle))
    fit[best_known] = 0
    changed = with_fit(bundle, fit)
    first = members(changed)[0]
    assert first[-1] == best_known
    assert list(first[:-1]) == list(by_fame(bundle)[0][1:])
    assert best_known not in named_rightly(changed, first)
    assert len(named_rightly(changed, first)) == len(first) - 1


def test_fame_weighs_against_likeness(model):
    bundle = model.bundle
    rows = max(by_fame(bundle), key=len)
    fit = np.full(len(bundle), 0.5)
    fit[rows[0]], fit[rows[1]] = 0.1, 1.0
    place = int(bundle.clusters.assignments[rows[0]])
    order = members(with_fit(bundle, fit))[place].tolist()
    assert order[0] == rows[1]
    # Known best, but so little like the rest that others go before.
    assert order.index(rows[0]) > 3
    assert sorted(order) == sorted(rows.tolist())
