"""Voter identity numbers of India (EPIC, Election Commission): three letters, seven digits, Luhn's check digit.

Older cards read state/district/constituency/number, without a check digit. Both need a word beside them (Wikipedia,
"Voter ID (India)").
"""

from __future__ import annotations

from maskmill.domain.detect.checks import alone, spelled, stdnum
from maskmill.domain.detect.detector import Detector, Pattern
from maskmill.domain.entity import EntityType

DETECTOR = Detector(
    name="in_voter",
    type=EntityType.IN_VOTER,
    patterns=(
        Pattern(r"\b[A-Za-z]{3}[ -]?\d{7}\b", 0.84, needs_context=True),
        Pattern(r"\b[A-Z]{2}/\d{2}/\d{3}/\d{6,7}\b", 0.7, needs_context=True, check=alone(lambda _raw_value: True)),
    ),
    check=alone(stdnum("in_.epic")),
    context=spelled(
        """
        epic; epic no; epic num; epic number; epic id; voter; voter id; voter card; voter id card; voter id number;
        voter id no; voter no; voter number; voters id; voter's id; voter identity card; voter identification; elector
        photo identity card; electors photo identity card; elector's photo identity card; elector photo id; elector's
        photo id; elector; election card; election id; election identity card; election commission; photo identity
        card; matdata; matdata pehchan patra; pehchan patra; मतदाता; मतदाता पहचान पत्र; वोटर आईडी
        """
    ),
)
