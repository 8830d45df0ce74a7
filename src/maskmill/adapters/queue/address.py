"""Which broker is used (DESIGN section 4)."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

DEFAULT = "redis://localhost:6379/0"


def broker_url(configured: str | None, socket: Path | None) -> str:
    """Return the configured URL, else the socket of a stack that runs on the data folder, else the usual port."""
    if configured:
        return configured
    return socket_url(socket) if socket else DEFAULT


def socket_url(socket: Path) -> str:
    """Return Celery's URL for a broker on a Unix socket."""
    return f"redis+socket://{quote(str(socket))}?virtual_host=0"
