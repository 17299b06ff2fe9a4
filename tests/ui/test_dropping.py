"""Files dragged over the window: what would happen is said before they are dropped."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from netdesk.ui.dropping import DropTarget, paths_of, text_of

COPY, MOVE, IGNORE = Qt.DropAction.CopyAction, Qt.DropAction.MoveAction, Qt.DropAction.IgnoreAction
LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
CARD = b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Leila Haddad\r\nEND:VCARD\r\n"


class Window(QWidget):
    """A window, and what was dropped on it."""

    def __init__(self) -> None:
        super().__init__()
        self.dropped: list[list[Path]] = []
        self.target = DropTarget(self, self.dropped.append)
        self.resize(900, 600)


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[Window]:
    made = Window()
    qtbot.addWidget(made)
    made.show()
    yield made
    # Qt keeps a bare pointer to what is dragged over: a window that goes unleft crashes the next drop.
    QApplication.sendEvent(made, QDragLeaveEvent())


def _data(*urls: QUrl) -> QMimeData:
    data = QMimeData()
    data.setUrls(list(urls))
    return data


def _file(path: Path) -> QUrl:
    return QUrl.fromLocalFile(str(path))


def _enter(window: Window, data: QMimeData) -> QDragEnterEvent:
    event = QDragEnterEvent(QPoint(50, 50), COPY | MOVE, data, LEFT, NONE)
    QApplication.sendEvent(window, event)
    return event


def _drop(window: Window, data: QMimeData) -> QDropEvent:
    event = QDropEvent(QPointF(50, 50), COPY | MOVE, data, LEFT, NONE)
    QApplication.sendEvent(window, event)
    return event


@pytest.fixture
def card(tmp_path: Path) -> Path:
    path = tmp_path / "leila.vcf"
    path.write_bytes(CARD)
    return path


def test_a_contact_file_is_offered_and_then_brought_in(window: Window, card: Path) -> None:
    data = _data(_file(card))
    assert _enter(window, data).isAccepted()
    assert window.target.overlay.isVisible()
    assert not window.target.overlay.is_refusal()
    assert (
        "1 file" in window.target.overlay.accessibleName()
        or "leila.vcf" in window.target.overlay.accessibleName()
    )
    event = _drop(window, data)
    assert event.dropAction() == COPY
    assert window.dropped == [[card]]
    assert window.target.overlay.isHidden()


def test_files_are_never_moved_whatever_is_proposed(window: Window, card: Path) -> None:
    data = _data(_file(card))
    _enter(window, data)
    move = QDragMoveEvent(QPoint(60, 60), MOVE | COPY, data, LEFT, NONE)
    QApplication.sendEvent(window, move)
    assert move.dropAction() == COPY
    assert card.exists()


def test_what_cannot_be_read_is_refused_with_its_reason(window: Window, tmp_path: Path) -> None:
    picture = tmp_path / "holiday.vcf"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(64))
    data = _data(_file(picture))
    assert not _enter(window, data).isAccepted()
    assert window.target.overlay.is_refusal()
    assert not _drop(window, data).isAccepted()
    assert window.dropped == []


def test_addresses_on_a_network_are_refused_and_not_looked_at(window: Window) -> None:
    data = _data(QUrl("https://example.org/people.vcf"), QUrl("file://server/share/people.vcf"))
    assert paths_of(data) == []
    assert not _enter(window, data).isAccepted()
    assert window.target.overlay.is_refusal()


def test_leaving_takes_the_overlay_away(window: Window, card: Path) -> None:
    _enter(window, _data(_file(card)))
    QApplication.sendEvent(window, QDragLeaveEvent())
    assert window.target.overlay.isHidden()


def test_text_dragged_from_elsewhere_is_no_file(window: Window) -> None:
    data = QMimeData()
    data.setText("Leila Haddad")
    assert not _enter(window, data).isAccepted()
    assert window.target.overlay.is_refusal()


@pytest.mark.parametrize("name", ["text/vcard", "text/x-vcard", "text/directory", "text/vcard;charset=utf-8"])
def test_a_card_from_an_address_book_is_brought_in_with_all_it_says(window: Window, name: str) -> None:
    received: list[str] = []
    DropTarget(window, window.dropped.append, dropped_text=received.append)
    data = QMimeData()
    data.setText("Leila Haddad")
    data.setData(name, CARD)
    window.removeEventFilter(window.target)
    assert _enter(window, data).isAccepted()
    assert _drop(window, data).isAccepted()
    assert received == [CARD.decode()]


def test_a_card_counts_more_than_the_address_it_came_from() -> None:
    data = _data(QUrl("https://example.org/people/17"))
    data.setData("text/vcard", CARD)
    assert paths_of(data) == []
    assert text_of(data) == CARD.decode()


@pytest.mark.parametrize("letters", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_a_card_is_read_in_the_letters_that_it_comes_in(letters: str) -> None:
    card = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Zoë Müller\r\nEND:VCARD\r\n"
    data = QMimeData()
    data.setData("text/x-vcard", (card + "\0").encode(letters))
    assert text_of(data) == card


def test_the_letters_of_old_address_books_are_told_by_their_words() -> None:
    card = "BEGIN:VCARD\r\nVERSION:2.1\r\nFN:Наталья Иванова\r\nEND:VCARD\r\n"
    data = QMimeData()
    data.setData("text/x-vcard", card.encode("cp1251"))
    assert text_of(data) == card
