"""What postal addresses of several countries share: letters, towns, and the line of code and town behind a street."""

from __future__ import annotations

import re

from maskmill.domain.detect.detector import Check, bag

LETTERS = "A-Za-zÀ-ÖØ-öø-ž"
UPPER = "A-ZÀ-ÖØ-ÞĀ-Ž"

TOWN = (
    rf"(?:St\. |Ste\. |Sankt )?[{UPPER}][{LETTERS}'-]{{1,30}}(?:[ -](?:am|an der|an den|im|in der|bei|ob der|sur|"
    rf"sous|en|de|del|dela|della|"
    rf"di|do|"
    rf"da|dos|das|la|les|le|los|las|aan den|aan de|op den)?[ -]?[{UPPER}][{LETTERS}'-]{{1,30}}){{0,3}}"
)
"""One to four capitalised words, with the small ones between them."""

_NUMBERED = re.compile(
    rf"(?:[ \t]*[,;-]?[ \t]*\r?\n[ \t]*|[ \t]*[,;/-][ \t]*|[ \t]+)"
    rf"(?:(?:D|A|CH|F|FR|B|BE|L|E|ES|I|IT|P|PT|NL|PL|DK|S|SE|SF|FI|FIN|N|DE|AT|UK|GB)[- ])?"
    rf"(?:\d{{4}} ?[A-Z]{{2}}|\d{{2}}-\d{{3}}|\d{{4}}-\d{{3}}|\d{{5}}-\d{{3}}|\d{{3}} \d{{2}}|"
    rf"\d{{4,5}})[ \t]{{1,2}}{TOWN}"
    rf"(?:[ ]\([A-Z]{{2}}\)| [A-Z]{{2}}\b| \d{{1,2}}\b| Cedex\b| (?:NV|SV|[NSVØKC])(?=[\s,.]|$))?"
)
_DETAIL = re.compile(
    r"[ \t]*,?[ \t]*\r?\n?[ \t]*(?:\d{1,2}[.ºª°oa]{0,2} ?(?:OG|Stock|Etage|étage|tv|th|mf|sal|piso|planta|andar|"
    r"Esq\.?|Dto\.?|"
    r"D(?:ch)?a\.?|Izda?\.?|[A-F])\b\.?"
    r"|(?:Top|Wohnung|Whg\.?|Apt\.?|Appt\.?|Apto\.?|apartamento|bus|boîte|bte|bât\.?|escalier|esc\.?|étage|puerta|piso|"
    r"interno|int\.|scala|lok\.?|lokal|m\.|lägenhet|lgh|as\.?|Hinterhaus|c/o [A-Z]\w+) ?[A-Z0-9]{1,4}\b)",
)
_BEGINS = re.compile(r"(?:^|[\n\t,;:|(/-]|(?<!\w)(?:in|aus|nach|à|en|a|w|de|di|te|PLZ|CP|CAP)) ?\Z")
_LAST_WORD = re.compile(r"[ -]([^\W\d_][^\s]*)$")
_NOT_TOWNS = bag(
    """
    phone fax tel tfno teléfono mail correo telephone iban bic no number email e-mail attn account mobile web www order
    invoice case item euro euros eur dollar dollars usd gbp pounds people persons men women einwohner menschen personen
    mitarbeiter kilometer meter stunden uhr jahre tage prozent stück besucher zuschauer habitants personnes kilomètres
    mètres heures jours ans habitantes personas kilómetros metros horas días años pesos january february march april may
    june july august september october november december januar februar märz mai juni juli oktober dezember monday
    tuesday wednesday thursday friday saturday sunday am pm the and or units items shares miles km kg copies votes
    students employees users bytes mb gb words points steps chf sek dkk pln zł złotych kronor kroner inwoners mensen
    abitanti persone
    """
)


def is_town(raw_words: str) -> bool:
    """Whether capitalised words behind a postal code may be a town: no measure, no month."""
    return raw_words.split(maxsplit=1)[0].strip(".,").casefold() not in _NOT_TOWNS


def extend(text: str, end: int) -> int:
    """Return where an address ends whose street ends at `end`: floor and door, then postal code and town."""
    while (detail := _DETAIL.match(text, end)) is not None:
        end = detail.end()
    found = _NUMBERED.match(text, end)
    if found is None:
        return end
    stop = trimmed(text, end, found.end())
    town = re.search(rf"[{UPPER}][{LETTERS}]{{2,}}", text[end:stop])
    return stop if town and is_town(town[0]) else end


def trimmed(text: str, start: int, end: int) -> int:
    """Return where a town ends that words of a letter's head may follow ("28034 Madrid Tel")."""
    while (last := _LAST_WORD.search(text, start, end)) and last[1].casefold() in _NOT_TOWNS:
        end = last.start()
    return end


def street(weak: re.Pattern[str] | None = None) -> Check:
    """Make a check of a street: no word goes on before it; with the town behind it; `weak` ones need that town."""

    def check(text: str, start: int, end: int) -> tuple[int, int] | None:
        if text[max(0, start - 1) : start].isalnum() or text[end : end + 1].isalnum():
            return None
        stop = extend(text, end)
        if stop == end and weak is not None and weak.search(text, start, end):
            return None
        return start, stop

    return check


def listed(text: str, start: int, end: int) -> tuple[int, int] | None:
    """As `coded`, and it begins a line or a part of one: five digits and a name are often something else."""
    return coded(text, start, end) if _BEGINS.search(text, max(0, start - 12), start) else None


def coded(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Check a postal code and the town behind it: no part of a longer number, no amount."""
    before = text[max(0, start - 2) : start]
    if before[-1:].isalnum() or before[-1:] in {"$", "€", "£", "-", "/", "_", "#"} or re.search(r"\d[.,: ]$", before):
        return None
    end = trimmed(text, start, end)
    town = re.search(rf"[{UPPER}][{LETTERS}'-]{{1,}}(?![{LETTERS}0-9-])", text[start:end].split(" ", maxsplit=1)[-1])
    return (start, end) if town and is_town(town[0]) else None
