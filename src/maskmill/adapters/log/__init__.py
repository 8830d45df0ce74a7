"""Structured logs that cannot hold personal data: keys are allow-listed, and values are checked."""

import maskmill.adapters.log.lean  # noqa: F401 - first: see there
from maskmill.adapters.log.setup import ALLOWED_KEYS, configure

__all__ = ["ALLOWED_KEYS", "configure"]
