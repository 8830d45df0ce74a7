"""Numbers of patients, records and health plans, behind a word that says so."""

from __future__ import annotations

from maskmill.domain.detect.detector import Detector, Pattern, Rank
from maskmill.domain.detect.numbers import behind, label
from maskmill.domain.entity import EntityType

DETECTOR = Detector(
    name="medical_record",
    type=EntityType.MEDICAL_RECORD,
    patterns=(
        Pattern(
            label(
                """
                mrn; medical record; medical record number; medical records; patient id; patient no; patient number;
                patient identifier; chart number; chart no; hospital number; health plan; insurance id; member id;
                policy number; health insurance; patientennummer; patienten id; fallnummer; krankenakte;
                versichertennummer; krankenversichertennummer; numéro de dossier; dossier médical; numéro de patient;
                historia clínica; nhc; número de historia; número de paciente; número de asegurado; cartella clinica;
                patiëntnummer
                """
            ),
            0.8,
            check=behind(4, 14, 30),
        ),
    ),
    rank=Rank.LABELLED,
)
