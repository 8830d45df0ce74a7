"""Postal codes. By their form: United Kingdom (BS 7666), Canada, Ireland (Eircode); all others by a label or a state.

The areas of British codes are those of the Royal Mail; Canada Post uses no D, F, I, O, Q, U, and no W or Z in front.
"""

from __future__ import annotations

import re

from maskmill.domain.detect.alone import is_alone
from maskmill.domain.detect.detector import Detector, Pattern, Rank, bag, digits, words
from maskmill.domain.detect.field import field, stands_alone
from maskmill.domain.detect.numbers import label
from maskmill.domain.entity import EntityType

_AREAS = bag(
    """
    AB AL B BA BB BD BF BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH EN EX FK FY G
    GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML N NE NG NN NP NR NW OL
    OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF
    WN WR WS WV YO ZE GIR
    """
)
_LETTERS = re.compile(r"[A-Z]+")
_DIGITS = 4
_ALIKE = bag("11111 22222 44444 55555")
"""Towns whose codes are one digit all over."""

_FIRST_PREFIX = 5
"""ZIP codes begin at 00501."""

_STATES = (
    "A[KLRZ]|C[AOT]|D[CE]|FL|G[AU]|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|P[AR]|RI|S[CD]|T[NX]|UT|V[AIT]|"
    "W[AIVY]"
)
_UK = r"GIR 0AA|[A-PR-UWYZ][A-HK-Y]?\d[A-Z\d]? ?\d[ABD-HJLNP-UW-Z]{2}"
_CANADIAN = r"[ABCEGHJ-NPR-TVXY]\d[ABCEGHJ-NPR-TV-Z] ?\d[ABCEGHJ-NPR-TV-Z]\d"
_NUMBERS = r"(?:[A-Z]{1,3}-)?(?:\d{5}(?:[- ]\d{3,4})?|\d{4}(?: ?[A-Z]{2}|-\d{3})?|\d{6}|\d{2}-\d{3}|\d{3} \d{2,3})"


def _british(text: str, start: int, end: int) -> tuple[int, int] | None:
    area = _LETTERS.match(text, start, end)
    return (start, end) if area and area[0] in _AREAS and _is_free(text, start, end) else None


def _is_free(text: str, start: int, end: int) -> bool:
    return text[max(0, start - 1) : start] not in {"-", "/", "_"} and text[end : end + 1] not in {"-", "_"}


def _free(text: str, start: int, end: int) -> tuple[int, int] | None:
    return (start, end) if _is_free(text, start, end) else None


def _irish(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The last four are drawn from letters and digits: one of each at least."""
    last = text[end - 4 : end]
    mixed = any(map(str.isdigit, last)) and any(map(str.isalpha, last))
    return (start, end) if mixed and _is_free(text, start, end) else None


def _american(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The first three are an office that exists, and no word names another number."""
    fine = int(text[start : start + 3]) >= _FIRST_PREFIX and is_alone(text, start, end)
    return (start, end) if fine and len(set(digits(text[start:end]))) > 1 else None


def _stated(text: str, _start: int, end: int) -> tuple[int, int] | None:
    """Behind the letters of a state."""
    return _american(text, end - 10, end)


def _is_code(raw_value: str) -> bool:
    number = digits(raw_value)
    return len(set(number)) > 1 or len(number) < _DIGITS or number in _ALIKE


_field = field(
    rf"(?:{_UK}|{_CANADIAN}|[AC-FHKNPRTV-Y]\d[\dW] ?[0-9AC-FHKNPRTV-Y]{{4}}|{_NUMBERS})", _is_code, free=stands_alone
)


def _italian(text: str, start: int, end: int) -> tuple[int, int] | None:
    """CAP and CP in capitals: a cap is also a limit."""
    return _field(text, start, end) if text[start:end].isupper() else None


_BARE = field(r"\d{5}(?:-\d{3})?", _is_code, free=stands_alone)
_SIGN = re.compile(r"\.?[\"']?[ \t]?[:=>|;,\n]")


def _signed(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Small letters too, where a sign says that it is a field."""
    return _BARE(text, start, end) if _SIGN.match(text, end) or not text[end - 1].isalnum() else None


DETECTOR = Detector(
    name="zip_code",
    type=EntityType.ZIP_CODE,
    patterns=(
        Pattern(r"\b(?:GIR 0AA|[A-PR-UWYZ][A-HK-Y]?\d[A-Z\d]? \d[ABD-HJLNP-UW-Z]{2})\b", 0.85, check=_british),
        Pattern(r"\b[A-PR-UWYZ][A-HK-Y]?\d[A-Z\d]?\d[ABD-HJLNP-UW-Z]{2}\b", 0.6, needs_context=True, check=_british),
        Pattern(rf"\b{_CANADIAN.replace(' ?', ' ')}\b", 0.85, check=_free),
        Pattern(rf"\b{_CANADIAN.replace(' ?', '-?')}\b", 0.6, needs_context=True, check=_free),
        Pattern(r"\b(?:[AC-FHKNPRTV-Y]\d{2}|D6W) [0-9AC-FHKNPRTV-Y]{4}\b", 0.8, check=_irish),
        Pattern(r"\b\d{5}-\d{4}\b", 0.75, needs_context=True, check=_american, rank=Rank.LABELLED),
        Pattern(rf"\b(?:{_STATES}),? \d{{5}}-\d{{4}}\b", 0.8, check=_stated, rank=Rank.LABELLED),
        Pattern(
            label(
                """
                zip; zip code; zip codes; zipcode; zip code 4; postal code; postalcode; post code; postcode; eircode;
                pin code; pincode; plz; postleitzahl; code postal; codepostal; código postal; codice postale; codice di
                avviamento postale; kod pocztowy; postnummer; postnr; postinumero; código de endereçamento postal
                """
            ),
            0.85,
            check=_field,
        ),
        Pattern(r"\b(?:CAP|CP|C\.P|CEP|PLZ|NPA)\b", 0.75, check=_italian),
        Pattern(label("cap; cp; c.p; cep"), 0.75, check=_signed),
    ),
    context=words(
        """
        zip; zip code; zipcode; postal code; postcode; post code; code postal; plz; postleitzahl; uk; address; london;
        street; mail; mailing; ship; city; state
        """
    ),
    rank=Rank.COMPOSITE,
    window=30,
)
