"""The lines of the seven files, by hand, for two films."""

from __future__ import annotations

from dataclasses import replace

from reelkin.imdb.files import FILES
from reelkin.imdb.sample.films import Film
from reelkin.imdb.sample.rows import Sample, texts

ALIEN = Film(
    tconst="tt0078748", title="Alien", other_titles=("Alien 1",), year=1979, minutes=117, genres=("Horror", "Sci-Fi"),
    documentary=False, directors=("Ridley Scott",), writers=("Dan O'Bannon", "Ronald Shusett"),
    cast=("Ian Holm", "Yaphet Kotto"), regions=("GB", "US"), languages=("en",), rating=9.1, votes=100,
)  # fmt: skip
OTHER = replace(
    ALIEN, tconst="tt0100000", title='"O', other_titles=(), minutes=22, genres=(), documentary=True, directors=(),
    writers=("Ridley Scott",), cast=("Ridley Scott",), regions=(), languages=(), rating=None, votes=None,
)  # fmt: skip


def lines(name: str) -> list[list[str]]:
    sample = Sample.of([ALIEN, OTHER])
    people = {v: k[1] for k, v in sample.ids.items()}
    text = next(b"".join(pieces) for file, pieces in texts(sample).items() if file.name == name).decode()
    assert text.endswith("\n")
    for person, who in people.items():
        text = text.replace(person, f"<{who}>")
    return [line.split("\t") for line in text.splitlines()]


def test_every_file_has_its_header() -> None:
    """That of episodes has nothing else."""
    for file in FILES:
        assert "\t".join(lines(file.name)[0]) == file.header
    assert len(lines("title.episode")) == 1


def test_the_basics() -> None:
    """The one title stands for both; a short is one; a quote is a letter like any other."""
    alien, other = lines("title.basics")[1:]
    assert alien == ["tt0078748", "movie", "Alien", "Alien", "0", "1979", r"\N", "117", "Horror,Sci-Fi"]
    assert other == ["tt0100000", "short", '"O', '"O', "0", "1979", r"\N", "22", r"\N"]


def test_the_ratings() -> None:
    """One decimal; no row without a rating."""
    assert lines("title.ratings")[1:] == [["tt0078748", "9.1", "100"]]


def test_the_crew() -> None:
    """Lists with commas, and nulls."""
    assert lines("title.crew")[1:] == [
        ["tt0078748", "<Ridley Scott>", "<Dan O'Bannon>,<Ronald Shusett>"],
        ["tt0100000", r"\N", "<Ridley Scott>"],
    ]


def test_the_principals() -> None:
    """Everybody, numbered from one within the film."""
    rows = [row for row in lines("title.principals")[1:] if row[4:] == [r"\N", r"\N"]]
    assert [row[:4] for row in rows] == [
        ["tt0078748", "1", "<Ian Holm>", "actor"],
        ["tt0078748", "2", "<Yaphet Kotto>", "actor"],
        ["tt0078748", "3", "<Ridley Scott>", "director"],
        ["tt0078748", "4", "<Dan O'Bannon>", "writer"],
        ["tt0078748", "5", "<Ronald Shusett>", "writer"],
        ["tt0100000", "1", "<Ridley Scott>", "self"],
        ["tt0100000", "2", "<Ridley Scott>", "writer"],
    ]


def test_the_alternate_titles() -> None:
    """The original title first, then one for each country with its language, then other titles."""
    assert lines("title.akas")[1:] == [
        ["tt0078748", "1", "Alien", r"\N", r"\N", "original", r"\N", "1"],
        ["tt0078748", "2", "Alien", "GB", "en", "imdbDisplay", r"\N", "0"],
        ["tt0078748", "3", "Alien", "US", "en", "imdbDisplay", r"\N", "0"],
        ["tt0078748", "4", "Alien 1", "GB", r"\N", "alternative", r"\N", "0"],
        ["tt0078748", "5", "Alien 1", "US", r"\N", "alternative", r"\N", "0"],
        ["tt0100000", "1", '"O', r"\N", r"\N", "original", r"\N", "1"],
    ]


def test_the_names() -> None:
    """Trades by the number of credits, films by the number of reviews."""
    rows = {row[1]: row for row in lines("name.basics")[1:]}
    assert rows["Ridley Scott"][2:] == [r"\N", r"\N", "actor,director,writer", "tt0078748,tt0100000"]
    assert rows["Ian Holm"][4:] == ["actor", "tt0078748"]
    assert len(rows) == 5
