"""Which broker is used (DESIGN section 4), and what its URL must say."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final
from urllib.parse import SplitResult, parse_qsl, quote, urlencode, urlsplit

from maskmill.errors import InvalidSettings

DEFAULT: Final = "redis://localhost:6379/0"
TLS: Final = "rediss"
SCHEMES: Final = ("redis", TLS, "redis+socket")

_SETTING: Final = "the broker's URL (MASKMILL_BROKER_URL)"
_FILES: Final = ("ssl_ca_certs", "ssl_certfile", "ssl_keyfile")
_CHECKS: Final = ("required", "optional", "none")


def broker_url(configured: str | None, socket: Path | None) -> str:
    """Return the configured URL, else the socket of a stack that runs on the data folder, else the usual port."""
    if configured:
        return configured
    return socket_url(socket) if socket else DEFAULT


def socket_url(socket: Path) -> str:
    """Return Celery's URL for a broker on a Unix socket."""
    return f"redis+socket://{quote(str(socket))}?virtual_host=0"


def complete(url: str) -> str:
    """Return a broker's URL with all that its clients must be told.

    A `rediss://` URL that says nothing about certificates checks them: Celery's default would be not to.

    Raises:
        InvalidSettings: another kind of broker, or parts that cannot be meant; it quotes nothing of the URL.
    """
    parts = _split(url)
    if parts.scheme not in SCHEMES:
        raise InvalidSettings("The broker is of another kind; write redis://…, rediss://… (TLS) or redis+socket://…")
    options = dict(parse_qsl(parts.query))
    if parts.scheme == TLS:
        return parts._replace(query=urlencode(_tls(options))).geturl()
    if any(name.startswith("ssl_") for name in options):
        raise InvalidSettings(f"TLS needs rediss:// in {_SETTING}; write it, or leave the ssl_… options out")
    return url


def complete_backend(url: str) -> str:
    """Return the result backend's URL: completed when it is Redis; what else Celery knows stays as it is."""
    return complete(url) if urlsplit(url).scheme in SCHEMES else url


def _split(url: str) -> SplitResult:
    """Take a URL apart. A character of a password that ends the host is noticed by what then stands for the port."""
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError:  # it quotes a part of the URL, which may be the password: no cause is kept
        raise InvalidSettings(
            f"Host or port cannot be read in {_SETTING}; write / as %2F, # as %23 and @ as %40 in its password"
        ) from None
    return parts


def _tls(options: dict[str, str]) -> dict[str, str]:
    """Return the options of a TLS URL with the check of certificates written out."""
    check = options.get("ssl_cert_reqs", "required").lower().removeprefix("cert_")
    if check not in _CHECKS:
        raise InvalidSettings(f"ssl_cert_reqs is none of {', '.join(_CHECKS)} in {_SETTING}")
    for name in _FILES:
        if name in options and not os.access(options[name], os.R_OK):
            raise InvalidSettings(f"{name} names no file that can be read in {_SETTING}")
    return {**options, "ssl_cert_reqs": check}
