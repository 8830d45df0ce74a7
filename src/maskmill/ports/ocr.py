"""Reading words from pixels."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from maskmill.domain.document import Word


class Ocr(Protocol):
    """An OCR engine."""

    @property
    def name(self) -> str:
        """What the certificate calls it."""
        ...

    @property
    def version(self) -> str:
        """The engine's own version."""
        ...

    def read(self, untrusted_png: bytes, dpi: int) -> Sequence[Word]:
        """Return the words of a picture in reading order, boxes in points of the picture.

        Raises EngineMissing when the engine is not installed.
        """
        ...
