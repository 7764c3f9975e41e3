import re

import pytest


def test_a_mark_shows_and_is_undone_by_its_undo(browser, id_of):
    claire = id_of("Claire")
    page = browser.mark("listed", claire, "yes", back=f"/title/{claire}")
    assert "Claire is on your list." in page
    assert "On my list" in page
    undo = re.search(r'<div class="said">.*?</div>', page, re.DOTALL)[0]
    fields = dict(re.findall(r'name="(\w+)" value="([^"]*)"', undo))
    assert fields["value"] == ""
    browser.client.post("/mark", data=fields)
    assert "Nothing is on it yet" in browser.page("/list")


def test_undoing_a_rating_brings_back_the_one_before(browser, id_of):
    claire = id_of("Claire")
    browser.mark("rating", claire, "4")
    page = browser.mark("rating", claire, "9", back=f"/title/{claire}")
    assert "You gave it 9 of 10" in page
    undo = re.search(r'<div class="said">.*?</div>', page, re.DOTALL)[0]
    fields = dict(re.findall(r'name="(\w+)" value="([^"]*)"', undo))
    assert fields["value"] == "4"
    assert "You gave it 4 of 10" in browser.client.post("/mark", data=fields).text


def test_the_undo_is_in_its_message_for_a_browser_too(browser, id_of):
    page = browser.mark("listed", id_of("Claire"), "yes")
    # A browser ends a paragraph where a form begins, and the form would stand somewhere else.
    inside = re.findall(r"<p\b[^>]*>((?:(?!</p>).)*)</p>", page, re.DOTALL)
    assert not [one for one in inside if re.search(r"<(form|div|p|ul|ol|table|section|details)\b", one)]
    assert "Undo" in re.search(r'<div class="said">.*?</div>', page, re.DOTALL)[0]


def test_a_message_is_told_once(browser, id_of):
    assert "is on your list" in browser.mark("listed", id_of("Claire"), "yes")
    assert "is on your list" not in browser.page("/about")


def test_what_is_not_interesting_is_never_picked_again(browser, id_of, model):
    browser.mark("rating", id_of("Airlock"), "9")
    hero = re.search(r'class="act main" href="/title/(tt\d+)"', browser.page("/"))[1]
    page = browser.mark("not-interested", hero, "yes", back="/")
    assert f'href="/title/{hero}"' not in page


@pytest.mark.parametrize("fields", [{}, {"token": ""}, {"token": "x.y"}, {"token": "\u00e9.\u00e9"}])
def test_a_form_from_elsewhere_changes_nothing(browser, id_of, fields):
    browser.page("/")
    sent = {"what": "listed", "tconst": id_of("Claire"), "value": "yes", **fields}
    assert browser.client.post("/mark", data=sent).status_code == 403
    assert "Nothing is on it yet" in browser.page("/list")


def test_anothers_token_is_not_taken(browse, id_of):
    mine, theirs = browse(), browse()
    sent = {"token": theirs.token(), "what": "listed", "tconst": id_of("Claire"), "value": "yes"}
    mine.page("/")
    assert mine.client.post("/mark", data=sent).status_code == 403


@pytest.mark.parametrize("header", [{"sec-fetch-site": "cross-site"}, {"origin": "https://evil.example"}])
def test_a_browser_that_says_it_comes_from_elsewhere_is_believed(browser, id_of, header):
    sent = {"token": browser.token(), "what": "listed", "tconst": id_of("Claire"), "value": "yes"}
    assert browser.client.post("/mark", data=sent, headers=header).status_code == 403


@pytest.mark.parametrize(
    "back", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)", ""]
)
def test_a_form_leads_back_to_this_site_alone(browser, id_of, back):
    answer = browser.send(
        "/mark", follow=False, what="listed", tconst=id_of("Claire"), value="yes", back=back
    )
    assert answer.headers["location"] == "/"


@pytest.mark.parametrize(
    ("what", "value"),
    [("rating", "11"), ("rating", "nan"), ("rating", "x"), ("listed", "maybe"), ("stars", "1")],
)
def test_marks_that_are_none_are_refused(browser, id_of, what, value):
    assert browser.send("/mark", what=what, tconst=id_of("Claire"), value=value).status_code == 422


def test_a_mark_on_a_title_that_is_not_here_is_refused(browser):
    assert browser.send("/mark", what="listed", tconst="tt9999999", value="yes").status_code == 404


def test_the_theme_is_kept(browser):
    assert 'data-theme="light"' in browser.send("/theme", theme="light").text
    assert 'data-theme="light"' in browser.page("/clusters")
    assert "data-theme" not in browser.send("/theme", theme="auto").text
