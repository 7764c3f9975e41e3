"""Rating sets of many people, told by their content, every line accounted for."""

import gzip

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from interactions.making import RATINGS, known_films, sheet
from reelkin.errors import BadInput, MissingArtefact
from reelkin.interactions.bulk import read_bulk
from reelkin.interactions.scale import Scale
from reelkin.tables import INTERACTIONS, check

LINKS = b"movieId,imdbId,tmdbId\n1,0078748,348\n2,90605,679\n3,,5\n4,12345678,6\n"
ML = b"userId,movieId,rating,timestamp\n7,1,4.5,100\n7,2,0.5,200\n8,1,3.0,300\n8,3,3.0,300\n8,9,3.0,300\n7,4,5,400\n"


def rows(bulk):
    return bulk.ratings.select("person", "tconst", "rating", "timestamp").rows()


def adds_up(bulk):
    counts = dict(bulk.counts)
    return counts.pop("lines") == sum(counts.values())


def movielens(folder, ratings=ML, links=LINKS, suffix=""):
    folder.mkdir(parents=True, exist_ok=True)
    pack = gzip.compress if suffix else bytes
    (folder / f"ratings.csv{suffix}").write_bytes(pack(ratings))
    (folder / f"links.csv{suffix}").write_bytes(pack(links))
    (folder / "README.txt").write_text("licence\n")
    (folder / "movies.csv").write_text("movieId,title,genres\n1,Alien (1979),Horror\n")
    return folder


@pytest.mark.parametrize("suffix", ["", ".gz"])
def test_a_movielens_folder(tmp_path, suffix):
    bulk = read_bulk(movielens(tmp_path / "ml", suffix=suffix))
    check(INTERACTIONS, bulk.ratings, "it")
    assert rows(bulk) == [
        ("7", "tt0078748", 4.5, 100), ("7", "tt0090605", 0.5, 200), ("7", "tt12345678", 5.0, 400),
        ("8", "tt0078748", 3.0, 300),
    ]  # fmt: skip
    assert bulk.counts == {
        "lines": 6,
        "kept": 4,
        "unreadable": 0,
        "off the scale": 0,
        "without an IMDb id": 2,
        "repeated": 0,
    }
    assert bulk.ratings["scale_low"].unique().to_list() == [0.5]
    assert bulk.source == "MovieLens (ml)"


def test_the_ratings_file_alone_finds_its_links(tmp_path):
    folder = movielens(tmp_path / "ml")
    assert rows(read_bulk(folder / "ratings.csv")) == rows(read_bulk(folder))


def test_movielens_without_links_says_what_to_take(tmp_path):
    folder = movielens(tmp_path / "ml")
    (folder / "links.csv").unlink()
    with pytest.raises(BadInput, match=r"links.csv beside it"):
        read_bulk(folder)


def test_lines_that_are_off_are_counted_by_reason(tmp_path):
    ratings = ML + b"9,1,five,1\n9,1,6,1\n9,1\n,1,4,1\n7,1,2.0,50\n"
    bulk = read_bulk(movielens(tmp_path / "ml", ratings))
    assert bulk.counts == {
        "lines": 11,
        "kept": 4,
        "unreadable": 3,
        "off the scale": 1,
        "without an IMDb id": 2,
        "repeated": 1,
    }
    assert rows(bulk)[0] == ("7", "tt0078748", 4.5, 100)


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_movietweetings(tmp_path, pack):
    path = tmp_path / "anything"
    path.write_bytes(
        pack(b"1::0078748::9::100\n1::0078748::3::200\n2::12345678::0::300\nbroken\n2::0090605::11::1\n")
    )
    bulk = read_bulk(path)
    assert rows(bulk) == [("1", "tt0078748", 3.0, 200), ("2", "tt12345678", 0.0, 300)]
    assert (bulk.source, adds_up(bulk)) == ("MovieTweetings", True)
    assert bulk.ratings.select("scale_low", "scale_high").row(0) == (0.0, 10.0)


def test_older_movielens_sets_have_no_way_to_imdb(tmp_path):
    path = tmp_path / "ratings.dat"
    path.write_text("1::1193::5::978300760\n")
    with pytest.raises(BadInput, match="lead to no IMDb title"):
        read_bulk(path)


@given(
    st.lists(
        st.tuples(st.integers(1, 9), st.integers(1, 10**8 - 1), st.integers(0, 10), st.integers(0, 10**9)),
        min_size=1,
        max_size=12,
    )
)
def test_a_plain_table_keeps_each_persons_latest(tmp_path_factory, entries):
    path = tmp_path_factory.mktemp("table") / "x.csv"
    lines = [f"{person},tt{title:07},{rating},{when}" for person, title, rating, when in entries]
    path.write_text("\n".join(["userId,tconst,rating,timestamp", *lines]))
    bulk = read_bulk(path, scale=Scale(0, 10))
    latest = {}
    for person, title, rating, when in sorted(entries, key=lambda entry: entry[3]):
        latest[str(person), f"tt{title:07}"] = (float(rating), when)
    assert {(row[0], row[1]): row[2:] for row in rows(bulk)} == latest
    assert rows(bulk) == sorted(rows(bulk))
    assert adds_up(bulk)


def test_the_table_itself_as_parquet(tmp_path):
    bulk = read_bulk(movielens(tmp_path / "ml"))
    path = tmp_path / "x.parquet"
    bulk.ratings.write_parquet(path)
    assert read_bulk(path).ratings.equals(bulk.ratings)
    bulk.ratings.drop("scale_low").write_parquet(path)
    with pytest.raises(BadInput, match="missing column 'scale_low'"):
        read_bulk(path)


def test_one_persons_export_is_a_set_of_one(tmp_path):
    path = tmp_path / "ann.csv"
    films = [("Alien", 1979, 4.5), ("Zyzzyva", 1999, 3)]
    path.write_bytes(
        sheet(
            RATINGS,
            [
                {"Name": name, "Year": year, "Letterboxd URI": "x", "Rating": stars}
                for name, year, stars in films
            ],
        )
    )
    bulk = read_bulk(path, known_films())
    assert rows(bulk) == [("ann", "tt0078748", 4.5, None)]
    assert (bulk.source, bulk.counts["without an IMDb id"]) == ("Letterboxd ratings", 1)
    with pytest.raises(BadInput, match="has to be matched"):
        read_bulk(path)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "empty"),
        (b"userId,tconst,rating\n1,tt0078748,good\n", "none of its 1 lines"),
        (b"PAR1 and then nothing", "cannot be read"),
        (gzip.compress(ML * 50, mtime=0)[:60], "cut short|cannot be read"),
        (b"<!DOCTYPE html><html>", "web page"),
    ],
)
def test_damaged_sets_are_refused(tmp_path, data, said):
    (tmp_path / "x").write_bytes(data)
    with pytest.raises(BadInput, match=said):
        read_bulk(tmp_path / "x")


def test_a_truncated_gzip_in_a_movielens_folder_is_refused(tmp_path):
    folder = movielens(tmp_path / "ml", suffix=".gz")
    import random

    more = b"".join(b"%d,1,%d,%d\n" % (random.Random(n).getrandbits(40), n % 5 + 1, n) for n in range(3000))
    whole = gzip.compress(ML + more, mtime=0)
    (folder / "ratings.csv.gz").write_bytes(whole[: len(whole) // 2])
    with pytest.raises(BadInput, match=r"ratings.csv.gz"):
        read_bulk(folder)


def test_paths_that_are_not_there_or_hold_nothing(tmp_path):
    with pytest.raises(MissingArtefact, match="no such file"):
        read_bulk(tmp_path / "none")
    with pytest.raises(BadInput, match="no ratings in it"):
        read_bulk(tmp_path)


def test_the_real_sets(shared_data):
    small = read_bulk(shared_data / "ml-latest-small-2016")
    tweets = read_bulk(shared_data / "movietweetings-100k")
    assert (small.counts["lines"], small.counts["kept"]) == (100_004, 100_004)
    assert (tweets.counts["lines"], tweets.counts["kept"]) == (100_000, 100_000)
    assert small.ratings["person"].n_unique() == 671
    assert small.ratings["rating"].min() == 0.5
    assert isinstance(tweets.ratings, pl.DataFrame)
