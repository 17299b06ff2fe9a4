"""Pictures of people, decoded with care: raster formats only, never larger than needed, never trusted."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QImageWriter

FORMATS: Final = frozenset(("png", "jpeg", "jpg", "gif", "webp", "bmp"))
MOST_PIXELS: Final = 60_000_000
KEPT_SIDE: Final = 512
"""Pixels of the longer side of a picture that is kept."""
_QUALITY: Final = 88


def decoded(data: bytes, side: int) -> QImage:
    """The picture in `data`, its longer side at most `side` pixels; a null image when it is none.

    May run on any thread. Only the header is believed: a picture of more than 60 million pixels, a
    drawing (SVG) or anything unknown is not decoded at all.
    """
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    kind = bytes(reader.format().data()).decode("ascii", "replace").lower()
    size = reader.size()
    if kind not in FORMATS or not size.isValid() or size.width() * size.height() > MOST_PIXELS:
        return QImage()
    if max(size.width(), size.height()) > side:
        reader.setScaledSize(size.scaled(QSize(side, side), Qt.AspectRatioMode.KeepAspectRatio))
    return reader.read()


def to_keep(data: bytes) -> bytes:
    """A picture made small enough to keep, as JPEG, or PNG when it lets its ground shine through.

    Returns b"" when `data` is no picture that can be read.
    """
    image = decoded(data, KEPT_SIDE)
    if image.isNull():
        return b""
    kind = b"png" if image.hasAlphaChannel() else b"jpeg"
    made = QBuffer()
    made.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(made, QByteArray(kind))
    writer.setQuality(_QUALITY)
    writer.write(image)
    return bytes(made.data().data())
