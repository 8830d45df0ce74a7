"""ABA routing numbers: nine digits that name a bank of the United States.

The first two digits are a district of the Federal Reserve (00-12), the same for thrifts (21-32), electronic
transactions (61-72) or traveller's cheques (80); the last makes the sum weighted 3-7-1 a multiple of ten (American
Bankers Association, "Routing Number Policy"; Wikipedia, "ABA routing transit number"). One number in twenty-five
passes, so a label is needed.
"""

from __future__ import annotations

from maskmill.domain.detect.detector import Detector, Pattern, digits
from maskmill.domain.detect.field import field, stands_alone
from maskmill.domain.detect.numbers import label
from maskmill.domain.entity import EntityType

_LENGTH = 9
_DISTRICTS = frozenset({*range(13), *range(21, 33), *range(61, 73), 80})


def is_routing_number(raw_number: str) -> bool:
    """Whether nine digits are an ABA routing number: its district and its check digit."""
    number = digits(raw_number)
    if len(number) != _LENGTH or int(number[:2]) not in _DISTRICTS or len(set(number)) == 1:
        return False
    return sum(int(digit) * weight for digit, weight in zip(number, (3, 7, 1) * 3, strict=True)) % 10 == 0


_LABELS = """
    routing; routing number; routing no; routing nr; routing num; routing code; routing transit number; routing and
    transit; bank routing; aba; aba number; aba no; aba routing; aba rtn; aba code; rtn; transit number; transit
    routing; ach routing; ach number; wire routing; fedwire; fedwire number; check routing; bankroutingnummer; número
    de ruta; número de enrutamiento; código aba; código de ruta; numéro de routage; numéro aba; codice aba; número de
    roteamento; bankleitzahl usa; numer aba
    """


def _before(text: str, start: int, end: int) -> tuple[int, int] | None:
    """021000021 (ABA): the number stands before its label, in one breath."""
    span = start, start + len(text[start:end].split("(", maxsplit=1)[0].rstrip())
    return span if is_routing_number(text[span[0] : span[1]]) and stands_alone(text, *span) else None


DETECTOR = Detector(
    name="aba_routing",
    type=EntityType.ABA_ROUTING_NUMBER,
    patterns=(
        Pattern(
            label(_LABELS),
            0.95,
            check=field(
                r"\d{4}[ -]\d{4}[ -]\d|\d{3}[ -]\d{3}[ -]\d{3}|\d{9}",
                is_routing_number,
                filling="routing|transit|aba|rtn|rt|ach|wire|wires|electronic|payments|us|usa|bank|checking",
                free=stands_alone,
            ),
        ),
        Pattern(r"(?i)\b\d{4}[ -]?\d{4}[ -]?\d ?\((?:aba|routing|rtn)\b", 0.95, check=_before),
    ),
)
