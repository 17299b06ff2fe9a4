"""The hashes are those that everybody knows, whichever module gives them."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netdesk.domain import quick_hash


@given(st.binary())
def test_the_hashes_are_those_of_hashlib(data: bytes) -> None:
    assert quick_hash.sha1(data) == hashlib.sha1(data).digest()
    assert quick_hash.sha256(data) == hashlib.sha256(data).hexdigest()


def test_without_pythons_own_modules_hashlib_serves(monkeypatch: pytest.MonkeyPatch) -> None:
    modules = {"sha1": ("no_such", "hashlib"), "sha256": ("_sha1", "hashlib")}
    monkeypatch.setattr(quick_hash, "_MODULES", modules)
    quick_hash._found.cache_clear()
    test_the_hashes_are_those_of_hashlib()
    quick_hash._found.cache_clear()
