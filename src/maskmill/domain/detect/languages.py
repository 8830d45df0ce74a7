"""In which languages a detector's words are written: told by words that only one language has.

This is for people who look for a detector, and for the generated reference; nothing is found by it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

MARKS: dict[str, str] = {
    "en": "number|no|code|card|tax|social|security|insurance|license|licence|driver|account|address|birth|born|record"
    "|patient|identification|identity|national|company|health|phone|mobile|vehicle|bank|passport|registration|password"
    "|resident|street|invoice|case|customer|member|employer|registered|wallet|voter|card holder|ip|coordinates",
    "de": r"(?:steuer|sozial|kranken|patienten|kunden|rechnungs|identifikations|fall|konto|ident|pass|karten)\w*nummer"
    r"|\w*ausweis\w*|steuer\w*|\w*versicher\w*|geb|geboren|konto\w*|\w*karte|führerschein\w*|kennzeichen"
    r"|telefon|kunden\w*|straße|krankenakte|patienten\w*|aktenzeichen|az|kennwort|passwort|rentenversicherung|reisepass",
    "fr": r"numéro|sécurité|identité|naissance|né|née|permis|carte|téléphone|dossier|compte|passeport|immatriculation"
    r"|identifiant|impôt\w*|contribuable|mot de passe|vitale|assuré",
    "es": r"número|núm|tarjeta|cédula|nacimiento|seguridad|identidad|cuenta|teléfono|conducir|pasaporte|documento"
    r"|historia|contraseña|matrícula|permiso|impuesto\w*|identificación|clave|contribuyente\w*",
    "it": r"codice|numero di|tessera|patente|nato|nata|targa|conto|telefono|passaporto|carta d|carta di|partita"
    r"|paziente|fiscale|nascita",
    "pt": r"cartão|contribuinte|nascimento|identificação|conta|telefone|condução|passaporte|cidadão|utente|processo"
    r"|prontuário|segurança|cadastro|senha",
    "nl": r"rijbewijs\w*|paspoort\w*|geboren op|geboorte\w*|burgerservice\w*|rekening\w*|belasting\w*|kenteken"
    r"|ondernemings\w*|patiënt\w*|identiteits\w*|wachtwoord|nationaal|rijksregister\w*|btw|sofi\w*|polisnummer",
    "pl": r"numer|dowód|dowodu|urodzenia|ur|jazdy|rachun\w*|telefonu|paszport\w*|podatkow\w*|hasło|pacjenta|ewidencyjny"
    r"|identyfikac\w*|rejestracyjny|choroby",
    "sv": r"personnr|organisationsn\w*|samordnings\w*|körkort\w*|födelse\w*|pass nr|momsnr|momsregistrerings\w*",
    "da": r"cpr|cvr|kørekort\w*|fødsels\w*|pas nr|sygesikring\w*|virksomheds\w*",
    "no": r"fødselsn\w*|fodselsn\w*|førerkort\w*|personnummeret",
    "fi": r"henkilö\w*|hetu|y tunnus|ytunnus|ajokort\w*|passi\w*|puhelin\w*|syntym\w*",
    "cs": r"rodné|rodne|číslo|čísla|dič|průkaz|občansk\w*|řidičsk\w*",
    "ro": r"cod numeric|codul|cnp|buletin\w*|serie|permis de conducere|născut\w*",
    "hu": r"adó\w*|jogosítvány\w*|személyi\w*|szám\w*|útlevél\w*|taj",
    "tr": r"kimlik\w*|vergi\w*|numara|pasaport\w*|ehliyet\w*|doğum",
    "hr": r"osobni\w*|osobnog\w*|broj\w*|matični",
    "sl": r"matična|številka|davčna",
    "lt": r"asmens\w*|kodas|gim",
    "lv": r"personas|kods|dzim",
    "et": r"isiku\w*|sünni\w*",
    "bg": r"егн|граждански|номер",
}
"""By ISO 639-1: words, as regular expressions, that speak for a language."""

_SCRIPTS = {"el": "\u0370-\u03ff", "he": "\u0590-\u05ff", "hi": "\u0900-\u097f",
            "th": "\u0e00-\u0e7f", "ko": "\uac00-\ud7af", "ja": "\u3040-\u30ff", "zh": "\u4e00-\u9fff"}  # fmt: skip

_WORDS = {
    **{name: re.compile(rf"(?<![^\W_])(?:{words})(?![^\W_])", re.IGNORECASE) for name, words in MARKS.items()},
    **{name: re.compile(f"[{letters}]") for name, letters in _SCRIPTS.items()},
}


def languages_of(phrases: Iterable[str]) -> tuple[str, ...]:
    """Return the languages that context words and labels speak for, sorted (ISO 639-1)."""
    text = "; ".join(phrases)
    return tuple(sorted(name for name, words in _WORDS.items() if words.search(text)))
