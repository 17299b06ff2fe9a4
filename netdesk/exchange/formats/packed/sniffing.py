"""Tell an archive by its first bytes; an office document is one too."""

from __future__ import annotations

from typing import BinaryIO, Final

from netdesk.exchange.format import Format, Head, Reader, Tick

FORMAT_NAME: Final = "ZIP archive"
_OFFICE: Final = (b"[Content_Types].xml", b"mimetypeapplication/", b"META-INF/MANIFEST.MF")


def sniff(head: Head) -> Format | None:
    """Any archive but an office document."""
    if not head.data.startswith(b"PK\x03\x04") or any(mark in head.data[:4_096] for mark in _OFFICE):
        return None
    return Format(FORMAT_NAME, "ZIP", "ZIP", _open)


def _open(stream: BinaryIO, tick: Tick, name: str) -> Reader:
    from netdesk.exchange.formats.packed.reading import ArchiveReader

    return ArchiveReader(stream, tick, name)
