"""A photo dropped on somebody's picture, pasted, chosen, saved, removed, and taken back."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from netdesk.domain.contacts import Contact
from netdesk.domain.names import Name
from netdesk.services import contacts, history
from netdesk.store.desk import Desk
from netdesk.ui.bus import Bus
from netdesk.ui.dialogs.contact_editor import ContactEditor
from netdesk.ui.dropping import DropTarget
from netdesk.ui.jobs import Jobs
from netdesk.ui.models.contacts import ContactsModel
from netdesk.ui.navigator import Navigator
from netdesk.ui.panels.contact_commands import ContactCommands
from netdesk.ui.panels.contact_detail import ContactDetail
from netdesk.ui.widgets.photo_avatar import PhotoAvatar
from tests.ui.test_photos import encoded

COPY, MOVE = Qt.DropAction.CopyAction, Qt.DropAction.MoveAction
LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


class Sitter:
    """Leila, her picture in the detail panel, and what the window said."""

    def __init__(self, detail: ContactDetail, desk: Desk, jobs: Jobs, qtbot: QtBot) -> None:
        self.id = contacts.add_contact(desk, Contact(Name("Leila Haddad")))
        self.said: list[tuple[str, bool]] = []
        self.detail, self._jobs, self._qtbot = detail, jobs, qtbot
        detail._navigator.said.connect(lambda words, undoable: self.said.append((words, undoable)))
        detail._navigator.declined.connect(lambda words: self.said.append((words, False)))
        detail.show_ids([self.id])

    @property
    def avatar(self) -> PhotoAvatar:
        return self.detail.head.avatar

    def photo(self) -> tuple[int, int] | None:
        """The size of what the desk holds now."""
        self._qtbot.waitUntil(lambda: self._jobs.is_idle)
        QApplication.processEvents()
        self._qtbot.waitUntil(lambda: self._jobs.is_idle)
        QApplication.processEvents()
        contact = contacts.contact(self._jobs.reader, self.id)
        assert contact
        data = contacts.photo(self._jobs.reader, contact.photo) if contact.photo else None
        if data is None:
            return None
        found = QImage.fromData(data)
        return found.width(), found.height()

    def drop(self, data: QMimeData) -> bool:
        enter = QDragEnterEvent(QPoint(9, 9), COPY | MOVE, data, LEFT, NONE)
        QApplication.sendEvent(self.avatar, enter)
        if not enter.isAccepted():
            return False
        assert enter.dropAction() == COPY, "the picture is not moved"
        QApplication.sendEvent(self.avatar, QDropEvent(QPointF(9, 9), COPY | MOVE, data, LEFT, NONE))
        return True

    def choose(self, words: str) -> None:
        menu = self.avatar.menu()
        action = next(each for each in menu.actions() if each.text() == words)
        assert action.isEnabled()
        action.trigger()
        menu.close()


@pytest.fixture
def leila(jobs: Jobs, bus: Bus, navigator: Navigator, desk: Desk, qtbot: QtBot) -> Iterator[Sitter]:
    model = ContactsModel(jobs)
    detail = ContactDetail(jobs, navigator, ContactCommands(jobs, navigator, None), model)  # type: ignore[arg-type]
    qtbot.addWidget(detail)
    bus.changed.connect(detail.refresh)
    detail.resize(360, 680)
    detail.show()
    yield Sitter(detail, desk, jobs, qtbot)
    qtbot.waitUntil(lambda: jobs.is_idle)
    QGuiApplication.clipboard().clear()


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    path = tmp_path / "me.png"
    path.write_bytes(encoded("png"))
    return path


def files(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def image_data(kind: str = "image/png") -> QMimeData:
    data = QMimeData()
    data.setData(kind, encoded(kind.partition("/")[2]))
    return data


def test_a_file_dropped_on_the_picture_becomes_the_photo_and_undo_takes_it_back(
    leila: Sitter, picture: Path, desk: Desk
) -> None:
    assert leila.drop(files(picture))
    assert leila.photo() == (40, 30)
    assert leila.said == [("Photo of Leila Haddad kept", True)]
    blue = leila.avatar.grab().toImage().pixelColor(28, 28)
    assert abs(blue.blue() - 0xCC) < 10
    history.undo(desk)
    assert leila.photo() is None


@pytest.mark.parametrize("kind", ["image/png", "image/jpeg", "image/webp", "image/bmp"])
def test_a_picture_without_a_file_can_be_dropped(leila: Sitter, kind: str) -> None:
    assert leila.drop(image_data(kind))
    assert leila.photo() is not None


def test_anything_else_dropped_on_the_picture_is_left_to_the_window(leila: Sitter, tmp_path: Path) -> None:
    text = QMimeData()
    text.setText("Leila")
    far = QMimeData()
    far.setUrls([QUrl("https://halden.example/leila.png")])
    assert not any(leila.drop(data) for data in (files(tmp_path / "a.vcf"), text, far))
    assert not leila.drop(files(tmp_path / "a.png", tmp_path / "b.png"))


def test_ctrl_v_on_the_picture_pastes_one(leila: Sitter, qtbot: QtBot) -> None:
    image = QImage(700, 700, QImage.Format.Format_RGB32)
    image.fill(QColor("#3355cc"))
    QGuiApplication.clipboard().setImage(image)
    leila.avatar.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(leila.avatar, Qt.Key.Key_V, CONTROL)
    assert leila.photo() == (512, 512)


def test_pasting_with_nothing_to_paste_says_so(leila: Sitter, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setText("no picture")
    qtbot.keyClick(leila.avatar, Qt.Key.Key_V, CONTROL)
    assert leila.photo() is None
    assert leila.said == [("There is no picture in the clipboard. Copy one and try again.", False)]
    menu = leila.avatar.menu()
    assert [each.text() for each in menu.actions() if each.isEnabled()] == ["Choose a photo…"]


def test_delete_on_the_picture_removes_it(leila: Sitter, picture: Path, qtbot: QtBot) -> None:
    leila.drop(files(picture))
    assert leila.photo() is not None
    qtbot.keyClick(leila.avatar, Qt.Key.Key_Delete)
    assert leila.photo() is None
    assert leila.said[-1] == ("Photo of Leila Haddad removed", True)


def test_the_menu_chooses_and_saves(
    leila: Sitter, picture: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def save_name(_window: object, _title: str, path: str, _kinds: str) -> tuple[str, str]:
        asked.append(Path(path).name)
        return str(tmp_path / "saved.jpg"), ""

    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(picture), ""))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", save_name)
    leila.choose("Choose a photo…")
    assert leila.photo() is not None
    leila.choose("Save photo as…")
    assert leila.photo() is not None
    assert asked == ["Leila-Haddad.jpg"]
    assert QImage(str(tmp_path / "saved.jpg")).width() == 40
    leila.choose("Remove photo")
    gone = leila.photo()
    assert gone is None


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("drawing.png", b"<svg/>", "“drawing.png” is not a photo that netdesk can use"),
        ("cut.png", encoded("png")[:50], "“cut.png” is damaged or incomplete"),
        ("gone.png", None, "“gone.png” could not be read"),
    ],
)
def test_what_cannot_be_used_is_told_and_changes_nothing(
    leila: Sitter, tmp_path: Path, name: str, data: bytes | None, words: str
) -> None:
    if data is not None:
        (tmp_path / name).write_bytes(data)
    leila.drop(files(tmp_path / name))
    assert leila.photo() is None
    assert leila.said[0][0].startswith(words)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes in folders")
def test_a_pipe_called_like_a_picture_is_not_waited_for(leila: Sitter, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.png")
    leila.drop(files(tmp_path / "pipe.png"))
    assert leila.photo() is None
    assert "is not a file" in leila.said[0][0]


def test_a_picture_over_the_window_shows_where_it_goes_instead_of_the_import(
    leila: Sitter, picture: Path, tmp_path: Path
) -> None:
    target = DropTarget(leila.detail, lambda _paths: None)
    card = tmp_path / "a.vcf"
    card.write_bytes(b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:A\r\nEND:VCARD\r\n")
    for path, overlay in ((picture, False), (card, True)):
        data = files(path)
        event = QDragEnterEvent(QPoint(300, 400), COPY, data, LEFT, NONE)
        QApplication.sendEvent(leila.detail, event)
        assert (event.isAccepted(), target.overlay.isVisible(), leila.avatar._invited) == (
            overlay, overlay, not overlay,
        )  # fmt: skip
        QApplication.sendEvent(leila.detail, QDragLeaveEvent())
        assert not leila.avatar._invited


def test_the_menu_of_the_contact_has_the_photo_too(leila: Sitter, picture: Path) -> None:
    commands = leila.detail._commands
    commands.photos.take_file(leila.id, picture)
    assert leila.photo() is not None
    menu = commands.menu([leila.id], leila.detail)
    photo = next(each for each in menu.actions() if each.text() == "Photo").menu()
    assert photo is not None
    words = {each.text(): each for each in photo.actions()}  # type: ignore[attr-defined]
    assert list(words) == ["Choose another photo…", "Paste photo", "Save photo as…", "Remove photo"]
    words["Remove photo"].trigger()
    assert leila.photo() is None
    menu.close()


@pytest.fixture
def editor(leila: Sitter, jobs: Jobs, navigator: Navigator, qtbot: QtBot) -> Callable[[], ContactEditor]:
    def ask() -> ContactEditor:
        dialog = ContactEditor.ask(jobs, navigator, leila.id, None)
        assert dialog
        return dialog

    return ask


def test_in_the_editor_a_pasted_photo_waits_for_save(
    leila: Sitter, editor: Callable[[], ContactEditor], jobs: Jobs, qtbot: QtBot
) -> None:
    QGuiApplication.clipboard().setMimeData(image_data())
    dialog = editor()
    field = dialog.form.photo
    field.choose.setFocus()
    qtbot.keyClick(field.choose, Qt.Key.Key_V, CONTROL)
    assert leila.photo() is None
    assert field.data
    assert field.avatar.has_photo
    dialog.accept()
    assert leila.photo() is not None


def test_in_the_editor_a_refusal_stands_beside_the_photo(
    leila: Sitter, editor: Callable[[], ContactEditor], tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "x.png").write_text("nothing", encoding="utf-8")
    dialog = editor()
    dialog.form.photo._source.take(files(tmp_path / "x.png"))
    assert leila.photo() is None
    assert dialog.form.photo.told().startswith("“x.png” is not a photo")
    dialog.reject()
