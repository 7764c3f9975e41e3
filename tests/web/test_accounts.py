import re

import pytest

from browsing import Browser
from reelkin.store.accounts import add_account
from reelkin.store.invitations import invite
from reelkin.store.opening import writing
from reelkin.store.tokens import make_token

PASSWORD = "a long and winding road"
PRIVATE = (
    "/",
    "/search?q=claire",
    "/clusters",
    "/list",
    "/taste",
    "/taste/export.json",
    "/household",
    "/about",
    "/api/docs",
)


@pytest.fixture
def site(make_site):
    """With sign-in, and two who have accounts."""
    app = make_site(auth="password")
    with writing(app.state.site.engine) as connection:
        for name in ("Ann", "Ben"):
            add_account(connection, name, PASSWORD)
    return app


class Guest(Browser):
    """Whose token comes from the sign-in page, until they are in."""

    def token(self, path="/sign-in"):
        return super().token(path)


def signed_in(app, name="Ann", password=PASSWORD):
    browser = Guest(app)
    browser.answer = browser.send("/sign-in", name=name, password=password, to="/", follow=False)
    return browser


@pytest.mark.parametrize("path", PRIVATE)
def test_nothing_shows_before_signing_in(site, path):
    answer = Guest(site).get(path, follow_redirects=False)
    assert answer.status_code == 303
    assert answer.headers["location"].startswith("/sign-in")


@pytest.mark.parametrize("path", ["/api/v1/clusters", "/api/v1/search?q=claire", "/api/v1/profiles"])
def test_the_api_asks_for_a_token(site, path):
    answer = Guest(site).get(path)
    assert answer.status_code == 401
    assert answer.headers["www-authenticate"] == "Bearer"
    assert answer.json()["status"] == 401


def test_whoever_signs_in_comes_to_where_they_meant_to_go(site):
    guest = Guest(site)
    asked = guest.get("/search?q=claire")
    to = re.search(r'name="to" value="([^"]+)"', asked.text)[1]
    assert to == "/search?q=claire"
    answer = guest.send("/sign-in", name="ann", password=PASSWORD, to=to)
    assert answer.url.path == "/search"
    assert "Ann" in answer.text


def test_a_wrong_password_and_a_wrong_name_are_told_alike(site):
    told = [
        signed_in(site, name, password).answer for name, password in (("Ann", "no"), ("Nobody", PASSWORD))
    ]
    assert [answer.status_code for answer in told] == [401, 401]
    plain = [re.sub(r'value="[^"]*"', "", answer.text) for answer in told]
    assert plain[0] == plain[1]


def test_guessing_is_slowed_down(site):
    guest = Guest(site)
    answers = [guest.send("/sign-in", name="Ann", password="no").status_code for _ in range(12)]
    assert answers[:10] == [401] * 10
    assert 429 in answers
    refused = guest.send("/sign-in", name="Ann", password=PASSWORD)
    assert refused.status_code == 429
    assert int(refused.headers["retry-after"]) >= 1


def test_signing_out_ends_the_session_on_the_server(site):
    browser = signed_in(site)
    kept = dict(browser.client.cookies)
    browser.send("/sign-out")
    assert browser.get("/", follow_redirects=False).status_code == 303
    browser.client.cookies.update(kept)
    assert browser.get("/", follow_redirects=False).status_code == 303


def test_signing_out_everywhere_ends_the_others_too(site):
    here, there = signed_in(site), signed_in(site)
    here.send("/sign-out-everywhere")
    assert there.get("/", follow_redirects=False).status_code == 303


def test_an_invitation_makes_one_account_once(site):
    with writing(site.state.site.engine) as connection:
        secret = invite(connection)
    guest = Guest(site)
    assert "You are invited" in guest.page(f"/join?invitation={secret}")
    taken = guest.send("/join", invitation=secret, name="ANN", password=PASSWORD)
    assert taken.status_code == 422
    assert "already" in taken.text
    come = guest.send("/join", invitation=secret, name="Cleo", password=PASSWORD)
    assert come.status_code == 200
    assert "Cleo" in come.text
    assert "does not hold" in Guest(site).page(f"/join?invitation={secret}")
    asked = Guest(site).page("/join")
    assert 'name="invitation"' in asked
    assert "does not hold" not in asked


def test_a_token_acts_for_its_account_until_it_is_taken_back(site, id_of):
    browser = signed_in(site)
    page = browser.send("/account/tokens", name="my player").text
    secret = re.search(r"<code>([\w-]{20,})</code>", page)[1]
    program = Guest(site)
    bearer = {"Authorization": f"Bearer {secret}"}
    assert program.get("/api/v1/profiles", headers=bearer).json()["profiles"][0]["name"] == "Ann"
    number = re.search(r'name="number" value="(\d+)"', browser.page("/account"))[1]
    browser.send("/account/tokens/revoke", number=number)
    assert program.get("/api/v1/profiles", headers=bearer).status_code == 401
    # A token is for programs: it opens no page.
    assert program.get("/", headers=bearer, follow_redirects=False).status_code == 303


def test_a_new_password_signs_everybody_else_out(site):
    here, there = signed_in(site), signed_in(site)
    assert here.send("/account/password", old="wrong", new="another long password").status_code == 422
    here.send("/account/password", old=PASSWORD, new="another long password")
    assert here.get("/", follow_redirects=False).status_code == 200
    assert there.get("/", follow_redirects=False).status_code == 303


def profiles_of(app, browser):
    return re.findall(r'name="profile" value="(\d+)"', browser.page("/household"))


def test_nobody_reaches_anothers_profile(site, id_of):
    """Every form and route that takes a profile, with another account's."""
    ann, ben = signed_in(site, "Ann"), signed_in(site, "Ben")
    ben.send("/mark", what="rating", tconst=id_of("Claire"), value="9")
    theirs = profiles_of(site, ben)[0]
    for path, fields in (
        ("/profiles/choose", {}),
        ("/profiles/rename", {"name": "Mine"}),
        ("/profiles/remove", {}),
    ):
        assert ann.send(path, profile=theirs, **fields).status_code in (404, 422), path
    ann.client.cookies.set("profile", theirs, domain="localhost.local")
    assert "Nothing is on it yet" in ann.page("/list")
    assert "Rated" not in ann.page("/list")
    assert "Ben" not in ann.page(f"/household?who={theirs}")
    with writing(site.state.site.engine) as connection:
        secret = make_token(connection, 1, "program")[1]
    bearer = {"Authorization": f"Bearer {secret}"}
    claire = id_of("Claire")
    for method, path in (
        ("get", f"/api/v1/profiles/{theirs}/ratings"),
        ("put", f"/api/v1/profiles/{theirs}/ratings/{claire}"),
        ("delete", f"/api/v1/profiles/{theirs}/ratings/{claire}"),
        ("get", f"/api/v1/profiles/{theirs}/watchlist"),
        ("put", f"/api/v1/profiles/{theirs}/watchlist/{claire}"),
        ("delete", f"/api/v1/profiles/{theirs}/not-interested/{claire}"),
        ("get", f"/api/v1/profiles/{theirs}/picks"),
        ("get", f"/api/v1/profiles/{theirs}/export"),
        ("delete", f"/api/v1/profiles/{theirs}"),
    ):
        body = {"rating": 1} if method == "put" and "ratings" in path else None
        answer = Guest(site).client.request(method, path, headers=bearer, json=body)
        assert answer.status_code == 404, (method, path, answer.text)
    assert "9 of 10" in ben.page("/list")


def test_a_public_site_shows_everything_and_keeps_nothing(make_site, id_of):
    visitor = Browser(make_site(read_only=True))
    page = visitor.mark("rating", id_of("Claire"), "9", back="/")
    assert "Because you loved" in page
    for path in ("/profiles/add", "/taste/delete"):
        assert visitor.send(path, name="x", sure="yes").status_code == 403
    assert (
        visitor.client.put(f"/api/v1/profiles/1/ratings/{id_of('Claire')}", json={"rating": 9}).status_code
        == 403
    )
    another = Browser(visitor.app)
    assert "Because you loved" not in another.page("/")


def test_a_cookie_of_marks_that_was_changed_is_no_cookie(make_site, id_of):
    visitor = Browser(make_site(read_only=True))
    visitor.mark("rating", id_of("Claire"), "9")
    kept = visitor.client.cookies["marks"]
    visitor.client.cookies.set(
        "marks", kept[:-2] + ("AA" if kept[-2:] != "AA" else "BB"), domain="localhost.local"
    )
    assert "Because you loved" not in visitor.page("/")
