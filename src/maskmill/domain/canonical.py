"""One spelling for a JSON value, so that it can be hashed and signed."""

from __future__ import annotations

import json
from collections.abc import Mapping


def canonical(value: Mapping[str, object]) -> bytes:
    """Return UTF-8 JSON with sorted keys and no spaces (RFC 8785 for the values that we use: no floats are signed).

    Raises:
        TypeError: the value holds what JSON cannot carry.
        ValueError: the value holds NaN or infinity.
    """
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False).encode()
