"""When two ways of writing are the same email, number, profile or name."""

from __future__ import annotations

import pytest

from netdesk.exchange.recognising import (
    digits_of,
    email_key,
    link_key,
    names_agree,
    phone_tail,
    profile_key,
    same_phone,
    same_phone_of_one,
)


@pytest.mark.parametrize(
    "link",
    [
        "https://www.linkedin.com/in/jerry-mathis/?trk=export",
        "http://linkedin.com/in/Jerry-Mathis",
        "linkedin.com/in/jerry-mathis#x",
        "https://de.linkedin.com/in/jerry%2Dmathis/en",
        " www.linkedin.com/mwlite/in/jerry-mathis ",
    ],
)
def test_a_profile_is_one_however_its_address_is_written(link):
    assert profile_key(link) == "linkedin.com/in/jerry-mathis"


def test_profiles_with_letters_of_any_script_are_one_escaped_or_not():
    assert profile_key("https://linkedin.com/in/j%C3%B6rg") == profile_key("linkedin.com/in/jörg")


def test_other_links_are_no_profiles_and_are_compared_without_scheme_and_slash():
    assert profile_key("https://linkedin.com/company/acme") == ""
    assert link_key("HTTP://www.A.example/") == link_key("https://a.example")
    assert link_key("https://a.example/x") != link_key("https://a.example/y")


def test_emails_are_one_in_any_case():
    assert email_key(" Ann@B.Example ") == email_key("mailto:ann@b.example") == "ann@b.example"
    assert email_key("no address") == ""


@pytest.mark.parametrize(
    ("one", "other", "region", "same"),
    [
        ("+1 212 555 0100", "+12125550100", "", True),
        ("+1 (212) 555-0100", "212-555-0100", "US", True),
        ("+1 (212) 555-0100", "212-555-0100", "", False),
        ("+49 (0)611 9876543", "0611 9876543", "DE", True),
        ("00 49 611 9876543", "+49 611 9876543", "DE", True),
        ("+44 20 7946 0958", "+49 20 7946 0958", "", False),
        ("555-0100", "555 01 00", "", True),
        ("555-0100 ext. 3", "555-0100 x4", "", False),
        ("555-0100;ext=3", "555-0100 ext 3", "", True),
        ("ohne", "Handy", "", False),
        ("٠١٢٣٤٥٦٧٨٩", "0123456789", "", True),
    ],
)
def test_numbers_are_one_when_they_reach_one_telephone(one, other, region, same):
    assert same_phone(one, other, region) is same
    assert same_phone(other, one, region) is same


def test_two_numbers_of_one_person_may_differ_by_their_country_code():
    assert same_phone_of_one("0611 9876543", "+49 611 9876543")
    assert not same_phone_of_one("0611 9876543", "+49 611 9876544")
    assert not same_phone_of_one("9876543", "+49 611 9876543 x2")


def test_short_numbers_are_no_keys():
    assert phone_tail("110") == ""
    assert phone_tail("+49 170 1234567;ext=9") == "1234567"
    assert digits_of("tel:+1-2;ext=5") == "12"


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        ("Jane Doe", "jane doe", True),
        ("J. Doe", "Jane Doe", True),
        ("Dr. Jane Doe, PhD", "Doe, Jane", True),
        ("Max Mustermann", "Max Horst Mustermann", True),
        ("José García", "Jose Garcia", True),
        ("山田太郎", "山田 太郎", True),
        ("Jane", "Jane Doe", True),
        ("", "Jane Doe", True),
        ("Jane Doe", "John Doe", False),
        ("Jane Doe", "Jane Smith", False),
        ("אפרים קישון", "Ephraim Kishon", False),
        ("J. Doe", "Mary Doe", False),
        ("Bill Gates", "William Gates", True),
        ("Иван Петров", "Ivan Petrov", True),
        ("Anna Holm", "Hanna Holm", False),
        ("山田太郎", "山田次郎", False),
    ],
)
def test_names_agree_when_they_could_be_one_person_s(one, other, agree):
    assert names_agree(one, other) is agree
    assert names_agree(other, one) is agree
