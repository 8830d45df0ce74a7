"""Bank accounts without an IBAN: four to eighteen digits without a check digit that holds for all, behind a label."""

from __future__ import annotations

import re

from maskmill.domain.detect.detector import Detector, Pattern, Rank, digits
from maskmill.domain.detect.field import field, stands_alone
from maskmill.domain.detect.numbers import label
from maskmill.domain.entity import EntityType

_LEAST, _MOST = 6, 18
_VALUE = r"\d(?:[ -]?\d){5,17}"
_FILLING = (
    "account|acct|acc|bank|banking|checking|savings|current|deposit|personal|business|joint|primary|direct|usd|eur|gbp|"
    "konto|compte|cuenta|conto|conta|rekening|konta|rachunku|corriente|corrente|courant|ahorros|bancario|bancaria|"
    "bancária|bancaire|bankowego|bankowy|bankowe|bankowych|cheque|chequing|chèque"
)
_DATE = re.compile(r"\d{1,2}[-/. ]\d{1,2}[-/. ](?:19|20)\d\d|(?:19|20)\d\d[-/. ]\d{1,2}[-/. ]\d{1,2}")


def _is_account(raw_value: str) -> bool:
    number = digits(raw_value)
    return _LEAST <= len(number) <= _MOST and len(set(number)) > 1 and not _DATE.fullmatch(raw_value)


_check = field(_VALUE, _is_account, filling=_FILLING, free=stands_alone)
_OTHER = re.compile(
    r"(?:\b(?:customer|client|email|user|twitter|facebook|google|utility|gas|electric|water|member|loyalty|medical|patient|"
    r"health|on|into|take|takes|took)[ -]{1,2}|@)$",
    re.IGNORECASE,
)


def _bare(text: str, start: int, end: int) -> tuple[int, int] | None:
    """An account is a bank's, unless the word before makes it another's."""
    return None if _OTHER.search(text, max(0, start - 12), start) else _check(text, start, end)


DETECTOR = Detector(
    name="us_bank_number",
    type=EntityType.US_BANK_NUMBER,
    patterns=(
        Pattern(
            label(
                """
                bank account; bank account number; bank acct; bank acct no; bank a/c; banking account; checking
                account; checking account number; chequing account; checking; checking acct; savings account; savings
                account number; savings account no; savings acct; savings; current account; deposit account; direct
                deposit; money market account; bankkonto; bankkontonummer; kontonummer; kontonr; kto nr; kto; konto
                nr; konto; girokonto; bankverbindung; numéro de compte; numéro de compte bancaire; numéro de compte
                courant; compte bancaire; n° de compte; compte n; compte courant; número de cuenta; número de cuenta
                bancaria; nº de cuenta; cuenta bancaria; cuenta corriente; cuenta de ahorros; cuenta nº; conto
                corrente; numero di conto; numero di conto corrente; numero conto; numero di conto bancario; conto
                bancario; c/c; conta bancária; conta corrente; conta poupança; número da conta; número da conta
                bancária; número de conta; nº da conta; rekeningnummer; rekening nr; bankrekening; bankrekeningnummer;
                numer konta; numer konta bankowego; nr konta; nr konta bankowego; numer rachunku; numer rachunku
                bankowego; nr rachunku; rachunek bankowy; konto bankowe
                """
            ),
            0.8,
        ),
        Pattern(
            label(
                "account; account number; account no; account num; account nbr; account id; acct; acct no; acct num; "
                "a/c; ac no"
            ),
            0.76,
            check=_bare,
        ),
    ),
    check=_check,
    rank=Rank.LABELLED,
)
