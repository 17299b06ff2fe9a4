"""Where a photo comes from: a file, the clipboard, something dropped. Read and decoded on a worker."""

from __future__ import annotations

import stat
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog, QWidget
from shiboken6 import isValid

from netdesk.domain.errors import Trouble
from netdesk.domain.progress import Progress
from netdesk.services import photos as kept_photos
from netdesk.services.desks import Reader
from netdesk.ui import photos
from netdesk.ui.folders import file_name, pictures
from netdesk.ui.jobs import Jobs, sentence
from netdesk.ui.navigator import Navigator
from netdesk.ui.saving import save_whole
from netdesk.ui.tr import marked, tr
from netdesk.ui.words import wording

_FILTER: Final = marked("Pictures (*.png *.jpg *.jpeg *.jfif *.gif *.webp *.bmp)")
_SUFFIXES: Final = frozenset((".png", ".jpg", ".jpeg", ".jfif", ".gif", ".webp", ".bmp"))
_MEDIA_TYPES: Final = ("image/png", "image/jpeg", "image/webp", "image/gif", "image/bmp", "image/x-bmp")
_NAME_LENGTH: Final = 40
_NOTHING_TO_PASTE: Final = marked("There is no picture in the clipboard. Copy one and try again.")
_ELSEWHERE: Final = marked(
    "This picture is only a web address, and netdesk fetches nothing. Save it as a file and use that."
)


@dataclass(frozen=True, slots=True)
class _Given:
    """What was handed over: a file, or a picture's bytes, or a picture."""

    path: Path | None = None
    data: bytes = b""
    image: QImage | None = None


class PhotoSource(QObject):
    """`found` brings a picture ready to be kept, `refused` the sentence that says why there is none."""

    found = Signal(bytes)
    refused = Signal(str)

    def __init__(self, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs = jobs

    def choose(self, window: QWidget) -> None:
        """Ask for a file."""
        chosen, _ = QFileDialog.getOpenFileName(window, tr("Choose a photo"), pictures(), tr(_FILTER))
        if chosen:
            self.take_file(Path(chosen))

    def paste(self) -> None:
        """Take the picture that is in the clipboard."""
        data = _clipboard()
        if data is not None and offers_picture(data):
            self.take(data)
        else:
            self.refused.emit(tr(_NOTHING_TO_PASTE))

    def take(self, data: QMimeData) -> None:
        """Take what is dropped or pasted."""
        given = _given(data)
        if given is not None:
            self._read(given)
        else:
            self.refused.emit(tr(_ELSEWHERE if data.hasUrls() else _NOTHING_TO_PASTE))

    def take_file(self, path: Path) -> None:
        """Take a file."""
        self._read(_Given(path))

    def _read(self, given: _Given) -> None:
        self._jobs.read(partial(_ready, given), self._on_ready, self._on_failed)

    def _on_ready(self, data: bytes) -> None:
        if isValid(self):
            self.found.emit(data)

    def _on_failed(self, error: Exception) -> None:
        if isValid(self):
            self.refused.emit(sentence(error))


def can_paste() -> bool:
    """True when the clipboard holds a picture."""
    data = _clipboard()
    return data is not None and offers_picture(data)


def holds_only_picture() -> bool:
    """True when the clipboard holds a picture and no words: spreadsheets put a picture beside their cells."""
    data = _clipboard()
    return data is not None and offers_picture(data) and (data.hasUrls() or not data.hasText())


def _clipboard() -> QMimeData | None:
    """What the clipboard holds; an empty one may have nothing at all, whatever PySide's types say."""
    return QGuiApplication.clipboard().mimeData()


def offers_picture(data: QMimeData) -> bool:
    """True when `data` is a picture: as bytes, or as one file that is called like one."""
    return picture_file(data) is not None or data.hasImage() or any(map(data.hasFormat, _MEDIA_TYPES))


def picture_file(data: QMimeData) -> Path | None:
    """The one local file that `data` names, when it is called like a picture."""
    urls = data.urls() if data.hasUrls() else []
    if len(urls) != 1 or not urls[0].isLocalFile() or urls[0].host():
        return None
    path = Path(urls[0].toLocalFile())
    return path if path.suffix.lower() in _SUFFIXES else None


def save_photo(jobs: Jobs, navigator: Navigator, window: QWidget, name: str, data: bytes) -> None:
    """Ask where to, and write a photo as a file of its kind."""
    suffix = kept_photos.suffix(data)
    proposed = Path(pictures()) / f"{file_name(name)}{suffix}"
    chosen, _ = QFileDialog.getSaveFileName(
        window, tr("Save photo as"), str(proposed), tr("Picture (*{suffix})", suffix=suffix)
    )
    if not chosen:
        return
    path = Path(chosen)

    def work(_reader: Reader, _progress: Progress) -> None:
        save_whole(path, data)

    jobs.read(
        work, lambda _none: navigator.said.emit(tr("Saved {name}", name=wording.cut(path.name, 40)), False)
    )


def _given(data: QMimeData) -> _Given | None:
    """What there is, taken while it is there. A file before bytes: with a file comes its icon, too."""
    path = picture_file(data)
    if path is not None:
        return _Given(path)
    for media_type in _MEDIA_TYPES:
        # As bytes where possible: they are decoded on a worker, and with care.
        if data.hasFormat(media_type) and (found := bytes(data.data(media_type).data())):
            return _Given(data=found)
    image = data.imageData() if data.hasImage() else None
    return _Given(image=image) if isinstance(image, QImage) and not image.isNull() else None


def _ready(given: _Given, _reader: Reader, _progress: Progress) -> bytes:
    if given.image is not None:
        return photos.kept_form(given.image)
    if given.path is None:
        return photos.to_keep(given.data)
    name = f"“{wording.cut(given.path.name, _NAME_LENGTH)}”"
    return photos.to_keep(_read_file(given.path, name), name)


def _read_file(path: Path, name: str) -> bytes:
    """The bytes of an ordinary file. Pipes and devices, which may never end, are not opened."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise Trouble(tr("{name} is not a file, so it was not used. Choose a picture.", name=name))
        with path.open("rb") as file:
            data = file.read(photos.MOST_BYTES + 1)
    except OSError as error:
        raise Trouble(
            tr("{name} could not be read. Check that it is still there, or choose another.", name=name)
        ) from error
    if len(data) > photos.MOST_BYTES:
        raise Trouble(
            tr(
                "{name} is larger than {n} MB. Save a smaller copy and use that.",
                name=name,
                n=photos.MOST_BYTES // 1_000_000,
            )
        )
    return data
