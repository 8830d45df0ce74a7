"""Numbers that an organisation gives to customers, employees, members and files: behind a label, in eleven languages.

No standard rules them, so the label must stand right before the value, and the value must hold digits.
"""

from __future__ import annotations

import re

from maskmill.domain.detect.detector import Detector, Pattern, Rank, digits
from maskmill.domain.detect.field import field, stands_alone
from maskmill.domain.detect.numbers import label
from maskmill.domain.entity import EntityType

VALUE = (
    r"\d{2,4}(?: \d{3,10}){1,4}(?: \d{2})?|\d{2} \d{2} \d{3,6}"  # 123 456 789
    r"|(?-i:[A-Z]{1,4}) \d{4,12}"  # AB 123456
    r"|(?=[A-Z0-9./_-]{0,24}\d)[A-Z0-9]{1,20}(?:[./_-][A-Z0-9]{1,16}){0,5}"  # K-2024/0815
)
"""Letters, digits and single separators, with a digit somewhere."""

_DATE = re.compile(r"\d{1,2}([/.-])\d{1,2}\1(?:\d{4}|\d{2})|\d{4}[/.-]\d{1,2}[/.-]\d{1,2}|(?:19|20)\d\d|\d+[.,]\d{2}")
_LEAST, _MOST = 3, 30


def is_identifier(raw_value: str) -> bool:
    """Whether a value has three digits or more, and is no date, no year, no amount, no ordinal."""
    count = len(digits(raw_value))
    letters = sum(char.isalpha() for char in raw_value)
    return (
        count >= _LEAST
        and len(raw_value) <= _MOST
        and not _DATE.fullmatch(raw_value)
        and letters <= 3 * count
        and not raw_value.casefold().endswith(("st", "nd", "rd", "th", "kg", "km", "mg", "ml", "eur", "usd"))
    )


_LABELS = """
    customer no; customer number; customer id; customer ref; customer reference; customer code; cust no; cust id;
    client no; client number; client id; client ref; client reference; client code; employee no; employee number;
    employee id; emp id; emp no; staff no; staff number; staff id; personnel no; personnel number; personnel id;
    payroll no; payroll number; payroll id; badge no; badge number; badge id; worker id; student no; student number;
    student id; pupil id; matriculation no; matriculation number; enrolment no; enrolment number; enrollment no;
    enrollment number; member no; member number; member id; membership no; membership number; membership id;
    subscriber no; subscriber number; subscriber id; policy no; policy number; policy id; policyholder no;
    certificate no; certificate number; contract no; contract number; agreement no; loan no; loan number; claim no;
    claim number; claim id; file ref; file reference; file no; file number; file id; our ref; our reference; your
    ref; your reference; reference no; reference number; ref no; ref number; registration no; registration number;
    applicant id; applicant no; candidate no; candidate id; participant id; subject id; donor id; tenant id; account
    id; account ref; account reference; id no; id number; id card no; identification no; identification number;
    identity no; identity number; loyalty no; loyalty number; loyalty card; frequent flyer; frequent flyer no;
    frequent flyer number; library card; licence number; license number; licence no; license no; permit no; permit
    number; unique id; person id; person no; record id; kundennummer; kundennr; kunden-nr; kunden nr; kunden-id;
    kd-nr; kdnr; kd.-nr; mandantennummer; mandanten-nr; personalnummer; personal-nr; pers.-nr; mitarbeiternummer;
    mitarbeiter-nr; mitarbeiter-id; mitgliedsnummer; mitglieds-nr; mitgliedsnr; matrikelnummer; matrikel-nr;
    vertragsnummer; vertrags-nr; vertragsnr; versicherungsscheinnummer; versicherungsnummer; policennummer; police
    nr; schadennummer; schaden-nr; antragsnummer; vorgangsnummer; vorgangs-nr; teilnehmernummer; buchungskonto;
    kassenzeichen; referenznummer; ausweisnummer; identifikationsnummer; n° client; no client; numéro client; numéro
    de client; n° de client; code client; référence client; réf client; matricule; numéro de matricule; n° de
    matricule; numéro d'employé; numéro employé; n° d'adhérent; numéro d'adhérent; n° adhérent; n° de contrat;
    numéro de contrat; n° contrat; n° de police; numéro de police; numéro d'allocataire; n° allocataire; n°
    d'allocataire; numéro étudiant; n° étudiant; n° de membre; numéro de membre; n° de sinistre; numéro de sinistre;
    numéro d'assuré; n° d'assuré; no de client; no de expediente; n° de expediente; número de expediente; núm.
    expediente; expediente; número de cliente; n° de cliente; n.o de cliente; núm. cliente; código de cliente;
    número de empleado; no de empleado; n° de empleado; número de socio; no de socio; n° de socio; número de
    afiliado; no de afiliado; número de afiliación; no afiliación; número de póliza; no de póliza; n° de póliza; no
    póliza; número de contrato; no de contrato; n° de contrato; número de matrícula; no de matrícula; no colegiado;
    no de colegiado; número de colegiado; nocol; n°col; no col; núm. colegiado; num col; n° col; nass; cipa; nuhsa;
    cip; numero cliente; codice cliente; n. cliente; matricola; numero di matricola; numero matricola; numero di
    polizza; numero polizza; polizza n; n. polizza; numero pratica; pratica n; numero tessera; tessera n; codice
    dipendente; numero contratto; codice utente; número do cliente; n.o de contrato; n.o do cliente; n.o cliente;
    código do cliente; número de funcionário; n.o de funcionário; número de sócio; n.o de sócio; número da apólice;
    n.o da apólice; apólice n; apólice n.o; número de aluno; n.o de aluno; número mecanográfico; n.o de utente;
    número de utente; número do contrato; matrícula; n.o de beneficiário; número de beneficiário; klantnummer;
    klantnr; klant-nr; klant-id; personeelsnummer; personeelsnr; lidnummer; lidmaatschapsnummer; relatienummer;
    polisnummer; polisnr; contractnummer; studentnummer; kenmerk; ons kenmerk; uw kenmerk; cliëntnummer;
    medewerkernummer; numer klienta; nr klienta; nr. klienta; id klienta; numer pracownika; nr pracownika; numer
    ewidencyjny; nr ewidencyjny; numer członkowski; numer polisy; nr polisy; numer umowy; nr umowy; umowa nr; numer
    albumu; nr albumu; numer legitymacji; nr legitymacji; numer referencyjny; kundenummer; kundenr;
    medarbejdernummer; medlemsnummer; medlemsnr; policenummer; policenr; kundnummer; kundnr; anställningsnummer;
    anställningsnr; försäkringsnummer; asiakasnumero; henkilöstönumero; jäsennumero; vakuutusnumero;
    opiskelijanumero; työntekijänumero
"""
_HASH = (
    r"(?i)\b(?:customer|client|employee|member|policy|claim|contract|account|student|badge|file|ref|id) ?#"
    r"|\b(?:client|contrat|police|dossier client|adh.rent|cliente|expediente|socio|p.liza|polizza|ap.lice|tessera)"
    r"(?: (?:num|n[^A-Za-z0-9\n]{1,2}|n\.?o)[^A-Za-z0-9\n]{1,2})"
)

DETECTOR = Detector(
    name="id_number",
    type=EntityType.ID_NUMBER,
    patterns=(Pattern(label(_LABELS), 0.75), Pattern(_HASH, 0.75)),
    check=field(VALUE, is_identifier, free=stands_alone),
    rank=Rank.LABELLED,
)
