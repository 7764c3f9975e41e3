"""What a site writes down in a day with everything in it: lines of JSON, and nothing of anybody."""

from __future__ import annotations

import json
import re

import httpx

from e2e.serving import reelkin

from .marked_models import shared_ids

NAME, PASSWORD, CHILD, WISH, FROM = "Ottilie", "nobody guesses this", "Grandmother Edda", "zzyzx", "10.9.8.7"
ACCESS = {"time", "level", "logger", "method", "route", "status", "ms"}


def spend_a_day(client, invitation, postgres):
    """Everything that somebody may do, right and wrong; the last of it while the database is away."""
    token = re.search(r'name="token" value="([^"]+)"', client.get(f"/join?invitation={invitation}").text)[1]

    def send(path, **fields):
        return client.post(path, data={"token": token, "back": "/about", **fields}).status_code

    assert send("/sign-in", name=NAME, password=WISH) == 401
    assert send("/join", invitation=invitation, name=NAME, password=PASSWORD) == 303
    assert send("/profiles/add", name=CHILD) == 303
    assert send("/mark", what="rating", tconst=shared_ids()[0], value="9") == 303
    files = {"file": (f"{WISH}.csv", f"title,rating\n{WISH},5\n".encode())}
    assert client.post("/taste/import", data={"token": token}, files=files).status_code == 200
    for path in (f"/search?q={WISH}", f"/title/{WISH}", f"/{WISH}", f"/household?minutes={WISH}"):
        assert client.get(path).status_code in (200, 404, 422)
    postgres.kill()
    page = client.get("/list")
    assert (page.status_code, page.headers["retry-after"]) == (503, "5")
    assert "The database does not answer" in page.text
    assert client.get("/api/v1/profiles").json()["status"] == 503
    assert send("/mark", what="rating", tconst=shared_ids()[0], value="3") == 503
    assert send("/sign-in", name=NAME, password=PASSWORD) == 503
    assert client.get("/readyz").status_code == 503


def test_a_day_of_somebody_leaves_nothing_of_them_in_the_log(start, home, postgres):
    url, log = postgres.database(), home / "site.log"
    options = ("--auth", "password", "--log-requests", "--trusted-proxy", "127.0.0.1", "--database", url)
    site = start(*options, log=log)
    invitation = reelkin(home, "account", "invite", "--database", url).strip().rpartition("=")[2]
    with httpx.Client(base_url=site.address, headers={"X-Forwarded-For": FROM}, timeout=60) as client:
        spend_a_day(client, invitation, postgres)
        secrets = [NAME, PASSWORD, CHILD, WISH, FROM, invitation, shared_ids()[0], *client.cookies.values()]
    postgres.start()
    site.wait_ready()
    site.ask_to_stop()
    site.end()
    written = log.read_text(encoding="utf-8")
    lines = [json.loads(line) for line in written.splitlines() if line.startswith("{")]
    # The only other line is the one of `reelkin serve` before the site begins.
    assert len(lines) >= len(written.splitlines()) - 1
    assert all({"time", "level", "logger"} <= set(line) for line in lines)
    asked = [line for line in lines if line["logger"] == "reelkin.web.access"]
    assert len(asked) > 12
    assert all(set(line) == ACCESS for line in asked)
    assert any("database does not answer" in line.get("message", "") for line in lines)
    assert [one for one in secrets if len(one) > 3 and one.lower() in written.lower()] == []
