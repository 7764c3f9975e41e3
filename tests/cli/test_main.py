"""The program at the edges: what it cannot write to, cannot show, and who stops listening."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

PROGRAM = Path(sys.executable).parent / "reelkin"


def run(*args, **environment):
    return subprocess.run(
        [PROGRAM, *map(str, args)],
        capture_output=True,
        check=False,
        env=os.environ | environment,
    )


@pytest.mark.parametrize("command", [["build", "--from", "sample"], ["clean"], ["train"]])
def test_a_home_that_is_a_file_is_named(reelkin, tmp_path, monkeypatch, command):
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("REELKIN_HOME", str(tmp_path / "file"))
    result = reelkin(*command)
    assert (result.code, result.out) == (1, "")
    assert result.err.startswith(
        f"reelkin: {tmp_path / 'file'}: File exists; a file is where a folder should be"
    )


def test_a_full_disk_under_the_output_is_one_line(built_home):
    with Path("/dev/full").open("w") as full:
        ran = subprocess.run(
            [PROGRAM, "--home", built_home, "find", "Dumbo"], stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert ran.returncode == 1
    assert ran.stderr == b"reelkin: No space left on device; make room and run the same command again\n"


def test_a_reader_that_has_seen_enough_hears_no_complaint(built_home):
    ran = subprocess.Popen(
        [PROGRAM, "--home", built_home, "similar", "Dumbo", "-n", "500"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert ran.stdout.readline()
    ran.stdout.close()
    assert ran.stderr.read() == b""
    ran.stderr.close()
    assert ran.wait() in (0, 1)


def test_a_terminal_without_utf_8_still_shows_what_it_can(built_home):
    ran = run("--home", built_home, "why", "Dumbo", "Bambi", PYTHONIOENCODING="ascii")
    assert ran.returncode == 0, ran.stderr
    assert b"Bambi (1942) for Dumbo (1941)" in ran.stdout
