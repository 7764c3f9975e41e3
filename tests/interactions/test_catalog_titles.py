"""The prepared catalogue to match against."""

import csv
import time

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from interactions.making import ALTERNATE, FILMS, known_films
from reelkin.errors import MissingArtefact
from reelkin.interactions.catalog_titles import CatalogTitles, _key, squeezed
from reelkin.interactions.matching import match_rows
from reelkin.interactions.reading import read_export
from reelkin.interactions.rows import Row
from reelkin.lookup.text import normalise


def write(folder, films=FILMS, alternate=ALTERNATE):
    columns = ("tconst", "primary_title", "original_title", "start_year", "title_type", "num_votes")
    schema = dict.fromkeys(columns, pl.String) | {"start_year": pl.Int32, "num_votes": pl.Int32}
    pl.DataFrame(films, schema=schema, orient="row").write_parquet(folder / "titles.parquet")
    names = pl.DataFrame(
        alternate,
        schema=["tconst", "title"],
        orient="row",
        schema_overrides={"tconst": pl.String, "title": pl.String},
    )
    names.write_parquet(folder / "alternate_titles.parquet")
    return CatalogTitles(folder)


ASKED = [
    ("Alien", 1979), ("Heat", 1986), ("Heat", 1996), ("Dracula", 1931), ("Drácula", 1931), ("七人の侍", 1954),
    ("Shichinin no samurai", 1954), ("Amelie from Montmartre", 2001), ("Sevn Samurai", 1954), ("X-Files", 1993),
    ("Alone", 2020), ("Zyzzyva", 1999), ("Heat", None), ("Heat", 1991), ("Aliens", 1979), ("Le fabuleux destin", 2001),
]  # fmt: skip


def test_it_matches_as_an_index_of_the_same_titles_does(tmp_path):
    """One search: the catalogue's tables and a model's index give the same answers."""
    rows = [Row("x", 2, "rated", title=title, year=year) for title, year in ASKED]
    rows += [Row("x", 2, "rated", tconst=tconst) for tconst in ("tt0078748", "tt0000001")]
    ours, theirs = match_rows(rows, write(tmp_path)), match_rows(rows, known_films())
    for one, other in zip(ours, theirs, strict=True):
        assert (one.status, one.tconst, one.title, one.how) == (
            other.status,
            other.tconst,
            other.title,
            other.how,
        ), one
        assert {known.tconst for known in one.candidates} == {known.tconst for known in other.candidates}


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=12), max_size=20))
def test_keys_that_polars_makes_are_lookups_keys(names):
    """Where a rare letter makes them differ, the exact name is still itself."""
    plain = [name for name in names if name.isascii() and name.isprintable()]
    frame = pl.DataFrame({"name": plain}, schema={"name": pl.String}).select(_key(pl.col("name")))
    assert frame["name"].to_list() == [squeezed(normalise(name)) for name in plain]


@pytest.mark.parametrize(
    "name",
    ["Amélie", "Łódź", "Straße", "Ærø", "Œuvre", "İstanbul", "ΟΔΟΣ", "七人の侍", "पथेर पांचाली", "…", "$", "L'Avventura",
     "𝐀lien", "Tom & Jerry", "Ⅳ", "ﬁlm", "¡Three Amigos!", "8½", "Þór", "Привет", "אבא", "The Lord of the Rings"],
)  # fmt: skip
def test_keys_of_letters_that_real_titles_have(name):
    frame = pl.DataFrame({"name": [name]}).select(_key(pl.col("name")))
    assert frame["name"].to_list() == [squeezed(normalise(name))]


def test_a_title_is_found_before_any_vote_threshold(tmp_path):
    films = (*FILMS, ("tt9999999", "Nobody Saw It", "Nobody Saw It", 2019, "movie", None))
    (one,) = match_rows([Row("x", 2, "rated", title="Nobody saw it", year=2019)], write(tmp_path, films))
    assert one.tconst == "tt9999999"


def test_a_catalogue_that_is_not_there(tmp_path):
    with pytest.raises(MissingArtefact, match=r"titles.parquet: not there; run \"reelkin prepare\""):
        CatalogTitles(tmp_path)


def test_hundreds_of_rows_take_about_a_second_among_a_hundred_thousand_titles(tmp_path):
    films = [
        (f"tt{n:07}", f"Film number {n}", f"Film number {n}", 1950 + n % 70, "movie", n)
        for n in range(100_000)
    ]
    titles = write(tmp_path, films)
    rows = [Row("x", 2, "rated", title=f"film number {n}", year=1950 + n % 70) for n in range(0, 50_000, 100)]
    started = time.monotonic()
    assert all(one.how == "name" for one in match_rows(rows, titles))
    assert time.monotonic() - started < 20


def test_the_exports_of_real_taste_match(shared_data, tmp_path):
    """At least 98 % of the rows of each of the nine files, and none other than IMDb's export of the same person says."""
    titles = write(tmp_path, *_real(shared_data / "imdb_from_meta"))
    for path in sorted((shared_data / "taste_exports").iterdir()):
        matched = match_rows([row for one in read_export(path) for row in one.rows], titles)
        assert sum(one.status == "matched" for one in matched) >= 0.98 * len(matched)
        with (path.parent / f"imdb_ratings_new_{path.stem.rpartition('_')[2]}.csv").open(
            encoding="utf-8"
        ) as file:
            ids = {(row["Title"], row["Year"]): row["Const"] for row in csv.DictReader(file)}
        wrong = [
            one for one in matched
            if one.tconst and one.tconst != ids[one.row.title, "" if one.row.year is None else str(one.row.year)]
        ]  # fmt: skip
        assert wrong == []


def _real(folder):
    read = {"separator": "\t", "quote_char": None, "null_values": "\\N"}
    basics = pl.read_csv(folder / "title.basics.tsv.gz", **read, infer_schema=False)
    votes = pl.read_csv(folder / "title.ratings.tsv.gz", **read, infer_schema=False)
    films = basics.join(votes, on="tconst", how="left").select(
        "tconst",
        "primaryTitle",
        "originalTitle",
        pl.col("startYear").cast(pl.Int32),
        "titleType",
        pl.col("numVotes").cast(pl.Int32),
    )
    return films.sort("tconst").rows(), [("tt0000000", "")]
