"""Many at once: people read and rate while models change; nothing is lost, nothing is mixed, nothing fails."""

from __future__ import annotations

import asyncio
import re

import httpx

from reelkin.recommend import Model
from reelkin.store.opening import reading
from reelkin.store.publish import publish
from reelkin.store.ratings import ratings_of

CLIENTS = 12


async def read(client: httpx.AsyncClient, paths: list[str]) -> list[httpx.Response]:
    return [await client.get(path) for path in paths]


async def rate(client: httpx.AsyncClient, tconsts: list[str]) -> list[httpx.Response]:
    return [
        await client.put(f"/api/v1/profiles/1/ratings/{tconst}", json={"rating": 7}) for tconst in tconsts
    ]


async def change(app, bundles) -> None:
    site = app.state.site
    for bundle in bundles:
        await asyncio.to_thread(publish, site.engine, bundle)
        assert await asyncio.to_thread(site.models.refresh)


async def all_at_once(app, tconsts, bundles):
    transport = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as client:
        paths = [
            "/",
            f"/title/{tconsts[0]}",
            "/api/v1/clusters",
            f"/api/v1/titles/{tconsts[1]}/similar",
            "/taste",
        ]
        readers = [read(client, paths[start % 5 :] + paths[: start % 5]) for start in range(CLIENTS)]
        raters = [rate(client, tconsts[start::4]) for start in range(4)]
        *answers, _ = await asyncio.gather(*readers, *raters, change(app, bundles))
    return [answer for several in answers for answer in several]


def test_models_change_under_readers_and_writers(make_site, bundle, hostile_bundle):
    app = make_site()
    app.state.limits.wait_for = lambda *_: 0.0
    models = {Model.load(folder).model_id: Model.load(folder) for folder in (bundle, hostile_bundle)}
    tconsts = Model.load(bundle).bundle.titles.tconst.take(range(24))
    answers = asyncio.run(all_at_once(app, tconsts, [hostile_bundle, bundle] * 2))
    assert {answer.status_code for answer in answers} <= {200, 204}
    for answer in answers:
        if answer.url.path == "/api/v1/clusters":
            told = answer.json()
            sizes = sorted(one["size"] for one in models[told["model"]].clusters)
            assert sorted(one["size"] for one in told["clusters"]) == sizes
            assert told["model"][:16] in answer.headers["etag"]
        if answer.url.path == "/":
            [hues] = re.findall(r"/hues/(\w+)\.css", answer.text)
            assert hues in models
    with reading(app.state.site.engine) as connection:
        assert ratings_of(connection, 1, 1) == dict.fromkeys(sorted(tconsts), 7.0)
