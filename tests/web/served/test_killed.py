"""What the site has acknowledged is there afterwards, whoever was killed meanwhile: the site, PostgreSQL, or both.

Nothing that was never sent is there. What a power cut would do is not tried: the system keeps what a killed process wrote.
"""

from __future__ import annotations

import random
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

import httpx
import pytest

from e2e.serving import Guest
from reelkin.store.opening import embedded_url

from .marked_models import shared_ids

RATERS = 6
ACKNOWLEDGED = (204, 303)


@dataclass
class Rater:
    """Somebody who rates on, and remembers what was acknowledged.

    Attributes:
        guest: how they come to the site; None before the first time.
        acknowledged: how many ratings were acknowledged.
        given: by title, the last rating that was acknowledged.
        unsure: by title, one that was sent later and not answered: it may be there or not.
    """

    number: int
    guest: Guest | None = None
    acknowledged: int = 0
    given: dict[str, int] = field(default_factory=dict)
    unsure: dict[str, int] = field(default_factory=dict)

    def come(self, address: str) -> None:
        """Come to the site, the first time as somebody new, later as the same person."""
        before, self.guest = self.guest, Guest(address)
        if before is None:
            self.guest.become(f"Rater {self.number}")
        else:
            self.guest.client.cookies.update(before.client.cookies)
            before.client.close()

    def rate_on(self) -> None:
        """Rate one title after the other until an answer does not come, or is not what it should be."""
        while True:
            round_, place = divmod(self.acknowledged, len(shared_ids()))
            tconst, rating = shared_ids()[place], 1 + (round_ + self.number) % 10
            self.unsure[tconst] = rating
            if not self._send(tconst, rating):
                return
            self.given[tconst] = self.unsure.pop(tconst)
            self.acknowledged += 1

    def _send(self, tconst: str, rating: int) -> bool:
        """Half of them use the page's form, and half the API."""
        try:
            if self.number % 2:
                answer = self.guest.send(
                    "/mark", follow=False, what="rating", tconst=tconst, value=str(rating)
                )
            else:
                path = f"/api/v1/profiles/{self.profile}/ratings/{tconst}"
                answer = self.guest.client.put(path, json={"rating": rating})
        except httpx.TransportError:
            return False
        return answer.status_code in ACKNOWLEDGED

    @property
    def profile(self) -> str:
        """Their profile's number."""
        return self.guest.client.cookies["profile"]

    def look(self) -> None:
        """See that every acknowledged rating is there, and nothing that was never sent."""
        told = self.guest.client.get(f"/api/v1/profiles/{self.profile}/ratings").json()["ratings"]
        there = {one["tconst"]: one["rating"] for one in told}
        assert set(self.given) <= set(there) <= set(self.given) | set(self.unsure)
        for tconst, rating in there.items():
            assert rating in (self.given.get(tconst), self.unsure.get(tconst)), tconst
        self.given, self.unsure = there, {}


@pytest.fixture
def raters():
    found = [Rater(number) for number in range(RATERS)]
    yield found
    for one in found:
        if one.guest:
            one.guest.client.close()


def interrupt(raters, kill, after):
    """Kill once `after` more ratings are acknowledged, while everybody rates on."""
    before = sum(one.acknowledged for one in raters)
    with ThreadPoolExecutor(RATERS) as people:
        rating = [people.submit(one.rate_on) for one in raters]
        while sum(one.acknowledged for one in raters) < before + after:
            assert not any(one.done() for one in rating), "a rating failed before anything was killed"
            time.sleep(0.002)
        kill()
        for one in rating:
            one.result()


def all_look(raters, site):
    for one in raters:
        one.come(site.address)
        one.look()


@pytest.mark.parametrize("seed", [1, 2])
def test_of_a_killed_site_every_acknowledged_rating_is_in_sqlite(start, home, raters, seed):
    chance = random.Random(seed)
    options = ("--database", embedded_url(home / "reelkin.sqlite"))
    site = start(*options)
    for _ in range(2):
        all_look(raters, site)
        interrupt(raters, site.kill, chance.randint(1, 150))
        site = start(*options)
    all_look(raters, site)


@pytest.mark.parametrize("seed", [1, 2])
def test_of_a_killed_postgresql_and_a_killed_site_every_acknowledged_rating_is_there(
    start, postgres, raters, seed
):
    chance = random.Random(seed)
    options = ("--database", postgres.database())
    site = start(*options)
    for killed in chance.sample(["site", "database", "both", "database"], 4):
        all_look(raters, site)
        kills = {"site": [site.kill], "database": [postgres.kill], "both": [site.kill, postgres.kill]}[killed]
        interrupt(raters, lambda kills=kills: [kill() for kill in kills], chance.randint(1, 150))
        if killed != "site":
            postgres.start()
        if killed != "database":
            site = start(*options)
        # A site that still runs finds its database again by itself.
        site.wait_ready()
    all_look(raters, site)
