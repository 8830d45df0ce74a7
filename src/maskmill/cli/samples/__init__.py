"""Sample documents, made by code. Every person, address and number in them is invented or a published test value."""

from __future__ import annotations

from collections.abc import Mapping


def make_samples() -> Mapping[str, bytes]:
    """Return the samples by file name: a three-page letter and an invoice as PDF, and a note as text."""
    from maskmill.cli.samples.invoice import INVOICE
    from maskmill.cli.samples.letter import LETTER
    from maskmill.cli.samples.note import NOTE
    from maskmill.cli.samples.typeset import typeset

    return {
        "claim-letter.pdf": typeset(LETTER),
        "invoice-2291.pdf": typeset(INVOICE),
        "call-note.txt": NOTE.encode(),
    }
