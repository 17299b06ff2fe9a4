"""The cards collected at an event, typed one after the other without a mouse, kept as one change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Any, Final

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget
from shiboken6 import isValid

from netdesk.domain.cards import Card, Cards, cards_in
from netdesk.domain.events import Event
from netdesk.services import cards as cards_kept
from netdesk.services import contacts
from netdesk.services.cards import CardsKept
from netdesk.services.desks import Desk
from netdesk.services.value_drafts import as_draft, from_draft
from netdesk.ui.dialogs.card_fields import CardFields
from netdesk.ui.dialogs.card_hint import CardHint
from netdesk.ui.dialogs.card_list import CardList
from netdesk.ui.dialogs.thing_combo import ThingCombo
from netdesk.ui.jobs import Jobs, sentence
from netdesk.ui.navigator import Navigator
from netdesk.ui.tr import counted, tr
from netdesk.ui.widgets.buttons import Button
from netdesk.ui.widgets.dialog_frame import DialogFrame
from netdesk.ui.widgets.floating import announce
from netdesk.ui.widgets.labels import text_label
from netdesk.ui.wizards.kept_draft import KeptDraft
from netdesk.ui.words import wording

_SIZE: Final = QSize(800, 640)
_KEEP_AFTER_MS: Final = 1500


class CardsDialog(DialogFrame):
    """Enter takes the card that is typed and waits for the next, Ctrl+Enter keeps all of them. In the list,
    Enter brings a card back into the fields and Delete takes it out.

    `kept` carries the CardsKept.
    """

    kept = Signal(object)

    def __init__(self, jobs: Jobs, navigator: Navigator, event: Event, parent: QWidget | None = None) -> None:
        name = wording.cut(event.name, 60)
        super().__init__(
            tr("Cards from {event}", event=name),
            tr("Keep"),
            parent,
            sentence=tr("Tab goes to the next field, Enter takes the card and waits for the next one."),
            size=_SIZE,
            scrolls=True,
            cancel=tr("Close"),
        )
        self._jobs, self._navigator, self._event = jobs, navigator, event
        self._gone: Card | None = None
        self._saving = False
        self.fields = CardFields()
        self.list = CardList()
        self.circle = ThingCombo(tr("No circle"))
        self.circle.set_things((each.id, each.name) for each in contacts.circles(jobs.reader))
        self.hint = CardHint(jobs)
        self.bring_back = Button("", "quiet", "undo-2")
        self._trouble = text_label("", "error", wrap=True)
        self._trouble.hide()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_KEEP_AFTER_MS)
        self._lay_out()
        self._connect()
        self._draft = KeptDraft(jobs, f"cards {event.id}")
        self._last = as_draft(self.cards())
        found = self._draft.find()
        if found is not None:
            self._show(from_draft(found, Cards()))
            self._last = as_draft(self.cards())
        self._on_cards()
        self.fields.focus_first()

    @classmethod
    def ask(cls, jobs: Jobs, navigator: Navigator, event: Event, parent: QWidget | None) -> CardsDialog:
        """Open it for an event that is kept."""
        dialog = cls(jobs, navigator, event, parent)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def cards(self) -> Cards:
        """What is in the list and in the fields."""
        return Cards(self.list.cards(), self.circle.chosen() or 0, self.fields.card())

    def take_card(self) -> None:
        """Put the card that is typed into the list; the fields wait for the next."""
        card = self.fields.card()
        if card.is_blank:
            self._tell(tr("Type a name first, or an organization, an email or a phone number."))
            self.fields.focus_first()
            return
        self._tell("")
        self.list.add([card])
        self.fields.show_card(Card())
        self.fields.focus_first()
        self._on_cards()
        self._recognise()
        announce(self, tr("{name} taken", name=card.shown))

    def accept(self) -> None:
        """Keep all of them, the one in the fields too."""
        if self._saving:
            return
        if not self.fields.card().is_blank:
            self.take_card()
        wanted = self.cards()
        if not wanted.cards:
            self._tell(tr("There is no card to keep yet: type a name and press Enter."))
            return
        self._pause.stop()
        event_id, drop = self._event.id or 0, self._draft.drop_on

        def work(desk: Desk) -> CardsKept:
            found = cards_kept.keep(desk, event_id, wanted)
            drop(desk)
            return found

        self._saving = True
        self.set_verb(tr("Keeping…"), enabled=False)
        self._jobs.change(work, done=self._on_kept, failed=self._on_failed)

    def reject(self) -> None:
        """Close; the cards wait as a draft."""
        if self._saving:
            return
        self._keep_draft()
        if self.list.cards() or not self.fields.card().is_blank:
            self._navigator.said.emit(tr("Your cards wait as a draft"), False)
        super().reject()

    # Building

    def _lay_out(self) -> None:
        circle = QHBoxLayout()
        label = text_label(tr("Circle of the &new ones"), "field")
        label.setBuddy(self.circle)
        self.circle.setAccessibleName(tr("Circle of the new ones"))
        self.circle.setMinimumWidth(220)
        circle.addWidget(label)
        circle.addWidget(self.circle)
        circle.addStretch(1)
        self.bring_back.hide()
        self.body.addWidget(self.fields)
        self.body.addWidget(self._trouble)
        self.body.addWidget(self.hint)
        self.body.addWidget(self.list, 1)
        self.body.addLayout(circle)
        self.add_foot(text_label(tr("Kept as a draft if you close"), "caption"))
        self.add_foot(self.bring_back)

    def _connect(self) -> None:
        self.fields.entered.connect(self.take_card)
        self.fields.changed.connect(self._on_typed)
        self.fields.pasted.connect(self._on_pasted)
        self.fields.left_down.connect(self.list.focus_rows)
        self.hint.taken.connect(self.take_card)
        self.hint.differs.connect(self._on_somebody_else)
        self.list.wanted_back.connect(self._on_wanted_back)
        self.list.removed.connect(self._on_removed)
        self.list.left_up.connect(self.fields.focus_first)
        self.bring_back.clicked.connect(self._on_bring_back)
        self.circle.activated.connect(self._touch)
        self._pause.timeout.connect(self._keep_draft)

    # What happens

    def _show(self, cards: Cards) -> None:
        self.list.set_cards(cards.cards)
        self.circle.choose(cards.circle_id)
        self.fields.show_card(cards.typed)

    def _on_typed(self) -> None:
        self._on_cards()

    def _touch(self, *_: Any) -> None:
        if not self._pause.isActive():
            self._pause.start()

    def _on_cards(self) -> None:
        """Other cards: say what the verb would do, and who is typed."""
        self.hint.ask(self.fields.card())
        count = len(self.list.cards()) + (not self.fields.card().is_blank)
        verb = counted(count, "Keep {n} person", "Keep {n} people") if count else tr("Keep")
        self.set_verb(verb)
        self._touch()

    def _on_somebody_else(self) -> None:
        self.fields.show_card(replace(self.fields.card(), is_new=True, contact_id=None))
        self._on_cards()
        self.fields.focus_first()

    def _on_pasted(self, text: str) -> None:
        found, others = cards_in(text)
        self.list.add(found)
        words = counted(len(found), "{n} card read", "{n} cards read")
        left = counted(len(others), "{n} line names nobody", "{n} lines name nobody") if others else ""
        self._tell(left)
        announce(self, words)
        self._on_cards()
        self._recognise()

    def _recognise(self) -> None:
        cards = self.list.cards()
        self._jobs.read(
            lambda reader, _progress: cards_kept.recognised(reader, cards),
            partial(self._on_recognised, cards),
        )

    def _on_recognised(self, asked: Sequence[Card], found: Sequence[Card]) -> None:
        if isValid(self) and self.list.cards() == asked:
            self.list.set_cards(found)

    def _on_wanted_back(self, card: Card) -> None:
        """Into the fields again; what was typed there becomes a card first."""
        if not self.fields.card().is_blank:
            self.list.add([self.fields.card()])
        self.fields.show_card(card)
        self.fields.focus_first()
        self._on_cards()

    def _on_removed(self, card: Card) -> None:
        self._gone = card
        self.bring_back.setText(tr("Bring {name} back", name=wording.menu_text(card.shown, 24)))
        self.bring_back.show()
        self._on_cards()
        announce(self, tr("{name} taken out", name=card.shown))

    def _on_bring_back(self) -> None:
        if self._gone is not None:
            self.list.add([self._gone])
        self._gone = None
        self.bring_back.hide()
        self._on_cards()
        self.fields.focus_first()

    def _keep_draft(self) -> None:
        self._pause.stop()
        cards = self.cards()
        draft = as_draft(cards)
        if draft == self._last:
            return
        self._last = draft
        if cards.cards or not cards.typed.is_blank:
            self._draft.keep(draft)
        else:
            self._draft.drop()

    def _on_kept(self, found: CardsKept) -> None:
        if not isValid(self):
            return
        self._saving = False
        names = [each.shown for each in self.list.cards()]
        who = names[0] if len(names) == 1 else counted(len(names), "{n} person", "{n} people")
        said = tr("{who} added to {event}", who=wording.cut(who, 40), event=wording.cut(self._event.name, 40))
        self._navigator.said.emit(said, True)
        self.kept.emit(found)
        super().accept()

    def _on_failed(self, error: Exception) -> None:
        if not isValid(self):
            return
        self._saving = False
        self._on_cards()
        self._tell(sentence(error))

    def _tell(self, words: str) -> None:
        self._trouble.setText(words)
        self._trouble.setVisible(bool(words))
        if words:
            announce(self, words)
