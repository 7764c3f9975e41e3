"""Two processes that serve one model have it in memory once: both map the same pages, and neither writes to them."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import httpx

from .marked_models import shared_ids

MAPPING = re.compile(r"^[0-9a-f]+-[0-9a-f]+ (\S+) \S+ \S+ \S+ +(.*)$")


def mapped_kilobytes(site, folder):
    """What /proc says of the files of a folder that a process has mapped: kB by kind, and the names of the files."""
    kilobytes, names, inside = Counter(), set(), False
    for line in Path(f"/proc/{site.process.pid}/smaps").read_text(encoding="utf-8").splitlines():
        found = MAPPING.match(line)
        if found:
            inside = found[2].startswith(f"{folder}/")
            names |= {Path(found[2]).name} if inside else set()
            assert not (inside and "w" in found[1]), line
        elif inside and line.endswith(" kB"):
            kind, _, size = line.removesuffix(" kB").partition(":")
            kilobytes[kind] += int(size)
    return kilobytes, names


def test_two_processes_share_the_pages_of_one_model(start, home, marked):
    sites = [start(), start()]
    for site in sites:
        for tconst in shared_ids()[:10]:
            path = f"/api/v1/titles/{tconst}/similar"
            assert httpx.get(site.address + path).json()["model"] == marked[0].model_id
    bundle = home / "models" / marked[0].model_id
    arrays = {one.name for one in (bundle / "serve").glob("*.npy")}
    for site in sites:
        kilobytes, names = mapped_kilobytes(site, bundle)
        assert "embedding.vectors.npy" in names
        # Arrays without a row cannot be mapped.
        assert len(names) > 0.8 * len(arrays)
        # Files that were written a moment ago count as dirty, whoever wrote them.
        assert kilobytes["Shared_Clean"] + kilobytes["Shared_Dirty"] > 0.9 * kilobytes["Rss"] > 0
        assert kilobytes["Anonymous"] == 0
