"""Numbers of patients, records, stays and samples, behind a word that says so, in eight languages.

Hospitals number as they please; 45 CFR 164.514(b)(2)(i)(H) names medical record numbers among the identifiers to
remove.
"""

from __future__ import annotations

import re

from maskmill.domain.detect.detector import Detector, Pattern, Rank, digits
from maskmill.domain.detect.detectors.reference.id_number import VALUE, is_identifier
from maskmill.domain.detect.field import field, stands_alone
from maskmill.domain.detect.numbers import label
from maskmill.domain.entity import EntityType

_LEAST = 4
_MONTH = re.compile(r"(?:0?[1-9]|1[0-2])[/.-](?:19|20)\d\d")


def _is_record(raw_value: str) -> bool:
    return is_identifier(raw_value) and len(digits(raw_value)) >= _LEAST and not _MONTH.fullmatch(raw_value)


_FILLING = (
    "record|records|hospital|file|no|patient|clinic|médical|clínica|clinica|clínico|patiënt|pacjenta|paciente|paziente|"
    "klinik|akte"
)

DETECTOR = Detector(
    name="medical_record",
    type=EntityType.MEDICAL_RECORD,
    patterns=(
        Pattern(
            label(
                """
                mrn; mr no; mr number; emrn; hospital record no; hospital record number; hospital record; medical
                record; medical record no; medical record number; medical record id; medical records no; medical
                records number; med rec; med rec no; med rec number; health record no; health record number; patient
                id; patient no; patient number; patient identifier; patient identification number; patient ref;
                patient reference; pt id; pt no; chart no; chart number; chart id; chart; hospital no; hospital
                number; hospital id; hosp no; unit number; encounter no; encounter number; encounter id; visit no;
                visit number; visit id; admission no; admission number; accession no; accession number; specimen no;
                specimen id; sample id; pathology no; case report no; patientennummer; patienten-nr; patientennr;
                patienten id; patienten-id; pat-nr; pat.-nr; pat-id; fallnummer; fall-nr; fallnr; aufnahmenummer;
                aufnahme-nr; krankenakte; krankenaktennummer; aktennummer der klinik; patientenakte; numéro de dossier
                médical; dossier médical; dossier patient; numéro de patient; numéro patient; identifiant patient; id
                patient; ipp; iep; numéro de séjour; historia clínica; historia clinica; nhc; no historia; número de
                historia; número de historia clínica; no de historia clínica; no de historia; núm. historia; número de
                paciente; no de paciente; id paciente; id del paciente; número de episodio; no de episodio; episodio;
                cartella clinica; numero cartella; numero di cartella; cartella n; id paziente; codice paziente;
                numero paziente; nosologico; numero nosologico; processo clínico; número do processo clínico;
                prontuário; número do prontuário; no do prontuário; número do doente; número do paciente; id do
                paciente; id do doente; episódio; patiëntnummer; patientnummer; patiëntnr; patientnr; patiënt-id;
                patiëntendossier; opnamenummer; patienten nr; pat nr; pat id; patientenakten nr; krankenakten nr;
                krankenblattnummer; krankenblatt nr; fall id; behandlungsfallnummer; case record no; patient file no;
                patient file number; patient record; patient record no; patient record number; patient code; patient
                account number; pat no; clinic number; clinic no; clinical record number; record number of patient;
                ehr id; emr id; emr number; ehr number; dossier médical n°; numéro du dossier médical; numéro de
                dossier patient; numéro dossier patient; dossier patient n°; numéro du patient; numéro de dossier du
                patient; n° patient; n° de patient; n° dossier médical; numéro d'hospitalisation; numéro d'admission;
                code patient; núm de historia; num historia; num de historia; nº historia; nº de historia; nº de
                historia clínica; nº hc; historia clínica nº; historia nº; expediente clínico; número de expediente
                clínico; expediente médico; código de paciente; nº de paciente; nº paciente; número paciente; número
                de registro médico; registro médico; numero cartella clinica; numero di cartella clinica; cartella
                clinica n; n cartella clinica; cartella clinica numero; numero del paziente; numero di ricovero;
                processo clínico n; processo clínico nº; processo clínico n.º; número de processo clínico; processo
                hospitalar; número do processo hospitalar; nº do processo clínico; nº do prontuário; prontuário
                médico; prontuário nº; número de utente hospitalar; número de doente; nº do doente; dossiernummer
                patiënt; dossier patiënt; patiëntendossiernummer; dossiernr patiënt; patiënt nr; patient
                dossiernummer; numer kartoteki pacjenta; nr kartoteki pacjenta; kartoteka pacjenta; numer karty
                pacjenta; nr karty pacjenta; numer dokumentacji medycznej; numer księgi głównej; numer historii
                choroby; nr historii choroby; historia choroby; numer pacjenta; nr pacjenta; id pacjenta; numer
                kartoteki; nr kartoteki; nr księgi głównej; karta pacjenta; patient journal
                """
            ),
            0.8,
        ),
        Pattern(r"(?i)\b(?:patient|encounter|visit|record|hospital|admission|specimen|accession|pt) ?#", 0.8),
    ),
    check=field(VALUE, _is_record, filling=_FILLING, free=stands_alone),
    rank=Rank.LABELLED,
)
