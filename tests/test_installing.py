"""The line that installs an extra: held to what works where reelkin is."""

import json
import re
import shlex
import subprocess
import sys
from importlib import metadata
from pathlib import Path

import pytest

from reelkin import installing
from reelkin.installing import install_line


class Installed:
    def __init__(self, direct_url):
        self._direct_url = direct_url

    def read_text(self, name):
        assert name == "direct_url.json"
        return self._direct_url and json.dumps(self._direct_url)


@pytest.fixture
def clone(tmp_path, monkeypatch):
    """A clone that `make demo` has set up, and we run in it."""
    (tmp_path / "uv.lock").touch()
    (tmp_path / ".tools" / "bin").mkdir(parents=True)
    (tmp_path / installing.UV).touch()
    monkeypatch.setattr(installing, "CLONE", tmp_path)
    monkeypatch.setattr(sys, "prefix", str(tmp_path / ".venv"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_in_a_clone_its_own_uv_adds_what_the_lock_pins_and_takes_nothing_away(clone):
    assert install_line("aws") == ".tools/bin/uv sync --inexact --extra aws"
    assert install_line("build", "aws") == ".tools/bin/uv sync --inexact --extra build --extra aws"


def test_from_another_folder_the_line_goes_there_first(clone, monkeypatch):
    monkeypatch.chdir("/")
    assert install_line("aws") == f"cd {clone} && .tools/bin/uv sync --inexact --extra aws"


def test_a_clone_in_another_environment_is_installed_into_that_one(clone, monkeypatch):
    monkeypatch.setattr(sys, "prefix", "/opt/elsewhere")
    assert re.search(rf"pip install .*-e '?{clone}\[aws\]'?$", install_line("aws"))


@pytest.mark.parametrize(
    ("direct_url", "what"),
    [
        (None, "reelkin[aws]"),
        (
            {"url": "file:///w/reelkin-1-py3-none-any.whl"},
            "reelkin[aws] @ file:///w/reelkin-1-py3-none-any.whl",
        ),
        (
            {"url": "https://forge.example/reelkin", "vcs_info": {"vcs": "git", "commit_id": "abc"}},
            "reelkin[aws] @ git+https://forge.example/reelkin@abc",
        ),
    ],
)
def test_elsewhere_pip_takes_it_from_where_reelkin_came(tmp_path, monkeypatch, direct_url, what):
    monkeypatch.setattr(installing, "CLONE", tmp_path)
    monkeypatch.setattr(metadata, "distribution", lambda _name: Installed(direct_url))
    assert shlex.split(install_line("aws"))[-1] == what


@pytest.mark.parametrize(
    "extra", ["aws", "build", "emulation", "evaluate", "notebooks", "pandas", "postgres", "sample"]
)
def test_uv_takes_the_line_of_this_clone(extra):
    """Without changing anything: it says what it would do."""
    line = install_line(extra)
    if str(installing.UV) not in line:
        pytest.skip("this environment is not the clone's own")
    asked = f"{line} --dry-run --offline --frozen"
    done = subprocess.run(asked, shell=True, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "error" not in done.stderr


def test_the_guides_name_no_index_that_lacks_reelkin(pytestconfig):
    root = pytestconfig.rootpath
    for guide in (root / "README.md", root / "notebooks" / "README.md", *(root / "docs").glob("*.md")):
        found = re.findall(r"pip install '?reelkin.*", guide.read_text(encoding="utf-8"))
        assert not found, f"{guide}: {found}"
    assert Path(installing.CLONE / "uv.lock").is_file()
