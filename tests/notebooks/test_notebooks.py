"""All five notebooks, executed one after the other in one workspace of the small sample; the emulation stands in for AWS."""

from __future__ import annotations

import ast
import os
import shutil
from pathlib import Path

import jupytext
import pytest
from nbclient import NotebookClient

from planted_ratings import plant_ratings

FOLDER = Path(__file__).resolve().parents[2] / "notebooks"
NOTEBOOKS = sorted(FOLDER.glob("*.py"))
PLOTS = {"1": 6, "2": 4, "3": 4, "4": 5, "5": 2}


def outputs(notebook):
    return [output for cell in notebook.cells if cell.cell_type == "code" for output in cell.outputs]


def text_of(notebook):
    return "\n".join(
        output.get("text", "") or output.get("data", {}).get("text/plain", "") for output in outputs(notebook)
    )


@pytest.fixture(scope="module")
def executed(built_home, small_raw, tmp_path_factory):
    """Execute a notebook, by its number, in a process that knows of no AWS."""
    folder = tmp_path_factory.mktemp("notebooks")
    home = folder / "home"
    shutil.copytree(built_home, home, symlinks=True)
    ratings = plant_ratings(home, folder / "ratings.csv")
    elsewhere = {
        name: value for name, value in os.environ.items() if not name.startswith(("AWS_", "REELKIN_", "COV_"))
    }
    environment = elsewhere | {
        "REELKIN_HOME": str(home),
        "REELKIN_RAW": str(small_raw),
        "REELKIN_K": "12",
        "REELKIN_RATINGS": str(ratings),
        "IPYTHONDIR": str(folder / "ipython"),
        "JUPYTER_RUNTIME_DIR": str(folder / "jupyter"),
        "OMP_NUM_THREADS": "1",
        "MPLBACKEND": "module://matplotlib_inline.backend_inline",
    }

    def execute(number):
        (path,) = FOLDER.glob(f"{number}_*.py")
        notebook = jupytext.read(path)
        client = NotebookClient(
            notebook, timeout=300, kernel_name="python3", resources={"metadata": {"path": str(folder)}}
        )
        client.execute(env=environment)
        return notebook

    return execute


@pytest.mark.parametrize("number", PLOTS)
def test_a_notebook_runs_from_top_to_bottom_and_draws(executed, number):
    notebook = executed(number)
    drawn = [output for output in outputs(notebook) if "image/png" in output.get("data", {})]
    assert len(drawn) == PLOTS[number]
    complaints = [output for output in outputs(notebook) if output.get("name") == "stderr"]
    assert complaints == []
    if number == "3":
        told = text_of(notebook)
        assert "not AWS, but what stands in for it at http://127.0.0.1" in told
        assert "emulation by reelkin" in told
        assert "SageMaker (emulated)" in told
    if number == "5":
        told = text_of(notebook)
        assert "reelkin default map" in told
        assert "k-means of the sketch" in told


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_is_plain_text_that_defines_nothing(path):
    source = path.read_text(encoding="utf-8")
    notebook = jupytext.reads(source, fmt="py:percent")
    assert "# # " + path.stem[0] in source
    assert all(not cell.get("outputs") for cell in notebook.cells)
    assert sum(cell.cell_type == "markdown" for cell in notebook.cells) >= 5
    tree = ast.parse(source)
    defined = [
        node
        for node in ast.walk(tree)
        if isinstance(node, (ast.FunctionDef, ast.ClassDef, ast.AsyncFunctionDef))
    ]
    assert defined == []
    assert any(isinstance(node, ast.Import) and node.names[0].name == "reelkin" for node in ast.walk(tree))


def test_there_are_five_in_the_order_of_the_way():
    verbs = ["inspect_and_visualise", "prepare_and_transform", "train", "recommend", "evaluate"]
    assert [path.stem for path in NOTEBOOKS] == [f"{number}_{verb}" for number, verb in enumerate(verbs, 1)]
