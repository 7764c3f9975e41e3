"""A real HTTP server on this machine that can be told to fail in every way that servers on the internet do."""

from __future__ import annotations

import hashlib
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator

MODIFIED = "Tue, 24 Nov 2026 06:00:00 GMT"


@dataclass(frozen=True)
class Fault:
    """What one answer does wrong. The defaults do nothing wrong."""

    status: int | None = None
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""
    cut_after: int | None = None
    stall_after: int | None = None
    drip: bool = False
    declare: int | None = None
    """The Content-Length that is announced, whatever is sent."""
    send: bytes | None = None
    """Sent instead of the file, under its headers."""
    ignore_range: bool = False
    ignore_if_range: bool = False


@dataclass(frozen=True)
class Request:
    """What was asked, and what was answered."""

    method: str
    name: str
    headers: dict[str, str]
    status: int
    sent: int


class Server:
    """Files by name, faults by name (one for each GET, then none), and a log of all requests."""

    def __init__(self, files: dict[str, bytes]) -> None:
        self.files = dict(files)
        self.faults: dict[str, list[Fault]] = {}
        self.always: dict[str, Fault] = {}
        self.log: list[Request] = []
        self.heads = True
        self.ranges = True
        self.validators = True
        self.chunk_seconds = 0.0
        self.most_at_once = 0
        self.busy = 0
        self.stalled = 0
        self.over = threading.Event()
        self.lock = threading.Lock()
        self.url = ""

    def requests(self, name: str | None = None, method: str | None = "GET") -> list[Request]:
        """What was asked so far, by GET, for a file or for any."""
        self.wait_until_idle()
        return [r for r in self.log if method in (None, r.method) and name in (None, r.name)]

    def forget(self) -> None:
        """Begin the log anew."""
        self.wait_until_idle()
        self.log.clear()

    def sent(self, name: str | None = None) -> int:
        return sum(r.sent for r in self.requests(name))

    def wait_until_idle(self) -> None:
        """Until every request is in the log, but for those that stall: they end a little later than the client."""
        while self.busy - self.stalled:
            time.sleep(0.005)

    def fault(self, name: str, method: str) -> Fault:
        with self.lock:
            if method == "GET" and self.faults.get(name):
                return self.faults[name].pop(0)
            return self.always.get(name, Fault())


def etag(data: bytes) -> str:
    return f'"{hashlib.sha256(data).hexdigest()[:12]}"'


@contextmanager
def serving(files: dict[str, bytes]) -> Iterator[Server]:
    server = Server(files)

    class Handler(_Handler):
        state = server

    http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    http.daemon_threads = True
    server.url = f"http://127.0.0.1:{http.server_address[1]}/data/"
    thread = threading.Thread(target=http.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.over.set()
        http.shutdown()
        http.server_close()
        thread.join()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    state: Server

    def log_message(self, *_: object) -> None:
        pass

    def do_HEAD(self) -> None:
        with self._counted():
            if self.state.heads:
                self._answer()
            else:
                self._end(501, {"Content-Length": "0"}, b"", Fault())

    def do_GET(self) -> None:
        with self._counted():
            self._answer()

    @contextmanager
    def _counted(self) -> Iterator[None]:
        with self.state.lock:
            self.state.busy += 1
            self.state.most_at_once = max(self.state.most_at_once, self.state.busy)
        try:
            yield
        finally:
            with self.state.lock:
                self.state.busy -= 1

    @property
    def name(self) -> str:
        # Who takes us for a proxy sends whole addresses.
        return urlsplit(self.path).path.removeprefix("/data/")

    def _answer(self) -> None:
        fault = self.state.fault(self.name, self.command)
        if fault.status is not None:
            self._end(
                fault.status, {"Content-Length": str(len(fault.body)), **fault.headers}, fault.body, Fault()
            )
            return
        data = self.state.files.get(self.name)
        if data is None:
            self._end(404, {"Content-Length": "3"}, b"no\n", Fault())
            return
        headers = {"Accept-Ranges": "bytes"} if self.state.ranges else {}
        if self.state.validators:
            headers |= {"ETag": etag(data), "Last-Modified": MODIFIED}
        self._file(data, headers | fault.headers, fault)

    def _file(self, data: bytes, headers: dict[str, str], fault: Fault) -> None:
        asked = self.headers
        if self.state.validators and (asked["If-None-Match"] or asked["If-Modified-Since"]):
            same = asked["If-None-Match"] in (None, etag(data)) and asked["If-Modified-Since"] in (
                None,
                MODIFIED,
            )
            if same:
                self._end(304, headers, b"", fault)
                return
        start = self._start(data, fault)
        if start is None:
            body = data if fault.send is None else fault.send
            length = len(body) if fault.declare is None else fault.declare
            self._end(200, headers | {"Content-Length": str(length)}, body, fault)
        elif start >= len(data):
            self._end(
                416, headers | {"Content-Range": f"bytes */{len(data)}", "Content-Length": "0"}, b"", fault
            )
        else:
            more = {"Content-Range": f"bytes {start}-{len(data) - 1}/{len(data)}"}
            more["Content-Length"] = str(len(data) - start)
            self._end(206, headers | more | fault.headers, data[start:], fault)

    def _start(self, data: bytes, fault: Fault) -> int | None:
        wanted = self.headers["Range"]
        if not wanted or not self.state.ranges or fault.ignore_range:
            return None
        if self.headers["If-Range"] not in (None, etag(data), MODIFIED) and not fault.ignore_if_range:
            return None
        return int(wanted.removeprefix("bytes=").removesuffix("-"))

    def _end(self, status: int, headers: dict[str, str], body: bytes, fault: Fault) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        sent = 0
        try:
            if self.command == "GET" and status != 304:
                for piece in self._pieces(body, fault):
                    self.wfile.write(piece)
                    self.wfile.flush()
                    sent += len(piece)
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True
        if fault.declare is not None or fault.cut_after is not None or fault.stall_after is not None:
            self.close_connection = True
        asked = dict(self.headers.items())
        with self.state.lock:
            self.state.log.append(Request(self.command, self.name, asked, status, sent))

    def _pieces(self, body: bytes, fault: Fault) -> Iterator[bytes]:
        end = min(x for x in (fault.cut_after, fault.stall_after, len(body)) if x is not None)
        step = 1 if fault.drip else 1 << 14
        for at in range(0, end, step):
            yield body[at : min(at + step, end)]
            if fault.drip:
                self.state.over.wait(0.05)
            elif self.state.chunk_seconds:
                time.sleep(self.state.chunk_seconds)
        if fault.stall_after is not None:
            self.state.stalled += 1
            self.state.over.wait(20)
            self.state.stalled -= 1
