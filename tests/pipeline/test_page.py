"""The page that is shown: nothing is loaded, and what it says comes from the model."""

import re
from dataclasses import replace

import pytest

from planted import fitted
from reelkin.pipeline.page import _bars, page_html
from reelkin.recommend import Model
from reelkin.recommend.pick import Reason


@pytest.fixture(scope="module")
def page():
    return page_html(Model(fitted().bundle), b"PNG", ["tt1000000", "tt1000050"], picks_each=3)


def test_nothing_is_loaded(page):
    assert re.findall(r'(?:src|href)="([^"]*)"', page) == ["data:image/png;base64,UE5H"]


def test_its_face_is_in_the_page(page):
    assert (
        len(re.findall(r"@font-face\{font-family:Archivo;font-weight:500 900;[^}]*data:font/woff2", page))
        == 2
    )
    assert "Archivo, system-ui" in page


def test_on_a_narrow_screen_the_map_is_moved_about_and_not_shrunk(page):
    assert re.search(r"\.frame \{ overflow-x: auto; \}", page)
    assert re.search(r"\.map \{[^}]*min-width: \d+rem", page)
    assert '<div class="frame" tabindex="0"' in page


def test_it_says_what_the_map_was_learned_from_and_what_votes_are(page):
    """Where the model knows."""
    assert "learned from" not in page
    assert "Votes here" not in page
    bundle = fitted().bundle
    snapshot = {**bundle.facts["snapshot"], "votes_mean": "reviews by critics"}
    learned = {"data": {"name": "MovieTweetings"}}
    told = replace(bundle, facts={**bundle.facts, "snapshot": snapshot, "content_map": learned})
    said = page_html(Model(told), b"", ["tt1000000"], picks_each=1)
    assert "learned from MovieTweetings. Votes here are reviews by critics.</figcaption>" in said


def test_what_both_titles_share_comes_first_among_what_counts_most():
    reasons = [
        Reason("prior", "how widely it is watched", "prior", 0.9),
        Reason("genre_horror", "horror", "genres", 0.5, shared=True),
        Reason("language_fr", "French", "language", 0.2),
        Reason("era_1970", "1970s", "era", 0.1, shared=True),
        Reason("runtime_090", "about 90 minutes", "runtime", 0.05),
        Reason("type_movie", "film", "type", 0.01, shared=True),
        Reason("genre_comedy", "comedy", "genres", -0.3),
    ]
    bars = _bars(reasons)
    assert [bar["label"] for bar in bars] == [
        "horror",
        "1970s",
        "how widely it is watched",
        "French",
        "about 90 minutes",
    ]
    assert [bar["shared"] for bar in bars] == [True, True, False, False, False]
    assert [bar["share"] for bar in bars] == pytest.approx([0.5 / 0.9, 0.1 / 0.9, 1, 0.2 / 0.9, 0.05 / 0.9])
