"""Which names mean one organization, and which never do."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netdesk.domain.folding import fold
from netdesk.domain.organization_names import organization_key

SAME = (
    (
        "Halden Storage",
        "HALDEN STORAGE AS",
        "Halden-Storage A/S",
        "Halden Storage, Inc.",
        "halden  storage ASA",
    ),
    ("Bosch", "Bosch GmbH & Co. KG", "Bosch G.m.b.H."),
    ("Nestlé", "NESTLE SA", "Nestlé S.A.", "Nestlé S. A."),
    ("トヨタ", "株式会社トヨタ", "トヨタ株式会社", "トヨタ(株)", "㈱トヨタ"),
    ("华为技术", "华为技术有限公司"),
    ("삼성전자", "삼성전자 주식회사", "(주)삼성전자"),
    ("Ромашка", "ООО Ромашка", "ООО «Ромашка»"),
    ("ปตท", "บริษัท ปตท จำกัด (มหาชน)"),
    ("Kowalski", "Kowalski Sp. z o.o.", "KOWALSKI sp z oo"),
    ("Marks and Spencer", "Marks & Spencer plc"),
    ("Müller und Söhne", "Müller & Söhne OHG", "Muller & Sohne"),
    ("Coca-Cola", "The Coca-Cola Company"),
    ("Grupo Bimbo", "Grupo Bimbo, S.A.B. de C.V."),
    ("JP Morgan", "J.P. Morgan", "J. P. Morgan & Co."),
    ("Telkom Indonesia", "PT Telkom Indonesia (Persero) Tbk"),
    ("Alfa", "Alfa S.à r.l.", "ALFA SARL"),
    ("Tata", "Tata प्राइवेट लिमिटेड", "Tata Pvt. Ltd."),
    ("Volvo", "AB Volvo", "Volvo AB (publ)"),
    ("Őrség", "Orseg Kft."),
    ("L'Oréal", "L’Oreal SA"),
    ("Ülker", "ÜLKER A.Ş.", "Ulker San. ve Tic. A.Ş."),
)
APART = (
    ("Halden", "Halden Storage"),
    ("Storage", "Halden Storage"),
    ("Northgrid", "Northgrid Energy"),
    ("Volvo Cars", "Volvo Trucks"),
    ("Siemens AG", "Siemens Energy AG"),
    ("Apple", "Applebee's"),
    ("Gap", "Gapminder"),
    ("トヨタ", "トヨタ自動車"),
    ("University of Lund", "University of Oslo"),
    ("Limited", "Unlimited"),
)


@pytest.mark.parametrize("names", SAME, ids=lambda names: names[0])
def test_ways_to_write_one_organization_share_a_key(names: tuple[str, ...]) -> None:
    assert len({organization_key(name) for name in names}) == 1


@pytest.mark.parametrize("names", APART, ids=lambda names: names[1])
def test_a_part_of_a_name_is_another_organization(names: tuple[str, str]) -> None:
    assert organization_key(names[0]) != organization_key(names[1])


@pytest.mark.parametrize("name", ["Ltd", "S.A.", "GmbH & Co. KG", "The", "株式会社", "&", "!!!"])
def test_a_name_that_is_only_a_legal_form_keeps_something(name: str) -> None:
    assert organization_key(name)


def test_only_a_blank_name_has_no_key() -> None:
    assert organization_key("  ") == ""


@given(st.text(max_size=40))
def test_any_text_but_a_blank_one_has_a_key_whatever_stands_around_it(text: str) -> None:
    assert organization_key(f"  {text} ") == organization_key(text)
    assert bool(organization_key(text)) == bool(fold(text))


@given(st.from_regex(r"[a-z]{2,8}( [a-z]{4,8}){0,2}", fullmatch=True))
def test_a_legal_form_after_a_name_changes_nothing(name: str) -> None:
    plain = organization_key(name)
    for form in ("Ltd.", "GmbH", "S.p.A.", "Co., Ltd."):
        assert organization_key(f"{name} {form}") == plain
