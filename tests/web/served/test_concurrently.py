"""Many at once, over the wire, on both databases: people read and rate while models are published one after the other.

Nothing is lost, nothing is mixed, nothing fails, and the models of before are let go.
"""

from __future__ import annotations

import asyncio
import time

import httpx
import pytest

from reelkin.store.opening import embedded_url, open_database
from reelkin.store.publish import publish

from .crowd import RATERS, READERS, Crowd

PAUSES = (1.5, 0.0, 1.5, 1.5)
"""Seconds between publishes: some follow at once, before the site has seen the one before."""
KINDS = 9


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request, home):
    """The address of an empty database."""
    if request.param == "sqlite":
        return embedded_url(home / "reelkin.sqlite")
    return request.getfixturevalue("postgres_database")


async def publish_again_and_again(crowd, url):
    engine = open_database(url)
    try:
        for number, pause in enumerate(PAUSES, start=1):
            await asyncio.sleep(pause)
            done = await asyncio.to_thread(publish, engine, crowd.models[number].bundle)
            assert done.loaded
        await asyncio.sleep(1.5)
    finally:
        engine.dispose()
        crowd.over.set()


async def all_at_once(crowd, url):
    async with asyncio.TaskGroup() as people:
        for number in range(READERS):
            people.create_task(crowd.read(number))
        for number in range(RATERS):
            people.create_task(crowd.rate(number))
            people.create_task(crowd.watch(number))
        people.create_task(publish_again_and_again(crowd, url))


def test_models_change_under_fifty_readers_and_six_raters(start, database, marked):
    site = start("--database", database, "--trusted-proxy", "127.0.0.1")
    with httpx.Client(base_url=site.address, timeout=60) as client:
        made = [client.post("/api/v1/profiles", json={"name": f"Rater {one}"}) for one in range(RATERS)]
        crowd = Crowd(site.address, marked, [one.json()["profile"] for one in made])
        asyncio.run(all_at_once(crowd, database))
        assert crowd.wrong == []
        kinds, words = ({key[place] for key in crowd.answered} for place in (0, 1))
        assert len(kinds) == KINDS
        assert len(words) >= 3
        for profile, given in crowd.given.items():
            listed = client.get(f"/api/v1/profiles/{profile}/ratings").json()["ratings"]
            assert len(given) > 3
            assert {one["tconst"]: one["rating"] for one in listed} == given
        last = marked[-1]
        assert client.get("/api/v1/clusters").json()["model"] == last.model_id
        only_the_last_is_mapped(site, client, last, marked)


def only_the_last_is_mapped(site, client, last, marked):
    """Once nobody holds an answer of theirs any more, the other models are out of memory."""
    for _ in range(50):
        client.get("/")
        mapped = "\n".join(site.maps())
        if not any(f"{one.bundle}/" in mapped for one in marked if one is not last):
            break
        time.sleep(0.1)
    else:
        raise AssertionError("a model of before is still in memory")
    assert f"{last.bundle}/serve/embedding.vectors.npy" in mapped
