from __future__ import annotations

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext

from reelkin.errors import MissingArtefact
from reelkin.store.migrating import BEGINNING, NewerDatabase, check_version, migrate, newest, revisions
from reelkin.store.opening import open_database, reading, writing
from reelkin.store.schema import METADATA


def test_the_migrations_make_the_tables_that_the_code_speaks_of(empty):
    with reading(empty) as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, METADATA) == []


def test_every_step_leads_back_and_up_again(url):
    engine = open_database(url)
    for revision in revisions():
        migrate(engine, revision)
    for revision in [*revisions()[-2::-1], BEGINNING]:
        migrate(engine, revision)
    assert migrate(engine) == (BEGINNING, newest())
    check_version(engine)
    engine.dispose()


def test_what_is_up_to_date_is_left_alone(empty):
    assert migrate(empty) == (newest(), newest())


def test_an_empty_database_is_told_from_one_to_use(url):
    engine = open_database(url)
    with pytest.raises(MissingArtefact, match="reelkin migrate"):
        check_version(engine)
    engine.dispose()


def test_a_database_of_a_later_reelkin_is_refused_and_left_as_it_is(url):
    engine = open_database(url)
    migrate(engine)
    with writing(engine) as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    for refused in (check_version, migrate):
        with pytest.raises(NewerDatabase, match="9999"):
            refused(engine)
    with reading(engine) as connection:
        assert connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar() == "9999"
    engine.dispose()
