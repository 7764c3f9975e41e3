import csv
import io
import json
import re

import pytest

from reelkin.interactions.reading import read_upload

HEADER = (
    "Const,Your Rating,Date Rated,Title,URL,Title Type,IMDb Rating,Runtime (mins),Year,Genres,Num Votes,"
    "Release Date,Directors\n"
)


def bring(browser, data: bytes, name="ratings.csv"):
    return browser.client.post("/taste/import", data={"token": browser.token()}, files={"file": (name, data)})


def imdb(rows) -> bytes:
    lines = [
        f"{tconst},{rating},2020-01-02,{title},,Movie,7,90,1990,Drama,100,1990-01-01,"
        for tconst, title, rating in rows
    ]
    return (HEADER + "\n".join(lines) + "\n").encode()


def test_an_export_becomes_ratings_and_shelves(browser, id_of):
    rows = [(id_of(name), name, rating) for name, rating in (("Claire", 9), ("Le Pont", 10), ("Airlock", 3))]
    answer = bring(browser, imdb([*rows, ("tt9999999", "Nowhere", 5)]))
    assert "3 of 4 found their film" in answer.text
    assert "tt9999999 is not in" in answer.text
    kept = browser.get("/taste/export.json").json()
    assert {one["tconst"]: one["rating"] for one in kept["ratings"]} == {
        tconst: rating for tconst, _, rating in rows
    }
    assert "Because you loved" in browser.page("/")
    assert "1 row needs your decision" in browser.page("/taste")


def test_stars_are_put_on_ten_and_namesakes_are_asked_about(browser, id_of):
    answer = bring(browser, b"title,year,rating\nClaire,1962,4.5\nHamlet,,5\n")
    assert "1 of 2 found" in answer.text
    page = browser.page("/taste/review")
    key = re.search(r'name="key" value="([^"]+)"', page)[1]
    choices = re.findall(r'name="tconst" value="(tt\d+)"', page)
    assert len(choices) == 2
    browser.send("/taste/review", key=key, tconst=choices[1])
    kept = {one["tconst"]: one["rating"] for one in browser.get("/taste/export.json").json()["ratings"]}
    assert kept == {id_of("Claire"): pytest.approx(9, abs=0.1), choices[1]: 10}
    assert "Nothing is left to decide" in browser.page("/taste/review")


def test_what_was_taken_for_another_year_shows_which(browser, id_of):
    page = bring(browser, b"title,year,rating\nClaire,1963,4\n").text
    taken = re.search(r"without being sure</h2>.*?</ul>", page, re.DOTALL)[0]
    assert "Claire (1963)" in taken
    assert f'href="/title/{id_of("Claire")}"' in taken
    assert ">Claire (1962)</a>" in taken


def test_none_of_them_is_an_answer(browser):
    bring(browser, b"title,year,rating\nHamlet,,5\nClaire,1962,3\n")
    key = re.search(r'name="key" value="([^"]+)"', browser.page("/taste/review"))[1]
    browser.send("/taste/review", key=key, tconst="none")
    assert len(browser.get("/taste/export.json").json()["ratings"]) == 1
    assert "Nothing is left to decide" in browser.page("/taste/review")


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("empty.csv", b""),
        ("noise.zip", b"PK\x03\x04" + bytes(100)),
        ("page.html", b"<html><body>not an export</body></html>"),
        ("../../etc/passwd", b"root:x:0:0\n"),
        ("deep.json", b"[" * 100_000),
    ],
)
def test_what_is_no_export_is_refused_with_a_page(browser, name, data):
    answer = bring(browser, data, name)
    assert answer.status_code == 422
    assert 'action="/search"' in answer.text
    assert browser.get("/taste/export.json").json()["ratings"] == []


def test_a_bad_file_is_told_in_the_form_it_came_from(browser):
    answer = bring(browser, b"tconst\taverageRating\tnumVotes\ntt0113277\t8.3\t10\n", "title.ratings.tsv")
    assert answer.status_code == 422
    said, form = (
        answer.text.index("IMDb's title.ratings".replace("'", "&#39;")),
        answer.text.index('action="/taste/import"'),
    )
    assert answer.text.index('role="alert"') < said < form
    nothing = browser.client.post("/taste/import", data={"token": browser.token()})
    assert (nothing.status_code, "No file came" in nothing.text) == (422, True)
    assert 'action="/taste/import"' in nothing.text


def test_an_import_is_taken_back_with_what_was_decided_of_it(browser, id_of):
    browser.mark("rating", id_of("Claire"), "4")
    browser.mark("seen", id_of("Le Pont"), "yes")
    before = browser.get("/taste/export.json").json()
    answer = bring(browser, b"title,year,rating\nClaire,1962,4.5\nAirlock,,5\nHamlet,,5\n")
    assert 'action="/taste/import/undo"' in answer.text
    told = browser.get("/taste/export.json").json()["last_import"]
    assert json.dumps([id_of("Claire")]) in told["changes"]["ratings"]
    page = browser.page("/taste/review")
    key = re.search(r'name="key" value="([^"]+)"', page)[1]
    browser.send("/taste/review", key=key, tconst=re.search(r'name="tconst" value="(tt\d+)"', page)[1])
    browser.mark("rating", id_of("Hop"), "6")
    assert 'action="/taste/import/undo"' in browser.page("/taste")
    assert "The import is taken back" in browser.send("/taste/import/undo").text
    after = browser.get("/taste/export.json").json()
    (mine,) = [one for one in after["ratings"] if one["tconst"] == id_of("Hop")]
    assert mine["rating"] == 6
    after["ratings"].remove(mine)
    assert after == before
    assert 'action="/taste/import/undo"' not in browser.page("/taste")
    assert "no import to take back" in browser.send("/taste/import/undo").text


def test_more_than_one_person_rates_is_asked_about_first(browser, id_of):
    many = f"tconst,rating\n{id_of('Claire')},9\n" + "".join(
        f"tt9{number:06},8\n" for number in range(10_000)
    )
    asked = bring(browser, many.encode(), "many.csv")
    assert "10,001 titles. Are they yours?" in asked.text
    assert browser.get("/taste/export.json").json()["ratings"] == []
    packed, sealed = (
        re.search(rf'name="{name}" value="([^"]+)"', asked.text)[1] for name in ("packed", "sealed")
    )
    forged = browser.send("/taste/import/sure", packed=packed[:-8] + "AAAAAAAA", sealed=sealed)
    assert forged.status_code == 422
    answer = browser.send("/taste/import/sure", packed=packed, sealed=sealed)
    assert "1 of 10,001 found their film" in answer.text
    assert len(browser.get("/taste/export.json").json()["ratings"]) == 1
    browser.send("/taste/import/undo")
    kept = browser.get("/taste/export.json").json()
    assert (kept["ratings"], kept["undecided_rows"]) == ([], {})


def test_what_is_too_large_is_not_even_read(browser):
    token = browser.token()
    answer = browser.client.post(
        "/taste/import", data={"token": token}, files={"file": ("a.csv", bytes(20_100_000))}
    )
    assert answer.status_code == 413

    def in_pieces():
        for _ in range(30):
            yield b"[" * 100_000

    assert browser.client.post("/api/v1/picks", content=in_pieces()).status_code == 413
    many = {"ratings": {f"tt{number:07}": 5 for number in range(5_001)}}
    assert browser.client.post("/api/v1/picks", json=many).status_code == 422
    assert browser.client.post("/api/v1/picks", content=b" " * 1_100_000).status_code == 413


def test_what_is_exported_can_be_imported_again(browser, id_of):
    browser.mark("rating", id_of("Claire"), "8")
    browser.mark("listed", id_of("Le Pont"), "yes")
    sheet = browser.get("/taste/export.csv")
    assert "attachment" in sheet.headers["content-disposition"]
    rows = read_upload("reelkin.csv", sheet.content)[0].rows
    assert (rows[0].tconst, rows[0].rating) == (id_of("Claire"), 8)


def test_no_cell_of_an_export_is_a_formula(make_site, hostile_bundle):
    from browsing import Browser
    from reelkin.recommend import Model

    titles = Model.load(hostile_bundle).bundle.titles
    tconst = next(
        one for one, name in zip(titles.tconst, titles.primary_title, strict=True) if name == "=1+1"
    )
    browser = Browser(make_site(of=hostile_bundle))
    browser.mark("rating", tconst, "5")
    cells = [cell for row in csv.reader(io.StringIO(browser.get("/taste/export.csv").text)) for cell in row]
    assert "'=1+1" in cells
    assert not any(cell.startswith(("=", "+", "-", "@")) for cell in cells)


def test_everything_is_deleted_when_it_is_meant(browser, id_of):
    browser.mark("rating", id_of("Claire"), "8")
    browser.mark("listed", id_of("Le Pont"), "yes")
    bring(browser, b"title,year,rating\nHamlet,,5\nClaire,1962,4\n")
    assert browser.send("/taste/delete").status_code == 422
    assert "Everything is deleted" in browser.send("/taste/delete", sure="yes").text
    kept = json.loads(browser.get("/taste/export.json").text)
    assert (kept["ratings"], kept["lists"]["watchlist"], kept["undecided_rows"]) == ([], {}, {})
    assert kept["name"] == "home"
