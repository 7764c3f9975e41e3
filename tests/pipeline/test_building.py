"""The Python door: build, load_tables."""

import pytest

from reelkin import build, load_tables
from reelkin.artefacts import folder_hashes
from reelkin.errors import BadInput, MissingArtefact, UsageError
from reelkin.imdb.fetch import fetch
from reelkin.model.bundle import Bundle, verify
from reelkin.pipeline.stages import read_stage
from reelkin.settings import Settings
from reelkin.tables import BY_NAME, check
from reelkin.workspace import Workspace


def test_build_gives_the_model_that_is_there(built_home, small_raw):
    model = build(raw=small_raw, home=built_home, k=12)
    assert model.model_id == (built_home / "models" / "current").resolve().name
    assert "tt0033563" in model


def test_build_says_when_nothing_passes(small_raw, tmp_path):
    with pytest.raises(BadInput, match="min_votes"):
        build(raw=small_raw, home=tmp_path, min_votes=10**6)


def test_build_without_files_says_how_to_get_some(tmp_path):
    with pytest.raises(MissingArtefact, match="reelkin fetch"):
        build(home=tmp_path)


def test_settings_that_do_not_exist_are_refused(tmp_path):
    with pytest.raises(UsageError, match="minimum_votes"):
        build(home=tmp_path, minimum_votes=3)


@pytest.mark.parametrize("name", BY_NAME)
def test_every_table_is_there_as_pandas(built_home, name):
    frame = load_tables(name, home=built_home)
    assert list(frame.columns) == list(BY_NAME[name].column_names)
    if name == "regions":
        check(BY_NAME[name], frame, name)


def test_a_table_that_does_not_exist_lists_those_that_do(built_home):
    with pytest.raises(UsageError, match="alternate_titles"):
        load_tables("movies", home=built_home)


def test_back_to_earlier_settings_takes_the_model_that_is_there(small_raw, tmp_path):
    first = build(raw=small_raw, home=tmp_path, k=6)
    second = build(home=tmp_path, k=7)
    assert second.model_id != first.model_id
    assert build(home=tmp_path, k=6).model_id == first.model_id
    assert (tmp_path / "models" / "current").resolve().name == first.model_id


def test_only_the_model_that_fits_is_opened(small_raw, tmp_path, monkeypatch):
    """However many there are; and one whose record is spoilt is passed over."""
    first = build(raw=small_raw, home=tmp_path, k=6)
    build(home=tmp_path, k=7)
    for name in ("spoilt", "other"):
        (tmp_path / "models" / name).mkdir()
    (tmp_path / "models" / "spoilt" / "model.json").write_text("{")
    (tmp_path / "models" / "other" / "model.json").write_text('{"format": 1}')
    opened, load = [], Bundle.load
    monkeypatch.setattr(Bundle, "load", lambda path: opened.append(path.resolve().name) or load(path))
    build(home=tmp_path, k=6)
    assert set(opened) == {first.model_id}


def test_lost_rejects_are_read_again(shared_data, tmp_path):
    """The rows that were refused are kept to be looked at."""
    workspace, settings = Workspace(tmp_path), Settings(home=tmp_path)
    snapshot = fetch(str(shared_data / "imdb_quirks"), workspace, settings).id
    assert not read_stage(workspace, snapshot).skipped
    rejects = workspace.rejects(snapshot)
    before = folder_hashes(rejects)
    next(rejects.glob("*.tsv*")).unlink()
    assert not read_stage(workspace, snapshot).skipped
    assert folder_hashes(rejects) == before
    assert read_stage(workspace, snapshot).skipped


def test_a_bundle_that_lost_a_file_is_made_again(small_raw, tmp_path):
    """Even one that answering needs not: publishing does."""
    first = build(raw=small_raw, home=tmp_path, k=6)
    (tmp_path / "models" / first.model_id / "publish" / "titles.parquet").unlink()
    build(home=tmp_path, k=6)
    verify(tmp_path / "models" / "current")
