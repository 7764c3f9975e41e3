"""Publishing a real bundle: what is in the database is what is in the bundle."""

from __future__ import annotations

import shutil

import numpy as np
import polars as pl
import pytest
import sqlalchemy as sa

from reelkin import Model, artefacts
from reelkin.errors import BadInput, MissingArtefact
from reelkin.store.catalog_tables import CATALOG, CLUSTERS, CREDITS, NAMES, PEOPLE, TITLES
from reelkin.store.live import live_model
from reelkin.store.opening import reading
from reelkin.store.people import life_years
from reelkin.store.publish import publish
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


def test_people_and_their_parts_are_in_the_order_of_the_bundle(empty, bundle):
    publish(empty, bundle)
    people = Model.load(bundle).bundle.people
    with reading(empty) as connection:
        there = connection.execute(
            sa.select(PEOPLE.c.nconst, CREDITS.c.role, CREDITS.c.row)
            .join(PEOPLE, (PEOPLE.c.model == CREDITS.c.model) & (PEOPLE.c.person == CREDITS.c.person))
            .order_by(CREDITS.c.row, CREDITS.c.place)
        ).all()
    rows = np.repeat(np.arange(len(people.credit_offsets) - 1), np.diff(people.credit_offsets))
    assert there == [
        (people.nconst[int(one)], people.roles[int(role)], int(row))
        for one, role, row in zip(people.credit_people, people.credit_roles, rows, strict=True)
    ]


def test_somebody_has_their_years(empty, bundle, tmp_path):
    copy = shutil.copytree(bundle.resolve(), tmp_path / "copy")
    file = copy / "publish" / "people.parquet"
    # Whoever is in the sample has none.
    people = pl.read_parquet(file)
    years = {"birth_year": pl.lit(1910), "death_year": pl.lit(1998)}
    people.with_columns(
        **{name: year.cast(people.schema[name]) for name, year in years.items()}
    ).write_parquet(file)
    model = artefacts.read_json(copy / "model.json", "")
    model["files"]["publish/people.parquet"] = artefacts.sha256(file)
    artefacts.write_json(copy / "model.json", model)
    publish(empty, copy)
    with reading(empty) as connection:
        assert life_years(connection, model["model_id"], people["nconst"][0]) == (1910, 1998)


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
