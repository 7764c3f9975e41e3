"""A rating that was acknowledged is there afterwards, whoever was killed."""

from __future__ import annotations

import subprocess
import sys
from itertools import islice
from pathlib import Path

import pytest

import postgres
from reelkin.store import profiles, ratings
from reelkin.store.accounts import home_account
from reelkin.store.migrating import check_version, migrate
from reelkin.store.opening import embedded_url, open_database, reading, writing

WRITER = Path(__file__).with_name("rate_on.py")


@pytest.fixture
def rating():
    """Start a process that rates on in the database at a URL; every process is gone at the end."""
    started = []

    def start(url):
        engine = open_database(url)
        migrate(engine)
        with writing(engine) as connection:
            account = home_account(connection).account
            profile = profiles.profiles_of(connection, account)[0].profile
        engine.dispose()
        command = [sys.executable, str(WRITER), url, str(account), str(profile)]
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        started.append(process)
        return process, account, profile

    yield start
    for process in started:
        process.kill()
        process.wait()
        process.stdout.close()


def first_lines(process, lines):
    return [line.strip() for line in islice(process.stdout, lines)]


def ratings_there(url, account, profile):
    engine = open_database(url)
    check_version(engine)
    with reading(engine) as connection:
        there = set(ratings.ratings_of(connection, account, profile))
    engine.dispose()
    return there


@pytest.mark.parametrize("after", [1, 40])
def test_of_a_killed_process_every_acknowledged_rating_is_there(rating, tmp_path, after):
    url = embedded_url(tmp_path / "reelkin.sqlite")
    process, account, profile = rating(url)
    acknowledged = first_lines(process, after)
    process.kill()
    acknowledged += [line.strip() for line in process.stdout if line.endswith("\n")]
    there = ratings_there(url, account, profile)
    assert len(acknowledged) >= after
    assert set(acknowledged) <= there
    # At most one was written and not yet told.
    assert len(there) <= len(acknowledged) + 1


def test_of_a_killed_postgresql_every_acknowledged_rating_is_there(rating):
    server = postgres.new_server(durable=True)
    try:
        url = server.database()
        process, account, profile = rating(url)
        acknowledged = first_lines(process, 40)
        server.kill()
        acknowledged += [line.strip() for line in process.stdout if line.endswith("\n")]
        server.start()
        there = ratings_there(url, account, profile)
    finally:
        postgres.remove_server(server)
    assert len(acknowledged) >= 40
    assert set(acknowledged) <= there
    assert len(there) <= len(acknowledged) + 1
