"""Post office boxes, in the languages of the addresses that we read."""

from __future__ import annotations

from maskmill.domain.detect.detector import Detector, Pattern, Rank
from maskmill.domain.entity import EntityType

DETECTOR = Detector(
    name="post_box",
    type=EntityType.STREET_ADDRESS,
    patterns=(
        Pattern(
            r"(?i)\b(?:p\.? ?o\.? ?box|post office box|p\.o\.b\.?|private bag|gpo box|locked bag|"
            r"postal box)[ :]{1,2}(?:no\.? ?|#)?[A-Z]{0,2} ?\d{1,7}\b",
            0.9,
        ),
        Pattern(r"\bPMB #?\d{1,5}\b", 0.7),
        Pattern(r"\b(?:PSC|CMR|Unit) \d{1,5},? Box \d{1,5}(?:,? (?:APO|FPO|DPO),? (?:AE|AP|AA) \d{5})?", 0.9),
        Pattern(r"\b(?:APO|FPO|DPO),? (?:AE|AP|AA) \d{5}(?:-\d{4})?\b", 0.9),
        Pattern(
            r"\b(?:Postfach|POSTFACH|Bo.te [Pp]ostale|BP|B\.P\.|Apartado(?: [Pp]ostal| de [Cc]orreos)?|Apdo\.?|"
            r"Casella [Pp]ostale|"
            r"Caixa [Pp]ostal|Postbus|Antwoordnummer|Postboks|Postbox|Skr(?:ytka|\.) [Pp]oczt(?:owa|\.)|Cx\. Postal)"
            r" (?:n[°o.]{0,2} )?\d{1,3}(?: ?\d{1,3}){0,2}\b",
            0.85,
        ),
        Pattern(r"\bCS \d{5}\b", 0.7),  # course spéciale
        Pattern(r"\bBox \d{1,5}, \d{3} \d{2} [A-Z][A-Za-zÀ-ž]{2,30}", 0.9),  # Box 123, 111 22 Stockholm
    ),
    rank=Rank.COMPOSITE,
)
