"""Lines that carry a value: sentences, forms, logs, tables. No person, place or other number of note stands in them.

`{k}` is the label, `{K}` the label with a capital, `{key}` the label as a machine writes it, `{v}` the value,
`{o}` another identifier with its label, `{t}` a time stamp, `{n}` a small number.
"""

# ruff: noqa: RUF001 - words of Greek, Bulgarian and Turkish forms

from __future__ import annotations

LABELLED = (
    "{K}: {v}",
    "{K}: {v}",
    "{K} {v}",
    "{key}={v} status=ok",
    '{{"{key}": "{v}", "active": true}}',
    "| {K} | Status |\n|---|---|\n| {v} | open |",
    "{key},amount\n{v},12.50",
    "id;{key};status\n{n};{v};open",
    "{t} INFO updated {key}={v} for request {n}",
    "<{key}>{v}</{key}>",
    "{K}\n{v}",
    "{v} ({k})",
    "- {k}: {v}\n- status: open",
    "{key}: '{v}'",
    "{K}:\t{v}\tchecked",
    "{K} : {v} ; {o}",
    "{o}, {k}: {v}",
    "[{t}] WARN {key}={v} rejected",
    "({k}: {v})",
    "{K} ........ {v}",
    "<td>{K}</td><td>{v}</td>",
    "{k} {v}, {o}",
)
"""With a label, in any language."""

SENTENCES: dict[str, tuple[str, ...]] = {
    "en": (
        "Please confirm the {k} {v} by return mail.",
        "We have {k} {v} on record for this applicant.",
        "hi, my {k} is {v}, can you check pls",
        "Her {k} is {v}.",
        "The form shows {v} as the {k}.",
        "Your {k} ({v}) was changed yesterday; if this was not you, call us.",
        "the {k} on file, {v}, does not match",
    ),
    "de": (
        "Laut Akte: {k} {v}.",
        "Bitte {k} {v} in das Formular eintragen.",
        "Im Antrag steht {k} {v}, bitte prüfen.",
        "hallo, meine {k} ist {v}, danke",
        "Betreff: {k} {v} - Rückfrage",
    ),
    "fr": (
        "Veuillez noter {k} {v} dans le dossier.",
        "Le formulaire indique {k} : {v}.",
        "bonjour, {k} {v}, merci de vérifier",
        "Objet : {k} {v} à confirmer",
    ),
    "es": (
        "En el expediente consta {k} {v}.",
        "Rogamos confirmen {k} {v} por correo.",
        "hola, mi {k} es {v}, gracias",
        "con {k} {v}, según el formulario",
    ),
    "it": (
        "Nel modulo risulta {k} {v}.",
        "Si prega di verificare {k} {v} entro oggi.",
        "ciao, {k} {v}, grazie",
        "come da pratica: {k} {v}.",
    ),
    "pt": (
        "No processo consta {k} {v}.",
        "Favor confirmar {k} {v} ainda hoje.",
        "olá, {k} {v}, obrigado",
        "titular com {k} {v}, conforme o formulário",
    ),
    "nl": (
        "In het dossier staat {k} {v}.",
        "Graag {k} {v} controleren.",
        "hallo, mijn {k} is {v}, bedankt",
        "Betreft: {k} {v} - vraag",
    ),
    "pl": (
        "W aktach widnieje {k} {v}.",
        "Prosimy potwierdzić {k} {v} do jutra.",
        "cześć, mój {k} to {v}, dzięki",
        "Dotyczy: {k} {v} - pytanie",
    ),
    "sv": ("I ärendet anges {k} {v}.", "hej, mitt {k} är {v}, tack", "Vänligen bekräfta {k} {v}."),
    "fi": ("Hakemuksessa on {k} {v}.", "hei, {k} on {v}, kiitos", "Vahvista {k} {v}."),
    "da": ("I sagen står {k} {v}.", "hej, mit {k} er {v}, tak", "Bekræft venligst {k} {v}."),
    "no": ("I saken står {k} {v}.", "hei, mitt {k} er {v}, takk", "Vennligst bekreft {k} {v}."),
    "cs": ("Ve spisu je uvedeno {k} {v}.", "dobrý den, {k} {v}, děkuji"),
    "ro": ("În dosar apare {k} {v}.", "bună, {k} este {v}, mulțumesc"),
    "bg": ("В досието е посочен {k} {v}.", "здравейте, {k} {v}, благодаря"),
    "hr": ("U spisu stoji {k} {v}.", "pozdrav, moj {k} je {v}, hvala"),
    "et": ("Toimikus on {k} {v}.", "tere, minu {k} on {v}, aitäh"),
    "lt": ("Byloje nurodytas {k} {v}.", "labas, {k} {v}, ačiū"),
    "el": ("Στον φάκελο αναγράφεται {k} {v}.", "γεια σας, {k} {v}, ευχαριστώ"),
    "tr": ("Dosyada {k} {v} yazıyor.", "merhaba, {k} {v}, teşekkürler"),
    "ko": ("서류에 {k} {v} 기재되어 있습니다.", "{k}는 {v}입니다."),
    "zh": ("档案中的{k}为{v}。", "{k}:{v},请核对。", "{k}{v}已登记"),
    "ja": ("{k}は{v}です。", "{k}:{v}", "{k} {v} を確認してください。"),
    "th": ("{k} {v} ถูกต้อง", "{k}: {v}"),
    "he": ("בתיק מופיע {k} {v}.", "שלום, {k} {v}, תודה"),
    "ga": ("Tá {k} {v} ar an gcomhad.",),
    "hu": ("Az aktában szerepel: {k} {v}.", "üdv, {k} {v}, köszönöm"),
    "sl": ("V spisu je naveden {k} {v}.", "zdravo, moj {k} je {v}, hvala"),
    "lv": ("Lietā norādīts {k} {v}.", "labdien, {k} {v}, paldies"),
    "af": ("Die lêer toon {k} {v}.",),
}
"""With a label, in one language."""

NEUTRAL = (
    "Item {v} was checked twice.",
    "{v}",
    "see {v} below",
    "row {n}: {v};",
    "value={v}",
    '{{"value": "{v}"}}',
    "| {n} | {v} | ok |",
    "the list has {v} in it.",
    "({v})",
    "Ref {v} is archived",
    "Part no. {v} fits both",
    "Lot {v}, shelf {n}",
    "SKU {v} is back in stock",
    "model {v} replaces it",
)
"""Without any word that says what the value is."""

EVIDENT = (
    "Please use {v} from now on.",
    "{v}",
    "we found {v} in the file",
    "{t} INFO seen {v} again",
    '{{"value": "{v}"}}',
    "| {n} | {v} | ok |",
    "({v})",
    "{v}, {o}",
    "note: {v};",
    "bitte {v} verwenden",
    "voir {v} ci-dessous",
)
"""Without a label, for values that speak for themselves."""

LOOKALIKES = (
    "Order no. <4821390> shipped",
    "Tracking 1Z<999AA10123456784>",
    "version <2.14.3>",
    "Total EUR <1.234.567,89>",
    "posted at <10:22:33>",
    "epoch <1714557753>",
    "EAN <4006381333931>",
    "ISBN <978-3-16-148410-0>",
    "Invoice <INV-2025-00123>",
    "<12.5 x 30.2> mm",
    "ticket <#88412>",
    "Article <7>, paragraph <2>",
    "Room <B-204>",
    "pi is <3.14159265358979>",
    "<1,250,000> units",
    "batch <20250312-A>",
)
"""Numbers of daily life between `<` and `>`."""
