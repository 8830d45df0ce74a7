"""Names, places, organisations, dates and addresses by our own model."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from maskmill.adapters.names.decode import entities
from maskmill.adapters.names.pieces import groups
from maskmill.adapters.names.tagger import Tagger
from maskmill.domain.entity import Entity


class OwnNames:
    """Loads the model at first use, so that a process that forks before it shares nothing."""

    name = "names"
    version = "1"

    def __init__(self) -> None:
        """Remember nothing yet."""
        self._tagger: Tagger | None = None

    def find(self, texts: Iterable[str]) -> Sequence[Sequence[Entity]]:
        """Return what each text holds, in order; EngineMissing when the model is not the one that was tested."""
        all_texts = list(texts)
        found: list[list[Entity]] = [[] for _ in all_texts]
        written = [text if any(map(str.isalpha, text)) else "" for text in all_texts]
        if not any(written):
            return found
        self._tagger = self._tagger or Tagger()
        for group in groups(written):
            raw_texts = [written[piece.text][piece.start : piece.end] for piece in group]
            for piece, raw_text, tagged in zip(group, raw_texts, self._tagger.tag(raw_texts), strict=True):
                found[piece.text] += (
                    replace(item, start=item.start + piece.start, end=item.end + piece.start)
                    for item in entities(raw_text, tagged, self._tagger.labels, self._tagger.curves)
                )
        return found
