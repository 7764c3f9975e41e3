"""Every route of the API, with what its own description allows and what it does not: no answer may be a surprise."""

from __future__ import annotations

import shutil

import httpx
import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.specs.openapi.checks import positive_data_acceptance

from browsing import InProcess
from reelkin.store.opening import embedded_url, open_database
from reelkin.web.app import create_app
from reelkin.web.config import SiteConfig


@pytest.fixture(scope="module")
def described(database_of, bundle, tmp_path_factory):
    """The API's description, and a client of a site where nobody signs in."""
    folder = tmp_path_factory.mktemp("described")
    own = shutil.copy(database_of(bundle), folder / "reelkin.sqlite")
    engine = open_database(embedded_url(own))
    app = create_app(SiteConfig(folder, bytes(32)), engine)
    # So many requests at once are more than one person's.
    app.state.limits.wait_for = lambda *_: 0.0
    client = httpx.Client(transport=InProcess(app), base_url="http://localhost")
    yield client, client.get("/api/v1/openapi.json").json()
    engine.dispose()


EXCLUDED = [positive_data_acceptance]
"""A genre that no title has is a text like any other, and is refused with what to do."""
EXAMPLES = 12
"""For each route; the failing ones that were found are tests of their own elsewhere."""


def answer_to(case: schemathesis.Case, client: httpx.Client) -> httpx.Response:
    sent = case.as_transport_kwargs(base_url="http://localhost")
    body = {name: sent[name] for name in ("json", "data", "content", "files") if sent.get(name) is not None}
    url = httpx.URL(sent["url"], params=sent.get("params") or None)
    if isinstance(body.get("data"), (bytes, str)):
        body["content"] = body.pop("data")
    return client.request(sent["method"], url, headers=sent.get("headers"), **body)


def test_every_route_answers_as_it_is_described(described):
    client, raw = described
    schema = schemathesis.openapi.from_dict(raw)
    checked = 0
    for operation in (found.ok() for found in schema.get_all_operations()):

        @settings(
            max_examples=EXAMPLES,
            deadline=None,
            derandomize=True,
            database=None,
            phases=[Phase.explicit, Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        @given(operation.as_strategy())
        def holds(case: schemathesis.Case) -> None:
            case.validate_response(answer_to(case, client), excluded_checks=EXCLUDED)

        holds()
        checked += 1
    assert checked >= 20
