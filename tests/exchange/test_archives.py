"""Archives: what may be read is read, what does harm is refused in one sentence."""

from __future__ import annotations

import io
import struct
import zipfile

import pytest

from netdesk.domain.errors import UnreadableFile
from netdesk.exchange.archives import Archive, Limits


def zipped(*members: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> io.BytesIO:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, data in members:
            archive.writestr(name, data)
    stream.seek(0)
    return stream


def test_members_are_listed_in_order_and_read() -> None:
    archive = Archive(zipped(("b.csv", b"2"), ("folder/a.csv", b"1")), "x.zip")
    assert archive.names == ("b.csv", "folder/a.csv")
    assert archive.read("folder/a.csv") == b"1"


def test_names_that_lead_out_of_the_archive_are_left_out() -> None:
    names = ["../a.csv", "/etc/b.csv", "C:\\c.csv", "x/../../d.csv", "__MACOSX/e.csv", "folder/", "good.csv"]
    archive = Archive(zipped(*((name, b"x") for name in names)), "x.zip")
    assert archive.names == ("good.csv",)


def test_what_unpacks_to_too_much_is_refused_while_it_is_read() -> None:
    archive = Archive(zipped(("zeros.csv", bytes(20 * 1024 * 1024))), "x.zip")
    with pytest.raises(UnreadableFile, match=r"x\.zip unpacks to far more"):
        archive.read("zeros.csv")


def test_the_sizes_of_all_members_count_together() -> None:
    data = bytes(range(256)) * 400
    stored = zipped(("a", data), ("b", data), method=zipfile.ZIP_STORED)
    archive = Archive(stored, "x.zip", Limits(total=150_000))
    assert archive.read("a") == data
    with pytest.raises(UnreadableFile, match="unpacks to far more"):
        archive.read("b")


def test_members_that_share_their_bytes_are_refused() -> None:
    data = zipped(("a.csv", b"x" * 50), ("b.csv", b"y" * 50), method=zipfile.ZIP_STORED).getvalue()
    place = data.rindex(b"PK\x01\x02")
    overlapping = data[: place + 42] + struct.pack("<I", 10) + data[place + 46 :]
    with pytest.raises(UnreadableFile):
        Archive(io.BytesIO(overlapping), "x.zip")


def test_too_many_members_are_refused() -> None:
    with pytest.raises(UnreadableFile, match="more than 10,000 files"):
        Archive(zipped(*((str(number), b"") for number in range(10_001))), "x.zip")


def test_a_damaged_archive_is_told() -> None:
    data = zipped(("a.csv", b"hello " * 400)).getvalue()
    with pytest.raises(UnreadableFile, match="is a damaged ZIP archive"):
        Archive(io.BytesIO(data[: len(data) // 2]), "x.zip")
    wounded = bytearray(data)
    wounded[40:60] = bytes(20)
    with pytest.raises(UnreadableFile, match="damaged"):
        Archive(io.BytesIO(bytes(wounded)), "x.zip").read("a.csv")
