"""Keys without a form of their own, known by their length and by the vendor's name beside them.

Heroku (UUID, devcenter.heroku.com/articles/authentication), Datadog (32 and 40 hexadecimal digits,
docs.datadoghq.com/account_management/api-app-keys), Cloudflare (37 hexadecimal digits or 40 signs,
developers.cloudflare.com/fundamentals/api), Twitter/X (docs.x.com), AWS secret keys (40 signs,
docs.aws.amazon.com/IAM), Twilio auth tokens, Algolia, Mailjet, Trello, PagerDuty, Okta, Asana, Vercel (their API
references).
"""

from __future__ import annotations

import re

from maskmill.domain.detect.detector import Check, Detector, Pattern
from maskmill.domain.detect.detectors.secret.entropy import entropy
from maskmill.domain.detect.forms import UUID
from maskmill.domain.entity import EntityType

_REACH = 64
_LEAST = 3.0
_KEY_WORD = re.compile(
    r"key|token|secret|auth|credential|schlüssel|cl[eé]|clave|chiave|chave|sleutel|klucz", re.IGNORECASE
)


def _near(vendors: str) -> Check:
    """Make a check: a vendor's name and a word such as key stand before the value, and it is irregular."""
    names = re.compile(rf"(?<![^\W_])(?:{vendors})(?![^\W_])", re.IGNORECASE)

    def check(text: str, start: int, end: int) -> tuple[int, int] | None:
        first = max(0, start - _REACH)
        before = text[first:start]
        touched = (
            text[end : end + 1].isalnum() or before[-1:] in {"-", "/", "+", "."} or text[end : end + 1] in {"-", "+"}
        )
        if touched or not (names.search(before) and _KEY_WORD.search(before)):
            return None
        return (start, end) if entropy(text[start:end]) >= _LEAST else None

    return check


DETECTOR = Detector(
    name="named_key",
    type=EntityType.SECRET,
    patterns=(
        Pattern(
            UUID,
            0.9,
            check=_near("heroku|hubspot|hapikey|trustpilot|snyk"),
        ),
        Pattern(
            r"\b[0-9a-f]{32}\b",
            0.9,
            check=_near("datadog|dd|twilio|algolia|mailjet|trello|openweather|openweathermap|azure|cognitive"),
        ),
        Pattern(r"\b[0-9a-f]{40}\b", 0.9, check=_near("datadog|dd|circleci|circle|sonar|travis|buildkite|segment")),
        Pattern(r"\b[0-9a-f]{37}\b", 0.9, check=_near("cloudflare|cf")),
        Pattern(r"\b[A-Za-z0-9+/_-]{40}\b", 0.9, check=_near("aws|amazon|cloudflare|cf|segment")),
        Pattern(
            r"\b(?:[A-Za-z0-9]{25}|[A-Za-z0-9]{50}|[0-9]{7,20}-[A-Za-z0-9]{30,40}|[A-Za-z0-9]{45})\b",
            0.9,
            check=_near("twitter|x api|consumer"),
        ),
        Pattern(r"\b[A-Za-z0-9]{16}\b", 0.85, check=_near("linkedin")),
        Pattern(
            r"\b(?:u\+[A-Za-z0-9_-]{18}|00[A-Za-z0-9_-]{40}|[A-Za-z0-9]{24})\b",
            0.85,
            check=_near("pagerduty|okta|vercel"),
        ),
    ),
)
