"""The sample itself: what is in it, that it is always the same, and that it is kept."""

from __future__ import annotations

import csv
import gzip
import importlib.metadata
import re
import sys
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from reelkin.errors import BadInput, MissingExtra
from reelkin.imdb import snapshot
from reelkin.imdb.fetch import fetch
from reelkin.imdb.sample.making import DATABASE, EDITION, find_database
from reelkin.installing import install_line
from reelkin.settings import Settings
from reelkin.workspace import Workspace

if TYPE_CHECKING:
    from pathlib import Path

DIGEST = "f4f062381b72a495df3c3da4b39219e5195ec612ab1d26040ee0d7fe646b2c08"


def rows(raw: Path, name: str) -> list[dict[str, str]]:
    with gzip.open(raw / f"{name}.tsv.gz", "rt", encoding="utf-8", newline="\n") as stream:
        return list(csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.fixture(scope="module")
def basics(sample_raw: Path) -> list[dict[str, str]]:
    """The films."""
    return rows(sample_raw, "title.basics")


def test_the_sample_is_always_the_same(sample_raw: Path) -> None:
    """On every machine and every day. If this fails because the rules changed, raise EDITION and note the digest."""
    found = snapshot.read(sample_raw)
    assert (found.digest, EDITION) == (DIGEST, 1)
    assert found.id == sample_raw.name == f"2026-10-18-{DIGEST[:8]}"
    assert (found.source, found.billing_order, found.default_min_votes) == ("sample", False, 10)
    assert "critics" in found.rating_mean
    assert "review" in found.votes_mean
    assert "CC0" in found.notice


def test_every_film_is_there_once(basics: list[dict[str, str]]) -> None:
    """In the order of the ids; of them 1,172 share a name with another."""
    ids = [row["tconst"] for row in basics]
    assert len(ids) == 17_470
    assert ids == sorted(set(ids))
    names = Counter(row["primaryTitle"] for row in basics)
    assert sum(n for n in names.values() if n > 1) == 1172
    assert [names[name] for name in ("Hamlet", "Heat", "Titanic")] == [5, 3, 3]
    assert all(len(row["genres"].split(",")) <= 3 for row in basics)
    assert Counter(row["titleType"] for row in basics) == {"movie": 17_450, "short": 20}


def test_the_files_join(sample_raw: Path, basics: list[dict[str, str]]) -> None:
    """Every id that is spoken of exists, and everybody who exists is spoken of."""
    films = {row["tconst"] for row in basics}
    people = [row["nconst"] for row in rows(sample_raw, "name.basics")]
    assert people == sorted(set(people))
    principals = rows(sample_raw, "title.principals")
    crew = rows(sample_raw, "title.crew")
    assert {row["tconst"] for row in principals} <= films
    assert [row["tconst"] for row in crew] == sorted(films)
    assert {row["nconst"] for row in principals} == set(people)
    for trade in ("director", "writer"):
        named = {(r["tconst"], each) for r in crew for each in r[f"{trade}s"].split(",") if each != r"\N"}
        assert named == {(r["tconst"], r["nconst"]) for r in principals if r["category"] == trade}


def test_ratings_are_on_imdbs_scale(sample_raw: Path) -> None:
    """Both kinds; Pulp Fiction has the share of critics only."""
    ratings = {row["tconst"]: row for row in rows(sample_raw, "title.ratings")}
    assert len(ratings) == 17_449
    assert all(1 <= float(row["averageRating"]) <= 10 for row in ratings.values())
    votes = [int(row["numVotes"]) for row in ratings.values()]
    assert (min(votes), max(votes)) == (5, 388)
    assert sum(each >= 10 for each in votes) == 13_651
    assert ratings["tt0110912"]["averageRating"] == "9.2"


@pytest.mark.parametrize(
    ("tconst", "title", "region", "language"),
    [
        ("tt0033563", "Dumbo", "US", "en"),
        ("tt1305797", "Enthiran", "IN", "ta"),
        ("tt0042619", "Diary of a Country Priest", "FR", "fr"),
        ("tt0378284", "Machuca", "CL", "es"),
    ],
)
def test_where_a_film_is_from_can_be_told(
    sample_raw: Path, tconst: str, title: str, region: str, language: str
) -> None:
    """From the original title and the same title in a country, with its language."""
    akas = [row for row in rows(sample_raw, "title.akas") if row["titleId"] == tconst]
    assert [row["title"] for row in akas if row["isOriginalTitle"] == "1"] == [title]
    assert (region, language) in {(row["region"], row["language"]) for row in akas if row["title"] == title}


def test_names_are_whole_and_people_are_told_apart(sample_raw: Path) -> None:
    """No "Jr." by himself; two Steve McQueens."""
    names = Counter(row["primaryName"] for row in rows(sample_raw, "name.basics"))
    assert not {"Jr.", "Sr.", "III", "Princess of Wales"} & set(names)
    assert names["Ed Begley Jr."] == 1
    assert names["Steve McQueen"] == 2
    assert names["Ridley Scott"] == 1
    assert sum(n - 1 for n in names.values()) == 119


def test_the_sample_is_kept(sample_raw: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A second fetch makes nothing."""
    workspace = Workspace(sample_raw.parents[1])
    monkeypatch.setattr("reelkin.imdb.sample.making.texts", lambda _: pytest.fail("made again"))
    assert fetch("sample", workspace, Settings(home=workspace.home)).id == sample_raw.name


def test_the_package_is_not_imported() -> None:
    """It would want pandas and others that we do not need."""
    assert find_database().name == DATABASE
    assert "bokeh_sampledata" not in sys.modules


def test_a_missing_package_is_told(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the line that installs it; and one without the films, or with others, too."""

    def missing(_: str) -> importlib.metadata.Distribution:
        raise importlib.metadata.PackageNotFoundError

    monkeypatch.setattr("reelkin.imdb.sample.making.distribution", missing)
    with pytest.raises(MissingExtra, match=re.escape(install_line("sample"))):
        fetch("sample", workspace, Settings(home=workspace.home))
    monkeypatch.setattr("reelkin.imdb.sample.making.DATABASE", "other.db")
    monkeypatch.undo()
    monkeypatch.setattr("reelkin.imdb.sample.making.DATABASE", "geographic_boundaries.db")
    with pytest.raises(BadInput, match=r"geographic_boundaries\.db: not the films we know"):
        fetch("sample", workspace, Settings(home=workspace.home))
    monkeypatch.setattr("reelkin.imdb.sample.making.DATABASE", "nothing.db")
    with pytest.raises(BadInput, match=r"holds no nothing\.db"):
        fetch("sample", workspace, Settings(home=workspace.home))
    assert workspace.snapshots() == []
