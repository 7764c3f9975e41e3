from __future__ import annotations

import polars as pl

from planted import fitted, plant
from reelkin.lookup.index import NameIndex
from reelkin.model.packing import offsets_of, pack_people


def test_credits_by_title_and_by_person_are_the_same_credits() -> None:
    model = fitted()
    people, titles = model.bundle.people, model.bundle.titles
    by_title = {
        (
            titles.tconst[row],
            people.nconst[int(people.credit_people[at])],
            people.roles[int(people.credit_roles[at])],
        )
        for row in range(len(model.bundle))
        for at in range(int(people.credit_offsets[row]), int(people.credit_offsets[row + 1]))
    }
    expected = model.tables["credits"].select("tconst", "nconst", "role").rows()
    assert by_title == set(expected)
    by_person = {
        (titles.tconst[int(people.titles[at])], people.nconst[person])
        for person in range(len(people.nconst))
        for at in range(int(people.title_offsets[person]), int(people.title_offsets[person + 1]))
    }
    assert by_person == {(tconst, nconst) for tconst, nconst, _ in expected}


def test_who_has_no_name_keeps_the_id_as_one() -> None:
    planted = plant()
    people = pack_people(planted.titles, planted.credits, planted.people.head(0))
    assert list(people.name) == list(people.nconst)


def test_a_role_that_nobody_foresaw_comes_last() -> None:
    planted = plant()
    odd = planted.credits.with_columns(role=pl.lit("catering"))
    people = pack_people(planted.titles, odd, planted.people)
    assert people.roles[-1] == "catering"
    assert set(people.credit_roles.tolist()) == {len(people.roles) - 1}


def test_every_name_of_a_title_is_looked_up_by() -> None:
    bundle = fitted().bundle
    names = bundle.title_names
    index = NameIndex(names.text, names.starts, names.rows, names.kinds)
    for key, title in (
        ("claires summer", "Claire"),
        ("клер", "Claire"),
        ("ete a deauville", None),
        ("ronin no uta", "Rōnin no Uta"),
    ):
        found = {bundle.titles.primary_title[int(names.rows[place])] for place in index.exact(key)}
        assert found == ({title} if title else set())
    people = bundle.people_names
    index = NameIndex(people.text, people.starts, people.rows, people.kinds)
    (place,) = index.exact("director d1")
    assert bundle.people.name[int(people.rows[place])] == "Director D1"


def test_offsets_end_where_the_stretches_do() -> None:
    assert offsets_of(pl.Series([2, None, 0, 3])).tolist() == [0, 2, 2, 2, 5]
    assert offsets_of(pl.Series([], dtype=pl.Int64)).tolist() == [0]
