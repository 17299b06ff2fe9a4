"""Something to remember about somebody: what, and by when."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from typing import Final

from PySide6.QtCore import QDate, QSize, Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from netdesk.domain.dates import Moment
from netdesk.domain.follow_ups import FollowUp
from netdesk.domain.now import wall_now
from netdesk.services import contacts, follow_ups
from netdesk.services.desks import Desk
from netdesk.services.me import me
from netdesk.ui import grid
from netdesk.ui.jobs import Jobs, sentence
from netdesk.ui.navigator import Navigator
from netdesk.ui.tr import marked, tr
from netdesk.ui.widgets.buttons import Button
from netdesk.ui.widgets.dialog_frame import DialogFrame
from netdesk.ui.widgets.fields import DateField
from netdesk.ui.widgets.form_grid import FormGrid, line_edit
from netdesk.ui.widgets.labels import text_label
from netdesk.ui.words import wording

_DAYS: Final = marked(((1, "&Tomorrow"), (7, "In a &week"), (30, "In a &month")))


class RemindDialog(DialogFrame):
    """A new reminder, or one that is there already."""

    def __init__(
        self,
        jobs: Jobs,
        navigator: Navigator,
        contact_id: int,
        present: FollowUp | None,
        parent: QWidget | None = None,
    ) -> None:
        row = contacts.contact_rows(jobs.reader, [contact_id]).get(contact_id)
        self._name = row.name if row else ""
        verb = tr("Save") if present else tr("Remind me")
        title = tr("Reminder") if present else tr("Remind me")
        whom = tr("About {name}", name=wording.cut(self._name, 80))
        super().__init__(title, verb, parent, sentence=whom, size=QSize(480, 400), hugs=True)
        self._jobs, self._navigator = jobs, navigator
        self._contact_id, self._present = contact_id, present
        self._today = wall_now(me(jobs.reader).zone).date()
        self.what = line_edit(tr("Send the paper"), present.what if present else "")
        self.day = DateField()
        self.no_day = QCheckBox(tr("&No day"))
        self.promised = QCheckBox(tr("I &promised it"))
        self._trouble = text_label("", "error", wrap=True)
        self._trouble.hide()
        self.form = FormGrid(label_width=64)
        self.form.add_row(tr("Wh&at"), self.what)
        self.form.add_row(tr("Wh&en"), self._when())
        self.body.addWidget(self.form)
        self.body.addWidget(self.promised)
        self.body.addWidget(self._trouble)
        self.body.addStretch(1)
        # What a reminder is stays as it was said first.
        self.promised.setVisible(present is None)
        self._show(present)
        self.no_day.toggled.connect(self.day.setDisabled)
        self.what.setFocus()

    @classmethod
    def ask(
        cls, jobs: Jobs, navigator: Navigator, contact_id: int, follow_up_id: int, parent: QWidget | None
    ) -> RemindDialog:
        """Open it for somebody; with a follow-up's id, on that one."""
        present = follow_ups.follow_up(jobs.reader, follow_up_id) if follow_up_id else None
        dialog = cls(jobs, navigator, contact_id, present, parent)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def due(self) -> Moment | None:
        """The day that is set; a time it had stays."""
        if self.no_day.isChecked():
            return None
        day = self.day.date().toString("yyyy-MM-dd")
        old = self._present.due if self._present else None
        return Moment(f"{day}{old.wall[10:]}", old.zone) if old else Moment(day)

    def accept(self) -> None:
        """Keep it and close; a fault is said here and what was typed stays."""
        words, due, present = self.what.text(), self.due(), self._present
        if not words.strip():
            self._tell(tr("Type what you want to be reminded of."))
            self.what.setFocus()
            return
        promised = self.promised.isChecked()

        def work(desk: Desk) -> None:
            if present is not None and present.id is not None:
                follow_ups.edit_reminder(desk, present.id, words, due)
            else:
                follow_ups.remind(desk, [self._contact_id], words, due, promised=promised)

        self.verb_button.setEnabled(False)
        self._jobs.change(work, done=self._on_kept, failed=lambda error: self._tell(sentence(error)))

    def _when(self) -> QWidget:
        box = QWidget()
        lines = QVBoxLayout(box)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(grid.SPACE_8)
        upper, lower = QHBoxLayout(), QHBoxLayout()
        upper.addWidget(self.day, 1)
        # Left to itself, a box to tick would make the row as low as it is.
        upper.addWidget(self.no_day, 0, Qt.AlignmentFlag.AlignVCenter)
        for days, words in _DAYS:
            button = Button(tr(words), "secondary")
            button.clicked.connect(partial(self._set_day, days))
            lower.addWidget(button)
        lower.addStretch(1)
        for row in (upper, lower):
            row.setSpacing(grid.SPACE_8)
            lines.addLayout(row)
        self.day.setAccessibleName(tr("Day"))
        box.setFocusProxy(self.day)
        return box

    def _show(self, present: FollowUp | None) -> None:
        self._set_day(1)
        if present is None:
            return
        self.no_day.setChecked(present.due is None)
        self.day.setDisabled(present.due is None)
        if present.due is not None:
            self._set_date(present.due.day)

    def _set_day(self, ahead: int, _checked: bool = False) -> None:
        self.no_day.setChecked(False)
        self._set_date(self._today + timedelta(days=ahead))

    def _set_date(self, day: date) -> None:
        self.day.setDate(QDate(day.year, day.month, day.day))

    def _on_kept(self, _: None) -> None:
        due = self.due()
        day = wording.that_day(due.day, self._today) if due else ""
        words = marked("Reminder kept for {day}: {what}") if due else marked("Reminder kept: {what}")
        self._navigator.said.emit(tr(words, day=day, what=wording.cut(self.what.text().strip(), 50)), True)
        super().accept()

    def _tell(self, words: str) -> None:
        self.verb_button.setEnabled(True)
        self._trouble.setText(words)
        self._trouble.setVisible(bool(words))
