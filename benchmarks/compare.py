"""Time reelkin beside its peers on the same files: `python benchmarks/compare.py --scale 0.1 --runs 3`.

Whole processes, one after the other in turn: reelkin (read, prepare and train; without the inspection report, which no
peer makes), a pandas script that does the same, and imdb-sqlite, which only imports. For each the median wall
seconds, CPU seconds and peak memory of the largest process, and the ratio to reelkin's, run by run.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
REELKIN = """
import sys
from pathlib import Path
from reelkin.pipeline.fetching import fetch_stage
from reelkin.pipeline.stages import prepare_stage, read_stage
from reelkin.pipeline.training import train_stage
from reelkin.settings import read_settings
from reelkin.workspace import Workspace

settings = read_settings(home=sys.argv[2])
workspace = Workspace(Path(sys.argv[2]))
snapshot = fetch_stage(workspace, sys.argv[1], settings).summary["snapshot"]
read_stage(workspace, snapshot)
prepare_stage(workspace, snapshot, settings)
print(dict(train_stage(workspace, snapshot, settings).summary))
"""


@dataclass(frozen=True)
class Run:
    """What the operating system counted for one finished process."""

    wall: float
    cpu: float
    megabytes: float


def measure(command: list[str]) -> Run:
    """Run it once. The usage is the process's own, read as it is reaped, so peak memory is its alone."""
    started = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"{' '.join(command[:3])} failed: {process.stderr.read().decode()[-2000:]}")
    process.stderr.close()
    process.returncode = 0
    return Run(time.perf_counter() - started, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def commands(raw: Path, out: Path) -> dict[str, list[str]]:
    """Each contestant, writing below `out`."""
    python = sys.executable
    return {
        "reelkin": [python, "-c", REELKIN, str(raw), str(out / "reelkin")],
        "pandas": [python, str(HERE / "pandas_peer.py"), str(raw), str(out / "pandas")],
        "imdb-sqlite": [
            str(Path(python).parent / "imdb-sqlite"), "--db", str(out / "imdb.db"), "--cache-dir", str(raw)
        ],
    }  # fmt: skip


def report(runs: dict[str, list[Run]]) -> None:
    """Medians, and medians of the ratios to reelkin's run of the same turn."""
    print(f"{'':<12} {'wall s':>8} {'cpu s':>8} {'MB':>8}   ratio to reelkin: wall, cpu, memory")
    for name, own in runs.items():
        medians = [
            statistics.median(getattr(run, field) for run in own) for field in ("wall", "cpu", "megabytes")
        ]
        ratios = [
            statistics.median(
                getattr(a, field) / getattr(b, field) for a, b in zip(own, runs["reelkin"], strict=True)
            )
            for field in ("wall", "cpu", "megabytes")
        ]
        said = "   ".join(f"{ratio:6.2f}" for ratio in ratios)
        print(f"{name:<12} {medians[0]:>8.1f} {medians[1]:>8.1f} {medians[2]:>8.0f}   {said}")


def main() -> None:
    """Generate, run in turn, report."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--scale", type=float, default=0.1)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--raw", type=Path, help="Files already generated.")
    parser.add_argument("--only", nargs="*", help="Contestants beside reelkin.")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="reelkin-bench-") as folder:
        raw = given.raw or Path(folder) / "raw"
        if given.raw is None:
            subprocess.run(
                [sys.executable, HERE / "generate.py", raw, "--scale", str(given.scale)], check=True
            )
        runs: dict[str, list[Run]] = {}
        for turn in range(given.runs):
            out = Path(folder) / "out"
            out.mkdir()
            for name, command in commands(raw, out).items():
                if given.only is None or name == "reelkin" or name in given.only:
                    runs.setdefault(name, []).append(measure(command))
                    print(f"turn {turn + 1}: {name} {json.dumps(runs[name][-1].__dict__)}", file=sys.stderr)
            shutil.rmtree(out)
        report(runs)


if __name__ == "__main__":
    main()
