"""The manifest of the names model names what training reads, under licences that allow it; the card repeats it."""

import pytest
from train import card
from train.corpora import HALVES, TRAIN
from train.labels import SCHEMES

MANIFEST = card.manifest()
CORPORA = MANIFEST["corpora"]


def test_it_names_exactly_the_corpora_that_training_reads() -> None:
    assert set(CORPORA) == {*TRAIN, *HALVES}


def test_training_knows_the_labels_of_each_corpus() -> None:
    assert set(CORPORA) <= set(SCHEMES)


@pytest.mark.parametrize("name", CORPORA)
def test_a_corpus_has_a_source_a_commit_and_an_attribution(name: str) -> None:
    assert all(CORPORA[name][field] for field in ("text", "records", "source", "commit", "attribution"))
    assert ("trained" in CORPORA[name]) == (name in HALVES)


@pytest.mark.parametrize(
    ("name", "licence"),
    [
        *((name, one["licence"]) for name, one in CORPORA.items()),
        *((one["what"], one["licence"]) for one in MANIFEST["generated"] if one["attribution"] != card.OURSELVES),
        (MANIFEST["base"]["name"], MANIFEST["base"]["licence"]),
    ],
)
def test_no_licence_is_share_alike_or_against_commerce(name: str, licence: str) -> None:
    assert licence in card.LICENCES, name
    assert not {"SA", "NC", "ND"} & set(licence.split("-"))


def test_what_is_share_alike_is_for_evaluation_only() -> None:
    assert set(MANIFEST["evaluation_only"]) == {"uner_ewt"}
    assert not set(MANIFEST["evaluation_only"]) & {*TRAIN, *HALVES}


def test_the_card_is_not_stale() -> None:
    written = card.CARD.read_text("utf-8")
    assert written == card.filled(written), "run: python -m train.card"
    assert MANIFEST["base"]["sha256"] in written
    assert all(f"| {name} |" in written for name in CORPORA)
