"""What pip says when it fails becomes one sentence that tells a person what to do."""

from __future__ import annotations

import pytest

import environment

OFFLINE = """\
WARNING: Retrying (Retry(total=4)) after connection broken by 'NewConnectionError': /simple/peewee/
ERROR: Could not find a version that satisfies the requirement peewee==4.5.3 (from versions: none)
ERROR: No matching distribution found for peewee==4.5.3
"""
NO_WHEEL = """\
ERROR: Could not find a version that satisfies the requirement pyside6==6.11.3 (from versions: none)
ERROR: No matching distribution found for pyside6==6.11.3
"""
OTHER_FILE = """\
ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.
    peewee==4.5.3 from somewhere:
"""
DISK_FULL = "ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device\n"
NOT_TRUSTED = """\
WARNING: Retrying after connection broken by 'SSLError(1, '[SSL: CERTIFICATE_VERIFY_FAILED] self-signed')'
ERROR: No matching distribution found for peewee==4.5.3
"""
IN_USE = "ERROR: [WinError 5] Access is denied: 'C:\\\\x\\\\Qt6Core.dll'\n"


@pytest.mark.parametrize(
    ("complaint", "expected"),
    [
        (OFFLINE, "Check the network connection"),
        (NO_WHEEL, "not offered for this system"),
        (OTHER_FILE, "not the one that netdesk was tested with"),
        (DISK_FULL, "disk is full"),
        (NOT_TRUSTED, "does not trust its certificate"),
        (IN_USE, "Close netdesk everywhere"),
        ("noise\nERROR: something nobody foresaw\n", "something nobody foresaw"),
    ],
)
def test_a_failed_installation_is_one_sentence(complaint: str, expected: str) -> None:
    sentence = str(environment.reason(complaint))
    assert expected in sentence
    assert "\n" not in sentence


def test_a_failure_before_anything_changed_leaves_the_environment_in_use() -> None:
    assert environment.reason("Retrying after connection broken").intact
    assert not environment.reason("No space left on device").intact


def test_the_last_line_that_says_anything_is_found() -> None:
    assert environment.last_line("first\nImportError: the reason\n\n  \n") == "ImportError: the reason"
    assert environment.last_line("") == "no reason given"
