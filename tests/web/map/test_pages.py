from __future__ import annotations

import html
import itertools
import json
import re

import numpy as np
import pytest

from reelkin.web.map.points import WHOLE

ADDRESS = re.compile(r'data-address="(/map/[0-9a-f]{12})"')


@pytest.fixture
def address(browser) -> str:
    return ADDRESS.search(browser.page("/map"))[1]


def rows_of(page: str) -> list[int]:
    return [int(row) for row in re.findall(r'data-row="(\d+)"', page)]


def test_the_list_has_every_cluster_with_films_that_stand_for_it(browser, model):
    page = browser.page("/map")
    for profile in model.clusters:
        item = re.search(rf'<li class="c{profile["id"]}" data-x.*?</li>', page, re.DOTALL)[0]
        assert f'href="/cluster/{profile["slug"]}"' in item
        assert profile["name"] in html.unescape(item)
        assert f'href="/title/{profile["exemplars"][0]["tconst"]}"' in item


def test_a_clusters_name_stands_amid_its_titles(browser, address, model):
    page = browser.page("/map")
    xs, ys, clusters = points(browser, address, len(model))
    for place, profile in enumerate(model.clusters):
        item = re.search(rf'<li class="c{profile["id"]}" data-x="([\d.]+)" data-y="([\d.]+)"', page)
        own = clusters == place
        middle = [np.median(part[own]) / WHOLE for part in (xs, ys)]
        assert [float(item[1]), float(item[2])] == pytest.approx(middle, abs=1e-3)


def points(browser, address: str, n: int):
    file = browser.get(f"{address}/points/0.bin").content
    assert len(file) == 5 * n
    xs, ys = (np.frombuffer(file, "<u2", n, at * 2 * n) for at in (0, 1))
    return xs, ys, np.frombuffer(file, "<u1", n, 4 * n)


def test_the_points_are_the_models_map_for_ever(browser, address, model):
    xs, ys, clusters = points(browser, address, len(model))
    places = model.bundle.film_map.places
    assert np.corrcoef(xs, places[:, 0])[0, 1] > 0.999
    assert np.corrcoef(ys, places[:, 1])[0, 1] < -0.999
    np.testing.assert_array_equal(clusters, model.bundle.clusters.assignments)
    assert "immutable" in browser.get(f"{address}/points/0.bin").headers["cache-control"]


def test_every_title_is_named_once_in_its_tile(browser, address, model, monkeypatch):
    monkeypatch.setattr("reelkin.web.map.names.IN_A_TILE", 6)
    page = browser.page("/map")
    tiles = int(re.search(r'data-tiles="(\d+)"', page)[1])
    assert tiles == 4
    xs, ys, _ = points(browser, address, len(model))
    seen = []
    for tile in range(tiles**2):
        for row, tconst, title, year in json.loads(browser.get(f"{address}/names/{tile}.json").text):
            facts = model.facts_of(row)
            assert (tconst, title, year) == (facts.tconst, facts.title, facts.year)
            across, down = (min(int(part[row]) * tiles // WHOLE, tiles - 1) for part in (xs, ys))
            assert tile == down * tiles + across
            seen.append(row)
    assert sorted(seen) == list(range(len(model)))


def test_the_best_known_are_named_first(browser, model, monkeypatch):
    monkeypatch.setattr("reelkin.web.map.names.FAMOUS", 5)
    address = ADDRESS.search(browser.page("/map"))[1]
    named = json.loads(browser.get(f"{address}/names/famous.json").text)
    assert [one[1] for one in named] == list(model.bundle.titles.tconst)[:5]


def test_a_card_tells_the_film_and_leads_to_it(browser, address, model, id_of):
    row = model.facts(id_of("Airlock")).row
    card = browser.get(f"{address}/card/{row}").text
    assert f'href="/title/{id_of("Airlock")}"' in card
    assert "<svg" in card
    where = browser.get(f"{address}/spot/{id_of('Airlock')}").json()
    assert where["row"] == row


@pytest.mark.parametrize(
    "path", ["points/1.bin", "names/9999.json", "names/x.json", "card/100", "spot/tt9", "points/-1.bin"]
)
def test_what_is_not_on_the_map_is_not_there(browser, address, path):
    assert browser.get(f"{address}/{path}").status_code in (404, 422)


def test_the_map_of_another_model_is_gone(browser):
    answer = browser.get("/map/0123456789ab/points/0.bin")
    assert answer.status_code == 404
    assert "reload the page" in answer.text


def test_a_walk_is_told_step_by_step_without_a_script(browser, model, id_of):
    page = browser.page("/map?from=Airlock&to=Man%C3%A8ge")
    walk = model.walk(id_of("Airlock"), id_of("Manège"))
    way = [walk.start.tconst, *(step.tconst for step in walk.steps)]
    steps = re.search(r'<ol class="steps">.*?</ol>', page, re.DOTALL)[0]
    assert re.findall(r'href="/title/(tt\d+)"', steps) == way
    assert rows_of(steps) == [model.facts(tconst).row for tconst in way]
    for step in walk.steps:
        assert html.escape(step.sentence, quote=False) in html.unescape(steps)
    assert re.findall(r'href="(/title/tt\d+/why/tt\d+)"', steps) == [
        f"/title/{before}/why/{stop}" for before, stop in itertools.pairwise(way)
    ]
    assert f'value="{walk.start.named}"' in page


def test_a_name_of_several_films_is_asked_about(browser, id_of):
    page = browser.page("/map?from=Hamlet&to=Airlock")
    assert "Which “Hamlet”?" in html.unescape(page)
    choices = re.findall(r'href="/map\?from=(tt\d+)&amp;to=(tt\d+)#walk"', page)
    assert len(choices) > 1
    assert {to for _, to in choices} == {id_of("Airlock")}
    assert '<ol class="steps">' in browser.page(f"/map?from={choices[0][0]}&to={choices[0][1]}")


def test_what_is_no_walk_is_said(browser):
    assert "No film here is called “Zyzzyva Quux”." in html.unescape(
        browser.page("/map?from=Zyzzyva+Quux&to=Airlock")
    )
    assert "you are there already" in browser.page("/map?from=Airlock&to=Airlock")
    assert '<ol class="steps">' not in browser.page("/map?from=Airlock")


def test_hostile_names_stay_text(browse, hostile_bundle):
    browser = browse(of=hostile_bundle)
    page = browser.page("/map?from=%3Cscript%3Ealert(1)%3C/script%3E&to=%22%3E%3Cimg%3E")
    assert "<script>alert" not in page
    assert "<img>" not in page
    address = ADDRESS.search(page)[1]
    for row in range(10):
        assert "<script" not in browser.get(f"{address}/card/{row}").text
