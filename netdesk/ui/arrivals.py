"""What somebody who starts netdesk wants to see: a desk, files to import, the sample desk."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from netdesk.domain.value import value

DESK_SUFFIX: Final = ".netdesk"
MOST_BYTES: Final = 1_000_000
MOST_FILES: Final = 10_000


@value
class Arrival:
    """`desk` None: whichever was open last. `may_make` lets a missing desk be made. `others` are further
    desks, which stay closed: one desk is open at a time. `token` is the desktop's leave to come forward."""

    desk: Path | None = None
    files: tuple[Path, ...] = ()
    others: tuple[Path, ...] = ()
    sample: bool = False
    may_make: bool = False
    token: str = ""


def sorted_out(paths: Sequence[Path]) -> Arrival:
    """Tell the desks among some files from those that are to be imported; the first desk is opened."""
    desks = [each for each in paths if each.suffix.lower() == DESK_SUFFIX]
    files = tuple(each for each in paths if each.suffix.lower() != DESK_SUFFIX)
    return Arrival(desks[0] if desks else None, files, tuple(desks[1:]))


def to_message(arrival: Arrival) -> bytes:
    """For another netdesk of the same user. Raises ValueError when it would be too long."""
    told = {
        "desk": str(arrival.desk.absolute()) if arrival.desk else "",
        "files": [str(each.absolute()) for each in arrival.files],
        "others": [str(each.absolute()) for each in arrival.others],
        "sample": arrival.sample,
        "may_make": arrival.may_make,
        "token": arrival.token,
    }
    message = json.dumps(told).encode("ascii")
    if len(message) > MOST_BYTES:
        raise ValueError("too many files")
    return message


def from_message(message: bytes) -> Arrival:
    """What another netdesk said. Raises ValueError unless it is well formed and names files that are here."""
    try:
        told: Any = json.loads(message.decode("ascii"))
    except RecursionError:
        raise ValueError("no arrival") from None
    if not isinstance(told, dict):
        raise ValueError("no arrival")  # noqa: TRY004 one kind for all that is wrong with a message
    desk, may_make = _text(told.get("desk")), told.get("may_make") is True
    return Arrival(
        _desk(desk, may_make=may_make) if desk else None,
        tuple(_file(each) for each in _texts(told.get("files"))),
        tuple(_file(each) for each in _texts(told.get("others"))),
        told.get("sample") is True,
        may_make,
        _token(told.get("token")),
    )


def _text(value: object) -> str:
    if not isinstance(value, str) or "\0" in value:
        raise ValueError("no text")
    return value


def _texts(value: object) -> list[str]:
    if not isinstance(value, list) or len(value) > MOST_FILES:
        raise ValueError("no list of files")
    return [_text(each) for each in value]


def _local(text: str) -> Path:
    path = Path(text)
    # What begins with two slashes is on a network, and looking at it would reach for it.
    if not path.is_absolute() or text.startswith(("//", "\\\\")):
        raise ValueError("no file of this computer")
    return path


def _file(text: str) -> Path:
    path = _local(text)
    if not path.is_file():
        raise ValueError("no such file")
    return path


def _desk(text: str, *, may_make: bool) -> Path:
    path = _local(text)
    if path.is_file() or (may_make and not path.exists() and path.parent.is_dir()):
        return path
    raise ValueError("no such desk")


def _token(value: object) -> str:
    text = _text(value)
    return text if len(text) <= 200 and text.isascii() and text.isprintable() else ""
