"""Publishing a real bundle: what is in the database is what is in the bundle."""

from __future__ import annotations

import shutil

import polars as pl
import pytest
import sqlalchemy as sa

from reelkin import Model
from reelkin.errors import BadInput, MissingArtefact
from reelkin.store.live import live_model
from reelkin.store.opening import reading
from reelkin.store.people_pages import cast_of, person
from reelkin.store.publish import publish
from reelkin.store.published import CATALOG, CLUSTERS, CREDITS, NAMES, PEOPLE, TITLES
from reelkin.store.search import search


@pytest.fixture
def bundle(built_home):
    return built_home / "models" / "current"


def test_every_row_of_the_bundle_is_there(empty, bundle):
    done = publish(empty, bundle)
    model = Model.load(bundle)
    with reading(empty) as connection:
        live = live_model(connection)
        assert live is not None
        assert (live.model_id, live.bundle, live.titles) == (done.model_id, bundle.resolve(), len(model))
        rows = connection.execute(sa.select(TITLES).order_by(TITLES.c.row)).all()
        clusters = connection.execute(sa.select(CLUSTERS).order_by(CLUSTERS.c.cluster)).all()
        credits_there = connection.scalar(sa.select(sa.func.count()).select_from(CREDITS))
        people_there = set(connection.scalars(sa.select(PEOPLE.c.nconst)))
    for title in rows:
        facts = model.facts(title.tconst)
        assert (title.row, title.title, title.original_title) == (
            facts.row,
            facts.title,
            facts.original_title,
        )
        assert (title.year, title.votes, title.rating) == (facts.year, facts.votes, facts.rating)
        assert (tuple(filter(None, title.genres.split(","))), title.cluster) == (facts.genres, facts.cluster)
    assert [(one.cluster, one.slug) for one in clusters] == sorted(
        (one["id"], one["slug"]) for one in model.bundle.profiles
    )
    credits_given = pl.read_parquet(bundle / "publish" / "credits.parquet")
    assert credits_there == credits_given.height
    assert people_there == set(credits_given["nconst"])


def test_a_title_and_its_people_link_one_another_in_the_order_of_the_bundle(empty, bundle):
    publish(empty, bundle)
    model = Model.load(bundle)
    people = model.bundle.people
    with reading(empty) as connection:
        for row in range(0, len(model), 50):
            span = slice(int(people.credit_offsets[row]), int(people.credit_offsets[row + 1]))
            expected = [
                (people.nconst[int(one)], people.roles[int(role)])
                for one, role in zip(people.credit_people[span], people.credit_roles[span], strict=True)
            ]
            cast = cast_of(connection, model.facts_of(row).tconst)
            assert [(one.nconst, one.role) for one in cast] == expected
            for one in cast[:1]:
                page = person(connection, one.nconst)
                assert page is not None
                assert model.facts_of(row).tconst in {title.tconst for title in page.titles}


def test_every_title_is_found_by_its_name_and_year(empty, bundle):
    publish(empty, bundle)
    model = Model.load(bundle)
    with reading(empty) as connection:
        for row in range(0, len(model), 25):
            facts = model.facts_of(row)
            typed = facts.title if facts.year is None else f"{facts.title} ({facts.year})"
            assert facts.tconst in [one.tconst for one in search(connection, typed)]


def test_publishing_again_loads_nothing_and_changes_nothing(empty, bundle):
    publish(empty, bundle)
    with reading(empty) as connection:
        before = [connection.execute(sa.select(table)).all() for table in CATALOG]
    again = publish(empty, bundle)
    assert not again.loaded
    with reading(empty) as connection:
        assert [connection.execute(sa.select(table)).all() for table in CATALOG] == before


@pytest.mark.parametrize("name", ["titles", "credits", "alternate_titles"])
def test_a_bundle_that_has_changed_or_lost_a_file_is_refused_and_nothing_is_published(
    empty, bundle, tmp_path, name
):
    copy = shutil.copytree(bundle.resolve(), tmp_path / "copy")
    (copy / "publish" / f"{name}.parquet").write_bytes(b"PAR1")
    with pytest.raises(BadInput, match=name):
        publish(empty, copy)
    with reading(empty) as connection:
        assert live_model(connection) is None
        assert connection.execute(sa.select(NAMES)).all() == []


def test_without_a_bundle_it_is_said_what_to_do(empty, tmp_path):
    with pytest.raises(MissingArtefact, match="reelkin"):
        publish(empty, tmp_path / "nothing")
