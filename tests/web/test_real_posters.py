import json
import os
import time

import pytest

from browsing import Browser
from reelkin.store.opening import embedded_url, open_database
from reelkin.web.app import create_app
from reelkin.web.config import SiteConfig
from reelkin.web.real_posters import ATTRIBUTION, MONTH_SECONDS, RealPosters

PICTURE = b"\xff\xd8\xff" + bytes(100)


class Tmdb:
    """Stands in for TMDB, and counts what it is asked."""

    def __init__(self, found=None, picture=PICTURE):
        self.found = (
            {"movie_results": [{"poster_path": "/a.jpg"}], "tv_results": []} if found is None else found
        )
        self.picture, self.asked = picture, []

    def __call__(self, address: str) -> bytes:
        self.asked.append(address)
        if isinstance(self.found, Exception):
            raise self.found
        return json.dumps(self.found).encode() if "/find/" in address else self.picture


def test_a_poster_is_fetched_once_and_kept(tmp_path):
    tmdb = Tmdb()
    posters = RealPosters("k&y", tmp_path, tmdb)
    path = posters.poster("tt0078748")
    assert path.read_bytes() == PICTURE
    assert RealPosters("k&y", tmp_path, tmdb).poster("tt0078748") == path
    assert len(tmdb.asked) == 2
    assert "/tt0078748?" in tmdb.asked[0]
    assert "api_key=k%26y" in tmdb.asked[0]


def test_what_tmdb_lacks_is_asked_again_after_a_month(tmp_path):
    tmdb = Tmdb({"movie_results": [], "tv_results": []})
    posters = RealPosters("k", tmp_path, tmdb)
    assert posters.poster("tt0078748") is None
    assert posters.poster("tt0078748") is None
    assert len(tmdb.asked) == 1
    before = time.time() - MONTH_SECONDS - 1
    os.utime(tmp_path / "tt0078748.none", (before, before))
    posters.poster("tt0078748")
    assert len(tmdb.asked) == 2


@pytest.mark.parametrize(
    ("found", "picture"),
    [
        (OSError("no network: key=secret"), PICTURE),
        ({"movie_results": None}, PICTURE),
        (["?"], PICTURE),
        (None, b"<html>"),
        (None, PICTURE + bytes(1_000_001)),
    ],
)
def test_what_goes_wrong_leaves_the_drawing_and_a_pause(tmp_path, caplog, found, picture):
    tmdb = Tmdb(found, picture)
    posters = RealPosters("secret", tmp_path, tmdb)
    assert posters.poster("tt0078748") is None
    asked = len(tmdb.asked)
    assert posters.poster("tt0211915") is None
    assert len(tmdb.asked) == asked
    assert "secret" not in caplog.text
    assert list(tmp_path.iterdir()) == []


def test_a_path_that_is_none_is_not_followed(tmp_path):
    tmdb = Tmdb({"movie_results": [{"poster_path": "/../../x.jpg"}, {"poster_path": 5}], "tv_results": []})
    assert RealPosters("k", tmp_path, tmdb).poster("tt0078748") is None
    assert len(tmdb.asked) == 1


def test_they_are_off_by_default_and_attributed_when_on(browser, database_of, bundle, tmp_path, id_of):
    claire = id_of("Claire")
    assert "<img" not in browser.page(f"/title/{claire}")
    assert browser.get(f"/poster/{claire}.jpg").status_code == 404
    engine = open_database(embedded_url(database_of(bundle)))
    app = create_app(SiteConfig(tmp_path, bytes(32), read_only=True, tmdb_key="k"), engine)
    app.state.site.photographs._get = Tmdb()
    turned_on = Browser(app)
    page = turned_on.page(f"/title/{claire}")
    assert f'<img src="/poster/{claire}.jpg" alt="" loading="lazy">' in page
    assert ATTRIBUTION in page
    assert turned_on.get(f"/poster/{claire}.jpg").content == PICTURE
    assert turned_on.get("/poster/tt9999999.jpg").status_code == 404
    engine.dispose()
