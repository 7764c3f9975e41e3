import json
from pathlib import Path

import pytest

from reelkin.evaluation.report.writing import PAGE as EVALUATION
from reelkin.inspection.report import REPORT as INSPECTION


@pytest.fixture
def reported(browser) -> Path:
    """The site's workspace with reports beside the model."""
    site = browser.app.state.site
    facts = site.models.current().model.bundle.facts
    facts["snapshot"]["digest"] = "abcdef0123456789"
    reports = site.config.home / "reports"
    folders = [
        reports / f"2026-01-02-{facts['snapshot']['digest'][:8]}" / "inspection",
        reports / facts["model_id"] / "evaluation",
    ]
    for folder, page in zip(folders, (INSPECTION, EVALUATION), strict=True):
        folder.mkdir(parents=True)
        (folder / page).write_text("<style>p{}</style><p>A report</p>", encoding="utf-8")
    (reports.parent / "secret.html").write_text("secret", encoding="utf-8")
    (folders[0] / "summary.json").write_text(json.dumps({}), encoding="utf-8")
    (folders[0] / "notes.exe").write_text("no", encoding="utf-8")
    return folders[0]


def test_reports_have_their_place_once_there_are_any(browser):
    assert "No report lies beside this model" in browser.page("/how")


def test_reports_are_shown_apart_from_the_site(browser, reported):
    page = browser.page("/how")
    for name in ("inspection", "evaluation"):
        assert f'href="/reports/{name}/"' in page
        answer = browser.get(f"/reports/{name}/")
        assert "A report" in answer.text
        policy = answer.headers["content-security-policy"]
        assert "sandbox" in policy
        assert "script-src" not in policy


@pytest.mark.parametrize(
    "path",
    [
        "../../../secret.html",
        "%2e%2e/%2e%2e/%2e%2e/secret.html",
        "notes.exe",
        "nothing.html",
        "/etc/passwd",
    ],
)
def test_nothing_but_a_report_comes_out(browser, reported, path):
    assert browser.get(f"/reports/inspection/{path}").status_code == 404
    assert browser.get("/reports/other/").status_code == 404


def test_imdb_is_named_with_its_link_and_other_sources_say_what_they_are(browser):
    facts = browser.app.state.site.models.current().model.bundle.facts
    facts["snapshot"]["source"] = "imdb"
    assert 'Information courtesy of <a href="https://www.imdb.com">IMDb</a>' in browser.page("/")
    facts["snapshot"] |= {"source": "sample", "notice": "From <somewhere> else."}
    page = browser.page("/")
    assert "courtesy" not in page
    assert "From &lt;somewhere&gt; else." in page


@pytest.mark.parametrize(
    ("read_only", "told"), [(False, "on this server"), (True, "in a cookie of this browser")]
)
def test_about_tells_where_the_marks_are(browse, read_only, told):
    page = browse(read_only=read_only).page("/about")
    assert f"{told}, and" in page
    assert ("Nothing on this server" in page) == read_only
