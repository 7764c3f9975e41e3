from __future__ import annotations

from planted_films import NOLAN
from reelkin.store.opening import reading
from reelkin.store.people_pages import CreditedPerson, cast_of, person


def test_a_title_names_who_made_it(engine):
    with reading(engine) as connection:
        assert cast_of(connection, "tt1375666") == [CreditedPerson(*NOLAN, "director", ())]
        assert cast_of(connection, "tt0111161") == []


def test_a_person_has_their_titles_the_best_known_first(engine):
    with reading(engine) as connection:
        page = person(connection, NOLAN[0])
    assert page is not None
    assert (page.name, page.professions, page.birth_year) == ("Christopher Nolan", ("director",), None)
    assert [(one.title, one.year, one.roles) for one in page.titles] == [
        ("The Dark Knight", 2008, ("director",)),
        ("Inception", 2010, ("director",)),
    ]


def test_whoever_is_in_no_title_has_no_page(engine, empty):
    with reading(engine) as connection:
        assert person(connection, "nm9999999") is None
        assert person(connection, "nm\x00") is None
        assert cast_of(connection, "tt\x00") == []


def test_before_the_first_publish_there_is_nobody(empty):
    with reading(empty) as connection:
        assert person(connection, NOLAN[0]) is None
        assert cast_of(connection, "tt1375666") == []
