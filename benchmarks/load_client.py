"""A client that keeps several connections busy, each asking again as soon as it is answered: run as a process of its own.

    python benchmarks/load_client.py PORT CONNECTIONS SECONDS EVERY < requests > answers.json

Requests come on its standard input, one JSON list [path, body or null] a line; each connection takes the next one. With
EVERY above 0 a connection leaves the server after so many requests and comes back from another loopback address, as
another person. One thread on plain sockets: some 20 µs of processor time a request, so that the server is what waits.
"""

from __future__ import annotations

import json
import selectors
import socket
import sys
import time

HEAD_END = b"\r\n\r\n"


class Connection:
    """One client, with at most one request under way."""

    def __init__(self, port: int, place: int, every: int) -> None:
        self.port, self.place, self.every, self.people = port, place, every, 0
        self.asked, self.left, self.begun = 0, 0, 0.0
        self.socket = self._come()

    def _come(self) -> socket.socket:
        self.people += 1
        who = self.place * 30_000 + self.people
        address = f"127.{1 + who // 65_025}.{1 + who // 255 % 255}.{who % 255}" if self.every else "127.0.0.1"
        made = socket.create_connection(("127.0.0.1", self.port), source_address=(address, 0))
        made.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return made

    def ask(self, request: bytes) -> None:
        """Send the next request."""
        self.asked += 1
        self.begun = time.perf_counter()
        self.socket.sendall(request)

    def answered(self) -> tuple[int, int]:
        """Read the whole answer: its status, and how many bytes its body has."""
        received = b""
        while HEAD_END not in received:
            received += self._read()
        head, _, body = received.partition(HEAD_END)
        fields = dict(line.lower().split(b": ", 1) for line in head.split(b"\r\n")[1:])
        length, size = int(fields[b"content-length"]), len(body)
        while size < length:
            size += len(self._read())
        return int(head[9:12]), length

    def _read(self) -> bytes:
        some = self.socket.recv(1 << 17)
        if not some:
            raise ConnectionError("the server hung up")
        return some

    def due_to_leave(self) -> bool:
        """Whether the next request is to come from another address."""
        return self.every > 0 and self.asked % self.every == 0

    def leave(self) -> None:
        """Come back as somebody else."""
        self.socket.close()
        self.socket = self._come()


def encode(path: str, body: str | None) -> bytes:
    """A request as it is sent."""
    head = f"{'GET' if body is None else 'POST'} {path} HTTP/1.1\r\nHost: localhost\r\n"
    if body is None:
        return f"{head}\r\n".encode()
    data = body.encode()
    return f"{head}Content-Type: application/json\r\nContent-Length: {len(data)}\r\n\r\n".encode() + data


def drive(
    port: int, connections: int, seconds: float, every: int, requests: list[bytes]
) -> dict[str, object]:
    """Ask until the requests or the seconds are over."""
    waiting = iter(requests)
    took: list[float] = []
    statuses: dict[int, int] = {}
    size = 0
    with selectors.DefaultSelector() as selector:
        begun = time.perf_counter()
        for place in range(connections):
            one = Connection(port, place, every)
            one.ask(next(waiting))
            selector.register(one.socket, selectors.EVENT_READ, one)
        while selector.get_map():
            for key, _ in selector.select():
                one = key.data
                status, length = one.answered()
                now = time.perf_counter()
                took.append(now - one.begun)
                statuses[status] = statuses.get(status, 0) + 1
                size += length
                request = next(waiting, None) if now - begun < seconds else None
                if request is None or one.due_to_leave():
                    selector.unregister(one.socket)
                    if request is None:
                        continue
                    one.leave()
                    selector.register(one.socket, selectors.EVENT_READ, one)
                one.ask(request)
        whole = time.perf_counter() - begun
    spent = time.process_time()
    return {"seconds": whole, "took": took, "statuses": statuses, "bytes": size, "client_cpu": spent}


def main() -> None:
    """Read the requests, drive, and print what was measured."""
    port, connections, every = int(sys.argv[1]), int(sys.argv[2]), int(sys.argv[4])
    requests = [encode(*json.loads(line)) for line in sys.stdin]
    print(json.dumps(drive(port, connections, float(sys.argv[3]), every, requests)))


if __name__ == "__main__":
    main()
