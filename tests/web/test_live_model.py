import weakref
from pathlib import Path

from browsing import Browser
from reelkin.store.migrating import migrate
from reelkin.store.opening import embedded_url, open_database
from reelkin.store.publish import publish
from reelkin.web.app import create_app
from reelkin.web.config import SiteConfig


def test_another_model_takes_over_and_the_old_one_goes(make_site, bundle, hostile_bundle):
    app = make_site()
    browser, models = Browser(app), app.state.site.models
    first = models.current().model_id
    assert first in browser.page("/about") or browser.page("/")
    publish(app.state.site.engine, hostile_bundle)
    held = models.current()
    assert models.refresh()
    assert models.current().model_id != first
    # Whoever began with the old one ends with it.
    assert held.model_id == first
    assert len(held.model.similar(held.model.bundle.titles.tconst[0], 3)) == 3
    answer = browser.get("/api/v1/clusters").json()
    assert answer["model"] == models.current().model_id
    assert browser.get("/readyz").status_code == 200


def test_a_model_of_before_is_let_go_though_what_a_request_left_behind_holds_it(make_site, hostile_bundle):
    app = make_site()
    models = app.state.site.models
    circle = [models.current().model]
    circle.append(circle)
    held = weakref.ref(models.current().model.bundle)
    publish(app.state.site.engine, hostile_bundle)
    assert models.refresh()
    del circle
    models.let_go()
    assert held() is None
    assert len(models.current().model.similar(models.current().model.bundle.titles.tconst[0], 3)) == 3


def test_a_model_whose_bundle_is_not_here_leaves_the_old_one_answering(
    make_site, bundle, hostile_bundle, tmp_path
):
    import shutil

    app = make_site()
    moved = shutil.copytree(hostile_bundle, tmp_path / "moved")
    publish(app.state.site.engine, moved)
    shutil.rmtree(moved)
    models = app.state.site.models
    assert not models.refresh()
    browser = Browser(app)
    assert browser.get("/readyz").status_code == 503
    assert browser.get("/").status_code == 200


def test_without_a_model_there_is_a_page_that_says_what_to_do(tmp_path: Path):
    engine = open_database(embedded_url(tmp_path / "empty.sqlite"))
    migrate(engine)
    browser = Browser(create_app(SiteConfig(tmp_path, bytes(32)), engine))
    for path in ("/", "/title/tt0000001", "/api/v1/clusters"):
        answer = browser.get(path)
        assert answer.status_code == 503
        assert "reelkin build" in answer.text
    assert browser.get("/healthz").status_code == 200
    assert browser.get("/readyz").status_code == 503
    engine.dispose()
