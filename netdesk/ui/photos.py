"""Pictures of people, decoded with care: raster formats only, never larger than needed, never trusted."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRect, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QImageWriter

from netdesk.domain.errors import Trouble
from netdesk.ui.tr import marked, tr

KEPT_SIDE: Final = 512
"""Pixels of the longer side of a picture that is kept."""
MOST_BYTES: Final = 40_000_000
"""Largest file of a picture that is read."""
MOST_MEGABYTES: Final = 64
"""Most memory that one picture may take while it is decoded."""
MOST_PIXELS: Final = MOST_MEGABYTES * 1024 * 1024 // 4
MOST_PIXELS_OF_JPEG: Final = 120_000_000
"""A plain JPEG is decoded at the size it is needed in, so that a phone's largest photo takes little."""
KINDS: Final = ("PNG", "JPEG", "GIF", "WebP", "BMP")

_MAGIC: Final = (
    (b"\x89PNG\r\n\x1a\n", "png"), (b"\xff\xd8\xff", "jpeg"), (b"GIF87a", "gif"), (b"GIF89a", "gif"),
    (b"BM", "bmp"),
)  # fmt: skip
_SCAN, _PROGRESSIVE = b"\xff\xda", (b"\xff\xc2", b"\xff\xc6", b"\xff\xca")
_MOST_SCANS: Final = 64
"""Real progressive JPEGs have about ten scans; a made-up one with thousands would take minutes."""
_LONGEST_SHAPE: Final = 2
_QUALITY: Final = 88
_NONE: Final = marked(
    "{what} is not a photo that netdesk can use. Choose a PNG, JPEG, GIF, WebP or BMP picture."
)
_DAMAGED: Final = marked(
    "{what} is damaged or incomplete, so it was not used. Save it anew, or choose another picture."
)
_LARGE: Final = marked(
    "{what} has {width:,} × {height:,} pixels, more than netdesk opens. Save a smaller copy and use that."
)


def decoded(data: bytes, side: int) -> QImage:
    """The picture in `data`, its longer side at most `side` pixels; a null image when it is none.

    May run on any thread. Only the header is believed: a drawing (SVG), what would take more than 64 MB or
    anything unknown is not decoded at all. Of several pictures in one (GIF), it is the first.
    """
    try:
        return _decoded(data, side)
    except _Refused:
        return QImage()


def to_keep(data: bytes, what: str = "") -> bytes:
    """A picture made small enough to keep, as JPEG, or PNG when it lets its ground shine through.

    Nothing else that was in the file (where it was taken, by which camera) is kept. May run on any thread.
    Raises Trouble with a sentence about `what` ("“me.png”", else "This") when it cannot be used.
    """
    try:
        return kept_form(_decoded(data, KEPT_SIDE))
    except _Refused as refused:
        raise Trouble(tr(refused.words, what=what or tr("This"), **refused.values)) from None


def kept_form(image: QImage) -> bytes:
    """The bytes to keep for a picture that is decoded already, scaled down and trimmed where it is long."""
    image = _trimmed(image)
    if max(image.width(), image.height()) > KEPT_SIDE:
        image = image.scaled(
            QSize(KEPT_SIDE, KEPT_SIDE),
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
    kind = b"png" if image.hasAlphaChannel() else b"jpeg"
    made = QBuffer()
    made.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(made, QByteArray(kind))
    writer.setQuality(_QUALITY)
    writer.write(image)
    return bytes(made.data().data())


class _Refused(Exception):
    """Why a picture cannot be used: a sentence with a place for what it is called."""

    def __init__(self, words: str, **values: int) -> None:
        super().__init__(words)
        self.words, self.values = words, values


def _decoded(data: bytes, side: int) -> QImage:
    kind = _kind(data)
    if not kind:
        raise _Refused(_NONE)
    QImageReader.setAllocationLimit(MOST_MEGABYTES)
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(kind.encode("ascii")))
    reader.setAutoDetectImageFormat(False)
    reader.setAutoTransform(True)
    size = reader.size()
    if not size.isValid() or size.isEmpty():
        raise _Refused(_DAMAGED)
    if size.width() * size.height() > _most_pixels(kind, data):
        raise _Refused(_LARGE, width=size.width(), height=size.height())
    if kind == "jpeg" and data.count(_SCAN) > _MOST_SCANS:
        raise _Refused(_DAMAGED)
    if max(size.width(), size.height()) > side:
        reader.setScaledSize(_scaled(size, side))
    image = reader.read()
    if image.isNull():
        raise _Refused(_DAMAGED)
    return image


def _kind(data: bytes) -> str:
    """What the first bytes say it is, "" for nothing that is opened."""
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "webp"
    return next((kind for magic, kind in _MAGIC if data.startswith(magic)), "")


def _most_pixels(kind: str, data: bytes) -> int:
    # A progressive one is held whole while it is read; these marks are only met as marks.
    plain = kind == "jpeg" and not any(mark in data for mark in _PROGRESSIVE)
    return MOST_PIXELS_OF_JPEG if plain else MOST_PIXELS


def _scaled(size: QSize, side: int) -> QSize:
    """Fitting into a square, at least a pixel high and wide."""
    return size.scaled(QSize(side, side), Qt.AspectRatioMode.KeepAspectRatio).expandedTo(QSize(1, 1))


def _trimmed(image: QImage) -> QImage:
    """The middle of a picture that is more than twice as long as wide: faces are shown in a circle."""
    short = min(image.width(), image.height())
    wide, high = min(image.width(), _LONGEST_SHAPE * short), min(image.height(), _LONGEST_SHAPE * short)
    if (wide, high) == (image.width(), image.height()):
        return image
    return image.copy(QRect((image.width() - wide) // 2, (image.height() - high) // 2, wide, high))
