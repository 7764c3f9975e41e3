"""Fifty people at once on a site that is served: what they ask, and what an answer has to be."""

from __future__ import annotations

import asyncio
import itertools
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

import httpx

from .marked_models import Marked, shared_ids, words_in

READERS = 50
RATERS = 6
STEP = 1 / 1024
"""Ratings are given in steps that a float holds exactly, so that each is told from every other."""
PATIENCE = 120


@dataclass
class Crowd:
    """Everybody on a site.

    Attributes:
        address: where it is.
        models: the models that may answer.
        profiles: the raters.
        over: whether they are to go home.
        answered: how many answers of each kind there were, by the model that gave them.
        wrong: what was not as it should be.
        given: by profile, the last rating of each title that was acknowledged.
    """

    address: str
    models: tuple[Marked, ...]
    profiles: list[int]
    over: asyncio.Event = field(default_factory=asyncio.Event)
    answered: Counter[tuple[str, str]] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)
    given: dict[int, dict[str, float]] = field(default_factory=dict)

    def client(self, number: int) -> httpx.AsyncClient:
        """Somebody with an address of their own, since one address may only ask so often."""
        headers = {"X-Forwarded-For": f"10.1.0.{number}"}
        cookies = {"profile": str(self.profiles[number % RATERS])}
        return httpx.AsyncClient(
            base_url=self.address, headers=headers, cookies=cookies, timeout=PATIENCE, verify=False
        )

    async def read(self, number: int) -> None:
        """Ask for one thing after the other."""
        questions = _questions(self.profiles[number % RATERS])
        async with self.client(number) as client:
            for kind, method, path, body in itertools.islice(questions, number % 9, None):
                if self.over.is_set():
                    return
                answer = await client.request(method, path, json=body)
                self._look_at(kind, answer)

    async def watch(self, number: int) -> None:
        """Look at one rater's ratings: they are nobody else's."""
        rater = number % RATERS
        async with self.client(100 + number) as client:
            while not self.over.is_set():
                answer = await client.get(f"/api/v1/profiles/{self.profiles[rater]}/ratings")
                steps = [round((one["rating"] - 1) / STEP) for one in answer.json()["ratings"]]
                if any(step % RATERS != rater for step in steps):
                    self.wrong.append(f"profile {rater} has somebody else's rating")
                await asyncio.sleep(0.2)

    async def rate(self, rater: int) -> None:
        """Give one rating after the other, no two alike."""
        given = self.given.setdefault(self.profiles[rater], {})
        async with self.client(200 + rater) as client:
            for number, tconst in enumerate(itertools.cycle(shared_ids())):
                if self.over.is_set():
                    return
                rating = 1 + STEP * (number * RATERS + rater)
                path = f"/api/v1/profiles/{self.profiles[rater]}/ratings/{tconst}"
                answer = await client.put(path, json={"rating": rating})
                if answer.status_code == 204:
                    given[tconst] = rating
                else:
                    self.wrong.append(f"{path}: {answer.status_code} {answer.text[:200]}")

    def _look_at(self, kind: str, answer: httpx.Response) -> None:
        words = words_in(answer.text + answer.headers.get("etag", ""), self.models)
        if answer.status_code != 200 or len(words) != 1:
            self.wrong.append(f"{kind}: {answer.status_code}, of {sorted(words)}: {answer.text[:300]}")
        else:
            self.answered[kind, *words] += 1


def _questions(profile: int) -> Any:
    """What somebody asks for, again and again: (kind, method, path, body)."""
    for one, other in itertools.pairwise(itertools.cycle(shared_ids())):
        yield "front page", "GET", "/", None
        yield "search page", "GET", "/search?q=the", None
        yield "search", "GET", "/api/v1/search?q=clai", None
        yield "title page", "GET", f"/title/{one}", None
        yield "title", "GET", f"/api/v1/titles/{one}", None
        yield "similar", "GET", f"/api/v1/titles/{one}/similar", None
        yield "own picks", "GET", f"/api/v1/profiles/{profile}/picks", None
        yield "posted picks", "POST", "/api/v1/picks", {"ratings": {one: 9, other: 3}}
        yield "clusters", "GET", "/api/v1/clusters", None
