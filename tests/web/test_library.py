import io
import re
import zipfile

import pytest


def bring(browser, name, data):
    return browser.client.post("/library", data={"token": browser.token()}, files={"file": (name, data)})


def zipped(files) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def test_only_what_i_have_is_shown_everywhere(browser, id_of, model):
    have = {
        id_of(name)
        for name in ("Le Pont", "Manège", "Une chambre", "Le Quai", "Sans adieu", "Airlock", "Hop", "Fizz")
    }
    browser.mark("rating", id_of("Claire"), "9")
    assert bring(browser, "ids.txt", " ".join(sorted(have)).encode()).status_code == 200
    assert "You have 8 titles" in browser.page("/library")
    browser.send("/library/only", on="yes")
    for path in ("/", "/tonight", f"/title/{id_of('Claire')}", "/household?who=1"):
        page = browser.page(path)
        start = page.index("<main")
        cut = page.index('id="start-head"') if path == "/" else start
        shelves = page[start:cut] + page[page.find("</section>", cut) :] if path == "/" else page[start:]
        shown = set(
            re.findall(r'(?:class="card [^"]*"|<h2><a|class="act main") href="/title/(tt\d+)"', shelves)
        )
        assert shown, path
        assert shown <= have, path
    browser.send("/library/only", on="")
    assert set(re.findall(r'class="card [^"]*" href="/title/(tt\d+)"', browser.page("/"))) - have


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("list.txt", "Claire (1962)\nAirlock\n\nNowhere at all (1999)\n"),
        ("list.csv", "Title,Year\nClaire,1962\nAirlock,\nNowhere at all,1999\n"),
        ("mixed.csv", "imdb id,title,year\n{airlock},Airlock,\n,Claire,1962\n,Nowhere at all,1999\n"),
    ],
)
def test_titles_and_years_are_a_list_too_and_what_is_not_found_is_told(browser, id_of, name, text):
    answer = bring(browser, name, text.format(airlock=id_of("Airlock")).encode())
    assert answer.status_code == 200
    assert "You have 2 titles. Of no title here, or of several: Nowhere at all (1999)." in answer.text
    assert "Claire" in answer.text


def test_a_bad_list_is_told_in_the_form_it_came_from_and_changes_nothing(browser, id_of):
    bring(browser, "a.txt", id_of("Claire").encode())
    for data in (
        b"",
        b"nothing here",
        b"PK\x03\x04broken",
        b"tconst\taverageRating\tnumVotes\ntt0113277\t8\t1\n",
    ):
        answer = bring(browser, "x", data)
        assert answer.status_code == 422
        assert 'role="alert"' in answer.text
        assert 'action="/library" enctype' in answer.text
    assert "You have 1 title" in browser.page("/library")


def test_a_new_list_takes_the_place_of_the_old_one(browser, id_of):
    bring(browser, "a.txt", id_of("Claire").encode())
    bring(browser, "b.txt", id_of("Airlock").encode())
    assert "You have 1 title<" in browser.page("/library")
    assert "Airlock" in browser.page("/library")
    browser.send("/library/clear")
    assert "Only what you have" in browser.page("/library")


def test_what_i_have_is_among_all_that_is_mine_to_take_along(browser):
    bring(browser, "ids.csv", b"Const\ntt0211915\ntt0078748\n")
    assert browser.get("/taste/export.json").json()["library"] == ["tt0078748", "tt0211915"]
