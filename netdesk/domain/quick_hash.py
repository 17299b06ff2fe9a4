"""SHA-1 and SHA-256 without OpenSSL, which `hashlib` loads: 3.6 MB and some milliseconds at every start."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from functools import lru_cache
from typing import Any, Final

# Where Python keeps its own, as of 3.11 and as of 3.12; where it was built without, there is hashlib.
_MODULES: Final = {"sha1": ("_sha1", "hashlib"), "sha256": ("_sha2", "_sha256", "hashlib")}


def sha1(data: bytes) -> bytes:
    """The SHA-1 of short data, to spread things evenly; it protects nothing."""
    return _found("sha1")(data, usedforsecurity=False).digest()  # type: ignore[no-any-return]


def sha256(data: bytes) -> str:
    """The SHA-256 of short data, in hexadecimal digits. Of much data, hashlib's is quicker."""
    return _found("sha256")(data).hexdigest()  # type: ignore[no-any-return]


@lru_cache
def _found(name: str) -> Callable[..., Any]:
    for module in _MODULES[name]:
        try:
            function: Callable[..., Any] = getattr(importlib.import_module(module), name)
        except (ImportError, AttributeError):
            continue
        return function
    raise ImportError(name)
