"""A field for people on the desk: type the beginning of a name, take somebody with Enter.

Whoever was taken stands in the field as a chip; Backspace in front of the text takes the last one away.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget
from shiboken6 import isValid

from netdesk.domain.rows import PersonHit
from netdesk.services import contacts
from netdesk.ui import grid
from netdesk.ui.jobs import Jobs
from netdesk.ui.theme import current
from netdesk.ui.tr import tr
from netdesk.ui.widgets.chips import Chip
from netdesk.ui.widgets.field_frame import paint_field_frame
from netdesk.ui.widgets.fields import BARE_LEFT
from netdesk.ui.widgets.flow import FlowLayout
from netdesk.ui.widgets.line_edit import LineEdit
from netdesk.ui.widgets.people_list import PeopleList

_LIMIT: Final = 20
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class PeoplePicker(QWidget):
    """Chooses one contact or several. `changed` tells every change of the choice or the words, `left` that
    the focus has gone elsewhere.

    With `words`, a text that is taken from nobody stands for somebody who is not on the desk. Without,
    such a text is `unmatched`, and whoever saves says so. The focus goes to `edit`; make it the
    label's buddy.
    """

    changed = Signal()
    left = Signal()

    def __init__(
        self,
        jobs: Jobs,
        parent: QWidget | None = None,
        *,
        several: bool = True,
        words: bool = False,
        hint: str = "",
        without: Collection[int] = (),
    ) -> None:
        super().__init__(parent)
        self.setProperty("isField", True)
        hint = hint or tr("Type a name")
        self._jobs = jobs
        self._several, self._takes_words, self._hint = several, words, hint
        self._without = frozenset(without)
        self._people: list[PersonHit] = []
        self._chips: list[Chip] = []
        self._asked = 0
        self._take_first = False
        self.edit: QLineEdit = _Line()
        self.edit.setProperty("role", "bare")
        self.edit.setTextMargins(BARE_LEFT, 0, 0, 0)
        self.edit.setPlaceholderText(hint)
        self.edit.installEventFilter(self)
        self.edit.textEdited.connect(self._on_typed)
        self._flow = FlowLayout(self, gap=grid.SPACE_4)
        self._flow.addWidget(self.edit)
        self.setFocusProxy(self.edit)
        # Made after the line has its place: a window among its elders would tear it out of Tab's order.
        self._list = PeopleList(self)
        self._list.taken.connect(self._take)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._fit()

    @property
    def people(self) -> tuple[PersonHit, ...]:
        """Who was chosen, in order."""
        return tuple(self._people)

    @property
    def contact_ids(self) -> tuple[int, ...]:
        """The ids of who was chosen, in order."""
        return tuple(person.id for person in self._people)

    @property
    def words(self) -> str:
        """The typed text, when it may stand for somebody and nobody was chosen."""
        return "" if self._people or not self._takes_words else self.edit.text().strip()

    @property
    def unmatched(self) -> str:
        """Typed text that is nobody on the desk and may not stand for itself."""
        return "" if self._takes_words else self.edit.text().strip()

    def set_people(self, people: Sequence[PersonHit]) -> None:
        """Choose these, without a signal."""
        self._people = list(people if self._several else people[:1])
        self.edit.clear()
        self._show_chips()

    def set_contact_ids(self, ids: Sequence[int]) -> None:
        """Choose the contacts with these ids, without a signal; those gone from the desk are left out."""
        found = contacts.contacts(self._jobs.reader, ids)
        self.set_people([PersonHit(each.id, each.shown, "") for each in found if each.id is not None])

    def set_words(self, text: str) -> None:
        """Choose nobody and put a text there, without a signal."""
        self.set_people(())
        self.edit.setText(text)

    def minimumSizeHint(self) -> QSize:
        """One line."""
        return QSize(140, current().fit(grid.CONTROL, "body"))

    def sizeHint(self) -> QSize:
        """As high as its lines are at the width it has."""
        least = self.minimumSizeHint()
        return QSize(240, max(least.height(), self._flow.heightForWidth(max(self.width(), least.width()))))

    def hasHeightForWidth(self) -> bool:
        """Chips go on in the next line."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As high as the chips' lines."""
        return max(self.minimumSizeHint().height(), self._flow.heightForWidth(width))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click beside the chips goes to the text."""
        self.edit.setFocus(Qt.FocusReason.MouseFocusReason)

    def changeEvent(self, event: QEvent) -> None:
        """Another font needs other room."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and hasattr(self, "_flow"):
            self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The frame of a line edit around chips and text."""
        focused = self.edit.hasFocus() or any(chip.hasFocus() for chip in self._chips)
        paint_field_frame(self, focused=focused, invalid=self.property("invalid") == "true")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys for the list and the chips before the text gets them."""
        if watched is not getattr(self, "edit", None):  # Qt still asks while the window falls apart
            return False
        kind = event.type()
        if kind in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
            if kind == QEvent.Type.FocusOut:
                self._list.close_list()
                self.left.emit()
        elif kind == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape and self._list.isVisible():
                event.accept()
                return True
        elif kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._on_key(event)
        return False

    def _on_key(self, event: QKeyEvent) -> bool:
        key, shown = event.key(), self._list.isVisible()
        if event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
            return False
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            if shown:
                self._list.step(1 if key == Qt.Key.Key_Down else -1)
            else:
                self._ask(self.edit.text())
            return True
        if key == Qt.Key.Key_Escape and shown:
            self._list.close_list()
            return True
        if key in _ENTER:
            return self._on_enter()
        if key == Qt.Key.Key_Tab and shown and self._list.current() is not None:
            self._list.take_current()
        elif key == Qt.Key.Key_Backspace and not self.edit.text() and self._people:
            self._remove(len(self._people) - 1)
            return True
        return False

    def _on_enter(self) -> bool:
        if self._list.isVisible() and self._list.current() is not None:
            self._list.take_current()
            return True
        if self.edit.text().strip() and not self._takes_words:
            # Typed faster than the desk answers: whoever comes first is taken.
            self._take_first = True
            self._ask(self.edit.text())
            return True
        return False

    def _on_typed(self, text: str) -> None:
        self._take_first = False
        if text.strip():
            self._ask(text)
        else:
            self._asked += 1
            self._list.close_list()
        if self._takes_words:
            self.changed.emit()

    def _ask(self, text: str) -> None:
        self._asked += 1
        asked = self._asked
        self._jobs.read(
            lambda reader, _progress: contacts.find_people(reader, text, _LIMIT),
            done=lambda hits: self._on_found(asked, hits),
        )

    def _on_found(self, asked: int, hits: list[PersonHit]) -> None:
        if not isValid(self) or asked != self._asked or not self.edit.hasFocus():
            return
        taken = {*self._without, *self.contact_ids}
        offered = [hit for hit in hits if hit.id not in taken]
        if self._take_first and offered:
            self._take(offered[0])
            return
        self._take_first = False
        self._list.offer(offered, choose_first=not self._takes_words)

    def _take(self, person: PersonHit) -> None:
        self._take_first = False
        self._asked += 1
        if not self._several:
            self._people.clear()
        self._people.append(person)
        self.edit.clear()
        self._list.close_list()
        self._show_chips()
        self.changed.emit()

    def _remove(self, place: int) -> None:
        if place < len(self._people):
            del self._people[place]
            self._show_chips()
            self.edit.setFocus(Qt.FocusReason.OtherFocusReason)
            self.changed.emit()

    def _show_chips(self) -> None:
        for chip in self._chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = []
        for place, person in enumerate(self._people):
            chip = Chip(person.name, removable=True)
            # A chip that is clicked away must not be destroyed inside its own event.
            chip.removed.connect(lambda place=place: QTimer.singleShot(0, self, lambda: self._remove(place)))
            self._chips.append(chip)
            self._flow.insert_widget(place, chip)
            chip.show()
        self.edit.setPlaceholderText("" if self._people else self._hint)
        self._fit()

    def _fit(self) -> None:
        theme = current()
        line = theme.fit(grid.CONTROL, "body")
        self.edit.setFixedHeight(
            max(theme.line_height("body") + 2, theme.fit(grid.CHIP, "caption", padding=4))
        )
        gap = max(0, (line - self.edit.height()) // 2)
        self._flow.setContentsMargins(9, gap, 9, line - self.edit.height() - gap)
        self.updateGeometry()
        self.update()


class _Line(LineEdit):
    """A line edit that is content with the rest of a line of chips."""

    def sizeHint(self) -> QSize:
        return QSize(60, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(40, super().minimumSizeHint().height())
