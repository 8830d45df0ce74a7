"""Passport numbers: behind a word that says so, in the form of one of the countries below.

No country puts a check digit on the number itself (it stands in the machine readable zone, see `mrz`), so the word
decides that it is one. Forms: the issuing authorities' pages, as collected by the Council of the EU's register
PRADO.
"""

from __future__ import annotations

import re

from maskmill.domain.detect.detector import Detector, Pattern, Rank, digits
from maskmill.domain.detect.field import field, stands_alone
from maskmill.domain.detect.numbers import label
from maskmill.domain.entity import EntityType

_FORMS = re.compile(
    r"\d{7,9}"  # United Kingdom, United States, Denmark, Sweden, Norway, Romania, Czechia, Israel, Russia
    r"|[A-Z]\d{6,8}"  # United States, India, Austria, Australia, China, South Africa, Turkey, Mexico
    r"|[A-Z]{2}\d{6,7}"  # Italy, Poland, Finland, Belgium, Brazil, Canada, Ireland, New Zealand, Japan, Greece, Ukraine
    r"|[A-Z]{3}\d{5,6}"  # Spain, Norway
    r"|\d{2}[A-Z]{2}\d{5}"  # France
    r"|[CFGHJKLMNPRTVWXYZ][CFGHJKLMNPRTVWXYZ0-9]{7,8}\d?D?"  # Germany
    r"|[A-Z]{2}[A-Z0-9]{6}\d"  # Netherlands, without O since 2019
    r"|[A-Z]\d{6}[A-Z]{2}"  # Canada from 2023
    r"|[A-Z]\d{7}[A-Z]"  # Singapore
    r"|[A-Z]\d{3}[A-Z]\d{4}"  # South Korea
    r"|[A-Z]\d[A-Z0-9]{6}\d"  # any: nine signs (ICAO Doc 9303-4)
    r"|[A-Z]\d[A-Z]\d{5,6}"  # Switzerland from 2022
)
_LEAST = 3
_VALUE = (
    r"(?-i:[A-Z]{2})\d[ -]\d{6}|(?-i:[A-Z]{1,3})[ -]?\d{3}[ -]?\d{2,6}(?:[ -]?\d{2,4})?(?-i:[A-Z]{1,2})?"
    r"|\d{2}[ ]?(?-i:[A-Z]{2})[ ]?\d{5}"
    r"|\d{2,4}(?: \d{2,7}){1,3}|[A-Z0-9]{7,11}"
)

_FILLING = (
    "passport|card|issued|by|in|with|bearing|holder|portant|expedido|con|rilasciato|avec|mit|der|nro|book|serie|series|"
    "seria|kingdom|states|uk|us|usa|gb|eu|british|american|german|french|spanish|italian|portuguese|dutch|belgian|"
    "polish|danish|swedish|finnish|norwegian|irish|austrian|swiss|canadian|australian|indian|chinese|japanese|"
    "russian|brazilian|mexican|turkish|germany|france|spain|italy|portugal|netherlands|belgium|poland|denmark|"
    "sweden|finland|norway|ireland|austria|switzerland|canada|australia|india|china|japan|russia|brazil|mexico|"
    "turkey|united|deutscher|österreichischer|français|allemand|espagnol|italien|belge|suisse|español|francés|"
    "alemán|italiano|francese|tedesco|spagnolo|português|nederlands|polski|polskiego"
)
"""Words that may stand between "passport" and the number."""


def is_passport(raw_value: str) -> bool:
    """Whether a value has the form of some country's passport number; not all digits the same."""
    number = re.sub(r"[ -]", "", raw_value.upper())
    return _FORMS.fullmatch(number) is not None and len(digits(number)) >= _LEAST and len(set(number)) > 1 + 1


DETECTOR = Detector(
    name="passport",
    type=EntityType.PASSPORT,
    patterns=(
        Pattern(
            label(
                """
                pp no; pp number; ppt no; passport id; passport num; passport nr; passport card no; passport book
                number; us passport; travel document number; travel document no passport; document number of passport;
                reisepass nr; reisepass nummer; pass nummer; numéro du passeport; n° de passeport; n° passeport;
                passeport n°; passeport numéro; passeport no; número de pasaporte; número del pasaporte; nº de
                pasaporte; nº pasaporte; pasaporte nº; pasaporte número; pasaporte n; numero di passaporto; numero del
                passaporto; numero passaporto; n passaporto; passaporto n; passaporto numero; número do passaporte;
                número de passaporte; nº do passaporte; nº de passaporte; passaporte nº; passaporte n; passaporte n.º;
                passaporte número; paspoort nr; paspoort nummer; nummer paspoort; reisdocument; reisdocumentnummer;
                numer paszportu; nr paszportu; paszport nr; paszport numer; paszport seria; seria i numer paszportu;
                passport; passports; passport no; passport number; passport #; passport card; travel document; travel
                document no; reisepass; reisepassnummer; reisepass-nr; reisepassnr; pass-nr; passnummer; passnr; pass
                nr; pass-nummer; reiseausweis; passeport; passeports; numéro de passeport; pasaporte; pasaportes;
                passaporto; passaporti; passaporte; passaportes; paspoort; paspoortnummer; paspoortnr; paszport;
                paszportu; paszportem; paszporcie; pas; pasnummer; pasnr; rejsepas; passet; passi; passin numero;
                passinumero; passin nro; matkustusasiakirja; dowód podróży; documento de viaje; document de voyage;
                documento di viaggio; documento de viagem
                """
            ),
            0.8,
            check=field(
                _VALUE,
                is_passport,
                filling=_FILLING,
                free=stands_alone,
            ),
        ),
    ),
    rank=Rank.LABELLED,
)
