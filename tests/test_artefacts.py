"""Files are whole or absent."""

import errno
import os
import signal
import stat
import subprocess
import sys

import pytest

from reelkin import artefacts
from reelkin.errors import BadInput, MissingArtefact, ReelkinError


def test_a_new_folder_appears_only_when_it_is_full(tmp_path):
    target = tmp_path / "catalog"
    with artefacts.new_folder(target) as aside:
        (aside / "a").write_text("1")
        assert not target.exists()
    assert (target / "a").read_text() == "1"
    assert [path.name for path in tmp_path.iterdir()] == ["catalog"]


def test_an_error_leaves_the_old_folder_as_it_was(tmp_path):
    target = tmp_path / "catalog"
    with artefacts.new_folder(target) as aside:
        (aside / "a").write_text("old")
    with pytest.raises(FileExistsError), artefacts.new_folder(target) as aside:
        aside.mkdir()
    assert (target / "a").read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["catalog"]


@pytest.mark.parametrize(
    "error",
    [
        OSError(errno.ENOSPC, "No space left on device"),
        OSError("881056 requested and 767968 written"),
        RuntimeError("parquet: underlying IO error: No space left on device (os error 28)"),
    ],
    ids=["system", "numpy", "polars"],
)
def test_a_full_disk_is_told_in_plain_words_whoever_hits_it(tmp_path, error):
    with pytest.raises(ReelkinError, match="the disk is full"), artefacts.new_folder(tmp_path / "catalog"):
        raise error
    assert list(tmp_path.iterdir()) == []


def test_other_errors_stay_what_they_are(tmp_path):
    with pytest.raises(PermissionError), artefacts.new_folder(tmp_path / "catalog"):
        raise PermissionError(errno.EACCES, "Permission denied")


def test_a_new_folder_replaces_the_old_one_whole(tmp_path):
    target = tmp_path / "catalog"
    for name in ("old", "new"):
        with artefacts.new_folder(target) as aside:
            (aside / name).write_text("")
    assert [path.name for path in target.iterdir()] == ["new"]


def test_a_killed_process_leaves_nothing_to_be_taken_for_whole(tmp_path):
    """The process dies in the middle of filling the folder; the next one starts from nothing."""
    code = (
        "import os, signal, pathlib, sys\n"
        "from reelkin import artefacts\n"
        "with artefacts.new_folder(pathlib.Path(sys.argv[1])) as aside:\n"
        "    (aside / 'half').write_text('x')\n"
        "    os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    target = tmp_path / "catalog"
    done = subprocess.run([sys.executable, "-c", code, str(target)], check=False, env=os.environ)
    assert done.returncode == -signal.SIGKILL
    assert not target.exists()
    with artefacts.new_folder(target) as aside:
        assert list(aside.iterdir()) == []
    assert list(target.iterdir()) == []


def test_remove_partials_takes_folders_files_and_links(tmp_path):
    (tmp_path / ".partial-a").mkdir()
    (tmp_path / ".partial-b").write_text("")
    (tmp_path / ".partial-c").symlink_to("nowhere")
    (tmp_path / "kept").write_text("")
    artefacts.remove_partials(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["kept"]


def test_point_is_relative_and_moves_in_one_step(tmp_path):
    for name in ("m1", "m2"):
        (tmp_path / name).mkdir()
        artefacts.point(tmp_path / "current", tmp_path / name)
    assert str((tmp_path / "current").readlink()) == "m2"


def test_digest_does_not_depend_on_the_order_of_keys():
    assert artefacts.digest({"a": 1, "b": [1, 2]}) == artefacts.digest({"b": [1, 2], "a": 1})
    assert artefacts.digest({"a": 1}) != artefacts.digest({"a": 2})
    assert artefacts.digest([1, 2]) != artefacts.digest([2, 1])


def test_folder_hashes_name_every_file(tmp_path):
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "b").write_text("x")
    (tmp_path / "a").write_text("x")
    hashes = artefacts.folder_hashes(tmp_path)
    assert list(hashes) == ["a", "sub/b"]
    assert hashes["a"] == hashes["sub/b"] == artefacts.sha256(tmp_path / "a")


def test_json_comes_back_equal(tmp_path):
    value = {"title": "Amélie", "list": [1, 2.5, None]}
    artefacts.write_json(tmp_path / "x.json", value)
    assert artefacts.read_json(tmp_path / "x.json", "") == value


def test_json_that_is_missing_or_broken_says_what_to_do(tmp_path):
    with pytest.raises(MissingArtefact, match="run it again"):
        artefacts.read_json(tmp_path / "x.json", "run it again")
    (tmp_path / "x.json").write_text("{")
    with pytest.raises(BadInput, match=r"not JSON.*run it again"):
        artefacts.read_json(tmp_path / "x.json", "run it again")


def test_a_private_file_is_for_its_owner_from_the_start_and_whole_or_not_there(tmp_path):
    target = tmp_path / "made" / "key"
    with artefacts.private_file(target) as file:
        (aside,) = target.parent.iterdir()
        assert stat.S_IMODE(aside.stat().st_mode) == 0o600
        file.write("é")
    assert (target.read_text(encoding="utf-8"), stat.S_IMODE(target.stat().st_mode)) == ("é", 0o600)
    with pytest.raises(TypeError), artefacts.private_file(target) as file:
        file.writelines(["half", None])
    assert [path.name for path in target.parent.iterdir()] == ["key"]
    assert target.read_text(encoding="utf-8") == "é"
