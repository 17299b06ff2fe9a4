"""Under the fields of a card: whether that person is on the desk already, and the button that takes it."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget
from shiboken6 import isValid

from netdesk.domain.cards import Card
from netdesk.domain.progress import Progress
from netdesk.services import cards, contacts
from netdesk.services.desks import Reader
from netdesk.ui.jobs import Jobs
from netdesk.ui.tr import tr
from netdesk.ui.widgets.buttons import Button
from netdesk.ui.widgets.labels import text_label
from netdesk.ui.words import wording

_AFTER_MS: Final = 150


class CardHint(QWidget):
    """`ask` looks a card's person up a moment later, unless another card is asked about. `differs` says that
    it is somebody else of that name, `taken` that the button was pressed."""

    differs = Signal()
    taken = Signal()

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._card = Card()
        self._asked = 0
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_AFTER_MS)
        self._soon.timeout.connect(self._look)
        self.words = text_label("", "caption", wrap=True)
        self.somebody_else = Button(tr("&Somebody else"), "link")
        self.take = Button(tr("&Take this card"), "secondary", "corner-down-left")
        self.somebody_else.clicked.connect(self.differs)
        self.take.clicked.connect(self.taken)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.words, 1)
        row.addWidget(self.somebody_else)
        row.addWidget(self.take)
        self.somebody_else.hide()

    def ask(self, card: Card) -> None:
        """Say who that is, soon."""
        self._card = card
        self._asked += 1
        if card.is_blank:
            self._say(self._asked, (card, ""))
        else:
            self._soon.start()

    def _look(self) -> None:
        card = self._card

        def read(reader: Reader, _progress: Progress) -> tuple[Card, str]:
            found = cards.recognised(reader, [card])[0]
            person = contacts.contact(reader, found.contact_id) if found.contact_id is not None else None
            told = ", ".join(part for part in (person.title, person.organization) if part) if person else ""
            return found, told

        self._jobs.read(read, partial(self._say, self._asked))

    def _say(self, asked: int, found: tuple[Card, str]) -> None:
        if not isValid(self) or asked != self._asked:
            return
        card, told = found
        name = wording.cut(card.shown, 40)
        words = tr("Somebody else of that name.") if card.is_new else ""
        if card.contact_id is not None and told:
            words = tr("{name} ({told}) is on your desk already.", name=name, told=wording.cut(told, 60))
        elif card.contact_id is not None:
            words = tr("{name} is on your desk already: what the card adds is noted there.", name=name)
        self.words.setText(words)
        self.somebody_else.setVisible(card.contact_id is not None)
