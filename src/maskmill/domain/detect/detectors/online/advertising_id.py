"""Advertising identifiers of phones and television sets: a UUID, and a word that says what it is (IDFA, GAID …)."""

from __future__ import annotations

from maskmill.domain.detect.detector import Detector, Pattern, Rank, words
from maskmill.domain.detect.field import field
from maskmill.domain.detect.forms import UUID
from maskmill.domain.detect.numbers import label
from maskmill.domain.entity import EntityType


def _check(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Only zeros mean that the user has opted out."""
    chained = text[max(0, start - 1) : start] in {"-", "_"} or text[end : end + 1] == "-"
    return None if chained or len(set(text[start:end])) <= len("0-") else (start, end)


_WORDS = """
    idfa; idfv; gaid; aaid; adid; oaid; maid; rdid; tifa; afai; ifa; advertising id; advertising identifier;
    advertisingid; advertiser id; ad id; identifier for advertisers; google ad id; google advertising id; apple
    advertising id; mobile ad id; mobile advertising id; device advertising id; werbe id; werbekennung; werbeid;
    identifiant publicitaire; id publicitaire; id de publicidad; identificador de publicidad; id pubblicità;
    identificativo pubblicitario; id de publicidade; identificador de publicidade; reclame id; advertentie id;
    identyfikator reklamowy
    """

DETECTOR = Detector(
    name="advertising_id",
    type=EntityType.ADVERTISING_ID,
    patterns=(
        Pattern(UUID, 0.8, needs_context=True),
        Pattern(
            label("idfa; idfv; gaid; aaid; oaid; advertising id; advertisingid; google ad id; werbe id"),
            0.8,
            check=field(r"[0-9a-f]{32}", lambda value: len(set(value)) > 1),
        ),
    ),
    check=_check,
    context=words(_WORDS),
    rank=Rank.LABELLED,
    window=45,
    adjacent=True,
)
