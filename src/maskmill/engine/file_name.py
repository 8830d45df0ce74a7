"""A file's name may name a person: what the document must not hold, its name must not hold either."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePath

from maskmill.domain.finding import Action
from maskmill.domain.policy import Policy
from maskmill.domain.redact.needles import Needles
from maskmill.engine.detect import Detection
from maskmill.engine.kit import Mill

_SEPARATORS = str.maketrans("_-.+", "    ")
"""People write spaces in file names so; one sign for one sign keeps the offsets."""

_LEAST_SCORE = 0.5
"""A name has no context: a doubtful finding in it is more often a heading ("Annex") than a person."""


def mask_name(mill: Mill, policy: Policy, raw_name: PurePath, raw_values: Iterable[str]) -> PurePath:
    """Return a relative path in which each part's findings, and the given values, are replaced by their type.

    The suffix of the last part is kept. A path without findings comes back as it is.
    """
    detection = Detection(mill, policy)
    needles = Needles((), list(raw_values))
    parts = [*raw_name.parts[:-1], raw_name.stem]
    masked = [_mask(detection, policy, needles, part) for part in parts]
    return PurePath(*masked[:-1], masked[-1] + raw_name.suffix)


def _mask(detection: Detection, policy: Policy, needles: Needles, raw_part: str) -> str:
    """Replace what is found in one part of a path."""
    spans = [(start, end, "REDACTED") for start, end, _ in needles.spans(raw_part)]
    for text in dict.fromkeys((raw_part, raw_part.translate(_SEPARATORS))):
        for entity in detection.find([text])[0]:
            treatment = policy.treatment(entity.type)
            if treatment.action is not Action.KEEP and entity.score >= max(treatment.threshold, _LEAST_SCORE):
                spans.append((entity.start, entity.end, entity.type.value))
    return _replace(raw_part, spans)


def _replace(raw_part: str, spans: Iterable[tuple[int, int, str]]) -> str:
    """Put each span's word in its place; where spans overlap, one word stands for all of them."""
    pieces: list[str] = []
    at = 0
    for start, end, word in sorted(spans, key=lambda span: (span[0], -span[1])):
        if start >= at:
            pieces += [raw_part[at:start], word]
        at = max(at, end)
    return "".join([*pieces, raw_part[at:]])
