from __future__ import annotations

import subprocess
import sys

import pytest

import reelkin


def test_what_is_promised_is_there() -> None:
    for name in reelkin.__all__:
        assert getattr(reelkin, name) is not None
    assert set(reelkin.__all__) <= set(dir(reelkin))
    with pytest.raises(AttributeError, match="no attribute 'recommendations'"):
        _ = reelkin.recommendations  # type: ignore[attr-defined]


def test_importing_it_imports_next_to_nothing() -> None:
    """`import reelkin` is instant; numpy and Polars come with what needs them."""
    script = "import sys, reelkin; print(sorted({'numpy', 'polars', 'click', 'pydantic', 'jinja2'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_model_is_loaded_without_the_libraries_that_build_one() -> None:
    script = "import sys; from reelkin import Model; print(sorted({'polars', 'sklearn', 'scipy'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
