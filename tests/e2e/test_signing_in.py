"""A site with accounts: an invitation, signing in on two devices, and signing out of both."""

from __future__ import annotations

import pytest

from .serving import reelkin, served

PASSWORD = "a long and winding road"


@pytest.fixture(scope="module")
def database(tmp_path_factory):
    return f"sqlite:///{tmp_path_factory.mktemp('accounts')}/reelkin.sqlite"


@pytest.fixture(scope="module")
def locked(home, database):
    """The address of a site where people sign in."""
    with served(home, "--auth", "password", "--database", database) as address:
        yield address


@pytest.fixture
def invitation(home, locked, database):
    return reelkin(home, "account", "invite", "--database", database).strip().rpartition("=")[2]


def test_somebody_invited_signs_up_and_signs_out_everywhere(locked, invitation, come, axe):
    here, there = come(at=locked), come(at=locked, width=390)
    here.goto("/")
    assert here.inner_text("h1") == "Sign in"
    assert axe(here) == []
    here.goto(f"/join?invitation={invitation}")
    here.get_by_label("Your name").fill("Cleo <b>")
    here.get_by_label("A password").fill(PASSWORD)
    assert axe(here) == []
    here.get_by_role("button", name="Come in").click()
    here.wait_for_selector(".start")
    there.goto("/list")
    there.get_by_label("Name", exact=True).fill("Cleo <b>")
    there.get_by_label("Password").fill(PASSWORD)
    there.get_by_role("button", name="Sign in").click()
    assert there.inner_text("h1") == "My list"
    here.get_by_role("link", name="Cleo <b>").click()
    assert here.inner_text("h1") == "Cleo <b>"
    assert axe(here) == []
    here.get_by_role("button", name="Sign out everywhere").click()
    here.get_by_role("heading", name="Sign in").wait_for()
    there.reload()
    assert there.inner_text("h1") == "Sign in"


def test_a_password_may_be_pasted_and_is_for_password_managers(locked, come):
    page = come(at=locked)
    page.goto("/sign-in")
    name, password = page.get_by_label("Name", exact=True), page.get_by_label("Password")
    name.fill(PASSWORD)
    name.press("Control+a")
    name.press("Control+c")
    password.press("Control+v")
    assert password.input_value() == PASSWORD
    assert [name.get_attribute("autocomplete"), password.get_attribute("autocomplete")] == [
        "username",
        "current-password",
    ]


def test_a_wrong_password_is_told_to_everybody(locked, come, axe):
    page = come(at=locked, width=390)
    page.goto("/sign-in")
    page.get_by_label("Name", exact=True).fill("Nobody")
    page.get_by_label("Password").fill("guess")
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("alert").wait_for()
    assert page.get_by_label("Name", exact=True).input_value() == "Nobody"
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == 390
