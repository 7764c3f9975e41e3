"""An export from elsewhere, from the file to the shelves, with a look at what is not sure."""

from __future__ import annotations

import json
import re

import pytest

IMDB = (
    "Const,Your Rating,Date Rated,Title,URL,Title Type,IMDb Rating,Runtime (mins),Year,Genres,Num Votes,"
    "Release Date,Directors\n"
)
LETTERBOXD = "Date,Name,Year,Letterboxd URI,Rating\n"


def bring(page, name: str, data: bytes) -> str:
    page.goto("/taste")
    page.set_input_files("input[type=file]", {"name": name, "mimeType": "text/csv", "buffer": data})
    page.get_by_role("button", name="Import", exact=True).click()
    page.get_by_text("found their film").wait_for()
    return page.inner_text("h1")


def ratings(page) -> dict[str, float]:
    kept = json.loads(page.request.get("/taste/export.json").text())["ratings"]
    return {one["tconst"]: one["rating"] for one in kept}


def test_imdb_s_export_becomes_ratings_and_shelves(newcomer, come, id_of):
    rows = [("Claire", 9), ("Le Pont", 10), ("Airlock", 3)]
    lines = [
        f"{id_of[name]},{rating},2020-01-02,{name},,Movie,7,90,1990,Drama,100,1990-01-01,\n"
        for name, rating in rows
    ]
    page = come(newcomer)
    assert bring(page, "ratings.csv", (IMDB + "".join(lines)).encode()) == "3 of 3 found their film."
    assert ratings(page) == {id_of[name]: rating for name, rating in rows}
    page.get_by_role("link", name="See your shelves").click()
    page.get_by_role("heading", name=re.compile("Because you loved")).first.wait_for()


def test_letterboxd_s_export_asks_about_namesakes_and_keeps_what_is_chosen(newcomer, come, id_of):
    rows = "2021-03-04,Claire,1962,https://boxd.it/a,4.5\n2021-03-04,Hamlet,,https://boxd.it/b,5\n"
    page = come(newcomer)
    assert bring(page, "ratings.csv", (LETTERBOXD + rows).encode()) == "1 of 2 found their film."
    page.get_by_role("link", name="Decide about 1").click()
    page.get_by_role("heading", name="Which film is it?").wait_for()
    choice = page.get_by_role("button", name="Hamlet 1948")
    tconst = choice.get_attribute("value")
    choice.click()
    page.get_by_text("Nothing is left to decide.").wait_for()
    assert ratings(page) == {id_of["Claire"]: pytest.approx(9, abs=0.1), tconst: 10}


@pytest.mark.parametrize(
    "export", ["imdb_ratings_new_u15.csv", "imdb_ratings_old_u15.csv", "letterboxd_ratings_u15.csv"]
)
def test_a_real_export_is_read_to_its_last_row(export, shared_data, newcomer, come):
    path = shared_data / "taste_exports" / export
    if not path.is_file():
        pytest.skip(f"needs {path}")
    rows = len(path.read_text(encoding="utf-8").splitlines()) - 1
    page = come(newcomer)
    # None of it is in the planted catalogue: every row has to be told of, and none may be taken for another film.
    assert re.fullmatch(rf"\d+ of {rows} found their film\.", bring(page, export, path.read_bytes()))
    page.goto("/taste/review")
    assert "Not found here" in page.inner_text("#main")


def test_what_is_no_export_is_told_and_nothing_is_kept(newcomer, come):
    page = come(newcomer)
    page.goto("/taste")
    page.set_input_files(
        "input[type=file]", {"name": "page.html", "mimeType": "text/html", "buffer": b"<p>hello</p>"}
    )
    page.get_by_role("button", name="Import", exact=True).click()
    page.get_by_role("alert").get_by_text("page.html").wait_for()
    assert page.get_by_label("The export").get_attribute("aria-describedby") == "wrong"
    assert ratings(page) == {}
