"""What a server should say with every page: one policy, told to four kinds of server.

The policy allows own files only and no inline code at all; pages are asked for anew each time, files whose name holds
their hash are kept for a year.
"""

from __future__ import annotations

import mimetypes
import re
from pathlib import PurePosixPath

from generator.model import Query, UsageError
from generator.settings.targets import CONFIGURED, WITH_HEADERS_FILE

SERVERS = (*CONFIGURED, *WITH_HEADERS_FILE)

CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
    "manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
SECURITY = {
    "Content-Security-Policy": CSP,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
}

FRESH = "no-cache"
KEPT = "public, max-age=31536000, immutable"
_HASHED = r"[.-][0-9a-f]{8,64}\.[a-z0-9]+$"
"""Ends the name of a file that holds its hash, for Python's, nginx's and Caddy's regular expressions alike."""

_FEED = re.compile(r"(?:^|/)feeds/.*\.xml$")
_TYPES = {".js": "text/javascript", ".xml": "application/xml", ".webmanifest": "application/manifest+json"}


def cache_control(path: str) -> str:
    """``Cache-Control`` for a file of the site: a year where the name holds a hash, else asked for anew each time."""
    return KEPT if re.search(_HASHED, path) else FRESH


def content_type(path: str) -> str:
    """The media type of a file of the site, with its charset where it is text."""
    kind = "application/atom+xml" if _FEED.search(path) else _TYPES.get(PurePosixPath(path).suffix) or mimetypes.guess_type(path)[0]
    kind = kind or "application/octet-stream"
    return f"{kind}; charset=utf-8" if kind.startswith("text/") or kind.endswith(("xml", "json", "javascript")) else kind


def content_encoding(path: str) -> str:
    """How a file of the site is compressed, as HTTP names it; ``""`` for one that is not."""
    return {".gz": "gzip", ".br": "br"}.get(PurePosixPath(path).suffix, "")


def text(server: str, base: str = "") -> str:
    """The headers file, or the piece of configuration, for one kind of server.

    ``base`` is the path of the site's address (``""`` or ``/digest``). ``UsageError`` for a server that is not known.
    """
    if server == "nginx":
        return _nginx(base)
    if server == "caddy":
        return _caddy(base)
    if server in WITH_HEADERS_FILE:
        return _headers_file(base)
    raise UsageError(Query("", f"{server!r} is no server known here.", remedy=f"One of: {', '.join(SERVERS)}."))


def _nginx(base: str) -> str:
    """For ``include`` inside a ``server`` block; nginx serves ``.gz`` beside a file by itself, ``.br`` with its brotli module."""
    lines = [f'add_header {name} "{value}" always;' for name, value in SECURITY.items()]
    every = "\n".join(lines)
    inside = "\n    ".join(lines)
    return f"""# Inside the server block of the site, beside root and server_name.
charset utf-8;
charset_types text/html text/css text/plain text/javascript application/javascript application/atom+xml application/xml text/xml application/json;
gzip_static on;
gzip_vary on;
error_page 404 {base}/404.html;
{every}
add_header Cache-Control "{FRESH}" always;
location ~ "{_HASHED}" {{
    {inside}
    add_header Cache-Control "{KEPT}";
}}
location ~ /\\.newsdigest {{
    return 404;
}}
location ~ /feeds/.*\\.xml$ {{
    types {{ application/atom+xml xml; }}
}}
types {{
    text/html html;
    text/css css;
    text/javascript js;
    text/plain txt;
    application/json json;
    application/atom+xml atom;
    application/xml xml;
    image/svg+xml svg;
    image/png png;
    image/jpeg jpg jpeg;
    image/webp webp;
    image/x-icon ico;
    font/woff2 woff2;
    application/octet-stream gz br;
}}
"""


def _caddy(base: str) -> str:
    """For inside a site block of a Caddyfile, beside ``root``."""
    lines = "\n".join(f'\t{name} "{value}"' for name, value in SECURITY.items())
    return f"""# Inside the site's block, beside root.
header {{
{lines}
}}
@fresh not path_regexp {_HASHED}
header @fresh Cache-Control "{FRESH}"
@hashed path_regexp {_HASHED}
header @hashed Cache-Control "{KEPT}"
@feeds path */feeds/*.xml
header @feeds Content-Type "application/atom+xml; charset=utf-8"
@own path */.newsdigest*
error @own 404
handle_errors {{
	rewrite * {base}/404.html
	file_server
}}
file_server {{
	precompressed br gzip
}}
"""


def _headers_file(base: str) -> str:
    """``_headers`` as Netlify and Cloudflare Pages read it."""
    lines = "\n".join(f"  {name}: {value}" for name, value in SECURITY.items())
    feeds = f"{base}/feeds/*\n  Content-Type: application/atom+xml; charset=utf-8\n"
    return f"{base}/*\n{lines}\n{feeds}"
