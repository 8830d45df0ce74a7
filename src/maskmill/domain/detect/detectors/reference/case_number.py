"""File numbers of courts and authorities: behind a label, or in a form that courts alone use.

Forms: US federal docket numbers (3:19-cv-01234, CM/ECF), the European Court of Human Rights (12345/99) and the
Court of Justice of the EU (C-131/12), German "Aktenzeichen" (12 O 345/19), Polish "sygnatura akt" (I C 123/19), the
European case law identifier (ECLI, Council conclusions 2011/C 127/01), Dutch roll numbers.
"""

from __future__ import annotations

import re

from maskmill.domain.detect.detector import Detector, Pattern, Rank, digits, words
from maskmill.domain.detect.detectors.reference.id_number import is_identifier
from maskmill.domain.detect.field import field, stands_alone
from maskmill.domain.detect.numbers import label
from maskmill.domain.entity import EntityType

_VALUE = (
    r"\d{1,2}:\d{2}-[A-Z]{2,4}-\d{3,6}(?:-[A-Z]{2,5}){0,3}"  # 3:19-cv-01234-ABC
    r"|C/\d{2}/\d{5,7}(?: ?/ ?[A-Z]{2} ?[A-Z]{2} ?\d{2}[-/]\d{1,5})?"  # C/13/123456 / HA ZA 19-123
    r"|(?:[IVX]{1,5}|\d{1,4})[ .-]{1,2}[A-Z][A-Za-z]{0,4}(?:[ .]?\([A-Za-z]{1,4}\))?[ .]{1,2}\d{1,6}[/.-]\d{2,4}"
    r"|[IVX]{1,5} [A-Z]{1,5}[a-z]{0,3}/[A-Z][a-z]{1,2} \d{1,5}/\d{2}"  # II SA/Wa 123/20
    r"|[A-Z]{1,4}\.? ?\d{1,6}[/-]\d{2,4}"  # T 1234-19
    r"|\d{1,7}[/-]\d{2,4}(?:[./-][A-Z0-9]{1,8}){0,3}"  # 12345/99, 123/19.4T8LSB
    r"|\d{2}[-/]\d{2}[.]\d{3}"  # 19-12.345
    r"|(?=[A-Z0-9./_:-]{0,24}\d)[A-Z0-9]{1,12}(?:[./:_-][A-Z0-9]{1,12}){0,6}"
)
_FEDERAL = r"\b\d{1,2}:\d{2}-(?:cv|cr|mj|bk|mc|md|ap|po|CV|CR|MJ|BK|MC|MD|AP|PO)-\d{3,6}(?:-[A-Za-z]{2,5}){0,3}\b"
_STRASBOURG = r"\b\d{4,6}/\d{2}\b"
_LEAST = 3
_SHORT = 4
_JOINED = re.compile(r"[^\W_][-/.]\Z")


def _is_case(raw_value: str) -> bool:
    """Whether a value is no plain date or amount; "1/19" is too little."""
    return len(digits(raw_value)) >= _LEAST and is_identifier(raw_value)


def _free(text: str, start: int, end: int) -> tuple[int, int] | None:
    return (start, end) if stands_alone(text, start, end) else None


_behind = field(_VALUE, _is_case, free=stands_alone)


def _behind_label(text: str, start: int, end: int) -> tuple[int, int] | None:
    """A short label is a word of its own: "K-GZ 2520" names no file."""
    is_joined = end - start <= _SHORT and _JOINED.search(text, max(0, start - 2), start) is not None
    return None if is_joined else _behind(text, start, end)


_LABELS = """
    case no; case nos; case number; case id; case ref; case reference; case file; case file no; cause no; cause
    number; docket; docket no; docket number; civil action no; civil action; criminal no; criminal case no; index
    no; index number; application no; application nos; application number; appeal no; appeal number; petition no;
    petition number; complaint no; complaint number; claim no; court file; court file no; court file number; court
    ref; court reference; matter no; matter number; incident report no; police report no; crime reference; crime
    reference number; crime ref; crime no; fir no; warrant no; investigation no; investigation number; az;
    aktenzeichen; geschäftszeichen; gesch.-z; gz; aktennummer; akten-nr; geschäftsnummer; verfahrensnummer;
    fallnummer; unser zeichen; ihr zeichen; dossier no; dossier numéro; n° de dossier; numéro de dossier; no de
    dossier; n° dossier; n° rg; rg n; rg; n° de rg; pourvoi no; n° de pourvoi; affaire no; n° d'affaire; requête no;
    requêtes n; n° de procédure; numéro de procédure; n° parquet; procedimiento; procedimiento no; procedimiento n;
    procedimiento n.o; número de procedimiento; autos; autos no; autos n; recurso no; recurso n; recurso n.o; número
    de recurso; sentencia no; sentencia n; sentencia n.o; juicio no; diligencias previas; rollo no; rollo de
    apelación; ejecución no; demanda no; nig; n.i.g; r.g; r.g. n; r.g.n.r; rgnr; procedimento n; procedimento n.o;
    procedimento penale n; ricorso n; causa n; fascicolo n; sentenza n; numero di ruolo; ruolo generale; proc. pen;
    processo n; processo no; processo n.o; proc. n; proc. n.o; proc. no; número do processo; número de processo;
    inquérito n.o; zaaknummer; zaaknr; zaak nr; rolnummer; rolnr; parketnummer; dossiernummer; dossiernr; dossier
    nr; rekestnummer; sygn; sygn. akt; sygnatura; sygnatura akt; sygn akt; nr sprawy; numer sprawy; sprawa nr; nr
    akt; sag nr; sagsnr; sagsnummer; sags-id; j.nr; journalnr; journalnummer; mål nr; målnr; målnummer; mål; ärende
    nr; ärendenummer; diarienummer; diarienr; dnr; saksnummer; saksnr; sak nr; diaarinumero; dnro; asianumero; asia
    nro
"""
_NUMERO = (
    r"(?i)\b(?:dossier|pourvoi|affaire|requ.tes?|demanda|proc.s-verbal|arr.t|jugement|parquet|sentencia|recurso|autos"
    r"|procedimiento|processo|causa|ricorso|fascicolo|case|docket|cause) ?(?:#|n[^A-Za-z0-9\n]{1,3}s?)"
)


DETECTOR = Detector(
    name="case_number",
    type=EntityType.CASE_NUMBER,
    patterns=(
        Pattern(_FEDERAL, 0.9, rank=Rank.VALIDATED),
        Pattern(r"\b[CTF]-\d{1,4}/\d{2}(?: [PR]{1,3})?\b", 0.8, check=_free),
        Pattern(r"\bECLI:[A-Z]{2}:[A-Z0-9]{1,7}:\d{4}:[A-Z0-9.]{1,25}\b", 0.9, rank=Rank.VALIDATED),
        Pattern(_STRASBOURG, 0.75, needs_context=True, check=_free),
        Pattern(
            label(_LABELS),
            0.78,
            check=_behind_label,
        ),
        Pattern(_NUMERO, 0.78, check=_behind),
    ),
    context=words(
        """
        application; applications; application no; application nos; no; nos; app; judgment; decision; v; requête;
        requêtes; n; n°; demanda; beschwerde; beschwerdenummer; nr; klacht; skarga; ricorso
        """
    ),
    rank=Rank.LABELLED,
    window=30,
)
