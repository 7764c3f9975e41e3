"""The line that installs an extra here: it depends on where this reelkin came from."""

from __future__ import annotations

import json
import shlex
import sys
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path

CLONE = Path(__file__).resolve().parents[2]
"""The clone this code is in, if it is in one."""
UV = Path(".tools", "bin", "uv")
"""Where `make demo` puts uv into a clone."""


def install_line(*extras: str) -> str:
    """The command that adds `extras` to the environment that is running.

    In a clone that `make` has set up, its own uv adds what the lock file pins and takes nothing away. Elsewhere it
    is pip, from where reelkin itself was installed (a clone, a wheel, a repository), for no index need have it.
    """
    named = ",".join(extras)
    if (CLONE / "uv.lock").is_file():
        if (CLONE / UV).is_file() and Path(sys.prefix).resolve() == CLONE / ".venv":
            synced = f"{UV} sync --inexact {' '.join(f'--extra {extra}' for extra in extras)}"
            # uv takes the project of the folder it is called in.
            there = "" if Path.cwd() == CLONE else f"cd {shlex.quote(str(CLONE))} && "
            return there + synced
        return f"{_pip()} -e {shlex.quote(f'{CLONE}[{named}]')}"
    return f"{_pip()} {shlex.quote(_from_its_source(named))}"


def _pip() -> str:
    """What installs into this environment; one that uv made has no pip."""
    python = shlex.quote(sys.executable)
    return f"{python} -m pip install" if find_spec("pip") else f"uv pip install --python {python}"


def _from_its_source(extras: str) -> str:
    """What pip calls reelkin with `extras`, as it was installed; PEP 610 says where that is kept."""
    try:
        kept = metadata.distribution("reelkin").read_text("direct_url.json")
    except metadata.PackageNotFoundError:
        kept = None
    if kept is None:
        return f"reelkin[{extras}]"
    source = json.loads(kept)
    url = source["url"]
    if "vcs_info" in source:
        url = f"{source['vcs_info']['vcs']}+{url}@{source['vcs_info']['commit_id']}"
    return f"reelkin[{extras}] @ {url}"
