from __future__ import annotations

import csv

import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st

from reelkin.errors import BadInput
from reelkin.model.bundle import Bundle
from reelkin.store.catalog_tables import CLUSTERS, TITLES
from reelkin.store.live_switch import put_live
from reelkin.store.opening import reading
from reelkin.store.search import search
from reelkin.store.spine import HEADER, read_spine, shielded, unshielded, write_spine

HEAD = ",".join(HEADER)
HOSTILE = [
    '=HYPERLINK("http://x","y")', "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "'=1", "''=1", "'71", "'", '"quoted"',
    "a, b", "two\nlines", "back\r\nslash\\", "🎬 émoji", "مرحبا", "  spaces  ", "=", "NULL", "\\N", "0012",
]  # fmt: skip


def write(path, titles):
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEADER)
        for number, title in enumerate(titles):
            writer.writerow(
                [f"tt{number:07}", shielded(title), 2000, 7.1, 1000 - number, 3, shielded("=a, b")]
            )


@pytest.mark.parametrize("title", HOSTILE)
def test_no_cell_is_a_formula_and_every_text_comes_back(title):
    cell = shielded(title)
    assert cell[:1] not in ("=", "+", "-", "@", "\t", "\r")
    assert unshielded(cell) == title


@given(st.text())
def test_any_text_comes_back(text):
    assert unshielded(shielded(text)) == text


def test_every_title_goes_through_a_file_into_a_database_and_is_equal(empty, tmp_path):
    write(tmp_path / "titles.csv", HOSTILE)
    catalog = read_spine(tmp_path / "titles.csv")
    put_live(empty, catalog.model_id, None, lambda: catalog)
    with reading(empty) as connection:
        rows = connection.execute(sa.select(TITLES).order_by(TITLES.c.row)).all()
        assert [row.title for row in rows] == HOSTILE
        assert {(row.year, row.rating, row.cluster) for row in rows} == {(2000, 7.1, 3)}
        assert connection.execute(sa.select(CLUSTERS.c.name, CLUSTERS.c.size)).all() == [
            ("=a, b", len(HOSTILE))
        ]
        assert search(connection, "emoji")[0].title == "🎬 émoji"


def test_a_bundle_is_written_whole_and_read_as_it_is(built_home, tmp_path):
    bundle = Bundle.load(built_home / "models" / "current")
    path = tmp_path / "titles.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        assert write_spine(bundle, file) == len(bundle)
    catalog = read_spine(path)
    titles = {row[1]: row for row in catalog.titles.content}
    names = {cluster: name for cluster, _, name, _, _ in catalog.clusters.content}
    assert len(titles) == len(bundle)
    for row, tconst in enumerate(bundle.titles.tconst):
        profile = bundle.profiles[int(bundle.clusters.assignments[row])]
        assert titles[tconst][2] == bundle.titles.primary_title[row]
        assert (titles[tconst][14], names[titles[tconst][14]]) == (profile["id"], profile["name"])


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "no column 'tconst'"),
        ("tconst,title\ntt1,A\n", "no column 'year'"),
        (f"{HEAD}\n", "no titles"),
        (f"{HEAD}\ntt1,A,x,7,1,0,a\n", "line 2"),
        (f"{HEAD}\ntt1,A,2000,7,1\n", "line 2"),
        (f"{HEAD}\n,A,2000,7,1,0,a\n", "no tconst"),
        (f"{HEAD}\ntt1,A,2000,7,1,0,a\ntt1,B,2000,7,1,0,a\n", "tt1 is there twice"),
        (f"{HEAD}\ntt1,A,2000,7,1,0,a\ntt2,B,2000,7,1,0,b\n", "two cluster names"),
        (f'{HEAD}\ntt1,"A,2000,7,1,0,a\n', "not a CSV"),
    ],
)
def test_a_file_that_is_none_is_refused_with_the_place(tmp_path, text, told):
    path = tmp_path / "titles.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BadInput, match=told):
        read_spine(path)


def test_a_file_in_another_encoding_is_refused(tmp_path):
    (tmp_path / "titles.csv").write_bytes(HEAD.encode("utf-16"))
    with pytest.raises(BadInput, match="UTF-8"):
        read_spine(tmp_path / "titles.csv")
