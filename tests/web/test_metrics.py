import json
import logging

from reelkin.web.logs import JsonLines
from reelkin.web.metrics import ACCESS


def test_requests_are_counted_by_route_and_never_by_what_was_asked(browser, id_of):
    browser.get(f"/title/{id_of('Claire')}")
    browser.get("/title/tt9999999")
    browser.get("/search?q=a-secret")
    browser.get("/no/such/page/a-secret")
    told = browser.get("/metrics").text
    assert 'reelkin_requests_total{method="GET",route="/title/{tconst}",status="200"} 1.0' in told
    assert 'route="/title/{tconst}",status="404"} 1.0' in told
    assert "reelkin_request_seconds_bucket" in told
    assert 'reelkin_live_model_titles{model="' in told
    assert "a-secret" not in told
    assert id_of("Claire") not in told


def test_the_access_log_names_nobody(browser, caplog, id_of):
    with caplog.at_level(logging.INFO, ACCESS.name):
        browser.send("/mark", what="rating", tconst=id_of("Claire"), value="9")
    lines = [
        json.loads(JsonLines().format(record)) for record in caplog.records if record.name == ACCESS.name
    ]
    marked = next(line for line in lines if line["route"] == "/mark")
    assert set(marked) == {"time", "level", "logger", "method", "route", "status", "ms"}
    assert marked["status"] == 303


def test_a_line_of_log_is_one_line():
    record = logging.LogRecord("reelkin", logging.WARNING, "", 0, "one\ntwo: %s", ("\r\n{}",), None)
    line = JsonLines().format(record)
    assert "\n" not in line
    assert json.loads(line)["message"] == "one\ntwo: \r\n{}"
