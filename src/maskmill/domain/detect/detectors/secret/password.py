"""Passwords and PINs behind a word that says so, in eleven languages: after a sign, a verb, or nothing at all.

So do those that stand in the next line, in a column of that name, or before the word ("Blue42! is the password").
"""

from __future__ import annotations

import re

from maskmill.domain.detect.ahead import ahead
from maskmill.domain.detect.detector import Detector, Pattern, bag
from maskmill.domain.detect.numbers import label
from maskmill.domain.entity import EntityType

_VALUE = (
    r"(?:\"(?P<double>[^\"\n]{3,128})\"|'(?P<single>[^'\n]{3,128})'|`(?P<back>[^`\n]{3,128})`"
    r"|(?P<bare>[^\s\"'`<>]{4,128}))"
)
_VERBS = "on file,|is now|is|was|set to|changed to|reset to|lautet|ist|war|est|es|era|è|é|jest|er|är|on|to"
_AFTER = re.compile(
    r"[\"'\])]{0,2}(?:[ _-](?:number|code|hash|value|nr|no))?"
    r"(?:[ \t](?:for|of|to|für|pour|para|per|voor|do|dla|von|de|del|di)[ \t](?:(?:the|your|my)[ \t])?[\w.@-]{1,40})?"
    r"(?:[ \t]?\([^()\n]{1,20}\))?[ \t]{0,3}"
    rf"(?P<sign>[:=]{{1,2}}>?|=>|->|\.{{4,60}}|</\w{{1,12}}>\s{{0,8}}<\w{{1,12}}>"
    rf"|>(?=[^\s<>]{{3,64}}</)|(?<=[ \t])(?:{_VERBS})(?=[ \t]))"
    rf"[ \t]*(?:\r?\n[ \t]{{0,4}})?{_VALUE}",
    re.IGNORECASE,
)
_NOTHING = re.compile(rf"[ \t]{{1,2}}(?![^\s\"'=:]*[=:]){_VALUE}")
_CARD_CODE = re.compile(r"\d{3,4}")
_BRACKET = re.compile(rf"[ \t]?\({_VALUE}")
_NEXT_LINE = re.compile(rf"[ \t]*\r?\n[ \t]{{0,4}}{_VALUE}[ \t]*(?=\r?\n|\Z)")
_LINE_START = re.compile(r"(?:^|\n)[ \t*#>-]*\Z")
_CELL = re.compile(rf"[ \t]*{_VALUE.replace('<>]', '<>|;,]')}")
_AHEAD = r"[^\s\"'`<>()]{4,64}"
_TAIL = re.compile(r"[.,;:)\]}]+$")
_NEXT_FIELD = re.compile(r"[,;&|](?=[ \t]?[A-Za-z_]{2,20}[=:])|[,;]$")
_PLACEHOLDER = re.compile(
    r"[x*.•_#|:-]+|[<\[{$%(].*|.*\(.*|os\.environ.*|process\.env.*|.*[({\[]$|\w+\.\w+\(?.*\)|%\w", re.IGNORECASE
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
    if text[max(0, start - 9) : start].casefold().endswith(("palabras ", "palabra ")):
        return None
    found = _AFTER.match(text, end, end + 240)
    is_sign = found is not None and not (found["sign"][0].isalpha() or found["sign"][0] == ".")
    if found is None:
        found = _NOTHING.match(text, end, end + 160) or _below(text, start, end)
    name = text[start:end].casefold()
    word = re.split(r"[ _-]", name)[-1]
    if name.startswith("security") and found is not None and _CARD_CODE.fullmatch(text[slice(*_span(found))]):
        return None
    if found is not None:
        first, last = _span(found)
        if _is_fine(text[first:last], word, is_sign=is_sign):
            return first, last
    bracket = _BRACKET.match(text, end, end + 160)
    span = _span(bracket) if bracket else ahead(text, start, end, _AHEAD)
    is_one = span is not None and _is_mixed(text[slice(*span)]) and _is_fine(text[slice(*span)], word, is_sign=False)
    return span if is_one else None


def _below(text: str, start: int, end: int) -> re.Match[str] | None:
    """Take what stands alone in the line below a label that stands alone."""
    return _NEXT_LINE.match(text, end, end + 160) if _LINE_START.search(text, max(0, start - 8), start) else None


def _is_fine(raw_value: str, word: str, *, is_sign: bool) -> bool:
    if not _is_plausible(raw_value) or (word in _FORMAL and not any(map(str.isdigit, raw_value))):
        return False
    if word == "pin" and not (is_sign or raw_value.isdigit()):
        return False
    return is_sign or _is_mixed(raw_value) or (word in _FORMAL and raw_value.isdigit())


def _cell(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Take a cell beneath the name of its column, which may be far above it."""
    if "\n" not in text[start:end]:
        return None
    found = _CELL.match(text, end, end + 140)
    if found is None:
        return None
    first, last = _span(found)
    is_fine = _is_plausible(text[first:last]) and (_is_mixed(text[first:last]) or text[first:last].isdigit())
    return (first, last) if is_fine else None


_WORDS = (
    "passwords?|passwd|passphrase|passcode|passwort|kennwort|zugangscode|geheimzahl|geheimnummer|pwd"
    "|mot[ _-]?de[ _-]?passe|mdp|code[ _]?secret|code d'acc.s|contrase.a|clave[ _]?de[ _]?acceso|clave"
    "|c.digo[ _]?de[ _]?acceso"
    "|codice[ _]?di[ _]?accesso|parola[ _]?(?:d'|d_|di[ _])?ordine|senha|palavra[ _-]?(?:de[ _-])?passe"
    "|c.digo[ _]?de[ _]?acesso|wachtwoord|toegangscode|pincode|has.o|kod[ _]?dost.pu|kod[ _]?pin|access[ _]?code"
    "|pin[ _]?code|adgangskode|kodeord|l.senord|salasana|login[ _]?code|security[ _]?code"
)
_COLUMNS = (
    "password; passwords; passwd; passphrase; passcode; passwort; kennwort; pwd; user password; initial password; temp "
    "password; temporary password; mot de passe; mdp; contraseña; clave de acceso; password utente; parola d'ordine; "
    "parola ordine; senha; palavra-passe; palavra passe; wachtwoord; toegangscode; pincode; pin code; hasło; kod pin; "
    "access code; kodeord; lösenord; salasana"
)

DETECTOR = Detector(
    name="password",
    type=EntityType.SECRET,
    patterns=(
        Pattern(rf"(?i)(?:{_WORDS})\b", 0.85),
        Pattern(label(_COLUMNS), 0.85, check=_cell),
        Pattern(r"\b(?:PIN|pin|Pin|PASS|pass|PW|pw)\b", 0.8),
    ),
    check=_check,
)
