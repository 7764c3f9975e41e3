"""Every script of the stack is one that bash and shellcheck take."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from infra.stacks import HERE, script_of

SCRIPTS = {
    "user data": lambda: script_of("WebTemplate", "LaunchTemplateData", "UserData"),
    "notebook start": lambda: script_of("NotebookStart", "OnStart", 0, "Content"),
    "web/install.sh": lambda: (HERE / "web" / "install.sh").read_text(encoding="utf-8"),
    "notebook/install.sh": lambda: (HERE / "notebook" / "install.sh").read_text(encoding="utf-8"),
}
MOST_CHARACTERS = 16_384
AMAZONS = ("dnf ", "169.254.169.254", "cfn-signal", "amazon-cloudwatch-agent")
"""What marks a line of the user data that only Amazon Linux on EC2 can run."""
EACH = pytest.mark.parametrize("name", SCRIPTS)


def _filled(name):
    """With the stack's own values, as in ${AWS::Region}, replaced: bash does not know such names."""
    return re.sub(r"\$\{[A-Za-z]+(::|\.)?[A-Za-z]*\}", "value", SCRIPTS[name]())


@EACH
def test_bash_reads_it(name):
    ran = subprocess.run(["bash", "-n"], input=_filled(name), capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stderr) == (0, "")


@EACH
def test_shellcheck_finds_nothing(name):
    shellcheck = Path(sys.executable).with_name("shellcheck")
    ran = subprocess.run(
        [shellcheck, "--shell=bash", "-"], input=_filled(name), capture_output=True, text=True, check=False
    )
    assert (ran.returncode, ran.stdout) == (0, "")


@EACH
def test_it_stops_at_the_first_error(name):
    assert "set -euo pipefail\n" in SCRIPTS[name]()


@pytest.mark.parametrize("name", ["user data", "notebook start"])
def test_it_is_as_short_as_aws_wants_it(name):
    # Base64 adds a third to it.
    assert len(SCRIPTS[name]()) * 4 / 3 < MOST_CHARACTERS


def test_systemd_reads_the_units():
    """All but that the program is not installed here."""
    if shutil.which("systemd-analyze") is None:
        pytest.skip("needs systemd-analyze")
    units = sorted([*(HERE / "web").glob("*.service"), *(HERE / "web").glob("*.timer")])
    assert len(units) == 5
    ran = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", *units], capture_output=True, text=True, check=False
    )
    said = [line for line in ran.stderr.splitlines() if str(HERE) in line or line.startswith("reelkin-")]
    assert all("/opt/reelkin/bin/reelkin is not executable" in line for line in said), ran.stderr


def test_the_lines_that_only_amazon_linux_runs_are_few():
    lines = SCRIPTS["user data"]().splitlines()
    assert len([line for line in lines if any(sign in line for sign in AMAZONS)]) <= 5
    for name in ("web/install.sh", "notebook/install.sh"):
        assert not any(sign in SCRIPTS[name]() for sign in AMAZONS)
