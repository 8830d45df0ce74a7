"""Structured logs that cannot hold personal data: keys are allow-listed, and values are checked."""

from maskmill.adapters.log.setup import ALLOWED_KEYS, configure

__all__ = ["ALLOWED_KEYS", "configure"]
