"""Codes of procedures and supplies: CPT (American Medical Association) and HCPCS level II (CMS), behind their names.

CPT: five digits, or four and F, T or U. HCPCS: a letter A-V and four digits. Both may carry modifiers of two signs.
"""

from __future__ import annotations

from maskmill.domain.detect.detector import Detector, Pattern, Rank
from maskmill.domain.detect.field import field, stands_alone
from maskmill.domain.detect.numbers import label
from maskmill.domain.entity import EntityType

_MODIFIERS = r"(?:-[0-9A-Z]{2}){0,2}"
_FILLING = "cpt|hcpcs|4|ii|level|codes|code|procedure|billed|billing|modifier|ama"

DETECTOR = Detector(
    name="procedure_code",
    type=EntityType.CLINICAL_CODE,
    patterns=(
        Pattern(
            label(
                """
                cpt; cpt code; cpt codes; cpt-4; cpt4; hcpcs; hcpcs code; hcpcs codes; cpt/hcpcs; hcpcs level ii;
                procedure code; procedure codes; procedure code cpt; cpt procedure code; cpt procedure; prozedurencode
                cpt; código cpt; code cpt; codice cpt; kod cpt
                """
            ),
            0.8,
            check=field(rf"(?:\d{{5}}|\d{{4}}[FTU]|[A-V]\d{{4}}){_MODIFIERS}", filling=_FILLING, free=stands_alone),
        ),
    ),
    rank=Rank.LABELLED,
)
