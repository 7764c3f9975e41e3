"""Everybody's files are nobody's ratings; a person's own, whatever columns it has beside, still are."""

import gzip

import pytest

from interactions.making import IMDB_NEW, sheet, zipped
from reelkin.errors import BadInput
from reelkin.imdb.files import FILES
from reelkin.interactions import containers
from reelkin.interactions.reading import read_upload

OTHERS = {
    "movies.csv": ("movieId,title,genres\n1,Toy Story (1995),Adventure|Comedy\n", "list of all films"),
    "links.csv": ("movieId,imdbId,tmdbId\n1,0114709,862\n", "list of ids"),
    "tags.csv": ("userId,movieId,tag,timestamp\n15,339,sandra bullock,1138537770\n", "tags of many people"),
    "tmdb.csv": ("budget,genres,id,title,vote_average,vote_count\n1,[],19995,Avatar,7.2,11800\n", "TMDB"),
    "imdb_top_1000.csv": (
        "Poster_Link,Series_Title,Released_Year,IMDB_Rating,No_of_Votes\nx,Heat,1995,8.2,1\n",
        "1,000",
    ),
    "netflix_titles.csv": ("show_id,type,title,listed_in,rating\ns1,Movie,Heat,Thrillers,R\n", "Netflix"),
    "titles.csv": (
        "tconst,title,year,averageRating,numVotes,label,clusterName\ntt0113277,Heat,1995,8.3,1,0,Crime\n",
        "reelkin export",
    ),
}


def as_imdb_has_it(file, rows: int = 3) -> bytes:
    line = "\t".join("tt0113277" if column.name == "tconst" else "1" for column in file.columns)
    return ("\t".join(column.name for column in file.columns) + "\n" + f"{line}\n" * rows).encode()


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_each_of_imdbs_seven_files_is_refused_by_name_with_what_to_give(file):
    data = as_imdb_has_it(file)
    for name, sent in (
        (f"{file.name}.tsv", data),
        (file.gz_name, gzip.compress(data)),
        ("download.txt", data),
        ("all.zip", zipped({f"imdb/{file.name}.tsv": data})),
    ):
        with pytest.raises(BadInput, match=rf"{name}.*: IMDb's {file.name}, .*Your ratings, choose Export"):
            read_upload(name, sent)


@pytest.mark.parametrize("packed", [False, True])
def test_one_too_large_to_read_is_told_all_the_same(monkeypatch, packed):
    monkeypatch.setattr(containers, "MAX_BYTES", 2_000)
    data = as_imdb_has_it(FILES[0], 200)
    with pytest.raises(BadInput, match=r"IMDb's title\.basics"):
        read_upload("x", gzip.compress(data) if packed else data)


def test_one_of_more_rows_than_anybody_rates_is_told_all_the_same():
    with pytest.raises(BadInput, match=r"IMDb's title\.ratings"):
        read_upload("x", b"tconst\taverageRating\tnumVotes\n" + b"tt0113277\t8.3\t1\n" * 250_010)


@pytest.mark.parametrize("name", OTHERS)
def test_other_catalogues_are_refused(name):
    text, said = OTHERS[name]
    with pytest.raises(BadInput, match=rf"{name}: .*({said})"):
        read_upload(name, text.encode())


def test_one_beside_somebodys_own_is_passed_over():
    own = b"tconst,rating\ntt0113277,8\n"
    (reading,) = read_upload(
        "x.zip", zipped({"movies.csv": OTHERS["movies.csv"][0].encode(), "own.csv": own})
    )
    assert [row.rating for row in reading.rows] == [8.0]


@pytest.mark.parametrize(
    "header",
    [
        "tconst,averageRating,numVotes,rating",
        "tconst,titleType,primaryTitle,originalTitle,isAdult,startYear,endYear,runtimeMinutes,genres,My Rating",
        "movieId,imdbId,tmdbId,tconst,score",
    ],
)
def test_ratings_beside_the_columns_of_a_catalogue_are_somebodys(header):
    cells = ["tt0113277" if name == "tconst" else "8" for name in header.split(",")]
    (reading,) = read_upload("own.csv", f"{header}\n{','.join(cells)}\n".encode())
    assert reading.rows[0].rating == 8.0


def test_imdbs_own_export_has_everybodys_rating_too_and_is_taken():
    data = sheet(IMDB_NEW, [{"Const": "tt0113277", "Your Rating": 9, "IMDb Rating": 8.3, "Num Votes": 1}])
    (reading,) = read_upload("ratings.csv", data)
    assert reading.rows[0].rating == 9.0
