"""HTTP as uvicorn speaks it, except that a connection which asks for nothing is not kept for ever."""

from __future__ import annotations

import asyncio

from uvicorn.protocols.http.h11_impl import H11Protocol

MOST = 2000
"""Connections held at once; a further one is closed unheard."""

PATIENCE = 10.0
"""Seconds a fresh connection may stay silent."""


class Patient(H11Protocol):
    """Closes connections that stay silent after opening, and every connection beyond ``MOST``."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Take a connection in, with a time limit for its first words."""
        super().connection_made(transport)
        if len(self.connections) > MOST:
            transport.abort()
            return
        # The server's own keep-alive timer is cleared by the first bytes: a fresh connection is treated as an idle one.
        self.timeout_keep_alive_task = self.loop.call_later(PATIENCE, self.timeout_keep_alive_handler)
