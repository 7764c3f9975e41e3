"""What somebody has: ids and names in whatever list there is, and what of it is known."""

from __future__ import annotations

import io
import zipfile

import pytest

from interactions.making import known_films
from reelkin.errors import BadInput
from reelkin.interactions.formats.mistaken import MistakenFile
from reelkin.interactions.library import ids_in, known_library, titles_in


def zipped(files) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("ids.csv", b"Const\ntt0078748\ntt0211915\n"),
        (
            "jellyfin.json",
            b'{"Items":[{"ProviderIds":{"Imdb":"tt0078748"}},{"ProviderIds":{"Imdb":"tt0211915"}}]}',
        ),
        (
            "movie.nfo",
            b"<movie><uniqueid type='imdb'>tt0078748</uniqueid></movie>https://www.imdb.com/title/tt0211915/",
        ),
        (
            "kodi.zip",
            zipped(
                {
                    "a/movie.nfo": "<id>tt0078748</id>",
                    "b/movie.nfo": "<id>tt0211915</id>",
                    "x.jpg": "tt9999999",
                }
            ),
        ),
    ],
)
def test_ids_are_found_in_what_players_write(name, data):
    assert ids_in(name, data) == ["tt0078748", "tt0211915"]


@pytest.mark.parametrize(
    "data",
    [b"", b"nothing here", b"att0078748x", b"PK\x03\x04broken", zipped({"bomb.txt": b"0" * 70_000_000})],
)
def test_a_list_that_is_none_is_refused(data):
    with pytest.raises(BadInput):
        ids_in("list", data)


def test_an_id_among_names_takes_nothing_from_the_names():
    ids, rows = titles_in("mine.txt", "Alien (1979)\ntt0113277 Heat\n\nAmélie\n".encode())
    assert ids == ["tt0113277"]
    assert [(row.title, row.year) for row in rows] == [("Alien", 1979), ("Amélie", None)]


def test_markup_is_no_sheet_of_titles():
    kodi = b"<movie>\n<title>Alien</title>\n<id>tt0078748</id>\n</movie>"
    assert titles_in("movie.nfo", kodi) == (["tt0078748"], [])


def test_others_votes_beside_a_players_titles_are_no_reason_to_refuse_them():
    sheet = (
        b"Title,IMDB ID,Vote Average,Vote Count,TMDB ID\nAlien,tt0078748,8.1,14000,348\nHeat,,7.9,7000,949\n"
    )
    ids, rows = titles_in("player.csv", sheet)
    assert (ids, [row.title for row in rows]) == (["tt0078748"], ["Heat"])
    for everybodys in (
        b"tconst,averageRating,numVotes\ntt0078748,8.5,900\n",
        b"movieId,title,genres\n1,Heat,Crime\n",
    ):
        with pytest.raises(MistakenFile):
            titles_in("x.csv", everybodys)


def test_a_list_that_begins_with_pk_is_no_archive():
    """A film of 2014."""
    ids, rows = titles_in("mine.txt", b"PK (2014)\nAlien (1979)\n")
    assert (ids, [(row.title, row.year) for row in rows]) == ([], [("PK", 2014), ("Alien", 1979)])


def test_too_many_ids_are_told_and_not_passed_over_for_names():
    many = "\n".join(f"tt{number:07},Alien" for number in range(1, 100_002))
    with pytest.raises(BadInput, match="100,000 are taken"):
        titles_in("x.csv", f"imdb id,title\n{many}\n,Heat\n".encode())


def test_what_is_known_of_a_list_and_what_is_not():
    _, rows = titles_in("mine.txt", b"Alien (1979)\nNowhere at all (1999)\n")
    have = known_library("mine.txt", ["tt9999999"], rows, known_films())
    assert have.tconsts == ["tt0078748", "tt9999999"]
    assert have.missed == ["Nowhere at all (1999)"]
    with pytest.raises(BadInput, match=r"mine\.txt: none of the 1 titles"):
        known_library("mine.txt", [], rows[1:], known_films())
