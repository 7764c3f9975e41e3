"""A site that is asked to stop finishes what it has begun, and begins nothing more."""

from __future__ import annotations

import json
import signal
import socket
import time
from urllib.parse import urlsplit

import httpx

from .marked_models import shared_ids

PATIENCE = 30


def half_a_rating(address, path, body):
    """A connection on which the site has begun with a request, and waits for its body."""
    where = urlsplit(address)
    connection = socket.create_connection((where.hostname, where.port), timeout=PATIENCE)
    head = (
        f"PUT {path} HTTP/1.1\r\nHost: {where.netloc}\r\nContent-Type: application/json\r\n"
        f"Content-Length: {len(body)}\r\nExpect: 100-continue\r\n\r\n"
    )
    connection.sendall(head.encode())
    assert connection.recv(1_000).startswith(b"HTTP/1.1 100 ")
    return connection


def until_it_takes_nobody_more(address):
    for _ in range(10 * PATIENCE):
        try:
            httpx.get(f"{address}/healthz")
        except httpx.TransportError:
            return
        time.sleep(0.1)
    raise AssertionError("the site goes on as if nobody had asked it to stop")


def test_a_rating_that_was_begun_is_kept_and_told_before_the_end(start):
    site, tconst = start(), shared_ids()[3]
    [profile] = httpx.get(f"{site.address}/api/v1/profiles").json()["profiles"]
    path, body = f"/api/v1/profiles/{profile['profile']}/ratings", json.dumps({"rating": 8}).encode()
    with half_a_rating(site.address, f"{path}/{tconst}", body) as connection:
        site.ask_to_stop()
        until_it_takes_nobody_more(site.address)
        connection.sendall(body)
        assert connection.recv(1_000).startswith(b"HTTP/1.1 204 ")
    assert site.end() in (0, -signal.SIGTERM)
    again = httpx.get(f"{start().address}{path}").json()["ratings"]
    assert [(one["tconst"], one["rating"]) for one in again] == [(tconst, 8)]
