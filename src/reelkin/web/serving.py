"""Serving the site: one process, one address, a graceful end."""

from __future__ import annotations

import contextlib
import errno
import gc
import socket
from typing import TYPE_CHECKING

import uvicorn

from reelkin.errors import UsageError
from reelkin.web.allocation import share_one_heap
from reelkin.web.app import create_app
from reelkin.web.logs import set_up

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sqlalchemy import Engine

    from reelkin.web.config import SiteConfig

GRACE_SECONDS = 10
"""How long answers under way are waited for at the end."""
BACKLOG = 2_048


def serve(
    config: SiteConfig,
    engine: Engine,
    host: str,
    port: int,
    *,
    trusted_proxies: Sequence[str] = (),
    log_requests: bool = False,
    or_any_port: bool = False,
    told: Callable[[str], None] = print,
) -> None:
    """Serve until a signal ends it; answers under way are finished.

    Args:
        config: the site.
        engine: its database, migrated.
        host: the address to listen on.
        port: the port; 0 for any that is free.
        trusted_proxies: addresses whose X-Forwarded headers are believed; nobody else's are.
        log_requests: write a line for each request.
        or_any_port: where the port is taken, take any that is free.
        told: called with the address once it is listened on.

    Raises:
        UsageError: the address cannot be listened on.
    """
    share_one_heap()
    set_up(requests=log_requests)
    # What was imported stays: the collector need not look through it again and again.
    gc.collect()
    gc.freeze()
    listening = _listen(host, port, or_any=or_any_port)
    app = create_app(config, engine)
    settings = uvicorn.Config(
        app,
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=bool(trusted_proxies),
        forwarded_allow_ips=list(trusted_proxies),
        timeout_graceful_shutdown=GRACE_SECONDS,
    )
    told(config.public_url or address_of(host, listening.getsockname()[1]))
    # Ctrl-C is how it is meant to end; the server has finished by then.
    with contextlib.suppress(KeyboardInterrupt):
        uvicorn.Server(settings).run(sockets=[listening])


def address_of(host: str, port: int) -> str:
    """The address as a browser takes it."""
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def _listen(host: str, port: int, *, or_any: bool) -> socket.socket:
    try:
        family, *_, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        return socket.create_server(address[:2], family=family, backlog=BACKLOG)
    except OSError as error:
        if or_any and error.errno == errno.EADDRINUSE:
            return _listen(host, 0, or_any=False)
        raise UsageError(
            f"{host} port {port}: {error.strerror or error}; choose another with --port"
        ) from None
