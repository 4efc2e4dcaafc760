"""The preview: a server on this machine's loopback that rebuilds and reloads; never meant for readers."""

from generator.circulation.preview.app import Desk
from generator.circulation.preview.panel import Held, Panel
from generator.circulation.preview.server import serve

__all__ = ["Desk", "Held", "Panel", "serve"]
