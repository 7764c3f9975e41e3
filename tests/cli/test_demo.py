"""The README's first command, and its Python, on the whole sample."""

import os
import re
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from reelkin.cli import demo as demo_command


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    """The demo as a person runs it, in a process of its own: its home and what it said."""
    home = tmp_path_factory.mktemp("demo") / "home"
    program = Path(sys.executable).parent / "reelkin"
    ran = subprocess.run(
        [program, "--home", "home", "demo"], cwd=home.parent, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stderr
    return home, ran


def test_it_fits_a_terminal_and_makes_no_noise(demo):
    lines = demo[1].stdout.splitlines()
    assert len(lines) <= 40
    assert max(map(len, [line for line in lines if not line.startswith("  /")])) <= 80
    assert "Warning" not in demo[1].stderr


def test_it_shows_the_sketch_beside_ours_and_what_is_next(demo):
    said = demo[1].stdout
    assert "Dumbo, the usual first try" in said
    assert re.search(r"Dumbo, reelkin's way:\n  \S.*: ", said)
    assert f"{Path(sys.executable).parent / 'reelkin'} --home home similar" in said


def test_what_is_next_can_be_typed_as_it_stands(monkeypatch, tmp_path, capsys):
    """With the program on the path and no --home, neither is said; and it is fetch that gets IMDb's files."""
    program = tmp_path / "reelkin"
    program.write_text("")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(sys, "argv", [str(program), "demo"])
    demo_command._show_next(None, "/page.html", 3)
    said = capsys.readouterr().out
    assert '\n  reelkin similar "Alien" ' in said
    assert "\n  reelkin fetch " in said


def test_settings_that_leave_dumbo_out_are_told(tmp_path):
    ran = subprocess.run(
        [Path(sys.executable).parent / "reelkin", "--home", tmp_path, "demo"],
        env=os.environ | {"REELKIN_FIRST_YEAR": "2013"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 2
    assert ran.stderr.splitlines()[-1].startswith("reelkin: the demo is about Dumbo (1941)")


def test_its_page_opens_offline(demo):
    page = Path(re.search(r"^  (/.*index\.html)$", demo[1].stdout, re.MULTILINE)[1]).read_text(
        encoding="utf-8"
    )
    assert "data:image/png;base64," in page
    assert not re.search(r'(src|href)="(https?:)?//', page)
    assert "Dumbo" in page


def test_dumbo_gives_films_for_the_same_eyes(demo):
    """The sketch gave a horror western for a cartoon about an elephant."""
    from reelkin import Model

    picks = Model.load(demo[0] / "models" / "current").similar("tt0033563", n=5, franchise="collapse")
    assert sum("Animation" in pick.facts.genres for pick in picks) >= 4


def test_it_shows_what_the_readme_promises(demo, pytestconfig):
    readme = (pytestconfig.rootpath / "README.md").read_text(encoding="utf-8")
    promised = re.search(r"\n\n(    Dumbo, .*?)    …\n", readme, re.DOTALL)[1]
    assert textwrap.dedent(promised) in demo[1].stdout


def test_the_readmes_python_runs(demo, pytestconfig):
    readme = (pytestconfig.rootpath / "README.md").read_text(encoding="utf-8")
    (code,) = re.findall(r"```python\n(.*?)```", readme, re.DOTALL)
    environment = os.environ | {"REELKIN_HOME": str(demo[0])}
    ran = subprocess.run(
        [sys.executable, "-W", "error", "-c", code],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.count("\n") == 10
