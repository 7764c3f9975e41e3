"""How fast one worker of the site answers, and what it takes: `python benchmarks/serving.py HOME [--peer]`.

Where HOME is empty, it is built first: 350,000 made-up titles (`generate.py --scale 0.66`, titles of 8 votes or more), which
takes twenty to sixty minutes and 8 GB of disk. The site is then started as people start it, and eight clients ask it, each
again as soon as it is answered:

- similar, uncached: each request is for a title that was not asked about before, drawn by the votes, as people ask; and
  again with all titles equally likely, of which most are such that nobody asks for;
- similar, cached: titles that were asked about before;
- picks: each request posts other ratings, of 20 titles drawn by their votes. Nothing of those is kept, so there are none
  from a cache. An address may ask 120 times at once and 20 times a second after that, so a client comes from another
  loopback address after every 100 requests.

Told are requests a second, latencies, the processor time of the server for each request, its memory (VmRSS: mapped pages
included) and the time from its start to a /readyz that says so, by the clock and of a processor. On a busy machine only
what a processor took tells anything. Linux only: it reads /proc.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import random
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from reelkin.model.bundle import Bundle

if TYPE_CHECKING:
    from collections.abc import Iterator

HERE = Path(__file__).parent
CLIENTS = 8
SCALE, LEAST_VOTES = 0.66, 8
RATED = 20
BEFORE_LEAVING = 100
STARTS = 3
PATIENCE = 60.0
Request = tuple[str, str | None]


def build(home: Path) -> None:
    """Make a home of 350,000 titles, unless it has a model."""
    if (home / "models" / "current").exists():
        return
    raw = home / "generated"
    subprocess.run([sys.executable, HERE / "generate.py", raw, "--scale", str(SCALE)], check=True)
    reelkin(home, "build", "--from", str(raw), "--min-votes", str(LEAST_VOTES))


def reelkin(home: Path, *arguments: str) -> None:
    """Run a command of the program."""
    subprocess.run(command(home, *arguments), check=True)


def command(home: Path, *arguments: str) -> list[str]:
    """The program as it is installed beside this Python."""
    return [str(Path(sys.executable).parent / "reelkin"), "--home", str(home), *arguments]


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@contextlib.contextmanager
def running(told: list[str], port: int) -> Iterator[tuple[int, float, float]]:
    """A server, from its start to its end: its process, and the seconds until it was ready, by clock and processor."""
    begun = time.perf_counter()
    with subprocess.Popen(told, stdout=subprocess.DEVNULL) as server:
        try:
            while not is_ready(port):
                if server.poll() is not None or time.perf_counter() - begun > PATIENCE:
                    raise RuntimeError(f"{told[0]} is not ready")
                time.sleep(0.02)
            yield server.pid, time.perf_counter() - begun, processor_seconds(server.pid)
        finally:
            server.terminate()


def is_ready(port: int) -> bool:
    """Whether the server says that it is."""
    with contextlib.suppress(OSError, urllib.error.URLError):
        return bool(urllib.request.urlopen(f"http://127.0.0.1:{port}/readyz", timeout=5).status == 200)
    return False


def load(port: int, pid: int, requests: list[Request], seconds: float, every: int = 0) -> dict[str, Any]:
    """Drive the server with these requests, and say what it did."""
    typed = "\n".join(json.dumps(one) for one in requests)
    before = processor_seconds(pid)
    client = [sys.executable, str(HERE / "load_client.py"), *map(str, (port, CLIENTS, seconds, every))]
    done = subprocess.run(client, input=typed, text=True, check=True, capture_output=True)
    spent = processor_seconds(pid) - before
    found = json.loads(done.stdout)
    took = 1000 * np.array(found["took"])
    refused = {status: count for status, count in found["statuses"].items() if status != "200"}
    return {
        "requests": len(took),
        "each_second": round(len(took) / found["seconds"]),
        "p50_ms": round(float(np.quantile(took, 0.5)), 2),
        "p99_ms": round(float(np.quantile(took, 0.99)), 2),
        "server_cpu_ms": round(1000 * spent / len(took), 3),
        "kB": round(found["bytes"] / len(took) / 1000, 1),
        "resident_mb": resident_mb(pid),
        **({"refused": refused} if refused else {}),
    }


def processor_seconds(pid: int) -> float:
    """What a process has used so far."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def resident_mb(pid: int) -> int:
    """VmRSS: everything that lies in memory for a process, mapped files included."""
    status = Path(f"/proc/{pid}/status").read_text().splitlines()
    return int(next(line for line in status if line.startswith("VmRSS")).split()[1]) // 1024


def similar_requests(bundle: Bundle, rows: list[int]) -> list[Request]:
    """A request for each of these titles."""
    return [(f"/api/v1/titles/{bundle.titles.tconst[row]}/similar", None) for row in rows]


def by_votes(bundle: Bundle, number: int, rng: np.random.Generator) -> list[int]:
    """So many different rows, each as likely to be next as it has votes."""
    votes = np.maximum(bundle.titles.num_votes, 1).astype(np.float64)
    # The order in which exponential clocks with these rates ring.
    return np.argsort(rng.exponential(size=len(votes)) / votes)[:number].tolist()


def picks_requests(bundle: Bundle, number: int, rng: np.random.Generator) -> list[Request]:
    """Posted ratings, each somebody else's."""
    votes = np.maximum(bundle.titles.num_votes, 0).astype(np.float64)
    shares = np.cumsum(votes / votes.sum())
    drawn = np.minimum(np.searchsorted(shares, rng.random((number, RATED))), len(bundle) - 1)
    stars = rng.integers(3, 11, drawn.shape)
    return [
        ("/api/v1/picks", json.dumps({"ratings": {bundle.titles.tconst[int(r)]: int(s) for r, s in pairs}}))
        for pairs in (zip(*one, strict=True) for one in zip(drawn, stars, strict=True))
    ]


def measure(home: Path, seconds: float, seed: int) -> dict[str, Any]:
    """Everything about the site."""
    bundle = Bundle.load(home / "models" / "current")
    rng = np.random.default_rng(seed)
    asked, any_title = by_votes(bundle, 61_000, rng), rng.permutation(len(bundle)).tolist()
    known = set(asked)
    others = [row for row in any_title if row not in known]
    reelkin(home, "publish")
    port = free_port()
    serve = command(home, "serve", "--port", str(port))
    starts = []
    for _ in range(STARTS):
        with running(serve, port) as (_, until_ready, spent):
            starts.append((until_ready, spent))
    with running(serve, port) as (pid, _, _):
        idle = resident_mb(pid)
        before = similar_requests(bundle, asked[:500])
        load(port, pid, before, seconds)
        figures = {
            "similar, cached": load(port, pid, random.Random(seed).choices(before, k=200_000), seconds),
            "similar, uncached": load(port, pid, similar_requests(bundle, asked[1_000:]), seconds),
            "similar, of any title": load(port, pid, similar_requests(bundle, others[:60_000]), seconds),
        }
        people = picks_requests(bundle, 12_000, rng)
        load(port, pid, people[:500], seconds, BEFORE_LEAVING)
        figures["picks, uncached"] = load(port, pid, people[500:], seconds, BEFORE_LEAVING)
    ready, spent = sorted(starts)[len(starts) // 2]
    return {
        "titles": len(bundle),
        "ready_seconds": round(ready, 2),
        "ready_cpu_seconds": round(spent, 2),
        "resident_mb_at_start": idle,
        "load_average": round(os.getloadavg()[0], 1),
        **figures,
    }


def measure_peer(home: Path, seconds: float, seed: int) -> dict[str, Any]:
    """The peer on the same titles."""
    folder = (home / "models" / "current").resolve()
    rows = np.random.default_rng(seed).permutation(len(Bundle.load(folder))).tolist()
    port = free_port()
    with running([sys.executable, str(HERE / "peer_site.py"), str(folder), str(port)], port) as (pid, _, _):
        asked: list[Request] = [(f"/similar/{row}", None) for row in rows[:30_000]]
        load(port, pid, asked[:200], seconds)
        return load(port, pid, asked[200:], seconds)


def print_table(told: dict[str, Any]) -> None:
    """What was measured, for people."""
    print(f"{told['titles']:,} titles, one worker, {CLIENTS} clients; load average {told['load_average']}")
    print(
        f"ready in {told['ready_seconds']} s ({told['ready_cpu_seconds']} of a processor), "
        f"{told['resident_mb_at_start']} MB then"
    )
    print(f"{'':24}{'req/s':>8}{'p50 ms':>8}{'p99 ms':>8}{'CPU ms':>8}{'kB':>7}{'MB':>6}")
    for name, one in told.items():
        if isinstance(one, dict):
            figures = (
                one[key] for key in ("each_second", "p50_ms", "p99_ms", "server_cpu_ms", "kB", "resident_mb")
            )
            print(f"{name:24}{'{:>8}{:>8}{:>8}{:>8}{:>7}{:>6}'.format(*figures)}", one.get("refused", ""))


def main() -> None:
    """Build if need be, measure, print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("home", type=Path)
    parser.add_argument("--seconds", type=float, default=15.0, help="of each load")
    parser.add_argument("--seed", type=int, default=4)
    parser.add_argument("--peer", action="store_true", help="the peer too; needs `implicit`")
    parser.add_argument("--json", type=Path, help="where to write the figures")
    given = parser.parse_args()
    build(given.home)
    told = measure(given.home, given.seconds, given.seed)
    if given.peer:
        told["implicit, the same vectors"] = measure_peer(given.home, given.seconds, given.seed)
    print_table(told)
    if given.json:
        given.json.write_text(json.dumps(told, indent=2) + "\n")


if __name__ == "__main__":
    main()
