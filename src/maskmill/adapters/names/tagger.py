"""Our own names model at work: a six-layer MiniLM with eight-bit weights that labels tokens (see docs/names-model.md).

Windows are run one at a time: with dynamic quantisation (ONNX Runtime, `DynamicQuantizeLinear`) the company of other
texts in a batch would change the result, and a batch is no faster at these lengths (measured).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from maskmill.adapters.names.pieces import windows
from maskmill.adapters.names.shape import shapes
from maskmill.domain.entity import EntityType, entity_type
from maskmill.errors import EngineMissing

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

FOLDER = Path(__file__).parent / "model"
DIGEST = "ea98f3522f7f7399d68b16c7d38eae0c06023ddbecacef512109cdc1b01d96f7"
"""SHA-256 of model.json, which holds those of the other files."""


Curves = Mapping[EntityType, Sequence[tuple[float, float]]]
"""By type: the raw score, and how often an entity of that score is right."""


@dataclass(frozen=True, slots=True)
class Tagged:
    """The tokens of a text: where they stand, and a row of label probabilities for each."""

    offsets: Sequence[tuple[int, int]]
    odds: NDArray[np.float32]


class Tagger:
    """Loads the model; one object a process."""

    def __init__(self, folder: Path = FOLDER, digest: str = DIGEST) -> None:
        """Read and check the files; EngineMissing when one is missing or not the one that was tested."""
        import onnxruntime  # noqa: PLC0415 - takes 0.1 s: only where names are looked for
        from tokenizers import Tokenizer  # noqa: PLC0415 - as above

        card = json.loads(checked(folder / "model.json", digest))
        self.labels: Sequence[str] = card["labels"]
        self.curves: Curves = {entity_type(kind): points for kind, points in card["calibration"].items()}
        self._tokenizer = Tokenizer.from_buffer(checked(folder / "tokenizer.json", card["files"]["tokenizer.json"]))
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()
        self._ends: tuple[int, int] = card["ends"]
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(
            checked(folder / "names.onnx", card["files"]["names.onnx"]), options, providers=["CPUExecutionProvider"]
        )

    def tag(self, texts: Sequence[str]) -> list[Tagged]:
        """Return the tokens of each text with their probabilities."""
        encodings = self._tokenizer.encode_batch(
            [text.encode("utf-8", "replace").decode() for text in texts], add_special_tokens=False
        )
        return [
            self._tag(text, encoding.ids, encoding.offsets) for text, encoding in zip(texts, encodings, strict=True)
        ]

    def _tag(self, text: str, ids: Sequence[int], offsets: Sequence[tuple[int, int]]) -> Tagged:
        """Run the windows of one text; where two overlap, each counts on its side of the middle."""
        import numpy as np  # noqa: PLC0415 - loaded with the model

        odds = np.zeros((len(ids), len(self.labels)), dtype=np.float32)
        forms = np.array([0, *shapes(text, offsets), 0], dtype=np.int64)
        tokens = np.array([self._ends[0], *ids, self._ends[1]], dtype=np.int64)
        done = 0
        for first, end in windows(text, offsets):
            part = tokens[first : end + 2].copy()
            part[0], part[-1] = self._ends
            form = forms[first : end + 2].copy()
            form[0] = form[-1] = 0
            logits = self._session.run(None, {"ids": part[None], "shapes": form[None]})[0][0][1:-1]
            powers = np.exp(logits - logits.max(-1, keepdims=True))
            start = first + (done - first) // 2
            odds[start:end] = (powers / powers.sum(-1, keepdims=True))[start - first :]
            done = end
        return Tagged(offsets, odds)


def checked(path: Path, digest: str) -> bytes:
    """Return a file's bytes; EngineMissing when they are not those that were tested."""
    try:
        data = path.read_bytes()
    except OSError as exc:
        raise EngineMissing("The names model cannot be read; install Maskmill again, or use --no-names") from exc
    if hashlib.sha256(data).hexdigest() != digest:
        raise EngineMissing("The names model was changed; install Maskmill again, or use --no-names")
    return data
