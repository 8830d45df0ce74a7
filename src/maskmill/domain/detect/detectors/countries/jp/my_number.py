"""Individual numbers of Japan ("My Number", Digital Agency): twelve digits, the last a check digit modulo 11.

Weights 6 5 4 3 2 7 6 5 4 3 2 (Ministry of Internal Affairs, Order 85 of 2014). One in eleven passes, so a word must
say what it is.
"""

from __future__ import annotations

from maskmill.domain.detect.checks import alone, spelled, stdnum
from maskmill.domain.detect.detector import Detector, Pattern
from maskmill.domain.detect.forms import GROUPS_4_4_4
from maskmill.domain.entity import EntityType

DETECTOR = Detector(
    name="jp_my_number",
    type=EntityType.JP_MY_NUMBER,
    patterns=(Pattern(GROUPS_4_4_4, 0.84, needs_context=True),),
    check=alone(stdnum("jp.in_")),
    context=spelled(
        """
        my number; my number card; mynumber; individual number; individual no; japanese my number; kojin bango;
        マイナンバー; マイナンバーは; マイナンバーカード; 個人番号; 個人番号は; 個人番号カード;
        マイナンバー番号; 本人の個人番号
        """
    ),
)
