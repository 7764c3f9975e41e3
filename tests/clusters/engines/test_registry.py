from __future__ import annotations

import re
import sys

import pytest

from reelkin.clusters import engines
from reelkin.clusters.engines import ENGINES, Engine, engine_here, load_engine
from reelkin.errors import MissingExtra, UsageError
from reelkin.installing import install_line
from reelkin.settings import Settings


def test_the_default_engine_of_the_settings_is_there():
    assert callable(load_engine(Settings().engine))


@pytest.mark.parametrize("name", ENGINES)
def test_every_engine_says_where_it_is_as_a_string(name):
    assert ENGINES[name].module.startswith("reelkin.clusters.engines.")
    assert load_engine(name).__name__ == "fit_centroids"


def test_an_unknown_engine_is_told_with_the_known_ones():
    with pytest.raises(UsageError, match=r"engine must be one of .*scikit-learn.*; got 'sklearn'"):
        load_engine("sklearn")


def test_a_missing_library_is_told_with_the_install_line(monkeypatch):
    monkeypatch.setitem(sys.modules, "sklearn.cluster", None)
    monkeypatch.delitem(sys.modules, "reelkin.clusters.engines.scikit_learn", raising=False)
    with pytest.raises(MissingExtra, match=re.escape(install_line("build"))):
        load_engine("scikit-learn")


def test_an_engine_of_ours_that_is_not_there_is_our_mistake(monkeypatch):
    monkeypatch.setitem(engines.ENGINES, "gone", Engine("reelkin.clusters.engines.gone", "build"))
    with pytest.raises(ModuleNotFoundError):
        load_engine("gone")


def test_what_clusters_many_times_asks_no_engine_elsewhere():
    here = Settings(k=7)
    assert engine_here(here) is here
    away = engine_here(Settings(engine="sagemaker", k=7, seed=3))
    assert (away.engine, away.k, away.seed) == ("scikit-learn", 7, 3)
