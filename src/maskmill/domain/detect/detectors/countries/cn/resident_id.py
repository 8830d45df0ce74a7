"""Resident identity numbers of China (GB 11643-1999): county, birthday, order, and a check sign modulo 11, X for ten.

Eighteen signs whose county and day must exist; with the check sign chance hits are rare, so no word is needed
(Wikipedia, "Resident Identity Card").
"""

from __future__ import annotations

from maskmill.domain.detect.checks import alone, spelled, stdnum
from maskmill.domain.detect.detector import Detector, Pattern
from maskmill.domain.entity import EntityType

DETECTOR = Detector(
    name="cn_resident_id",
    type=EntityType.CN_RESIDENT_ID,
    patterns=(
        Pattern(r"\b[1-9]\d{5}(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[0-9Xx]\b", 0.95),
        Pattern(r"\b[1-9]\d{5}[ -](?:18|19|20)\d{6}[ -]\d{3}[0-9Xx]\b", 0.93),
    ),
    check=alone(stdnum("cn.ric")),
    context=spelled(
        """
        身份证; 身份证号; 身份证号码; 居民身份证; 公民身份号码; resident id; resident identity card; chinese id;
        identity card; id card; id number; citizen identification number
        """
    ),
)
