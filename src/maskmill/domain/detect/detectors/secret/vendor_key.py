"""Keys and tokens whose vendor gave them a form of their own; JWT (RFC 7519); private keys in PEM (RFC 7468)."""

from __future__ import annotations

import re
from base64 import urlsafe_b64decode
from binascii import Error

from maskmill.domain.detect.detector import Detector, Pattern
from maskmill.domain.entity import EntityType

_PEM_END = re.compile(r"-----END [A-Z0-9 ]*PRIVATE KEY[A-Z ]*-----")
_PEM_LIMIT = 8_000
_PEM_BODY = re.compile(r"[A-Za-z0-9+/=\s:,-]*")


def _jwt(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The first part is a JSON object in base64url."""
    header = text[start : text.index(".", start)]
    try:
        decoded = urlsafe_b64decode(header + "=" * (-len(header) % 4))
    except (Error, ValueError):
        return None
    return (start, end) if decoded[:1] == b"{" else None


def _pem(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Take the block to its end, or as far as it goes on when the end was cut off."""
    found = _PEM_END.search(text, end, end + _PEM_LIMIT)
    if found:
        return start, found.end()
    body = _PEM_BODY.match(text, end, end + _PEM_LIMIT)
    return start, max(end, body.end() if body else end)


def _credentials(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return the user and the password of a URL alone."""
    return text.index("//", start) + 2, end - 1


_FORMS = (
    r"(?:AKIA|ASIA|ABIA|ACCA)[0-9A-Z]{16}",  # Amazon
    r"gh[pousr]_[A-Za-z0-9]{36}[A-Za-z0-9]*",  # GitHub
    r"github_pat_[A-Za-z0-9_]{60}[A-Za-z0-9_]*",
    r"glpat-[A-Za-z0-9_-]{20}[A-Za-z0-9_.-]*",  # GitLab
    r"xox[abeoprs]-[A-Za-z0-9-]{10}[A-Za-z0-9-]*",  # Slack
    r"hooks\.slack\.com/services/T[A-Za-z0-9_]+/B[A-Za-z0-9_]+/[A-Za-z0-9_]+",
    r"(?:sk|rk|pk)_(?:live|test)_[0-9A-Za-z]{16}[0-9A-Za-z]*",  # Stripe
    r"whsec_[0-9A-Za-z+/=]{24}[0-9A-Za-z+/=]*",
    r"AIza[0-9A-Za-z_-]{35}",  # Google
    r"GOCSPX-[0-9A-Za-z_-]{28}",
    r"ya29\.[0-9A-Za-z_-]{20}[0-9A-Za-z_-]*",
    r"sk-(?:proj-|svcacct-|ant-|or-)?[A-Za-z0-9_-]{20}[A-Za-z0-9_-]*",  # OpenAI, Anthropic, OpenRouter
    r"SG\.[A-Za-z0-9_-]{16}[A-Za-z0-9_-]*\.[A-Za-z0-9_-]{16}[A-Za-z0-9_-]*",  # SendGrid
    r"(?:SK|AC)[0-9a-f]{32}",  # Twilio
    r"key-[0-9a-f]{32}",  # Mailgun
    r"npm_[A-Za-z0-9]{36}",
    r"pypi-[A-Za-z0-9_-]{50}[A-Za-z0-9_-]*",
    r"hf_[A-Za-z]{30}[A-Za-z0-9]*",  # Hugging Face
    r"do[opr]_v1_[0-9a-f]{64}",  # DigitalOcean
    r"shp(?:at|ca|pa|ss)_[0-9A-Fa-f]{32}",  # Shopify
    r"sq0(?:atp|csp)-[0-9A-Za-z_-]{22}[0-9A-Za-z_-]*",  # Square
    r"\d{8,10}:AA[A-Za-z0-9_-]{33}",  # Telegram
    r"dapi[0-9a-f]{32}",  # Databricks
    r"lin_api_[0-9A-Za-z]{40}",  # Linear
    r"ATATT3[A-Za-z0-9_=-]{30}[A-Za-z0-9_=-]*",  # Atlassian
    r"PMAK-[0-9a-f]{24}-[0-9a-f]{34}",  # Postman
    r"NRAK-[A-Z0-9]{27}",  # New Relic
    r"dp\.(?:pt|st|ct|sa)\.[A-Za-z0-9]{40}[A-Za-z0-9]*",  # Doppler
    r"hvs\.[A-Za-z0-9_-]{24}[A-Za-z0-9_-]*",  # Vault
    r"EAAC[A-Za-z0-9]{30}[A-Za-z0-9]*",  # Facebook
    r"rubygems_[0-9a-f]{48}",
    r"age-secret-key-1[0-9a-z]{58}|AGE-SECRET-KEY-1[0-9A-Z]{58}",
    r"AccountKey=[A-Za-z0-9+/]{40}[A-Za-z0-9+/]*=*",  # Azure
)

DETECTOR = Detector(
    name="secret_key",
    type=EntityType.SECRET,
    patterns=(
        Pattern(r"\b(?:" + "|".join(_FORMS) + ")", 0.97),
        Pattern(r"\beyJ[A-Za-z0-9_-]{8}[A-Za-z0-9_-]*\.eyJ[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+", 0.98, check=_jwt),
        Pattern(r"-----BEGIN [A-Z0-9 ]*PRIVATE KEY[A-Z ]*-----", 0.99, check=_pem),
        Pattern(r"\b[a-z][a-z0-9+.-]*://[^ \t\r\n\f/:@]+:[^ \t\r\n\f/@]+@", 0.95, check=_credentials),
    ),
)
