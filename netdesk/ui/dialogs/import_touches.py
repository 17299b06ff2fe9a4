"""The meetings, emails and messages of an import: a line over the people, and a list of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from netdesk.domain.now import wall_now
from netdesk.services import about_me
from netdesk.services.dry_runs import Batch, DryRun
from netdesk.services.imported_touches import DELETED, PlannedTouch, count
from netdesk.services.me import me
from netdesk.ui import grid
from netdesk.ui.jobs import Jobs
from netdesk.ui.tr import tr
from netdesk.ui.widgets.buttons import Button
from netdesk.ui.widgets.dialog_frame import DialogFrame, scrolling
from netdesk.ui.widgets.flow import FlowLayout
from netdesk.ui.widgets.labels import ElidedLabel, hairline, plain_tooltip, text_label
from netdesk.ui.widgets.marks import Mark
from netdesk.ui.words import touch_words, wording

_SHOWN: Final = 200
_SIZE: Final = QSize(640, 560)


class TouchesStrip(QWidget):
    """Says what comes besides people, and asks for what of it. `changed` after each choice."""

    changed = Signal()

    def __init__(self, jobs: Jobs, planned: DryRun, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._touches = planned.touches
        counts = count(planned.touches, len(planned.files))
        self._counts = sum(counts[1:], counts[0]) if counts else None
        self._further = sum(planned.further.values())
        self.further = text_label(
            tr("Besides people: {further}", further=touch_words.further(planned.further)), "second", wrap=True
        )
        self._deleted = Counter(planned.deleted)
        self._deleted["interactions"] += sum(each.reason == DELETED for each in planned.touches)
        gone = touch_words.deleted(planned.touches, planned.deleted)
        self.again = QCheckBox(tr("Add &again what was deleted here: {what}", what=wording.cut(gone, 70)))
        found = about_me.can_fill(jobs.reader, planned.files)
        self.home = me(jobs.reader).zone
        told = ""
        if self._counts is not None and self._touches:
            told = f"{touch_words.what(self._touches)}: {touch_words.became(self._counts)}"
        self.wanted = QCheckBox(told.replace("&", "&&"))
        self.wanted.setChecked(True)
        self.show_button = Button(tr("&List them"), "link")
        self.texts = QCheckBox(tr("With what was &written"))
        self.texts.setToolTip(plain_tooltip(tr("Puts the text of emails and messages into the notes")))
        self.fill = QCheckBox(tr("Fill in &your own page"))
        if found is not None:
            facts = wording.SEPARATOR.join(
                each for each in (found.name, found.organization, found.email) if each
            )
            self.fill.setToolTip(plain_tooltip(tr("Its blanks become: {facts}", facts=facts)))
            self.fill.setAccessibleDescription(facts)
            self.fill.setChecked(True)
        has_text = any(each.draft.text for each in self._touches)
        # In their place before they are shown: without one they would come up as windows.
        self._lay_out()
        self.wanted.setVisible(bool(self._touches))
        self.wanted.setEnabled(self._kept > 0)
        self.show_button.setVisible(bool(self._touches))
        self.texts.setVisible(has_text and self._kept > 0)
        self.fill.setVisible(found is not None)
        self.again.setVisible(self._deleted.total() > 0)
        self.further.setVisible(self._further > 0)
        self.says_something = bool(self._touches) or found is not None or self._further > 0
        self.says_something |= self._deleted.total() > 0
        self.wanted.toggled.connect(self._on_wanted)
        self.again.toggled.connect(self.changed)
        self.show_button.clicked.connect(self._list)

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """What takes the keys, as it is read."""
        return (self.wanted, self.show_button, self.texts, self.fill, self.again)

    @property
    def kept(self) -> int:
        """How many would change something on the desk."""
        again = Counter(self._deleted) if self.again.isChecked() else Counter[str]()
        if not self.wanted.isChecked():
            return self._further + again.total() - again["interactions"]
        return self._kept + self._further + again.total()

    @property
    def _kept(self) -> int:
        return self._counts.kept if self._counts is not None else 0

    def add_to(self, batch: Batch) -> Batch:
        """The batch with what was chosen here."""
        return replace(
            batch,
            interactions=self.wanted.isChecked(),
            deleted_things=self.again.isChecked(),
            texts=self.texts.isChecked() and self.wanted.isChecked(),
            fill_me=self.fill.isChecked() and not self.fill.isHidden(),
        )

    def _lay_out(self) -> None:
        choices = QWidget()
        flow = FlowLayout(choices, gap=grid.SPACE_16)
        for each in self.stops:
            flow.addWidget(each)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, grid.SPACE_8, 0, 0)
        whole.setSpacing(grid.SPACE_4)
        whole.addWidget(choices)
        whole.addWidget(self.further)

    def _on_wanted(self, on: bool) -> None:
        self.texts.setEnabled(on)
        self.changed.emit()

    def _list(self) -> None:
        TouchesDialog.show_for(self._touches, self.home, self)


class TouchList(QWidget):
    """The first of them, one under the other."""

    def __init__(self, touches: Sequence[PlannedTouch], home: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        now = wall_now(home)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(grid.SPACE_8)
        for at, each in enumerate(touches[:_SHOWN]):
            if at:
                column.addWidget(hairline())
            column.addWidget(_line(each, touch_words.details(each, now, home)))
        if len(touches) > _SHOWN:
            column.addWidget(text_label(tr("and {n:,} more", n=len(touches) - _SHOWN), "caption"))
        column.addStretch(1)


def _line(touch: PlannedTouch, details: str) -> QWidget:
    line = QWidget()
    mark = Mark(wording.kind_icon(touch.draft.kind), size=grid.ICON_SECTION)
    words = QVBoxLayout()
    words.setSpacing(1)
    words.addWidget(ElidedLabel(touch_words.headline(touch), "strong"))
    words.addWidget(ElidedLabel(details, "caption"))
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(10)
    row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
    row.addLayout(words, 1)
    return line


class TouchesPage(QWidget):
    """The list in the place of people, for files that tell of nobody new."""

    def __init__(self, touches: Sequence[PlannedTouch], home: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        inside = TouchList(touches, home)
        inside.setContentsMargins(grid.SPACE_32, grid.SPACE_16, grid.SPACE_32, grid.SPACE_16)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, grid.SPACE_8, 0, 0)
        column.setSpacing(0)
        column.addWidget(hairline())
        column.addWidget(scrolling(inside), 1)


class TouchesDialog(DialogFrame):
    """The list over the dry run."""

    def __init__(self, touches: Sequence[PlannedTouch], home: str, parent: QWidget | None = None) -> None:
        super().__init__(
            tr("Meetings, emails and messages"), tr("Close"), parent, size=_SIZE, cancel="", hugs=True
        )
        self.body.addWidget(TouchList(touches, home))

    @classmethod
    def show_for(cls, touches: Sequence[PlannedTouch], home: str, parent: QWidget) -> TouchesDialog:
        """Open it; returns at once."""
        dialog = cls(touches, home, parent)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog
