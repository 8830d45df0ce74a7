"""Why a broker cannot be used, in words for its operator."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from redis.exceptions import AuthenticationError, NoPermissionError

SILENT: Final = "The broker does not answer; stored jobs run when it is back"

_BY_TYPE: Final = (
    (NoPermissionError, "The broker's user may not do what jobs need; give it the rights in docs/operating.md"),
    (AuthenticationError, "The broker refuses the user or the password; correct them in MASKMILL_BROKER_URL"),
)
_BY_WORDS: Final = (
    ("NOPERM", _BY_TYPE[0][1]),
    ("Hostname mismatch", "The broker's certificate is for another host; correct the host in MASKMILL_BROKER_URL"),
    ("IP address mismatch", "The broker's certificate is for another host; correct the host in MASKMILL_BROKER_URL"),
    (
        "CERTIFICATE_VERIFY_FAILED",
        "The broker's certificate is not trusted; name its authority's file with ssl_ca_certs in MASKMILL_BROKER_URL",
    ),
    ("CERTIFICATE_REQUIRED", "The broker wants a certificate of us; name it with ssl_certfile and ssl_keyfile"),
    ("[SSL", "The broker speaks no TLS on this port; check scheme and port in MASKMILL_BROKER_URL"),
)
"""Words of OpenSSL and of the server, which their clients' errors repeat; the first that fits is the reason."""


def reason(error: BaseException) -> str:
    """Return why, and what to do; nothing of the error's own words, which may hold an address."""
    causes = list(_causes(error))
    for kind, why in _BY_TYPE:
        if any(isinstance(cause, kind) for cause in causes):
            return why
    words = " ".join(str(cause) for cause in causes)
    return next((why for said, why in _BY_WORDS if said in words), SILENT)


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    """Yield an error and what led to it."""
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__
