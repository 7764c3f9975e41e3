"""Names in a few arrays, found again."""

from hypothesis import given
from hypothesis import strategies as st

from reelkin.lookup.index import build_index
from reelkin.lookup.text import normalise

NAMES = [
    ("The Thing", 0, 0),
    ("Thing", 1, 0),
    ("Amélie", 2, 0),
    ("Amelie", 2, 2),
    ("Alien", 3, 0),
    ("Aliens", 4, 0),
]


def rows(index, places):
    return {int(index.rows[place]) for place in places}


def test_exact_finds_with_and_without_article():
    index = build_index(NAMES)
    assert rows(index, index.exact("thing")) == {0, 1}
    assert rows(index, index.exact("the thing")) == {0}
    assert rows(index, index.exact("alien")) == {3}
    assert rows(index, index.exact("alie")) == set()


def test_the_same_name_of_a_title_keeps_its_nearest_kind():
    index = build_index(NAMES)
    assert [int(index.kinds[place]) for place in index.exact("amelie")] == [0]


def test_beginnings():
    index = build_index(NAMES)
    assert rows(index, index.starting_with("alien")) == {3, 4}
    assert len(list(index.starting_with("a", most=2))) == 2


def test_misspellings_come_best_first():
    index = build_index(NAMES)
    assert index.rows[index.like("allien")[0]] == 3


def test_whole_words_within_a_name():
    index = build_index(
        [("Star Wars: Episode V - The Empire Strikes Back", 0, 0), ("Empires", 1, 0), ("The Empire", 2, 0)]
    )
    assert rows(index, index.containing("empire")) == {0, 2}
    assert rows(index, index.containing("empire strikes back")) == {0}
    assert rows(index, index.containing("back the")) == set()


@given(st.lists(st.text(min_size=1), max_size=30))
def test_every_name_is_found_under_itself(names):
    index = build_index((name, row, 0) for row, name in enumerate(names))
    for row, name in enumerate(names):
        if normalise(name):
            assert row in rows(index, index.exact(normalise(name)))


def test_an_empty_catalogue_finds_nothing():
    index = build_index([])
    assert list(index.exact("alien")) == []
    assert index.like("alien") == []
