"""Who could help with a goal, in its detail: whom the user picked, and whom netdesk suggests."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import isValid

from netdesk.domain.goals import Goal
from netdesk.domain.helpers_of_goals import Helper
from netdesk.domain.progress import Progress
from netdesk.domain.rows import ContactRow
from netdesk.services import contacts
from netdesk.services.desks import Reader
from netdesk.services.goal_helpers import who_could_help
from netdesk.ui import grid
from netdesk.ui.jobs import Jobs
from netdesk.ui.models.portraits import Portraits
from netdesk.ui.navigator import Navigator
from netdesk.ui.tr import tr
from netdesk.ui.widgets.buttons import Button
from netdesk.ui.widgets.labels import text_label
from netdesk.ui.widgets.person_line import PersonLine
from netdesk.ui.words import goal_words, wording

_FIRST: Final = 5
_ALL: Final = 20

Found = tuple[list[ContactRow], tuple[Helper, ...]]


class GoalHelpers(QWidget):
    """Asks a worker each time it is made. `picked` and `unpicked` carry a contact's id and name."""

    picked = Signal(int, str)
    unpicked = Signal(int, str)
    found = Signal()

    def __init__(
        self,
        jobs: Jobs,
        navigator: Navigator,
        portraits: Portraits,
        goal: Goal,
        today: date,
        *,
        can_change: bool,
    ) -> None:
        super().__init__()
        self._navigator, self._portraits = navigator, portraits
        self._goal, self._today, self._can_change = goal, today, can_change
        self._lines: list[tuple[PersonLine, str]] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._waiting = text_label(tr("Looking through everybody you know…"), "quiet", wrap=True)
        self._column.addWidget(self._waiting)
        portraits.arrived.connect(self._show_photos)
        self._job = jobs.read(self._read, done=self._show)

    @property
    def is_settled(self) -> bool:
        """True when the answer is shown."""
        return self._waiting.isHidden()

    @property
    def lines(self) -> list[PersonLine]:
        """Who is shown."""
        return [line for line, _ in self._lines]

    def stop(self) -> None:
        """Nobody waits for the answer any more."""
        self._job.cancel()

    def _read(self, reader: Reader, progress: Progress) -> Found:
        rows = contacts.contact_rows(reader, self._goal.helper_ids)
        kept = [rows[each] for each in self._goal.helper_ids if each in rows]
        return kept, who_could_help(reader, self._goal, _ALL, progress=progress)

    def _show(self, found: Found) -> None:
        if not isValid(self):
            return
        kept, suggested = found
        self._waiting.hide()
        for person in kept:
            words = ", ".join(part for part in (person.title, person.organization) if part)
            self._add(person.id, person.name, words, person.photo, picked=True)
        if suggested:
            self._caption(self._why(suggested))
            self._add_suggested(suggested[:_FIRST])
        if len(suggested) > _FIRST:
            self._offer_more(suggested[_FIRST:])
        if not kept and not suggested:
            self._caption(
                tr("Nobody on your desk yet. List the people you know, and those who fit stand here.")
            )
        self._show_photos()
        self.found.emit()

    def _why(self, suggested: Sequence[Helper]) -> str:
        if all(helper.is_near for helper in suggested):
            return tr("Nobody’s entry mentions it. These know you well and may know somebody.")
        return tr("Suggested, by what your desk knows of them")

    def _add_suggested(self, helpers: Sequence[Helper]) -> None:
        for helper in helpers:
            reasons = goal_words.helper_words(helper, self._today)
            words = "\n".join(part for part in (helper.detail, reasons) if part)
            self._add(helper.contact_id, helper.name, words, helper.photo, picked=False)

    def _add(self, contact_id: int, name: str, words: str, photo: str, *, picked: bool) -> None:
        short = wording.cut(name, 60)
        verb = tr("Take {name} out", name=short) if picked else tr("Pick {name}", name=short)
        line = PersonLine(
            name,
            f"contact-{contact_id}",
            words,
            "x" if picked else "user-plus",
            verb,
        )
        line.clicked.connect(partial(self._navigator.contact_wanted.emit, contact_id))
        line.done.connect(partial((self.unpicked if picked else self.picked).emit, contact_id, name))
        assert line.button is not None
        line.button.setEnabled(self._can_change)
        self._column.addWidget(line)
        self._lines.append((line, photo))

    def _offer_more(self, helpers: Sequence[Helper]) -> None:
        button = Button(tr("Show {n} more", n=len(helpers)), "link")

        def show() -> None:
            button.hide()
            first = len(self._lines)
            self._add_suggested(helpers)
            self._show_photos()
            made = self._lines[first][0].button
            assert made is not None
            made.setFocus()

        button.clicked.connect(show)
        self._column.addWidget(button)

    def _caption(self, words: str) -> None:
        label = text_label(words, "caption", wrap=True)
        label.setContentsMargins(0, grid.SPACE_4 if self._lines else 0, 0, grid.SPACE_4)
        self._column.addWidget(label)

    def _show_photos(self) -> None:
        for line, photo in self._lines:
            if photo:
                line.show_photo(self._portraits.of(photo))
