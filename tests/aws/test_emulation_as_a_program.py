"""The emulation in a process of its own, as somebody without an account would try it."""

from __future__ import annotations

import signal
import subprocess
import sys

from reelkin.aws import s3


def test_it_prints_what_other_programs_need_and_ends_quietly(monkeypatch):
    command = [sys.executable, "-m", "reelkin.aws.emulation", "films"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as program:
        assert program.stdout is not None
        assert program.stderr is not None
        told = {}
        for line in program.stdout:
            if line.startswith("#"):
                assert "not AWS" in line
                break
            name, _, value = line.removeprefix("export ").strip().partition("=")
            told[name] = value
        for name, value in told.items():
            monkeypatch.setenv(name, value)
        s3.put_bytes(b"film", f"{told['REELKIN_AWS_STORAGE']}/a")
        assert s3.keys("s3://films") == ["s3://films/reelkin/a"]
        program.send_signal(signal.SIGINT)
        assert program.wait(20) == 0
        assert "Traceback" not in program.stderr.read()
