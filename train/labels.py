"""The labels of the names model, and what each corpus calls them.

A corpus says of each token which labels are possible there: one label where it marks something, `O` and every label
that it never marks where it marks nothing. So a corpus without dates does not teach that dates are nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

TYPES = ("PERSON", "LOCATION", "ADDRESS", "ORGANIZATION", "DATE_TIME", "USERNAME", "ID_NUMBER")
LABELS = ("O", *(f"{part}-{kind}" for kind in TYPES for part in "BI"))
ANY = frozenset({"O", *TYPES})
"""What a span may be whose label tells the model nothing: it is left out of the loss."""

_P, _L, _A, _O, _D, _U, _I = TYPES


def _one(*kinds: str) -> frozenset[str]:
    return frozenset(kinds)


@dataclass(frozen=True, slots=True)
class Scheme:
    """How a corpus marks: what each of its labels may be (others are `ANY`), and the types that it does not mark."""

    kinds: Mapping[str, frozenset[str]]
    unmarked: frozenset[str]


_PLAIN = {"PER": _one(_P), "LOC": _one(_L), "ORG": _one(_O)}
_NO_FORMS = _one(_A, _D, _U, _I)
_TWEETS = Scheme(
    {
        "person": _one(_P),
        "location": _one(_L),
        "corporation": _one(_O),
        "group": _one("O", _O),
        "product": _one("O"),
        "creative-work": _one("O"),
    },
    _NO_FORMS,
)
_ECHR = Scheme(
    {
        **_PLAIN,
        "LEGAL_PROFESSIONAL": _one(_P),
        "DATE": _one(_D),
        "TIME": _one(_D),
        "CODE": _one(_I),
    },
    _one(_A, _U),
)
_NEWS = Scheme(_PLAIN, _NO_FORMS)
_AMBIENT = Scheme({"PERSON": _one(_P), "LOCATION": _one(_L), "ORGANIZATION": _one(_O)}, _NO_FORMS)

SCHEMES: Mapping[str, Scheme] = {
    "wnut17_train": _TWEETS,
    "wnut17": _TWEETS,
    "btc": _NEWS,
    "wikigold": Scheme({**_PLAIN, "MISC": _one("O")}, _NO_FORMS),
    "sec_filings": Scheme({**_PLAIN, "LOC": _one(_L, _A), "MISC": _one("O")}, _NO_FORMS),
    "germeval14_de_rest": _NEWS,
    "europeana_de": _NEWS,
    "europeana_fr": _NEWS,
    "europeana_nl": _NEWS,
    "echr_fr_manual_train": _ECHR,
    "echr_es_manual_train": _ECHR,
    "lener_br_pt": Scheme(
        {
            "PESSOA": _one(_P),
            "LOCAL": _one(_L),
            "ORGANIZACAO": _one(_O),
            "TEMPO": _one(_D),
            "LEGISLACAO": _one("O"),
            "JURISPRUDENCIA": _one("O", _I),
        },
        _one(_A, _U, _I),
    ),
    "mobie_de": Scheme(
        {
            "person": _one(_P),
            "location": _one(_L),
            "location-city": _one(_L),
            "location-stop": _one(_L),
            "location-street": _one(_L, _A),
            "organization": _one(_O),
            "organization-company": _one(_O),
            "date": _one(_D),
            "time": _one(_D),
        },
        _one(_U, _I),
    ),
    "meddocan_es_train": Scheme(
        {
            "NOMBRE_SUJETO_ASISTENCIA": _one(_P),
            "NOMBRE_PERSONAL_SANITARIO": _one(_P),
            "CALLE": _one(_A),
            "TERRITORIO": _one(_L, _A),
            "PAIS": _one(_L),
            "HOSPITAL": _one(_O),
            "CENTRO_SALUD": _one(_O),
            "INSTITUCION": _one(_O),
            "FECHAS": _one(_D),
            "ID_ASEGURAMIENTO": _one(_I),
            "ID_CONTACTO_ASISTENCIAL": _one(_I),
            "ID_EMPLEO_PERSONAL_SANITARIO": _one(_I),
            "ID_SUJETO_ASISTENCIA": _one(_I),
            "ID_TITULACION_PERSONAL_SANITARIO": _one(_I),
        },
        _one(_U),
    ),
    "presidio_synth_v2": Scheme(
        {
            "PERSON": _one(_P),
            "GPE": _one(_L),
            "STREET_ADDRESS": _one(_A),
            "ZIP_CODE": _one(_A),
            "ORGANIZATION": _one(_O),
            "DATE_TIME": _one(_D),
            "NRP": _one("O"),
            "TITLE": _one("O"),
            "AGE": _one("O"),
        },
        _one(_U, _I),
    ),
    "tab_echr144": Scheme(
        {
            "PERSON": _one(_P),
            "LOC": _one(_L),
            "ORG": _one(_O),
            "DATETIME": _one(_D),
            "CODE": _one(_I),
            "DEM": _one("O"),
            "QUANTITY": _one("O", _D),
        },
        _one(_A, _U),
    ),
    "lifebench_silver": Scheme(
        {"PERSON": _one(_P), "LOCATION": _one(_L, _A), "ORG": _one(_O), "ID": _one(_I)}, _one(_A, _D, _U)
    ),
    "ambient_ambiguous": _AMBIENT,
    "ambient_adversarial": _AMBIENT,
    "generated": Scheme({kind: _one(kind) for kind in TYPES}, frozenset()),
}
