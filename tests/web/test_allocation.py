"""One heap for all threads, where the C library can."""

from __future__ import annotations

import ctypes
import subprocess
import sys

import pytest

from reelkin.web.allocation import share_one_heap

ASKED = """
import ctypes, threading
from reelkin.web.allocation import share_one_heap
assert share_one_heap()
libc = ctypes.CDLL(None)
libc.malloc.restype = ctypes.c_void_p
blocks = []
threads = [threading.Thread(target=lambda: blocks.append(libc.malloc(1000))) for _ in range(8)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
heap = next(line.split()[0] for line in open("/proc/self/maps") if line.endswith("[heap]\\n"))
low, high = (int(end, 16) for end in heap.split("-"))
print(all(low <= block < high for block in blocks))
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="glibc's heaps are looked at by /proc")
def test_what_threads_ask_for_comes_from_one_heap():
    told = subprocess.run([sys.executable, "-c", ASKED], capture_output=True, text=True, check=True).stdout
    assert told == "True\n"


def test_another_c_library_is_left_alone(monkeypatch):
    monkeypatch.setattr(ctypes, "CDLL", lambda _name: object())
    assert not share_one_heap()
