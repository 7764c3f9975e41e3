"""What answers must run where nothing that builds is installed."""

import json
import re
import shutil
import subprocess
import sys

import pytest

from reelkin.installing import install_line

BUILDS = "polars narwhals sklearn scipy matplotlib pandas pyarrow openTSNE adjustText isal urllib3 threadpoolctl boto3"
WITHOUT = f"""
import sys

class Refuse:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in {BUILDS.split()!r}:
            raise ModuleNotFoundError(f"No module named {{name!r}}", name=name)

sys.meta_path.insert(0, Refuse())
"""


def run(code, *args):
    return subprocess.run(
        [sys.executable, "-c", WITHOUT + code, *map(str, args)], capture_output=True, text=True, check=False
    )


def test_a_model_answers_without_the_libraries_that_build(built_home):
    code = """
from reelkin.installing import install_line
from reelkin import Model
model = Model.load(sys.argv[1])
pick = model.similar("tt0033563", n=1, franchise="collapse")[0]
print(abs(sum(reason.contribution for reason in pick.reasons) - pick.score) < 1e-4, len(pick.sentence) > 0)
"""
    ran = run(code, built_home / "models" / "current")
    assert (ran.stdout, ran.stderr) == ("True True\n", "")


def test_the_program_answers_without_them(built_home):
    code = """
sys.argv = ["reelkin", "--home", sys.argv[1], "similar", "Dumbo", "--json"]
from reelkin.cli import main
main()
"""
    ran = run(code, built_home)
    assert ran.returncode == 0, ran.stderr
    assert json.loads(ran.stdout)["picks"]


def test_the_site_starts_without_them():
    ran = run("import reelkin.web.serving, reelkin.web.imports.parser_process\nprint('ready')")
    assert (ran.stdout, ran.stderr) == ("ready\n", "")


def test_what_is_missing_is_named_with_the_line_that_installs_it(tmp_path, small_raw):
    code = "sys.argv = ['reelkin', '--home', *sys.argv[1:]]\nfrom reelkin.cli import main\nmain()"
    for command in (["fetch", "--from", small_raw], ["build", "--from", small_raw]):
        ran = run(code, tmp_path, *command)
        assert ran.returncode == 1
        assert ran.stderr.strip().endswith(install_line("build")), ran.stderr


@pytest.mark.parametrize("command", ["inspect", "prepare", "train", "build", "clusters --plot"])
def test_every_stage_names_its_extra(built_home, tmp_path, command):
    """In a workspace that holds what an install with the libraries made."""
    home = shutil.copytree(built_home, tmp_path / "home", symlinks=True)
    code = "sys.argv = ['reelkin', '--home', *sys.argv[1:]]\nfrom reelkin.cli import main\nmain()"
    ran = run(
        code, home, *command.split(), *(["--min-votes", 3] if command in ("inspect", "prepare") else [])
    )
    assert ran.returncode == 1
    assert re.fullmatch(
        rf"reelkin: [\w -]+ needs more libraries: {re.escape(install_line('build'))}\n", ran.stderr
    )


def test_load_tables_names_its_extra(built_home):
    code = "import reelkin\nreelkin.load_tables('titles', home=sys.argv[1])"
    ran = run(code, built_home)
    assert install_line("pandas") in ran.stderr
