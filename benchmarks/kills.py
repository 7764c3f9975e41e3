"""Kill a build a thousand times at random moments: `python benchmarks/kills.py --kills 1000`.

After each kill `current` must be absent or whole, and whenever a build ends its bundle must be the undisturbed one's.
The test suite does the same twenty times, with fewer figures in the report and also where there is a model before.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from reelkin import artefacts
from reelkin.model.bundle import verify
from reelkin.workspace import Workspace

BUILD = "import sys; from reelkin import build; build(raw=sys.argv[1], home=sys.argv[2], k=8, min_votes=5)"


def start(raw: Path, home: Path) -> subprocess.Popen[bytes]:
    """A build in a process of its own."""
    environment = os.environ | {"POLARS_MAX_THREADS": "1"}
    return subprocess.Popen(
        [sys.executable, "-c", BUILD, str(raw), str(home)], env=environment, stderr=subprocess.DEVNULL
    )


def hashes(home: Path) -> dict[str, str]:
    """Every file of the current bundle."""
    return dict(artefacts.folder_hashes(Workspace(home).current_model.resolve()))


def main() -> None:
    """Build once in peace, then kill."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--kills", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=0)
    given = parser.parse_args()
    rng = random.Random(given.seed)
    with tempfile.TemporaryDirectory(prefix="reelkin-kills-") as folder:
        raw, home = Path(folder) / "raw", Path(folder) / "home"
        generate = [sys.executable, Path(__file__).parent / "generate.py", raw, "--scale", "0.0005"]
        subprocess.run(generate, check=True, stderr=subprocess.DEVNULL)
        started = time.monotonic()
        assert start(raw, home).wait() == 0
        seconds, expected = time.monotonic() - started, hashes(home)
        shutil.rmtree(home)
        killed = ended = 0
        while killed < given.kills:
            process = start(raw, home)
            try:
                process.wait(rng.uniform(0.02, 1.1) * seconds)
            except subprocess.TimeoutExpired:
                process.send_signal(signal.SIGKILL)
                process.wait()
                killed += 1
            if Workspace(home).current_model.is_symlink():
                verify(Workspace(home).current_model)
            if process.returncode == 0:
                assert hashes(home) == expected, "a build after kills differs"
                ended += 1
                shutil.rmtree(home)
        print(f"{killed} kills, {ended} builds ended among them, every bundle equal to the undisturbed one")


if __name__ == "__main__":
    main()
