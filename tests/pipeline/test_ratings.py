"""Building with ratings: found, hashed, skipped when unchanged, and another model when they change."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from reelkin import artefacts, build
from reelkin.artefacts import folder_hashes
from reelkin.errors import BadInput, MissingArtefact, UsageError
from reelkin.pipeline.ratings import given_sets, read_sets
from reelkin.recommend import Model
from reelkin.workspace import Workspace


@pytest.fixture(scope="module")
def ratings(tiny_raw: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Ratings of the tiny catalogue's titles by forty people, two kinds of them."""
    with gzip.open(tiny_raw / "title.ratings.tsv.gz", "rt") as file:
        ids = [line.split("\t")[0] for line in file][1:]
    lines = [
        f"someone-{person},{tconst},{9 if (place + person) % 2 else 3}"
        for person in range(40)
        for place, tconst in enumerate(ids)
        if (place * 7 + person * 3) % 5
    ]
    path = tmp_path_factory.mktemp("rated") / "ours.csv"
    path.write_text("\n".join(["userId,tconst,rating", *lines, "someone-1,tt9999999,8", "broken,,"]) + "\n")
    return path


@pytest.fixture(scope="module")
def home(tiny_raw: Path, ratings: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("home")
    build(raw=tiny_raw, home=home, k=6, ratings=ratings)
    return home


def current(home: Path) -> Path:
    return (home / "models" / "current").resolve()


def test_ratings_are_learned_and_accounted_for(home: Path) -> None:
    model = Model.load(current(home))
    account = model.bundle.facts["training"]["learned_from_ratings"]
    assert account["of titles not in the catalogue"] == 1
    assert account["sets"][0]["unreadable"] + account["sets"][0].get("without an IMDb id", 0) == 1
    assert account["ratings"] == sum(number for end, number in account.items() if end.startswith("of "))
    assert account["titles with ratings"] > 50


def test_unchanged_ratings_are_not_read_again(
    home: Path, ratings: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever the file is called."""
    moved = tmp_path / "renamed.csv"
    moved.write_bytes(ratings.read_bytes())
    monkeypatch.setattr("reelkin.pipeline.training.read_sets", None)
    before = current(home)
    build(home=home, k=6, ratings=[str(moved)])
    assert current(home) == before


def test_ratings_are_hashed_once_in_a_build(
    home: Path, ratings: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hashed: list[Path] = []
    plain = artefacts.sha256
    monkeypatch.setattr(artefacts, "sha256", lambda path: (hashed.append(path), plain(path))[1])
    build(home=home, k=6, ratings=ratings)
    assert hashed.count(ratings) == 1


@pytest.mark.parametrize("change", ["rewritten", "removed"])
def test_ratings_that_change_after_they_were_hashed_are_refused(
    home: Path, ratings: Path, tmp_path: Path, change: str
) -> None:
    """The model would be named after what it did not learn from."""
    copy = tmp_path / "copy.csv"
    copy.write_bytes(ratings.read_bytes())
    workspace = Workspace(home)
    sets = given_sets(workspace, [copy])
    assert len(read_sets(workspace, workspace.newest_snapshot(), sets).table)
    if change == "removed":
        copy.unlink()
    else:
        copy.write_text("\n".join(ratings.read_text().splitlines()[:-500]) + "\n")
    with pytest.raises(BadInput, match=r"copy\.csv: changed while the work was under way"):
        read_sets(workspace, workspace.newest_snapshot(), sets)


def test_other_ratings_make_another_model_and_none_a_third(home: Path, ratings: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.csv"
    other.write_text("\n".join(ratings.read_text().splitlines()[:-500]) + "\n")
    first = current(home)
    models = {first, *(current(home) for given in ((other,), ()) if build(home=home, k=6, ratings=given))}
    assert len(models) == 3
    build(home=home, k=6, ratings=ratings)
    assert current(home) == first


def test_two_builds_give_the_same_bytes(home: Path, tiny_raw: Path, ratings: Path, tmp_path: Path) -> None:
    again = build(raw=tiny_raw, home=tmp_path, k=6, ratings=ratings)
    folder = home / "models" / again.model_id
    assert dict(folder_hashes(folder)) == dict(folder_hashes(current(tmp_path)))


def test_no_person_is_in_the_bundle(home: Path) -> None:
    for path in current(home).rglob("*"):
        assert not path.is_file() or b"someone-" not in path.read_bytes(), path


def test_what_is_no_rating_set_is_told_before_any_work(tmp_path: Path, ratings: Path, tiny_raw: Path) -> None:
    with pytest.raises(MissingArtefact, match="no such file"):
        build(raw=tiny_raw, home=tmp_path / "home", ratings=tmp_path / "none.csv")
    assert not (tmp_path / "home").exists()
    with pytest.raises(UsageError, match=r"tables go to Model\.from_tables"):
        build(raw=tiny_raw, home=tmp_path / "home", ratings=3)  # type: ignore[arg-type]
    empty = tmp_path / "empty"
    empty.mkdir()
    with pytest.raises(BadInput, match="no ratings in it"):
        given_sets(Workspace(tmp_path), [empty])
    with pytest.raises(UsageError, match="the same ratings"):
        given_sets(Workspace(tmp_path), [ratings, ratings])
