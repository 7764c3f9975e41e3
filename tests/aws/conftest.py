"""The emulation, started once, and what goes wrong on the way to it."""

from __future__ import annotations

import itertools
import json

import pytest

from reelkin.aws.emulation.serving import ELSEWHERE, MAY, TRUST, Emulation

_numbers = itertools.count(1)


@pytest.fixture(scope="session")
def one_emulation():
    emulation = Emulation()
    emulation.start()
    yield emulation
    emulation.stop()


@pytest.fixture
def aws(one_emulation, monkeypatch):
    """The emulation as boto3 finds it; `aws.app` may be replaced for a test."""
    for name in ELSEWHERE:
        monkeypatch.delenv(name, raising=False)
    for name, value in one_emulation.environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(one_emulation, "app", one_emulation.app)
    one_emulation.make_role("emulated", TRUST, MAY)  # whoever used moto meanwhile has emptied it
    return one_emulation


@pytest.fixture
def bucket(aws):
    """The address of an empty bucket."""
    name = f"films-{next(_numbers)}"
    aws.client("s3").create_bucket(Bucket=name)
    return f"s3://{name}"


@pytest.fixture
def refuse(aws):
    """Let AWS refuse: `refuse(of, code, times=…)`, where `of(environ)` says which requests."""

    def refuse(of, code, message="because", times=10**6, status="400 Bad Request"):
        answer, left = aws.app, itertools.count()

        def app(environ, start_response):
            if not of(environ) or next(left) >= times:
                return answer(environ, start_response)
            environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
            if "HTTP_X_AMZ_TARGET" in environ:
                start_response(status, [("Content-Type", "application/x-amz-json-1.1")])
                return [json.dumps({"__type": code, "message": message}).encode()]
            start_response(status, [("Content-Type", "application/xml")])
            return [f"<Error><Code>{code}</Code><Message>{message}</Message></Error>".encode()]

        aws.app = app

    return refuse
