"""Typst source to PDF, with the fonts that the typst wheel carries: the same pages on every machine."""

from __future__ import annotations

import typst


def typeset(source: str) -> bytes:
    """Return the PDF of a Typst document."""
    compiled: bytes = typst.compile(source.encode(), format="pdf", ignore_system_fonts=True)
    return compiled
