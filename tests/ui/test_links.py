"""What may be opened, and what never is."""

from __future__ import annotations

import pytest

from netdesk.ui.links import ascii_host, looks_like_email, mail_link, phone_link, shown_web, web_link

GOOD_PAGES = {
    "https://www.halden.example/": "https://www.halden.example/",
    "http://halden.example": "http://halden.example",
    "HTTPS://Halden.Example/Team": "https://halden.example/Team",
    "linkedin.com/in/lhaddad": "https://linkedin.com/in/lhaddad",
    "  halden.example  ": "https://halden.example",
    "halden.example:8443/team": "https://halden.example:8443/team",
    "https://halden.example/a?b=c&d=e#f": "https://halden.example/a?b=c&d=e#f",
    "halden.example?q=1": "https://halden.example?q=1",
    "https://halden.example/ä": "https://halden.example/%C3%A4",
    "https://halden.example/%C3%A4": "https://halden.example/%C3%A4",
    "https://halden.example/%zz": "https://halden.example/%25zz",
    "https://bücher.example/": "https://xn--bcher-kva.example/",
    "https://例え.テスト": "https://xn--r8jz45g.xn--zckzah",
    'https://halden.example/<b>"x"': "https://halden.example/%3Cb%3E%22x%22",
    "https://halden.example/in/o'neil": "https://halden.example/in/o'neil",
}

BAD_PAGES = (
    "",
    " ",
    "javascript:alert(1)",
    "JavaScript:alert(1)",
    "java\tscript:alert(1)",
    "java\nscript:alert(1)",
    "\x01javascript:alert(1)",
    "javascript://halden.example/%0aalert(1)",
    "vbscript:msgbox(1)",
    "data:text/html,<script>alert(1)</script>",
    "file:///etc/passwd",
    "file://host/share",
    "FILE:C:/Windows",
    "smb://host/share",
    "ftp://halden.example/a",
    "ssh://halden.example",
    "ms-settings:privacy",
    "search-ms:query=x",
    "intent://halden.example#Intent;end",
    "view-source:https://halden.example",
    "about:blank",
    "blob:https://halden.example/1",
    "mailto:leila@halden.example",
    "tel:5550142",
    "x-custom:1",
    "C:\\Windows\\System32\\calc.exe",
    "C:/Windows/System32/calc.exe",
    "\\\\host\\share\\a.exe",
    "//host/share/a.exe",
    "///etc/passwd",
    "/etc/passwd",
    "../../etc/passwd",
    "https:\\\\halden.example",
    "https://halden.example\\@evil.example",
    "https:halden.example",
    "https:/halden.example",
    "https:///halden.example",
    "https://",
    "https://?q",
    "https://user@halden.example/",
    "https://halden.example@evil.example/",
    "https://user:word@halden.example/",
    "https://halden.example:0/",
    "https://halden.example:99999/",
    "https://halden.example:80x/",
    "https://localhost/",
    "https://printer/",
    "https://router.local/",
    "https://127.0.0.1/",
    "https://2130706433/",
    "https://0x7f.1/",
    "https://192.168.1.1/",
    "https://[::1]/",
    "https://[fe80::1%25eth0]/",
    "https://halden..example/",
    "https://-halden.example/",
    "https://halden_.example/",
    "https://straße.example/",
    "https://halden.example/a b",
    "https://halden.example/a\\b",
    "https://halden.example/\u202egnp.exe",
    "https://halden.example/\u200b",
    "https://hal\u00addden.example/",
    "https://halden.example/\x00",
    "https://halden.example/\ud800",
    "https://halden.example/" + "a" * 2000,
    "https://" + "a" * 300 + ".example/",
)


@pytest.mark.parametrize(("text", "url"), GOOD_PAGES.items())
def test_a_public_page_is_opened_under_an_address_built_anew(text: str, url: str) -> None:
    link = web_link(text)
    assert link is not None
    assert link.url == url
    assert link.url.isascii()


@pytest.mark.parametrize("text", BAD_PAGES)
def test_anything_else_is_never_opened(text: str) -> None:
    assert web_link(text) is None


def test_the_host_that_is_told_is_the_one_that_is_opened() -> None:
    link = web_link("https://www.\u0430pple.com/login")  # the first letter is Cyrillic
    assert link is not None
    assert link.target == "www.xn--pple-43d.com"
    assert link.url.startswith(f"https://{link.target}/")


@pytest.mark.parametrize(
    ("text", "url"),
    {
        "leila@halden.example": "mailto:leila@halden.example",
        " leila.haddad+net@Halden.Example ": "mailto:leila.haddad+net@halden.example",
        "x&y=z%0a@halden.example": "mailto:x%26y%3Dz%250a@halden.example",
        "jörg@bücher.example": "mailto:j%C3%B6rg@xn--bcher-kva.example",
        "o'neil@halden.example": "mailto:o%27neil@halden.example",
    }.items(),
)
def test_a_message_goes_to_one_address_and_carries_nothing_else(text: str, url: str) -> None:
    link = mail_link(text)
    assert link is not None
    assert link.url == url


@pytest.mark.parametrize(
    "text",
    [
        "",
        "leila",
        "leila@",
        "@halden.example",
        "leila@halden",
        "leila@halden.example?bcc=other@evil.example",
        "leila@halden.example&body=x",
        "leila@halden.example,other@evil.example",
        "leila@halden.example;other@evil.example",
        "leila@a.example@b.example\n",
        "leila haddad@halden.example",
        "leila@halden.example\r\nBcc: x",
        "mailto:leila@halden.example",
        "<leila@halden.example>",
        '"leila"@halden.example',
        ".leila@halden.example",
        "leila.@halden.example",
        "leila@127.0.0.1",
        "leila@[127.0.0.1]",
        "a" * 65 + "@halden.example",
        "lei\u200bla@halden.example",
    ],
)
def test_what_is_not_one_plain_address_gets_no_message(text: str) -> None:
    assert mail_link(text) is None
    assert not looks_like_email(text)


@pytest.mark.parametrize(
    ("text", "url"),
    {
        "+47 555 0142": "tel:+475550142",
        "(212) 555-0142": "tel:2125550142",
        "+1 212.555.0142 ext. 7": "tel:+12125550142",
        "0047\u00a0555\u20110142": "tel:00475550142",
    }.items(),
)
def test_a_call_goes_to_digits_alone(text: str, url: str) -> None:
    link = phone_link(text)
    assert link is not None
    assert link.url == url


@pytest.mark.parametrize(
    "text",
    ["", "*#06#", "tel:555", "555-0142;phone-context=x", "+", "12", "1234567890123456", "call me", "555?x"],
)
def test_what_is_no_number_gets_no_call(text: str) -> None:
    assert phone_link(text) is None


def test_a_page_is_shown_without_what_everybody_knows() -> None:
    assert shown_web("https://www.linkedin.com/in/lhaddad/") == "linkedin.com/in/lhaddad"
    assert shown_web("halden.example") == "halden.example"
    assert shown_web("https://") == "https://"


def test_a_host_needs_a_public_name() -> None:
    assert ascii_host("Halden.Example.") == "halden.example"
    assert ascii_host("localhost") == ""
    assert ascii_host("") == ""
