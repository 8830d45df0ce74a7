"""Registration plates: behind a word that says so in the form of any country, or in a country's form near a vehicle.

Forms that a word such as "car" near them explains: the United Kingdom since 2001 (AB12 CDE), France and Italy
(AB-123-CD), Germany (B-AB 1234), Spain (1234 BCD). Part numbers look so too, and no plate has a check digit. India's
(MH 12 AB 1234) needs no word: four groups, the first a state. The Netherlands, Belgium, Poland, Portugal, the US states
and the rest need the word right beside them (Wikipedia, "Vehicle registration plates of ..."). The issuing authorities
are those of road transport.
"""

from __future__ import annotations

import re

from maskmill.domain.detect.alone import is_alone
from maskmill.domain.detect.checks import spelled
from maskmill.domain.detect.detector import Detector, Pattern, Rank, bag
from maskmill.domain.detect.field import field, stands_alone
from maskmill.domain.detect.numbers import label
from maskmill.domain.entity import EntityType

_FORMS = re.compile(
    r"[A-Z]{2}\d{2}[A-Z]{3}|[A-Z]\d{1,3}[A-Z]{3}|[A-Z]{3}\d{1,3}[A-Z]|[A-Z]{1,3}\d{1,4}|\d{1,4}[A-Z]{1,3}"  # Britain
    r"|[A-Z]{2}\d{3}[A-Z]{2}"  # France, Italy
    r"|\d{1,4}[A-Z]{2,3}\d{2}[AB]?"  # France before 2009
    r"|[A-ZÄÖÜ]{1,3}[A-Z]{1,2}\d{1,4}[EH]?"  # Germany
    r"|\d{4}[BCDFGHJKLMNPRSTVWXYZ]{3}|[A-Z]{1,2}\d{4}[A-Z]{1,2}"  # Spain
    r"|[A-Z]{2}\d{2}[A-Z]{2}|[A-Z]{2}\d{4}|\d{4}[A-Z]{2}|\d{2}[A-Z]{3}\d|\d[A-Z]{3}\d{2}"
    r"|[A-Z]\d{3}[A-Z]{2}|[A-Z]{2}\d{3}[A-Z]|\d{2}[A-Z]{4}|\d{2}[A-Z]{2}\d{2}"
    r"|[A-Z]{2}\d{2}\d{2}|\d[A-Z]{2}\d{3}"  # Netherlands, Portugal
    r"|\d[A-Z]{3}\d{3}|[A-Z]{3}\d{3}|\d{3}[A-Z]{3}"  # Belgium, US states, Sweden, Finland
    r"|[A-Z]{2,3}[A-Z0-9]{4,6}"  # Poland
    r"|[A-Z]{2}\d{1,2}[A-Z]{1,3}\d{4}|\d{2}BH\d{4}[A-Z]{1,2}"  # India
    r"|\d[A-Z]{3}\d{3}|[A-Z]{3}\d{4}|\d{3}[A-Z]\d{3}|[A-Z]\d{2}[A-Z]{3}|\d{5,7}[A-Z]?\d?"  # US states
    r"|[A-Z]{3}\d[A-Z]\d{2}"  # Brazil
)
_LEAST = 4
_EXACT = (
    r"[A-Z]{2}\d{2}[ -]?[A-Z]{3}"  # Britain
    r"|[A-Z]{2}[ -]?\d{3}[ -]?[A-Z]{2}"  # France, Italy
    r"|[A-ZÄÖÜ]{1,3}-[A-Z]{1,2} ?\d{1,4}[EH]?"  # Germany
    r"|\d{4}[ -]?[BCDFGHJKLMNPRSTVWXYZ]{3}"  # Spain
    r"|[A-Z]{2}-\d{2}-[A-Z]{2}|\d{2}-[A-Z]{2}-\d{2}|\d{2}-\d{2}-[A-Z]{2}"  # Portugal
    r"|[A-Z]-\d{3}-[A-Z]{2}|[A-Z]{2}-\d{3}-[A-Z]|\d{1,2}-[A-Z]{2,3}-\d{1,2}"  # Netherlands
)
_VALUE = (
    rf"{_EXACT}|(?-i:[A-ZÄÖÜ0-9]{{1,4}}(?:[ .·:-]{{1,2}}[A-Z0-9]{{1,6}}){{0,3}}|[A-Z0-9]{{4,10}})"
    r"|(?-i:[a-z]{2,3} \d{4,5}|\d[a-z]{3}\d{3}|[a-z]{3}[ -]\d{4})|[a-z]{1,3}-?\d{2,4}-?[a-z]{0,3}"
)
_FILLING = (
    "plate|car|vehicle|with|reg|registration|mark|california|texas|florida|york|state|auto|wagen|voiture|véhicule|coche|"
    "vehículo|veicolo|pojazdu|veículo|viatura|carro|fahrzeug|automóvel|automóvil|voertuig|wagens|samochodu|matrícula|rej"
)
_GERMAN = bag(
    """
    A AA AB AC AK AM AN B BA BB BC BI BM BN BO BS C CB CE CO D DA DD DE DO DU E EF EN ER ES F FB FD FF FG FL FN FR
    FS FT FÜ G GE GG GI GL GM GR GS GT GÖ GÜ H HA HB HD HE HF HH HI HL HM HN HO HR HS HST HU HX IN IZ J JL K KA KB
    KI KL KO KR KS L LA LB LD LG LI LM LU LÖ LÜ M MA MD MG MI MK MM MN MR MS MZ MÜ N NB NE NF NI NM NR NU NW NÖ OA
    OB OF OG OH OL OS P PA PB PE PF PI PM R RA RE RO RS RT RV RW RZ S SB SE SG SI SK SL SN SO SP SR ST SU SW SZ TF
    TR TÜ UE UL UN V VB VS VIE W WB WE WF WI WL WN WO WR WST WT WÜ Z ZW
    """
)


def is_plate(raw_value: str) -> bool:
    """Whether a value has the form of some country's plate: letters and digits, or five digits and more."""
    number = re.sub(r"[ .·:-]", "", raw_value.upper())
    is_number = number.isdigit() and number != raw_value
    return len(number) >= _LEAST and not is_number and not number.isalpha() and _FORMS.fullmatch(number) is not None


def _check(text: str, start: int, end: int) -> tuple[int, int] | None:
    return (start, end) if is_alone(text, start, end) else None


def _german(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The letters before the dash are a district's."""
    return _check(text, start, end) if re.split("[ -]", text[start:end])[0] in _GERMAN else None


DETECTOR = Detector(
    name="license_plate",
    type=EntityType.LICENSE_PLATE,
    patterns=(
        Pattern(r"\b[A-HJ-PR-Y]{2}(?:0[1-9]|[1-7]\d) [A-HJ-PR-Z]{3}\b", 0.75, needs_context=True, check=_check),
        Pattern(r"\b[A-HJ-NP-TV-Z]{2}-\d{3}-[A-HJ-NP-TV-Z]{2}\b", 0.8, needs_context=True, check=_check),
        Pattern(r"\b[A-ZÄÖÜ]{1,3}-[A-Z]{1,2} \d{1,4}[EH]?\b", 0.8, needs_context=True, check=_german),
        Pattern(r"\b\d{4}[ -][BCDFGHJKLMNPRSTVWXYZ]{3}\b", 0.6, needs_context=True, check=_check),
        Pattern(
            r"\b(?:AN|AP|AR|AS|BR|CG|CH|DL|GA|GJ|HP|HR|JH|JK|KA|KL|LA|MH|ML|MN|MP|MZ|NL|OD|OR|PB|PY|RJ|SK|TN|TR|TS|UK|UP|WB)"
            r"[ -]\d{1,2}[ -][A-Z]{1,3}[ -]\d{4}\b",
            0.85,
            check=_check,
        ),
        Pattern(
            label(
                "registration number; registration no; registration num; registration nr; registered number; "
                "registration; reg; reg no; reg number; tag; kennz; kfz kennz; amtl kennz; rego; rego no; kfz; auto"
            ),
            0.78,
            check=field(_EXACT, is_plate, filling=_FILLING, free=stands_alone),
        ),
        Pattern(
            label(
                """
                plaque minéralogique; numéro de plaque; numéro de plaque d'immatriculation; n° d'immatriculation; n°
                immatriculation; immatriculation n°; immatriculation du véhicule; véhicule immatriculé; matrícula del
                coche; número de matrícula del vehículo; placa de matrícula; placa del vehículo; número de placa; nº
                de placa; nº de matrícula; matrícula nº; placas del vehículo; patente del vehículo; chapa patente;
                placa do veículo; placa do carro; placa nº; matrícula da viatura; matrícula do veículo; matrícula do
                carro; número da placa; número da matrícula; chapa de matrícula; viatura com a matrícula; numero
                targa; targa n; targa del veicolo; targa auto; targhe; n targa; kentekennummer voertuig; kenteken
                auto; kentekennr; nr rej pojazdu; nr rejestracyjny pojazdu; numer rejestracyjny pojazdu; numer tablicy
                rejestracyjnej; numerach rejestracyjnych; tablicach rejestracyjnych; kfz kennzeichen; kfz kz; amtl
                kennzeichen; autokennzeichen; kennzeichen des fahrzeugs; fahrzeugkennzeichen; polizeiliches
                kennzeichen; registration plate number; plate num; plate registration; license tag; car number plate;
                number plates; car plate; vehicle plate; vehicle tag; vehicle reg no; vehicle registration mark; car
                registration number; car reg no; registreringsnr; reg nr; rekisterinro; license plate; licence plate;
                license plate no; license plate number; licence plate number; number plate; plate no; plate number;
                plate #; plate; plates; vehicle registration; vehicle registration no; vehicle registration number;
                registration plate; registration mark; vrm; vrn; car registration; vehicle reg; reg no; car reg; reg
                plate; tag no; tag number; kennzeichen; kfz-kennzeichen; amtliches kennzeichen; nummernschild; plaque
                d'immatriculation; immatriculation; immatriculé; immatriculée; plaque; numéro d'immatriculation;
                matrícula; matrícula del vehículo; matrículas; placa; placas; número de matrícula; con matrícula;
                targa; targato; targata; numero di targa; chapa; kenteken; kentekenplaat; kentekennummer; nummerplaat;
                numer rejestracyjny; numery rejestracyjne; nr rejestracyjny; nr rej; tablica rejestracyjna; tablice
                rejestracyjne; nummerplade; registreringsnummer; registreringsskylt; rekisterinumero; rekisteritunnus
                """
            ),
            0.75,
            check=field(
                _VALUE,
                is_plate,
                filling=_FILLING,
                free=stands_alone,
            ),
        ),
    ),
    context=spelled(
        """
        car; cars; van; lorry; truck; vehicle; vehicles; suv; sedan; hatchback; motorcycle; motorbike; taxi; trailer;
        drove; parked; parking; plate; plates; number plate; license plate; licence plate; vrm; toyota; volkswagen;
        bmw; audi; mercedes; opel; vauxhall; renault; peugeot; citroen; fiat; nissan; honda; skoda; hyundai; volvo;
        tesla; mazda; kia; dacia; kennzeichen; amtliches kennzeichen; fahrzeug; pkw; lkw; wagen; anhänger; motorrad;
        geparkt; zugelassen; voiture; véhicule; camion; camionnette; immatriculé; immatriculée; immatriculation;
        stationné; conducteur; matrícula; matrículas; coche; vehículo; turismo; furgoneta; camión; motocicleta;
        aparcado; placa; placas; autovettura; veicolo; vettura; furgone; motociclo; targa; targato; targata;
        parcheggiata; viatura; veículo; carro; automóvel; camião; kenteken; voertuig; bestelbus; vrachtwagen;
        geparkeerd; samochód; samochodu; pojazd; pojazdu; tablica rejestracyjna; numer rejestracyjny; bilen; køretøj;
        fordon
        """
    ),
    rank=Rank.LABELLED,
)
