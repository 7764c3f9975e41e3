import re

import pytest

from browsing import Browser

PAGES = (
    "/",
    "/search?q=claire",
    "/clusters",
    "/tonight",
    "/list",
    "/taste",
    "/how",
    "/about",
    "/api/docs",
    "/nowhere",
)


@pytest.mark.parametrize("path", PAGES)
def test_every_page_has_a_policy_that_runs_and_styles_nothing_inline(browser, path):
    answer = browser.get(path)
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["x-frame-options"] == "DENY"
    assert "Server" not in answer.headers
    # What the policy would block must not be there to be blocked.
    assert not re.search(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=|javascript:", answer.text)


@pytest.mark.parametrize("path", PAGES)
def test_no_page_loads_anything_from_elsewhere(browser, path):
    loaded = re.findall(r'(?:src|href)="(https?:[^"]+)"', browser.get(path).text)
    assert all("imdb.com" in address or "letterboxd.com" in address for address in loaded)


def test_only_our_own_host_names_are_answered(browser):
    for host in ("localhost", "localhost:8080", "127.0.0.1:1", "[::1]:8080"):
        assert browser.get("/about", headers={"host": host}).status_code == 200
    for host in ("evil.example", "localhost.evil.example", "", "127.0.0.1.evil.example"):
        answer = browser.get("/about", headers={"host": host})
        assert answer.status_code == 421
        assert "content-security-policy" in answer.headers


def test_a_site_behind_https_says_so_and_sends_its_cookies_there_alone(make_site):
    browser = Browser(make_site(public_url="https://films.example.org"), "https://films.example.org")
    answer = browser.get("/about")
    assert answer.headers["strict-transport-security"].startswith("max-age=")
    assert all("Secure" in cookie for cookie in answer.headers.get_list("set-cookie"))
    assert answer.headers.get_list("set-cookie")


def test_cookies_are_not_for_scripts_or_other_sites(browser):
    answer = browser.get("/")
    assert answer.headers.get_list("set-cookie")
    for cookie in answer.headers.get_list("set-cookie"):
        assert "HttpOnly" in cookie
        assert "SameSite=lax" in cookie


def test_files_may_be_kept_for_ever_because_their_address_names_their_content(browser):
    addresses = re.findall(r'"(/static/[^"]+)"', browser.page("/"))
    assert {address.rpartition(".")[2] for address in addresses} >= {"css", "js", "woff2"}
    for address in addresses:
        answer = browser.get(address)
        assert answer.status_code == 200
        assert "immutable" in answer.headers["cache-control"]
    assert browser.get("/static/site.0000000000.css").status_code == 404


def test_style_and_scripts_together_are_light(browser):
    sizes = browser.app.state.site.assets.sizes
    assert sum(size for name, size in sizes.items() if name.endswith((".css", ".js"))) < 100_000
