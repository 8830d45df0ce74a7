"""The process of the HTTP API: our log lines, and uvicorn started by name.

Run as `python -m maskmill.cli.serving`, by `maskmill serve`, which has put its flags into the environment.
"""

from __future__ import annotations

from importlib import import_module
from typing import Final

from maskmill.cli.configuration import load
from maskmill.cli.exits import guarded

APPLICATION: Final = "maskmill.web.app:create_app_from_settings"
CLOSE_S: Final = 5
"""How long open answers (event streams) may take to end; the client comes back by itself."""


def serve() -> None:
    """Serve until SIGTERM or SIGINT."""
    from maskmill.adapters.log import configure

    settings = load()
    configure(settings.log_format, settings.log_level)
    import_module("uvicorn").run(
        APPLICATION,
        factory=True,
        host=settings.host,
        port=settings.port,
        log_config=None,  # one form of log line, and none with a query string in it
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=CLOSE_S,
    )


if __name__ == "__main__":
    raise SystemExit(guarded(serve))
