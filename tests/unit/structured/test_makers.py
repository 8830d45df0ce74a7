"""The makers of the structured set, against two libraries that know the same rules."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable
from importlib import import_module
from random import Random
from typing import Any

import phonenumbers
import pytest
from tests.structured.carriers import EVIDENT, LABELLED, NEUTRAL, SENTENCES
from tests.structured.catalogue import FREE, KINDS, by_type
from tests.structured.crypto import eip_55, keccak_256
from tests.structured.kind import Kind, wrong_check, wrong_length
from tests.structured.make import examples

from maskmill.domain.entity import EntityType

Check = Callable[[str], bool]


def _stdnum(*names: str) -> Check:
    modules = [import_module(f"stdnum.{name}") for name in names]
    return lambda value: any(module.is_valid(value) for module in modules)


def _vat(value: str) -> bool:
    return bool(import_module("stdnum.de.vat").is_valid(value))


def _rfc(value: str) -> bool:
    return bool(import_module("stdnum.mx.rfc").is_valid(value, validate_check_digits=True))


REFERENCES: dict[EntityType, Check] = {
    EntityType.US_SSN: _stdnum("us.ssn"),
    EntityType.US_ITIN: lambda value: "50" <= value[3:5] <= "65" or _stdnum("us.itin")(value),  # the IRS added 50-65
    EntityType.US_EIN: _stdnum("us.ein"),
    EntityType.ABA_ROUTING_NUMBER: _stdnum("us.rtn"),
    EntityType.UK_UTR: _stdnum("gb.utr"),
    EntityType.UK_NHS: _stdnum("gb.nhs"),
    EntityType.IE_PPS: _stdnum("ie.pps"),
    EntityType.DE_TAX_ID: _stdnum("de.idnr"),
    EntityType.DE_VAT_ID: _vat,
    EntityType.AT_SVNR: _stdnum("at.vnr"),
    EntityType.AT_TAX_ID: _stdnum("at.tin"),
    EntityType.CH_AHV: _stdnum("ch.ssn"),
    EntityType.CH_UID: _stdnum("ch.uid", "ch.vat"),
    EntityType.FR_NIR: _stdnum("fr.nir"),
    EntityType.FR_TAX_ID: _stdnum("fr.nif"),
    EntityType.FR_SIREN: _stdnum("fr.siren", "fr.siret"),
    EntityType.BE_NATIONAL_NUMBER: _stdnum("be.nn"),
    EntityType.NL_BSN: _stdnum("nl.bsn"),
    EntityType.ES_NIF: _stdnum("es.dni"),
    EntityType.ES_NIE: _stdnum("es.nie"),
    EntityType.ES_CIF: _stdnum("es.cif"),
    EntityType.PT_NIF: _stdnum("pt.nif"),
    EntityType.PT_CC: lambda value: len(value) == 12 and _stdnum("pt.cc")(value),
    EntityType.IT_FISCAL_CODE: _stdnum("it.codicefiscale"),
    EntityType.IT_VAT_CODE: _stdnum("it.iva"),
    EntityType.SE_PERSONNUMMER: _stdnum("se.personnummer"),
    EntityType.SE_ORGANISATIONSNUMMER: _stdnum("se.orgnr", "se.vat"),
    EntityType.FI_PERSONAL_IDENTITY_CODE: _stdnum("fi.hetu"),
    EntityType.FI_BUSINESS_ID: _stdnum("fi.ytunnus", "fi.alv"),
    EntityType.DK_CVR: _stdnum("dk.cvr"),
    EntityType.NO_FODSELSNUMMER: _stdnum("no.fodselsnummer"),
    EntityType.EE_ISIKUKOOD: _stdnum("ee.ik"),
    EntityType.LT_ASMENS_KODAS: _stdnum("lt.asmens"),
    EntityType.PL_PESEL: _stdnum("pl.pesel"),
    EntityType.PL_NIP: _stdnum("pl.nip"),
    EntityType.PL_REGON: _stdnum("pl.regon"),
    EntityType.CZ_RODNE_CISLO: _stdnum("cz.rc"),
    EntityType.RO_CNP: _stdnum("ro.cnp"),
    EntityType.BG_EGN: _stdnum("bg.egn"),
    EntityType.HR_OIB: _stdnum("hr.oib"),
    EntityType.GR_AMKA: _stdnum("gr.amka"),
    EntityType.GR_AFM: _stdnum("gr.vat"),
    EntityType.SI_EMSO: _stdnum("si.emso"),
    EntityType.LV_PERSONAS_KODS: _stdnum("lv.pvn"),
    EntityType.NZ_IRD: _stdnum("nz.ird"),
    EntityType.JP_MY_NUMBER: _stdnum("jp.in_"),
    EntityType.TH_NATIONAL_ID: _stdnum("th.pin"),
    EntityType.TR_NATIONAL_ID: _stdnum("tr.tckimlik"),
    EntityType.IN_AADHAAR: _stdnum("in_.aadhaar"),
    EntityType.IN_PAN: _stdnum("in_.pan"),
    EntityType.IN_VOTER: _stdnum("in_.epic"),
    EntityType.IN_GSTIN: _stdnum("in_.gstin"),
    EntityType.KR_RRN: _stdnum("kr.rrn"),
    EntityType.CN_RESIDENT_ID: _stdnum("cn.ric"),
    EntityType.IL_ID: lambda value: len(value) > 7 and _stdnum("il.idnr")(value),
    EntityType.ZA_ID: _stdnum("za.idnr"),
    EntityType.AU_TFN: _stdnum("au.tfn"),
    EntityType.AU_ABN: _stdnum("au.abn"),
    EntityType.AU_ACN: _stdnum("au.acn"),
    EntityType.CA_SIN: _stdnum("ca.sin"),
    EntityType.BR_CPF: _stdnum("br.cpf"),
    EntityType.BR_CNPJ: _stdnum("br.cnpj"),
    EntityType.MX_CURP: _stdnum("mx.curp"),
    EntityType.MX_RFC: _rfc,
    EntityType.CL_RUT: _stdnum("cl.rut"),
    EntityType.AR_CUIT: _stdnum("ar.cuit"),
    EntityType.IBAN_CODE: _stdnum("iban"),
    EntityType.BIC_CODE: _stdnum("bic"),
    EntityType.IMEI: _stdnum("imei"),
    EntityType.CREDIT_CARD: lambda value: len(value) < 20 and _stdnum("luhn")(value),
}
"""A second opinion on each type that python-stdnum knows."""

_CRAMPED = {
    EntityType.CREDIT_CARD, EntityType.FR_NIR, EntityType.IMEI, EntityType.US_SSN, EntityType.US_ITIN,
    EntityType.AT_SVNR, EntityType.AT_TAX_ID, EntityType.ES_NIF, EntityType.PT_CC,
}  # fmt: skip


def _kinds(*, checked: bool = False) -> list[Any]:
    return [
        pytest.param(kind, id=f"{kind.type}-{number}")
        for number, kind in enumerate(KINDS)
        if kind.type in REFERENCES and (kind.checked or not checked)
    ]


def _plain(kind: Kind, value: str) -> str:
    """Return the value as the library wants it: it does not strip every separator."""
    return re.sub("[ ./-]", "", value) if kind.type in _CRAMPED else value


@pytest.mark.parametrize("kind", _kinds())
def test_what_a_maker_calls_valid_the_library_calls_valid(kind: Kind) -> None:
    rng = Random(7)
    made = [_plain(kind, kind.make(rng)) for _ in range(120)]
    assert [value for value in made if not REFERENCES[kind.type](value)] == []


@pytest.mark.parametrize("kind", _kinds(checked=True))
def test_what_a_maker_spoils_the_library_calls_invalid(kind: Kind) -> None:
    rng = Random(8)
    made = [_plain(kind, make(rng)) for make in (wrong_check(kind), wrong_length(kind)) for _ in range(60)]
    assert [value for value in made if REFERENCES[kind.type](value)] == []


@pytest.mark.parametrize("kind", [pytest.param(kind, id=f"{kind.type}-{n}") for n, kind in enumerate(KINDS)])
def test_a_maker_agrees_with_its_own_check_and_its_bad_values_do_not(kind: Kind) -> None:
    if kind.type is EntityType.SECRET:
        pytest.skip("a secret has no check")
    rng = Random(9)
    assert [value for value in (kind.make(rng) for _ in range(60)) if not kind.valid(value)] == []
    bad = {
        case: [value for value in (make(rng) for _ in range(20)) if kind.valid(value)]
        for case, make in kind.bad.items()
    }
    assert {case: values for case, values in bad.items() if values} == {}


def test_telephone_numbers_with_a_country_code_are_telephone_numbers() -> None:
    rng = Random(10)
    kind = next(kind for kind in KINDS if kind.type is EntityType.PHONE_NUMBER)
    numbers = [value for value in (kind.make(rng) for _ in range(400)) if value.startswith("+")]
    wrong = [value for value in numbers if not phonenumbers.is_possible_number(phonenumbers.parse(value))]
    valid = sum(phonenumbers.is_valid_number(phonenumbers.parse(value)) for value in numbers)
    assert (wrong, valid > 0.95 * len(numbers)) == ([], True)


def test_keccak_and_the_capitals_of_addresses_are_those_of_the_standard() -> None:
    assert keccak_256(b"") == "c5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470"
    address = "5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"  # the first example of EIP-55
    assert eip_55(address.lower()) == address


def test_a_hundred_types_and_more_have_values_and_none_of_the_free_ones() -> None:
    assert (len(by_type()) > 100, set(by_type()) & FREE) == (True, set())


def test_the_set_is_large_the_same_for_a_seed_and_its_spans_are_the_values() -> None:
    only = (EntityType.ES_NIF, EntityType.SECRET, EntityType.ZIP_CODE, EntityType.MRZ, EntityType.PHONE_NUMBER)
    records = list(examples(3, only))
    assert [json.dumps(item) for item in records] == [json.dumps(item) for item in examples(3, only)]
    counts = Counter((item["type"], "value" in item) for item in records)
    assert min(counts.values()) >= 50
    assert len({kind.country for kind in KINDS}) > 25
    for item in records:
        own = [span for span in item["spans"] if span["label"] == item["type"]]
        assert ("value" in item) != any(not span.get("optional") for span in own)
        assert all(0 <= span["start"] < span["end"] <= len(item["text"]) for span in item["spans"])


def test_no_carrier_stands_twice_and_each_holds_one_value() -> None:
    several = [*set(LABELLED), *EVIDENT, *NEUTRAL, *(line for lines in SENTENCES.values() for line in lines)]
    assert [line for line in several if line.count("{v}") != 1] == []
