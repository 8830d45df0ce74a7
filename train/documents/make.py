"""Makes documents: a template, values for its slots, then what happens to text on its way."""

from __future__ import annotations

import random
from pathlib import Path

from train.corpora import Marked
from train.documents import template
from train.documents.noise import Part, noisy
from train.documents.values import LABELS, Values

TEMPLATES = Path(__file__).parent.parent / "templates"
WEIGHTS = {"en": 3.0}
"""How much more often a template of a language is taken than one of another."""
LOWERED = {"voice_transcript": 0.9, "tweet": 0.25, "sms": 0.3, "chat": 0.2, "forum": 0.1}
"""How often a document of a genre is written in small letters."""
LINE_WEIGHT = 0.5
"""One-line templates are many: each is taken less often."""


def make(count: int, seed: int) -> list[Marked]:
    """Return `count` documents; the same seed gives the same ones."""
    rng = random.Random(seed)
    templates = template.read(TEMPLATES)
    weights = [WEIGHTS.get(one.language, 1.0) * (LINE_WEIGHT if "one_liner" in one.genre else 1.0) for one in templates]
    return [_document(one, rng) for one in rng.choices(templates, weights, k=count)]


def _document(one: template.Template, rng: random.Random) -> Marked:
    values = Values(one.language, rng)
    parts = [
        Part(values.draw(piece.slot, piece.number).strip(), LABELS.get(piece.slot, ""))
        if piece.slot
        else Part(piece.text, "")
        for piece in template.pieces(one, rng)
    ]
    if rng.random() < LOWERED.get(one.genre, 0.0):
        parts = [Part(part.text.lower(), part.label) for part in parts]
    text, spans = "", []
    for part in noisy(parts, rng):
        if part.label and part.text.strip():
            start, end = len(text), len(text) + len(part.text)
            if part.label == "PERSON" and spans and spans[-1][2] == "PERSON" and text[spans[-1][1] :] == " ":
                start = spans.pop()[0]  # first and last name beside each other are one person
            spans.append((start, end, part.label, False))
        text += part.text
    return Marked("generated", text, tuple(spans))
