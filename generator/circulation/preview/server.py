"""The preview's life: a port, the first build, the watcher and the server, until the editor stops it."""

from __future__ import annotations

import asyncio
import contextlib
import resource
import socket
from collections.abc import Callable, Sequence
from pathlib import Path
from urllib.parse import urlsplit

import uvicorn
from starlette.applications import Starlette

from generator.circulation.preview.app import Desk, application
from generator.circulation.preview.edition import Edition
from generator.circulation.preview.protocol import Patient
from generator.circulation.preview.watch import rebuild_on_change, seen
from generator.model import Query, UsageError

LOOPBACK = "127.0.0.1"
_PORTS_TRIED = 50


def serve(
    output: Path,
    rebuild: Callable[[], None],
    watch_paths: Sequence[Path],
    *,
    desk: Desk,
    site_url: str = "",
    port: int = 8000,
    strict_port: bool = False,
    say: Callable[[str], None] = lambda text: None,
    ready: Callable[[str], None] = lambda url: None,
) -> None:
    """Build, serve ``output`` on the loopback and rebuild on every change, until interrupted.

    ``rebuild`` brings ``output`` up to date or raises; then the last good site stays up with the fault shown over it.
    ``watch_paths`` are the files and folders whose change calls for it; ``desk`` answers what the panel asks. The site is
    served under the path of ``site_url``. A taken ``port`` is said and the next free one used, or ``UsageError`` with
    ``strict_port``. ``ready`` gets the address.
    """
    door = listen(port, strict_port, say)
    base = urlsplit(site_url).path.rstrip("/")
    edition = Edition(rebuild)
    address = f"http://{LOOPBACK}:{door.getsockname()[1]}{base}/"
    _more_connections()
    with contextlib.closing(door):
        asyncio.run(_run(door, edition, application(output, edition, base, (LOOPBACK, "localhost"), desk), watch_paths, address, say, ready))


def listen(port: int, strict: bool, say: Callable[[str], None]) -> socket.socket:
    """A listening socket on the loopback at ``port``, or at the next free one."""
    for offset in range(1 if strict or port == 0 else _PORTS_TRIED):
        door = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            door.bind((LOOPBACK, port + offset))
            door.listen(1024)
        except OSError as error:
            door.close()
            reason = error.strerror or str(error)
            continue
        except OverflowError:
            door.close()
            break
        if offset:
            say(f"Port {port} is taken; using {port + offset}.")
        return door
    message = f"Port {port} cannot be used on {LOOPBACK} ({reason})." if strict else f"No free port was found from {port} on."
    raise UsageError(Query("", message, remedy="Stop the other program, or name another port with --port."))


async def _run(
    door: socket.socket,
    edition: Edition,
    app: Starlette,
    watch_paths: Sequence[Path],
    address: str,
    say: Callable[[str], None],
    ready: Callable[[str], None],
) -> None:
    stop = asyncio.Event()

    def built() -> None:
        say(edition.fault or f"Rebuilt ({edition.number}).")

    async def work() -> None:
        before = await asyncio.to_thread(seen, watch_paths)
        await asyncio.to_thread(edition.run)
        say(edition.fault or "Built; every change is followed.")
        await rebuild_on_change(watch_paths, edition, stop, built, before)

    config = uvicorn.Config(app, http=Patient, ws="none", lifespan="off", log_level="critical", access_log=False, timeout_graceful_shutdown=1)
    server = uvicorn.Server(config)
    worker = asyncio.ensure_future(work())
    ready(address)
    try:
        await server.serve(sockets=[door])
    finally:
        stop.set()
        worker.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await worker


def _more_connections() -> None:
    """Let the server hold as many connections as the machine allows, so that a flood does not use up its files."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    with contextlib.suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, min(hard, 65536)), hard))
