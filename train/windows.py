"""Turns marked texts into windows of tokens, with the shape of each word and the labels that are possible."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from tokenizers import Encoding, Tokenizer

from maskmill.adapters.names.shape import shapes
from train.corpora import Marked
from train.labels import ANY, LABELS, SCHEMES, TYPES

INDEX = {label: at for at, label in enumerate(LABELS)}


@dataclass(frozen=True, slots=True)
class Encoded:
    """The tokens of one document: ids, shapes, and for each a bit mask of the labels that are possible."""

    ids: NDArray[np.int32]
    shapes: NDArray[np.int8]
    allowed: NDArray[np.int32]


def _bits(kinds: Iterable[str], part: str) -> int:
    return sum(1 << INDEX["O" if kind == "O" else f"{part}-{kind}"] for kind in kinds)


_EVERYTHING = (1 << len(LABELS)) - 1


def encode(tokenizer: Tokenizer, items: Sequence[Marked]) -> list[Encoded]:
    """Return the documents as tokens; those without any are left out."""
    encodings = tokenizer.encode_batch([item.text for item in items], add_special_tokens=False)
    return [_encoded(item, found) for item, found in zip(items, encodings, strict=True) if found.ids]


def _encoded(item: Marked, found: Encoding) -> Encoded:
    scheme = SCHEMES[item.corpus]
    outside = (1 << INDEX["O"]) | _bits(scheme.unmarked, "B") | _bits(scheme.unmarked, "I")
    allowed = np.full(len(found.ids), outside, dtype=np.int32)
    starts = np.array([start for start, _ in found.offsets])
    ends = np.array([end for _, end in found.offsets])
    for start, end, label, optional in item.spans:
        kinds = scheme.kinds.get(label, ANY)
        inside = np.flatnonzero((starts < end) & (ends > start))
        if not len(inside):
            continue
        if kinds is ANY or kinds >= frozenset(TYPES):
            allowed[inside] = _EVERYTHING
            continue
        extra = (1 << INDEX["O"]) if optional else 0
        allowed[inside] = _bits(kinds, "I") | extra
        allowed[inside[0]] = _bits(kinds, "B") | extra
    return Encoded(
        np.array(found.ids, dtype=np.int32),
        np.array(shapes(item.text, found.offsets), dtype=np.int8),
        allowed,
    )
