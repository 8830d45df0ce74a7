"""Writes the model that ships: `python -m train.export --base MODEL --weights FILE --out DIR` (ONNX, eight bits)."""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
import tempfile
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.transformers import optimizer
from onnxruntime.transformers.fusion_options import FusionOptions

from train.fit import FIRST, LAST
from train.labels import LABELS
from train.network import Tagger

OPSET = 17
HEADS, HIDDEN = 12, 384


def main() -> None:
    """Trace, fuse, quantise; print the hashes that the adapter checks."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--layers", type=int, default=6)
    args = parser.parse_args()

    model = Tagger(args.base, args.layers)
    model.load_state_dict(torch.load(args.weights))
    model.eval()
    args.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        traced, fused = Path(folder, "traced.onnx"), Path(folder, "fused.onnx")
        example = torch.ones(2, 16, dtype=torch.long)
        axes = {name: {0: "windows", 1: "tokens"} for name in ("ids", "shapes", "logits")}
        torch.onnx.export(
            model,
            (example, example),
            str(traced),
            input_names=["ids", "shapes"],
            output_names=["logits"],
            dynamic_axes=axes,
            opset_version=OPSET,
            dynamo=False,
        )
        options = FusionOptions("bert")
        options.enable_embed_layer_norm = False
        optimizer.optimize_model(
            str(traced), "bert", num_heads=HEADS, hidden_size=HIDDEN, opt_level=1, optimization_options=options
        ).save_model_to_file(str(fused))
        quantize_dynamic(
            fused,
            args.out / "names.onnx",
            weight_type=QuantType.QInt8,
            per_channel=True,
            extra_options={"DefaultTensorType": onnx.TensorProto.FLOAT},
        )
    shutil.copy(args.base / "tokenizer.json", args.out / "tokenizer.json")
    files = {
        name: hashlib.sha256((args.out / name).read_bytes()).hexdigest() for name in ("names.onnx", "tokenizer.json")
    }
    card = json.dumps({"labels": LABELS, "ends": (FIRST, LAST), "files": files, "calibration": {}}, indent=1) + "\n"
    (args.out / "model.json").write_text(card, "utf-8")
    print(f"names.onnx: {(args.out / 'names.onnx').stat().st_size} bytes")
    print(f"model.json: sha256 {hashlib.sha256(card.encode()).hexdigest()} (DIGEST in adapters/names/tagger.py)")


if __name__ == "__main__":
    main()
