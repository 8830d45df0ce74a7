"""Trains the tagger: `python -m train.fit --data DATA --base MODEL --out FILE` (see README.md in this folder)."""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer

from maskmill.adapters.names.shape import CODE, DIGITS, INITIAL, LOWER, MIXED, OTHER, TITLE, UPPER
from train import corpora, documents
from train.labels import LABELS
from train.network import Tagger, loss
from train.windows import Encoded, encode

WINDOWS = (60, 126, 158)
"""Lengths of windows: those that the model is run on, and shorter ones."""
BATCH_TOKENS = 2_000
BODY_RATE, HEAD_RATE = 2e-4, 1e-3
WARM = 100
KEEP = 800
"""After so many steps the weights are written, should the machine stop."""
FIRST, LAST = 101, 102
"""[CLS] and [SEP] of MiniLM's vocabulary."""

_LOWERED = np.array([LOWER, LOWER, LOWER, LOWER, LOWER, DIGITS, CODE, OTHER], dtype=np.int8)
_RAISED = np.array([UPPER, UPPER, UPPER, UPPER, INITIAL, DIGITS, CODE, OTHER], dtype=np.int8)
_TITLED = np.array([TITLE, TITLE, TITLE, MIXED, INITIAL, DIGITS, CODE, OTHER], dtype=np.int8)
RECASED = ((_LOWERED, 0.1), (_RAISED, 0.08), (_TITLED, 0.03))
"""How a window may be written instead, and how often: a name in small letters or capitals is a name."""

Window = tuple[NDArray[np.int32], NDArray[np.int8], NDArray[np.int32]]


def windows(items: list[Encoded], rng: np.random.Generator) -> Iterator[Window]:
    """Cut documents into windows at random places, some of them in other letters."""
    for item in items:
        total, length = len(item.ids), int(rng.choice(WINDOWS))
        start = -int(rng.integers(0, length)) if total > length else 0
        while start < total:
            first, last = max(0, start), min(total, start + length)
            start += length
            if last - first > 1:
                shapes = item.shapes[first:last]
                draw = rng.random()
                for table, share in RECASED:
                    if draw < share:
                        shapes = shapes // 8 * 8 + table[shapes % 8]
                        break
                    draw -= share
                yield item.ids[first:last], shapes, item.allowed[first:last]


def epoch(sources: dict[str, tuple[float, list[Encoded]]], rng: np.random.Generator) -> list[list[Window]]:
    """Return the batches of one epoch: each corpus by its weight, windows of like length together."""
    found: list[Window] = []
    for weight, items in sources.values():
        whole, rest = int(weight), weight - int(weight)
        for _ in range(whole):
            found += windows(items, rng)
        picked = rng.random(len(items)) < rest
        found += windows([item for item, keep in zip(items, picked, strict=True) if keep], rng)
    order = np.argsort([len(ids) + rng.random() * 6 for ids, _, _ in found])
    batches: list[list[Window]] = []
    at = 0
    while at < len(order):
        length = len(found[order[at]][0])
        size = min(64, BATCH_TOKENS // (length + 8))
        batches.append([found[index] for index in order[at : at + size]])
        at += size
    return [batches[index] for index in rng.permutation(len(batches))]


def tensors(batch: list[Window]) -> tuple[torch.Tensor, ...]:
    """Return ids, shapes, mask and possible labels, padded to the longest window."""
    width = max(len(ids) for ids, _, _ in batch) + 2
    out = np.zeros((4, len(batch), width), dtype=np.int64)
    for row, (ids, shapes, allowed) in enumerate(batch):
        size = len(ids)
        out[0, row, : size + 2] = [FIRST, *ids, LAST]
        out[1, row, 1 : size + 1] = shapes
        out[2, row, : size + 2] = 1
        out[3, row, 1 : size + 1] = allowed
    return tuple(torch.from_numpy(part) for part in out)


def batches(
    tokenizer: Tokenizer, data: Path, generated: int, seed: int, rng: np.random.Generator
) -> Iterator[list[Window]]:
    """Yield batches without end; each epoch has documents from the templates of its own."""
    sources = {name: (weight, encode(tokenizer, items)) for name, (weight, items) in corpora.load(data).items()}
    for number in count():
        if generated:
            sources["generated"] = (1.0, encode(tokenizer, documents.make(generated, seed * 1000 + number)))
        for name, (weight, items) in sources.items() if number == 0 else ():
            print(f"{name}: {len(items)} documents x {weight}, {sum(len(item.ids) for item in items)} tokens")
        yield from epoch(sources, rng)


def fit(model: Tagger, source: Iterator[list[Window]], steps: int, stop: int, scale: float, out: Path) -> None:
    """Train for some steps: AdamW, a short warm-up, then a rate that falls to nothing."""
    head = list(model.head.parameters())
    body = [one for one in model.bert.parameters() if one.requires_grad]
    rates = (BODY_RATE * scale, HEAD_RATE * scale)
    groups = [{"params": body, "lr": rates[0]}, {"params": head, "lr": rates[1]}]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
    model.train()
    started, tokens, recent = time.process_time(), 0, []
    for step in range(stop):
        for group, rate in zip(optimizer.param_groups, rates, strict=True):
            group["lr"] = rate * min(1.0, (step + 1) / WARM) * max(0.02, 1 - step / steps)
        ids, shapes, mask, allowed = tensors(next(source))
        with torch.autocast("cpu", dtype=torch.bfloat16):
            logits = model(ids, shapes, mask)
        value = loss(logits, allowed)
        value.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        optimizer.zero_grad()
        tokens += int(mask.sum())
        recent.append(value.item())
        if (step + 1) % 100 == 0:
            rate = tokens / (time.process_time() - started)
            print(f"step {step + 1}: loss {np.mean(recent[-100:]):.4f}, {rate:.0f} tokens a CPU second", flush=True)
        if (step + 1) % KEEP == 0 or step + 1 == stop:
            torch.save(model.state_dict(), out)


def main() -> None:
    """Train on the corpora, then on corpora and generated documents; write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="the folder that holds train/ and dev/")
    parser.add_argument("--base", type=Path, required=True, help="the folder of MiniLM's weights")
    parser.add_argument("--init", type=Path, help="weights to go on from")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--steps", type=int, default=4000)
    parser.add_argument("--stop", type=int, default=0, help="end after so many steps of the schedule; 0: at its end")
    parser.add_argument("--scale", type=float, default=1.0, help="of the learning rates")
    parser.add_argument(
        "--generated", type=int, default=0, help="how many documents an epoch to make from the templates"
    )
    parser.add_argument("--layers", type=int, default=6)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=1)
    args = parser.parse_args()

    torch.manual_seed(args.seed)
    torch.set_num_threads(args.threads)
    rng = np.random.default_rng(args.seed)
    tokenizer = Tokenizer.from_file(str(args.base / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    model = Tagger(args.base, args.layers)
    if args.init:
        known = model.state_dict()
        model.load_state_dict({name: value for name, value in torch.load(args.init).items() if name in known})
    fit(
        model,
        batches(tokenizer, args.data, args.generated, args.seed, rng),
        args.steps,
        args.stop or args.steps,
        args.scale,
        args.out,
    )
    print(f"{len(LABELS)} labels, {args.steps} steps: {args.out.name}")


if __name__ == "__main__":
    main()
