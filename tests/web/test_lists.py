import re

import pytest

from reelkin.lookup.text import normalise
from reelkin.web.pages import lists


def shown(page):
    return list(dict.fromkeys(re.findall(r'class="card c\d+" href="/title/(tt\d+)"', page)))


@pytest.fixture
def rated(browser, model):
    """Thirty ratings, three of each kind, the best first."""
    tconsts = model.bundle.titles.tconst.take(list(range(30)))
    for at, tconst in enumerate(tconsts):
        browser.mark("rating", tconst, str(10 - at // 3))
    return tconsts


def test_all_that_is_kept_shows_a_few_and_leads_to_the_rest(browser, rated):
    page = browser.page("/list")
    assert len(shown(page)) == lists.FEW
    assert 'href="/list?show=rated"' in page
    assert 'href="/list?show=seen"' not in page


def test_pages_hold_each_title_once(browser, rated, monkeypatch):
    monkeypatch.setattr(lists, "PAGE", 12)
    pages = [shown(browser.page(f"/list?show=rated&page={number}")) for number in (1, 2, 3)]
    assert [len(page) for page in pages] == [12, 12, 6]
    assert {one for page in pages for one in page} == set(rated)
    assert "page=2" in browser.page("/list?show=rated")


def test_beyond_the_last_page_is_the_last_page(browser, rated, monkeypatch):
    monkeypatch.setattr(lists, "PAGE", 12)
    last, beyond = (browser.page(f"/list?show=rated&page={number}") for number in (3, 7))
    assert shown(beyond) == shown(last) != []
    assert "Page 3 of 3" in beyond
    assert "page=2" in beyond
    assert "Page " not in browser.page("/list?show=seen&page=7")


def test_they_are_sorted_and_filtered_as_asked(browser, rated, model):
    facts = {tconst: model.facts(tconst) for tconst in rated}
    best_first = shown(browser.page("/list?show=rated"))
    assert [set(best_first[at : at + 3]) for at in (0, 3, 27)] == [
        set(rated[at : at + 3]) for at in (0, 3, 27)
    ]
    years = [facts[one].year for one in shown(browser.page("/list?show=rated&sort=oldest"))]
    assert years == sorted(years)
    titles = [normalise(facts[one].title) for one in shown(browser.page("/list?show=rated&sort=title"))]
    assert len(titles) == 30
    assert titles == sorted(titles)
    genre = facts[rated[0]].genres[0]
    having = {one for one in rated if genre in facts[one].genres}
    page = browser.get("/list", params={"show": "rated", "genre": genre}).text
    assert set(shown(page)) == having < set(rated)
    director = facts[rated[0]].directors[0]
    page = browser.get("/list", params={"show": "rated", "named": director.upper()}).text
    assert set(shown(page)) == {one for one in rated if director in facts[one].directors}


@pytest.mark.parametrize(("what", "show"), [("seen", "seen"), ("not-interested", "not-interested")])
def test_no_order_is_promised_that_nobody_knows(browser, model, what, show):
    best_known_first = model.bundle.titles.tconst.take([0, 5, 9])
    for tconst in sorted(best_known_first):
        browser.mark(what, tconst, "yes")
    page = browser.page(f"/list?show={show}")
    assert shown(page) == best_known_first
    assert 'value="kept"' not in page
    assert 'value="kept"' in browser.page("/list?show=listed")


@pytest.mark.parametrize("asked", ["show=all", "sort=random", "page=0"])
def test_what_is_not_offered_is_refused(browser, asked):
    assert browser.get(f"/list?{asked}").status_code == 422
