import html
import re

import pytest

from browsing import Browser
from planted import HOSTILE_TITLES


def text_of(page: str) -> str:
    """A page's words, without markup."""
    return html.unescape(re.sub(r"<[^>]+>", " ", page))


def test_a_newcomer_is_offered_films_and_clusters(browser):
    page = browser.page("/")
    assert "Pick a few films you love" in page
    assert page.count('class="pick ') >= 12
    assert page.count('<section class="shelf"') >= 4


def test_films_to_begin_with_are_of_several_eras_and_clusters(browser, model):
    page = browser.page("/")
    rows = [model.facts(tconst) for tconst in re.findall(r'name="tconst" value="(tt\d+)"', page)]
    assert len({one.cluster for one in rows[:8]}) > 4
    # Each of the eras that the catalogue has takes its turn.
    eras = {(one.year or 0) // 20 for one in map(model.facts_of, range(len(model)))}
    assert len({(one.year or 0) // 20 for one in rows[:8]}) >= min(3, len(eras))


def test_every_pick_on_a_personal_shelf_has_its_reason(browser, id_of):
    browser.mark("rating", id_of("Claire"), "9")
    shelves = re.findall(
        r'<section class="shelf" aria-labelledby="shelf-(?!listed).*?</section>', browser.page("/"), re.DOTALL
    )
    assert len(shelves) > 1
    for shelf in shelves:
        assert shelf.count('class="card') == shelf.count('<p class="why">') > 0


def test_one_film_loved_changes_the_shelves_at_once(browser, id_of, model):
    claire = id_of("Claire")
    page = browser.mark("rating", claire, "9", back="/")
    assert "Because you loved <cite" in page
    assert ">Claire</cite>" in page
    shelf = re.search(rf'id="shelf-because-{claire}".*?</section>', page, re.DOTALL)
    shown = re.findall(r'href="/title/(tt\d+)"', shelf[0])
    first = model.facts(shown[0])
    assert first.genres == ("Drama", "Romance")
    assert claire not in shown


def test_no_title_is_on_two_shelves(browser, id_of):
    browser.mark("rating", id_of("Claire"), "9")
    page = browser.mark("rating", id_of("Airlock"), "9", back="/")
    rows = re.findall(r'<section class="shelf" .*?</section>', page, re.DOTALL)
    assert len(rows) >= 3
    shown = [set(re.findall(r'href="/title/(tt\d+)"', row)) for row in rows]
    assert sum(map(len, shown)) == len(set.union(*shown))


def test_a_title_tells_its_people_its_cluster_and_what_is_like_it(browser, id_of, model):
    airlock = id_of("Airlock")
    page = browser.page(f"/title/{airlock}")
    assert "Airlock</h1>" in page
    assert "Director A1" in page
    assert 'href="/person/nm' in page
    cluster = model.clusters[model.facts(airlock).cluster]
    assert f'href="/cluster/{cluster["slug"]}"' in page
    best = model.similar(airlock, 1, franchise="collapse")[0]
    assert html.escape(best.sentence) in page
    assert f'href="/title/{airlock}/why/{best.tconst}"' in page
    assert f"https://www.imdb.com/title/{airlock}/" in page


def test_the_whole_sum_adds_up_on_the_page(browser, id_of, model):
    asked, other = id_of("Airlock"), id_of("Cold Orbit")
    page = browser.page(f"/title/{asked}/why/{other}")
    terms = re.findall(r'class="figure">([+\u2212])([\d.]+)<', page)
    numbers = [float(value) * (1 if sign == "+" else -1) for sign, value in terms]
    table = re.search(r'class="waterfall".*?</table>', page, re.DOTALL)[0].count('class="figure"')
    *drawn, total = numbers[:table]
    assert sum(drawn) == pytest.approx(total, abs=0.0006 * len(drawn))
    assert total == pytest.approx(model.why(asked, other).score, abs=0.0006)


def test_my_own_sum_tells_the_place_and_my_titles(browser, id_of, model):
    browser.mark("rating", id_of("Airlock"), "9")
    page = browser.page(f"/for-you/why/{id_of('Cold Orbit')}")
    assert "by your own titles" in page
    rank = model.why_not({id_of("Airlock"): 9}, id_of("Cold Orbit"), 0).rank
    assert f"number {rank} of" in text_of(page)


def test_what_was_seen_is_told_to_be_left_out(browser, id_of):
    browser.mark("rating", id_of("Airlock"), "9")
    browser.mark("seen", id_of("Cold Orbit"), "yes")
    assert "left out of the picks" in browser.page(f"/for-you/why/{id_of('Cold Orbit')}")


def test_search_tells_namesakes_apart_by_year(browser):
    page = browser.page("/search?q=Hamlet")
    found = re.search(r'<ul class="found">.*?</ul>', page, re.DOTALL)[0]
    assert re.findall(r'class="when">(\d{4})', found) == ["1948", "1996"]


def test_search_finds_another_script_a_slip_and_a_person(browser, id_of):
    for typed in ("Клер", "clare", "CLAIRE 1962"):
        assert f'href="/title/{id_of("Claire")}"' in browser.get("/search", params={"q": typed}).text, typed
    assert 'href="/person/nm' in browser.page("/search?q=Director A1")


def test_a_name_that_only_people_have_is_not_told_as_nothing_found(browser, monkeypatch):
    monkeypatch.setattr("reelkin.web.pages.search.titles_for", lambda *_: [])
    page = browser.page("/search?q=Director A1")
    assert "Nothing is called" not in page
    assert re.search(r"<h1>\d+ (person|people) for", page)


def test_what_is_only_near_is_told_so(browser):
    assert "Nothing is called" in (page := browser.page("/search?q=clare"))
    assert "near it:" in page
    for typed in ("Claire", "clai", "Claire 1962", "Director A1"):
        assert "Nothing is called" not in browser.get("/search", params={"q": typed}).text, typed


def test_search_for_nothing_there_shows_a_way_on(browser):
    page = browser.page("/search?q=zzzzqqqq")
    assert "Nothing is called" in page
    assert 'href="/clusters"' in page


def test_each_cluster_has_a_page_with_all_of_it(browser, model):
    assert browser.page("/clusters").count('href="/cluster/') >= len(model.clusters)
    profile = model.clusters[0]
    page = browser.page(f"/cluster/{profile['slug']}")
    assert html.escape(profile["name"]) in page
    assert "× " in page
    assert (
        browser.get(f"/cluster/{profile['id']}", follow_redirects=False)
        .headers["location"]
        .endswith(profile["slug"])
    )
    assert browser.get("/cluster/no-such").status_code == 404


def test_only_the_best_known_clusters_are_shown_with_posters_and_all_are_named(browser, model, monkeypatch):
    monkeypatch.setattr("reelkin.web.pages.clusters.SHOWN", 3)
    page = browser.page("/clusters")
    assert page.count('class="poster"') == 3 * 4
    for profile in model.clusters:
        assert page.count(f'href="/cluster/{profile["slug"]}"') == 1


def test_the_api_is_told_with_its_names_as_code(browser):
    page = browser.page("/api/docs")
    assert "`" not in page
    assert "<code>reasons</code> are the whole sum" in page


def test_a_title_and_every_page_lead_to_the_map(browser, id_of):
    airlock = id_of("Airlock")
    page = browser.page(f"/title/{airlock}")
    assert f'href="/map?at={airlock}"' in page
    assert '<a href="/map">Map</a>' in page
    assert 'data-at="' in browser.page(f"/map?at={airlock}")


def _directors(model):
    return [(tconst, model.facts(tconst).directors) for tconst in model.bundle.titles.tconst]


def test_a_person_has_a_page_by_what_they_did(browser, model):
    nconst = re.search(r'href="/person/(nm\d+)"', browser.page("/search?q=Director A1"))[1]
    page = browser.page(f"/person/{nconst}")
    assert "Director A1" in page
    assert "Directed" in page
    directed = [tconst for tconst, made_by in _directors(model) if "Director A1" in made_by]
    assert directed
    assert set(re.findall(r'class="card [^"]+" href="/title/(tt\d+)"', page)) == set(directed)
    assert browser.get("/person/nm9999999").status_code == 404


def test_tonight_gives_three_films_within_the_time(browser, model):
    page = browser.page("/tonight?minutes=90")
    shown = list(dict.fromkeys(re.findall(r'<h2><a href="/title/(tt\d+)"', page)))
    assert len(shown) == 3
    assert all(model.facts(tconst).runtime_minutes <= 90 for tconst in shown)
    others = browser.page(f"/tonight?minutes=90&not={','.join(shown)}")
    assert not set(shown) & set(re.findall(r'<h2><a href="/title/(tt\d+)"', others))
    # Nobody has to ask first.
    assert len(set(re.findall(r'<h2><a href="/title/(tt\d+)"', browser.page("/tonight")))) == 3


def test_errors_are_pages_with_a_way_on(browser):
    answer = browser.get("/title/tt9999999")
    assert answer.status_code == 404
    assert "Nothing is playing here" in answer.text
    assert 'action="/search"' in answer.text


def test_hostile_titles_are_text_wherever_they_show(make_site, hostile_bundle):
    from reelkin.recommend import Model

    browser, hostile = Browser(make_site(of=hostile_bundle)), Model.load(hostile_bundle)
    for title in HOSTILE_TITLES:
        tconst = next(
            one
            for one, name in zip(
                hostile.bundle.titles.tconst, hostile.bundle.titles.primary_title, strict=True
            )
            if name == title
        )
        for path in (f"/title/{tconst}", f"/title/{tconst}/why/{hostile.bundle.titles.tconst[0]}"):
            page = browser.page(path)
            assert "<script>alert" not in page
            assert ">49<" not in page
            if title.strip() and "\u202e" not in title:
                assert title in html.unescape(page)
        browser.mark("listed", tconst, "yes")
    assert "<script>alert" not in browser.page("/list")


HOSTILE_WORDS = (
    "<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "' OR 1=1 --", "{{ 7*7 }}", "%00", "\x00", "a" * 199,
    "../../etc/passwd", "<svg/onload=alert(1)>", "\u202e", "&lt;b&gt;", "${7*7}", "\r\nSet-Cookie: x=1",
)  # fmt: skip


@pytest.mark.parametrize("typed", HOSTILE_WORDS)
def test_what_is_typed_comes_back_as_text(browser, typed):
    """The sketch echoed what was posted into its page."""
    answer = browser.get("/search", params={"q": typed})
    assert answer.status_code == 200
    assert not re.search(r"<script>|<img|onerror=alert\(1\)>(?!&)|<svg/onload", answer.text)
    assert "x=1" not in answer.headers.get("set-cookie", "")


def test_the_taste_page_draws_and_tells_the_same(browser, id_of, model):
    assert "Your taste shows after the first film you love" in browser.page("/taste")
    liked = [id_of(name) for name in ("Claire", "Le Pont", "Manège", "Une chambre", "Le Quai", "Sans adieu")]
    for tconst in liked:
        browser.mark("rating", tconst, "9")
    page = browser.page("/taste")
    found = model.taste(dict.fromkeys(liked, 9))
    assert html.escape(found.words) in page
    assert 'class="taste-picture"' in page
    assert found.favourites
    assert f'href="/cluster/{model.clusters[found.favourites[0].cluster]["slug"]}"' in page
    told = text_of(page)
    assert all(one.decade in told for one in found.eras)


def test_a_page_says_in_words_what_it_cannot_read(browser):
    answer = browser.get("/household?minutes=long")
    assert answer.status_code == 422
    assert "What is given as “minutes” is not what belongs there." in answer.text
    problem = browser.get("/api/v1/search?q=a&n=many").json()
    assert problem["detail"].startswith("query.n: ")
