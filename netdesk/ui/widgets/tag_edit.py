"""Tags as chips in a field: type one, Enter or a comma keeps it, Backspace takes the last one back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, QObject, QSize, QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from netdesk.ui.theme import current
from netdesk.ui.tr import tr
from netdesk.ui.widgets.chips import Chip
from netdesk.ui.widgets.completing import completing
from netdesk.ui.widgets.field_frame import paint_field_frame
from netdesk.ui.widgets.fields import BARE_LEFT
from netdesk.ui.widgets.flow import FlowLayout
from netdesk.ui.widgets.line_edit import LineEdit


class TagEdit(QWidget):
    """`changed` after every tag added or removed. A tag is there once, whatever its capitals."""

    changed = Signal()

    def __init__(
        self, known: Iterable[str] = (), parent: QWidget | None = None, *, placeholder: str = ""
    ) -> None:
        super().__init__(parent)
        self.setProperty("isField", True)
        placeholder = placeholder or tr("Add a tag")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._chips: list[Chip] = []
        self._placeholder = placeholder
        self._words = QStringListModel(self)
        self._edit = LineEdit(self)
        self._edit.setProperty("role", "bare")
        self._edit.setTextMargins(BARE_LEFT, 0, 0, 0)
        self._edit.setPlaceholderText(placeholder)
        self._edit.setAccessibleName(tr("Tags"))
        self._edit.setMinimumWidth(80)
        self._edit.installEventFilter(self)
        self._edit.textEdited.connect(self._split)
        completer = completing(self._words, self)
        completer.activated.connect(self._take_completion, Qt.ConnectionType.QueuedConnection)
        self._edit.setCompleter(completer)
        self._completer = completer
        self._flow = FlowLayout(self, gap=6)
        self._flow.setContentsMargins(9, 5, 9, 5)
        self._flow.addWidget(self._edit)
        self.setFocusProxy(self._edit)
        self.set_known(known)

    def tags(self) -> tuple[str, ...]:
        """The tags in order, with what is still being typed."""
        kept = [chip.value.text for chip in self._chips]
        typed = " ".join(self._edit.text().split())
        if typed and typed.casefold() not in {tag.casefold() for tag in kept}:
            kept.append(typed)
        return tuple(kept)

    def set_tags(self, tags: Sequence[str]) -> None:
        """Show these tags; no signal."""
        for chip in list(self._chips):
            self._drop(chip)
        for tag in tags:
            self._add(tag)
        self._edit.clear()

    def set_known(self, known: Iterable[str]) -> None:
        """Tags to offer while typing."""
        self._words.setStringList(sorted(set(known), key=str.casefold))

    def sizeHint(self) -> QSize:
        """As high as a line edit, or as its lines of chips."""
        hint = super().sizeHint()
        hint.setHeight(max(hint.height(), current().fit(32, "body")))
        return hint

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter keeps a tag, Backspace in an empty line takes the last one back, focus draws the ring."""
        kind = event.type()
        if kind in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
            if kind == QEvent.Type.FocusOut and not self._popup_is_open():
                self._keep_typed()
        elif kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(event)
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """The frame of a line edit around chips and text."""
        paint_field_frame(self, focused=self._edit.hasFocus())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click beside the chips goes to the line."""
        self._edit.setFocus(Qt.FocusReason.MouseFocusReason)

    def _key(self, event: QKeyEvent) -> bool:
        if (
            event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            if self._edit.text().strip():
                self._keep_typed()
                return True
        elif event.key() == Qt.Key.Key_Backspace and not self._edit.text() and self._chips:
            last = self._chips[-1]
            self._drop(last)
            self.changed.emit()
            return True
        return False

    def _split(self, text: str) -> None:
        if not any(mark in text for mark in ",;，、"):
            return
        for mark in ";，、":
            text = text.replace(mark, ",")
        *done, rest = text.split(",")
        self._edit.setText(rest.lstrip())
        for tag in done:
            self._add(tag)
        self.changed.emit()

    def _take_completion(self, text: str) -> None:
        self._edit.take()
        self._add(text)
        self.changed.emit()

    def _keep_typed(self) -> None:
        if self._edit.text().strip():
            self._add(self._edit.take())
            self.changed.emit()

    def _add(self, tag: str) -> None:
        tag = " ".join(tag.split())
        if not tag or tag.casefold() in {chip.value.text.casefold() for chip in self._chips}:
            return
        chip = Chip(tag, removable=True)
        chip.setParent(self)
        chip.removed.connect(self._removed)
        self._chips.append(chip)
        self._flow.insert_widget(len(self._chips) - 1, chip)
        chip.show()
        self._edit.setPlaceholderText("")
        self.updateGeometry()

    def _removed(self) -> None:
        chip = self.sender()
        if isinstance(chip, Chip):
            self._drop(chip)
            self._edit.setFocus(Qt.FocusReason.OtherFocusReason)
            self.changed.emit()

    def _drop(self, chip: Chip) -> None:
        self._chips.remove(chip)
        self._flow.removeWidget(chip)
        chip.hide()
        chip.deleteLater()
        self._edit.setPlaceholderText("" if self._chips else self._placeholder)
        self.updateGeometry()

    def _popup_is_open(self) -> bool:
        popup = self._completer.popup()
        return popup is not None and popup.isVisible()
