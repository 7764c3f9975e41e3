"""A stage is made once for the same inputs, and made again when anything it left is gone."""

import pytest

from reelkin.pipeline.stage import code_digest, run_stage


def make_counting(calls):
    def make(folder):
        calls.append(folder)
        (folder / "table").write_text("rows")
        return {"rows": 4}

    return make


def test_unchanged_inputs_are_skipped_and_the_summary_is_still_told(tmp_path):
    calls = []
    first = run_stage("prepare", tmp_path / "x", {"a": 1}, make_counting(calls))
    second = run_stage("prepare", tmp_path / "x", {"a": 1}, make_counting(calls))
    assert (first.skipped, second.skipped, len(calls)) == (False, True, 1)
    assert first.summary == second.summary == {"rows": 4}


def test_a_changed_input_makes_it_again(tmp_path):
    calls = []
    run_stage("prepare", tmp_path / "x", {"a": 1}, make_counting(calls))
    assert not run_stage("prepare", tmp_path / "x", {"a": 2}, make_counting(calls)).skipped


@pytest.mark.parametrize("damage", [lambda path: path.unlink(), lambda path: path.write_text("cut")])
def test_a_damaged_folder_is_made_again(tmp_path, damage):
    calls = []
    run_stage("prepare", tmp_path / "x", {"a": 1}, make_counting(calls))
    damage(tmp_path / "x" / "table")
    assert not run_stage("prepare", tmp_path / "x", {"a": 1}, make_counting(calls)).skipped
    assert (tmp_path / "x" / "table").read_text() == "rows"


@pytest.mark.parametrize("lost", ["rejects.tsv", "counts.json"])
def test_a_stage_that_lost_a_file_of_its_second_folder_is_made_again(tmp_path, lost):
    beside = tmp_path / "beside"

    def make(folder):
        beside.mkdir(exist_ok=True)
        for name in ("rejects.tsv", "counts.json"):
            (beside / name).write_text(name)
        return {}

    def run():
        return run_stage("read", tmp_path / "x", {"a": 1}, make, beside=beside)

    assert not run().skipped
    assert run().skipped
    (beside / lost).unlink()
    assert not run().skipped
    assert run().skipped
    (beside / lost).write_text("cut")
    assert not run().skipped


def test_a_record_that_does_not_speak_of_the_second_folder_is_none(tmp_path):
    run_stage("read", tmp_path / "x", {"a": 1}, make_counting([]))
    assert not run_stage("read", tmp_path / "x", {"a": 1}, make_counting([]), beside=tmp_path / "y").skipped


def test_a_failing_stage_leaves_nothing(tmp_path):
    def make(folder):
        (folder / "half").write_text("")
        raise OSError("disk on fire")

    with pytest.raises(OSError, match="on fire"):
        run_stage("prepare", tmp_path / "x", {}, make)
    assert list(tmp_path.iterdir()) == []


def test_code_is_an_input():
    assert code_digest("imdb") != code_digest("lookup")
    assert code_digest("imdb", "errors.py") != code_digest("imdb")
