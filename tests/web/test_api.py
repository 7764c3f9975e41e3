import pytest


def test_similar_is_what_the_model_says(browser, id_of, model):
    answer = browser.get(f"/api/v1/titles/{id_of('Airlock')}/similar?n=5&reasons=2").json()
    expected = model.similar(id_of("Airlock"), 5, franchise="collapse")
    assert answer["picks"] == [pick.to_dict(2) for pick in expected]
    assert answer["model"] == model.model_id


def test_several_titles_of_a_name_are_told_apart(browser):
    answer = browser.get("/api/v1/titles", params={"title": "Hamlet"})
    assert answer.status_code == 300
    assert answer.headers["content-type"] == "application/problem+json"
    assert [(one["title"], one["year"]) for one in answer.json()["choices"]] == [
        ("Hamlet", 1948),
        ("Hamlet", 1996),
    ]
    assert browser.get("/api/v1/titles", params={"title": "Hamlet (1996)"}).json()["year"] == 1996
    assert browser.get("/api/v1/titles", params={"title": "qqqzzz"}).status_code == 404


def test_what_a_model_makes_has_a_tag_and_is_not_sent_twice(browser, id_of, model):
    for path in (
        f"/api/v1/titles/{id_of('Airlock')}",
        f"/api/v1/titles/{id_of('Airlock')}/similar",
        "/api/v1/clusters",
    ):
        first = browser.get(path)
        assert model.model_id[:16] in first.headers["etag"]
        assert "max-age" in first.headers["cache-control"]
        again = browser.get(path, headers={"if-none-match": first.headers["etag"]})
        assert (again.status_code, again.content) == (304, b"")
        assert browser.get(path, headers={"if-none-match": '"another"'}).status_code == 200


def test_posted_ratings_are_picked_for_and_not_kept(browser, id_of, model):
    ratings = {id_of("Claire"): 9, id_of("Airlock"): 2, "tt9999999": 5}
    answer = browser.client.post("/api/v1/picks", json={"ratings": ratings, "n": 4, "genre": ["Drama"]})
    known = {id_of("Claire"): 9, id_of("Airlock"): 2}
    expected = model.recommend(known, 4, genre=["Drama"], franchise="order")
    assert [one["tconst"] for one in answer.json()["picks"]] == [pick.tconst for pick in expected]
    assert answer.headers["cache-control"] == "no-store"
    assert "Nothing is on it yet" in browser.page("/list")


def test_reasons_add_up_to_the_score(browser, id_of):
    asked = {"ratings": {id_of("Claire"): 9}, "tconst": id_of("Le Pont")}
    answer = browser.client.post("/api/v1/picks/why", json=asked).json()
    assert sum(one["contribution"] for one in answer["reasons"]) == pytest.approx(answer["score"], abs=1e-4)
    told = browser.client.post("/api/v1/picks/why-not", json={**asked, "genre": ["Western"]}).json()
    assert told["kept_out_by"]


def test_a_household_gets_picks_with_what_each_thinks(browser, id_of):
    members = {"Ann": {id_of("Claire"): 9}, "Ben": {id_of("Airlock"): 9}}
    asked = {"members": members, "n": 3, "vetoes": [{"kind": "genre", "what": "Western", "by": "Ann"}]}
    answer = browser.client.post("/api/v1/household", json=asked).json()
    assert [one["name"] for one in answer["picks"][0]["members"]] == ["Ann", "Ben"]
    assert all("Western" not in pick["genres"] for pick in answer["picks"])


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("get", "/api/v1/titles/tt9999999", None),
        ("get", "/api/v1/titles/nothing", None),
        ("get", "/api/v1/titles/tt0000001/similar?n=100000", None),
        ("get", "/api/v1/clusters/none", None),
        ("get", "/api/v1/clusters/0?page=0", None),
        ("get", "/api/v1/search", None),
        ("get", "/api/v1/nothing", None),
        ("post", "/api/v1/picks", {"ratings": {"tt1": 11}}),
        ("post", "/api/v1/picks", {"n": 0}),
        ("post", "/api/v1/picks", {"genre": ["No such genre"]}),
        ("post", "/api/v1/picks", {"year": "when"}),
        ("post", "/api/v1/picks", {"surprise": 1}),
        ("post", "/api/v1/household", {"members": {}}),
        ("post", "/api/v1/household", {"members": {" ": {}}}),
    ],
)
def test_what_cannot_be_answered_is_a_problem(browser, method, path, body):
    answer = browser.client.request(method, path, json=body)
    assert 400 <= answer.status_code < 500
    assert answer.headers["content-type"] == "application/problem+json"
    problem = answer.json()
    assert problem["status"] == answer.status_code
    assert problem["detail"]


def test_the_description_names_every_route(browser):
    described = browser.get("/api/v1/openapi.json").json()
    assert all(path.startswith("/api/v1/") for path in described["paths"])
    assert all(one["description"] for methods in described["paths"].values() for one in methods.values())
    page = browser.page("/api/docs")
    assert all(path in page for path in described["paths"])


def test_health_and_readiness(browser):
    assert browser.get("/healthz").text == "ok\n"
    assert browser.get("/readyz").status_code == 200


def test_an_answer_given_again_is_the_same(browser, id_of):
    path = f"/api/v1/titles/{id_of('Airlock')}/similar?n=4"
    first = browser.get(path)
    again = browser.get(path)
    assert path in browser.app.state.site.models.current().answers
    assert again.content == first.content
    assert again.headers["etag"] == first.headers["etag"]
    assert "content-security-policy" in again.headers
    assert browser.get(path, headers={"if-none-match": first.headers["etag"]}).status_code == 304


def test_an_answer_made_at_once_is_the_frameworks_to_the_byte(browser, id_of):
    """Headers too; the second asks in words what the first leaves as it is."""
    at_once = browser.get(f"/api/v1/titles/{id_of('Airlock')}/similar")
    by_route = browser.get(f"/api/v1/titles/{id_of('Airlock')}/similar?n=20&reasons=3")
    assert at_once.content == by_route.content
    assert dict(at_once.headers) == dict(by_route.headers)
    told = browser.get("/metrics").text
    route = 'reelkin_requests_total{method="GET",route="/titles/{tconst}/similar",status="200"}'
    assert f"{route} 2.0" in told


@pytest.mark.parametrize("tconst", ["tt9999999", "tt٣", "nothing", "tt1%0A", "tt99999999999"])
def test_what_no_title_has_as_its_id_is_a_problem_however_quickly_it_is_asked(browser, tconst):
    answer = browser.get(f"/api/v1/titles/{tconst}/similar")
    assert answer.status_code in (404, 422)
    assert answer.headers["content-type"] == "application/problem+json"


def test_a_remembered_answer_is_for_no_stranger(make_site, id_of):
    app = make_site(auth="password")
    models = app.state.site.models.current()
    path = f"/api/v1/titles/{id_of('Airlock')}"
    models.answers[f"{path}?"] = next(iter(models.answers.values()), None)
    from browsing import Browser

    assert Browser(app).get(path).status_code == 401


def test_head_is_answered(browser):
    assert browser.client.head("/healthz").status_code == 200
