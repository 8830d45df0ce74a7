"""Giving memory back after a job (CHECKLIST S1-55)."""

from __future__ import annotations

import gc
import sys


def tidy() -> None:
    """Collect garbage, and empty the graphics card's cache when some part has loaded torch."""
    gc.collect()
    torch = sys.modules.get("torch")
    if torch is not None and torch.cuda.is_available():
        torch.cuda.empty_cache()
