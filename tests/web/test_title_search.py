import pytest

from reelkin.lookup.matching import fame_of
from reelkin.recommend import Model
from reelkin.store.publish import publish
from reelkin.store.search import Found
from reelkin.web.live_model import Live
from reelkin.web.title_search import FoundPerson, find_titles, means_people


def found(model, row: int, matched: str = "The Film") -> Found:
    facts = model.facts_of(row)
    return Found(facts.tconst, facts.title, facts.original_title, facts.year, facts.type, 1, matched, ())


@pytest.mark.parametrize(
    ("rows", "fame", "first"),
    [
        pytest.param([0, 50], 0.6, False, id="the: everybody knows the film"),
        pytest.param([50, 90], 0.6, True, id="kubrick: who knows the films about him"),
        pytest.param([], 0.1, True, id="nothing but people"),
    ],
)
def test_people_come_before_films_where_they_are_better_known(rows, fame, first, model):
    people = [FoundPerson("nm1", "Somebody", 3, fame), FoundPerson("nm2", "Else", 3, 0.0)]
    assert means_people(Live(model), [found(model, row) for row in rows], people) is first
    assert fame_of(50, len(model)) < 0.6 < fame_of(0, len(model))


def test_films_that_are_found_by_their_maker_s_name_do_not_go_before_the_maker(model):
    people = [FoundPerson("nm1", "Clint Eastwood", 3, 0.4)]
    by_name = [found(model, 0, "Clint Eastwood"), found(model, 90)]
    assert means_people(Live(model), by_name, people)


def test_the_page_shows_films_first_where_the_word_is_in_a_famous_one(browser, monkeypatch):
    page = browser.page("/search?q=Director A1")
    assert page.index("people-found") < page.index('class="found"')
    monkeypatch.setattr("reelkin.web.pages.search.means_people", lambda *_: False)
    page = browser.page("/search?q=Director A1")
    assert page.index('class="found"') < page.index("people-found")


def test_what_is_found_is_of_the_model_that_answers_whatever_was_published_since(
    make_site, bundle, hostile_bundle
):
    site = make_site(of=hostile_bundle).state.site
    answering = site.models.current()
    publish(site.engine, bundle)
    assert "🎬 🎥" in [one.title for one in find_titles(site, answering, "🎬", 5)]
    assert find_titles(site, Live(Model.load(bundle)), "🎬", 5) == []


def test_names_are_found_where_the_database_has_the_rows_of_the_answering_model_no_more(
    make_site, hostile_bundle
):
    site = make_site().state.site
    answering = Live(Model.load(hostile_bundle))
    assert [one.title for one in find_titles(site, answering, "🎬 🎥", 5)] == ["🎬 🎥"]
