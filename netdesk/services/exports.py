"""Taking people out to files: whole, or not at all."""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from netdesk.domain.contacts import Contact
from netdesk.domain.errors import Trouble
from netdesk.exchange.formats.json_desk import write_json
from netdesk.exchange.formats.vcard.writing import write_vcards
from netdesk.store import contacts as kept
from netdesk.store import keys, settings
from netdesk.store.connection import Reader

_READ_AT_ONCE = 500


def export_vcard(reader: Reader, path: Path, version: str = "4.0", ids: Sequence[int] | None = None) -> None:
    """Write contacts (all, in the order in which they came, or those of `ids`) as one vCard file."""
    circles = _circles(reader)
    with _replacing(path) as stream:
        write_vcards(
            _contacts(reader, ids),
            stream,
            version,
            photo=lambda sha256: settings.blob(reader, sha256),
            circle=lambda circle_id: circles.get(circle_id, ""),
            introducer=_introducer(reader),
        )


def export_json(reader: Reader, path: Path, ids: Sequence[int] | None = None) -> None:
    """Write contacts (all, in the order in which they came, or those of `ids`) as JSON."""
    circles = _circles(reader)
    with _replacing(path) as stream:
        write_json(
            _contacts(reader, ids),
            stream,
            circle=lambda circle_id: circles.get(circle_id, ""),
            introducer=_introducer(reader),
        )


def write_whole(path: Path, data: bytes) -> None:
    """Write a file whole; when that fails, an older file of that name stays as it is. Raises Trouble."""
    with _replacing(path) as stream:
        stream.write(data)


class _replacing:  # noqa: N801
    """A file written beside its target and put in its place when all of it is on the disk."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __enter__(self) -> BinaryIO:
        try:
            handle, self._written = tempfile.mkstemp(prefix=".netdesk-", dir=self._path.absolute().parent)
        except OSError as error:
            raise _trouble(self._path, error) from error
        self._file: BinaryIO = os.fdopen(handle, "wb")
        return self._file

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
        try:
            if error is None:
                self._file.flush()
                os.fsync(self._file.fileno())
                self._file.close()
                Path(self._written).replace(self._path)
                return
        except OSError as failed:
            raise _trouble(self._path, failed) from failed
        finally:
            with suppress(OSError):
                self._file.close()
            with suppress(OSError):
                Path(self._written).unlink()
        if isinstance(error, OSError):
            raise _trouble(self._path, error) from error


def _trouble(path: Path, error: OSError) -> Trouble:
    if error.errno == errno.ENOSPC:
        return Trouble(f"The disk is full, so {path.name} was not written. Free some space and try again.")
    reason = error.strerror or "it cannot be written"
    return Trouble(f"{path.name} could not be written: {reason}. Choose another folder or name.")


def _contacts(reader: Reader, ids: Sequence[int] | None) -> Iterator[Contact]:
    wanted = list(ids) if ids is not None else [person[0] for person in keys.people(reader)]
    for start in range(0, len(wanted), _READ_AT_ONCE):
        yield from kept.get(reader, wanted[start : start + _READ_AT_ONCE])


def _circles(reader: Reader) -> dict[int, str]:
    return {circle.id: circle.name for circle in kept.circles(reader)}


def _introducer(reader: Reader) -> Callable[[int], str]:
    def name(contact_id: int) -> str:
        found = kept.get(reader, [contact_id])
        return found[0].shown if found else ""

    return name
