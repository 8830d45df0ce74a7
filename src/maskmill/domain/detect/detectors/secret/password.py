"""Passwords and PINs behind a word that says so, in eleven languages: after a sign, a verb, or nothing at all."""

from __future__ import annotations

import re

from maskmill.domain.detect.detector import Detector, Pattern, bag
from maskmill.domain.entity import EntityType

_VALUE = (
    r"(?:\"(?P<double>[^\"\n]{3,128})\"|'(?P<single>[^'\n]{3,128})'|`(?P<back>[^`\n]{3,128})`"
    r"|(?P<bare>[^\s\"'`<>]{4,128}))"
)
_VERBS = "is now|is|was|set to|changed to|reset to|lautet|ist|war|est|es|era|è|é|jest|er|är|on|to"
_AFTER = re.compile(
    r"[\"'\])]{0,2}(?:[ _-](?:number|code|hash|value|nr|no))?"
    r"(?:[ \t](?:for|of|to|für|pour|para|per|voor|do|dla|von|de|del|di)[ \t](?:(?:the|your|my)[ \t])?[\w.@-]{1,40})?"
    r"(?:[ \t]?\([^()\n]{1,20}\))?[ \t]{0,3}"
    rf"(?P<sign>[:=]{{1,2}}>?|=>|->|(?<=[ \t])(?:{_VERBS})(?=[ \t]))"
    rf"[ \t]*(?:\r?\n[ \t]{{0,4}})?{_VALUE}",
    re.IGNORECASE,
)
_NOTHING = re.compile(rf"[ \t]{{1,2}}(?![^\s\"'=:]*[=:]){_VALUE}")
_TAIL = re.compile(r"[.,;:)\]}]+$")
_NEXT_FIELD = re.compile(r"[,;&|](?=[ \t]?[A-Za-z_]{2,20}[=:])|[,;]$")
_PLACEHOLDER = re.compile(
    r"[x*.•_#-]+|[<\[{$%(].*|.*\(.*|os\.environ.*|process\.env.*|.*[({\[]$|\w+\.\w+\(?.*\)|%\w", re.IGNORECASE
)
_NOT_PASSWORDS = bag(
    """
    required empty null none true false undefined string str bool boolean optional text input field needed invalid
    incorrect wrong correct valid expired missing forgotten reset changed protected hidden redacted unknown there
    here this that what your yours mine please must should will can may not never always only also with from when
    same blank weak strong secure case sensitive characters letters digits password username email login sent stored
    encrypted hashed deprecated disabled enabled available below above following erforderlich vergessen leer falsch
    ungültig abgelaufen requis oublié incorrecto requerida obligatorio obligatoria olvidada richiesta dimenticata
    obrigatória vergeten verplicht wymagane zapomniane type self value key config settings default policy manager
    field
    """
)
_FORMAL = bag("pin clave haslo hasła code geheimzahl geheimnummer kod mdp pincode código cód")
"""Words with other meanings: what follows must hold a digit."""

_LEAST = 4


def _span(found: re.Match[str]) -> tuple[int, int]:
    """Return the value alone; quotes bound it, else signs that end a sentence or begin the next field do."""
    for name in ("double", "single", "back"):
        if found[name] is not None:
            return found.span(name)
    first, last = found.span("bare")
    cut = _NEXT_FIELD.search(found.string, first, last)
    last = cut.start() if cut else last
    tail = _TAIL.search(found.string, first, last)
    return first, tail.start() if tail and tail.start() > first else last


def _is_mixed(raw_value: str) -> bool:
    """Whether a value has a digit among letters or signs, or three kinds of characters."""
    kinds = (str.isupper, str.islower, str.isdigit, lambda char: not char.isalnum() and char not in "-'/")
    has = [any(map(kind, raw_value)) for kind in kinds]
    return sum(has) > 2 or (has[2] and sum(has) > 1)  # noqa: PLR2004 - three of four kinds


def _is_plausible(raw_value: str) -> bool:
    return (
        len(raw_value) >= _LEAST
        and raw_value.casefold() not in _NOT_PASSWORDS
        and not _PLACEHOLDER.fullmatch(raw_value)
        and not raw_value.startswith(("http://", "https://"))
    )


def _check(text: str, start: int, end: int) -> tuple[int, int] | None:
    """After a colon anything is a password that is no common word; after a verb or nothing it must look like one."""
    before = text[max(0, start - 9) : start].casefold()
    found = _AFTER.match(text, end, end + 240)
    is_sign = found is not None and not found["sign"][0].isalpha()
    if found is None:
        found = _NOTHING.match(text, end, end + 160)
    if found is None or before.endswith(("palabras ", "palabra ")):
        return None
    first, last = _span(found)
    raw_value = text[first:last]
    if not _is_plausible(raw_value):
        return None
    word = re.split(r"[ _-]", text[start:end].casefold())[-1]
    if word in _FORMAL and not any(map(str.isdigit, raw_value)):
        return None
    if word == "pin" and not (is_sign or raw_value.isdigit()):
        return None
    return (first, last) if is_sign or _is_mixed(raw_value) or (word in _FORMAL and raw_value.isdigit()) else None


_WORDS = (
    "passwords?|passwd|passphrase|passcode|passwort|kennwort|zugangscode|geheimzahl|geheimnummer|pwd|mot de passe|mdp"
    "|code secret|code d'acc.s|contrase.a|clave de acceso|clave|c.digo de acceso|codice di accesso|parola d'ordine"
    "|senha"
    "|palavra[ -]passe|c.digo de acesso|wachtwoord|toegangscode|pincode|has.o|kod dost.pu|kod pin|access code|pin code"
    "|adgangskode|kodeord|l.senord|salasana|login code|security code"
)

DETECTOR = Detector(
    name="password",
    type=EntityType.SECRET,
    patterns=(
        Pattern(rf"(?i)(?:{_WORDS})\b", 0.85),
        Pattern(r"\b(?:PIN|pin|Pin|PASS|pass|PW|pw)\b", 0.8),
    ),
    check=_check,
)
