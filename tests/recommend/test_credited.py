"""People by their names, and the titles they offer."""

from __future__ import annotations

from dataclasses import replace

from reelkin.lookup.matching import NameKind
from reelkin.model.strings import Strings
from reelkin.recommend import Model
from reelkin.recommend.credited import (
    EACH,
    people_like,
    people_named,
    people_surnamed_like,
    people_with,
    person_with_id,
    titles_of,
)


def test_a_whole_name_or_a_word_of_it_finds_people_most_votes_first(model: Model) -> None:
    assert [person.name for person in people_named(model.bundle, "director d1")] == ["Director D1"]
    assert people_named(model.bundle, "director") == []
    found = people_with(model.bundle, "director")
    assert len(found) > 1
    assert [person.votes for person in found] == sorted((person.votes for person in found), reverse=True)
    assert people_with(model.bundle, "di") == people_with(model.bundle, "irecto") == []


def test_a_misspelt_whole_name_finds_people_but_one_word_does_not(model: Model) -> None:
    assert "Director D1" in {person.name for person in people_like(model.bundle, "directer d1")}
    assert people_like(model.bundle, "directer") == []


def test_a_misspelt_surname_alone_finds_who_is_well_known(model: Model) -> None:
    bundle, renamed = model.bundle, "Zoë Hitchcöck"
    best = people_with(bundle, "director")[0]
    place = list(bundle.people.nconst).index(best.nconst)
    names = [renamed if at == place else "Hitchings" for at in range(len(bundle.people.name))]
    changed = replace(bundle, people=replace(bundle.people, name=Strings.pack(names)))
    assert [one.name for one in people_surnamed_like(changed, "hitchcok")] == [renamed]
    assert people_surnamed_like(changed, "hich") == people_surnamed_like(changed, "alfred hitchcok") == []


def test_an_id_finds_its_person(model: Model) -> None:
    people = model.bundle.people
    for place in (0, len(people.name) - 1):
        person = person_with_id(model.bundle, people.nconst[place])
        assert person is not None
        assert person.name == people.name[place]
    assert person_with_id(model.bundle, "nm9999999") is None


def test_titles_stay_with_their_person_and_leave_room_for_others(model: Model) -> None:
    people = people_with(model.bundle, "director")[:2]
    titles = titles_of(model.bundle, people, 8)
    names = [title.name for title in titles]
    assert names == [people[0].name] * (8 - EACH) + [people[1].name] * EACH
    assert [title.fame for title in titles] == sorted((title.fame for title in titles), reverse=True)
    assert {title.kind for title in titles} == {NameKind.PERSON}
    assert len(titles_of(model.bundle, people[:1], 100)) == len(people[0].rows)
