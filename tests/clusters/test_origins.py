from __future__ import annotations

import pytest

from clusters.facts_of_clusters import facts
from reelkin.clusters.origins import NOWHERE, origins, telling_apart


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        ({"language_fr": 80, "language_en": 20}, "French"),
        ({"language_hi": 40, "language_ta": 40, "language_en": 20}, "Indian"),
        ({"language_fr": 40, "region_it": 40, "language_en": 20}, "European"),
        ({"language_ja": 40, "region_kr": 40, "language_en": 20}, "East Asian"),
        ({"language_sv": 40, "language_da": 40, "language_en": 20}, "Scandinavian"),
        ({"language_en region_gb": 80, "language_en region_us": 20}, "British"),
        ({"language_en region_us": 100}, ""),
        ({"language_es": 90, "language_en": 10}, "Spanish-language"),
        ({"language_fr": 40, "language_en": 60}, "French and other"),
        ({"language_fr": 20, "language_en": 80}, ""),
        ({"": 100}, ""),
    ],
)
def test_where_titles_come_from(counts, said):
    assert origins(facts(counts))[0].text == said


def test_what_is_said_of_some_claims_nothing():
    (origin,) = origins(facts({"language_hi": 40, "language_en": 60}))
    assert origin.claim == ()
    assert origin.some == (("language_hi",),)
    assert origins(facts({"": 9})) == [NOWHERE]


def test_american_tells_clusters_apart_only_where_it_is_true_of_most():
    assert "American" in [one.text for one in telling_apart(facts({"region_us language_en": 100}))]
    assert "American" not in [one.text for one in telling_apart(facts({"region_us": 70, "region_gb": 30}))]
