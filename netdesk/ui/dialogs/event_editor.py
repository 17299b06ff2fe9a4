"""Adding an event, or editing one: what it is, when, what one wants from it, whom one met."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget
from shiboken6 import isValid

from netdesk.domain.dates import Moment
from netdesk.domain.events import Event, EventKind
from netdesk.domain.now import wall_now
from netdesk.services import contacts, events
from netdesk.services.desks import Desk
from netdesk.services.me import me
from netdesk.ui import grid
from netdesk.ui.dialogs.row_editor import EditorWords, RowEditor, lines_of
from netdesk.ui.dialogs.thing_combo import ThingCombo
from netdesk.ui.jobs import Jobs
from netdesk.ui.navigator import Navigator
from netdesk.ui.things_offered import goals_offered, pitches_offered
from netdesk.ui.tr import tr
from netdesk.ui.widgets.completing import completing
from netdesk.ui.widgets.fields import ComboField
from netdesk.ui.widgets.form_grid import line_edit, text_edit
from netdesk.ui.widgets.length_field import LengthField
from netdesk.ui.widgets.moment_edit import MomentEdit
from netdesk.ui.widgets.people_picker import PeoplePicker
from netdesk.ui.words import event_words, wording
from netdesk.ui.zones import home_zone

_LENGTHS = (60, 90, 120, 180)


class EventEditor(RowEditor[Event]):
    """While it is new, whether it is standing follows its kind until the user has said."""

    def __init__(
        self, jobs: Jobs, navigator: Navigator, before: Event, parent: QWidget | None = None
    ) -> None:
        words = EditorWords(tr("New event"), tr("Edit event"), tr("Add event"), "event")
        super().__init__(jobs, navigator, before, words, parent, is_new=before.id is None)
        self._standing_said = not self.is_new
        self._make_fields()
        self._lay_out()
        self.kind.activated.connect(self._follow_kind)
        self.standing.toggled.connect(self._show_kind)
        self.standing.clicked.connect(self._on_standing)
        self.name.textEdited.connect(self._show_hint)
        self.begin(before.id or "new")
        self._show_kind()
        self._offer_organizations()
        self.name.setFocus()

    @classmethod
    def ask(cls, jobs: Jobs, navigator: Navigator, before: Event, parent: QWidget | None) -> EventEditor:
        """Open it: on a kept one, or on a new one (its id is None)."""
        dialog = cls(jobs, navigator, before, parent)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def show_value(self, shown: Event) -> None:
        """Into the fields."""
        self.name.setText(shown.name)
        self.kind.setCurrentIndex(self.kind.findData(shown.kind.value))
        self.standing.setChecked(shown.standing)
        self.at_school.setChecked(shown.at_school)
        self.moment.propose(self._evening())
        self.moment.set_moment(shown.start)
        self.length.set_minutes(shown.minutes)
        self.place.setText(shown.place)
        self.link.setText(shown.link)
        self.organization.setText(shown.organization)
        self.aims.setPlainText("\n".join(shown.aims))
        self.goal.choose(shown.goal_id)
        self.pitch.choose(shown.pitch_id)
        self.people.set_contact_ids(shown.contact_ids)
        self.notes.setPlainText(shown.notes)
        self._show_kind()

    def value_now(self) -> Event:
        """Out of the fields; a standing event has no day."""
        standing = self.standing.isChecked()
        return replace(
            self.before,
            name=" ".join(self.name.text().split()),
            kind=EventKind(self.kind.currentData()),
            standing=standing,
            at_school=self.at_school.isChecked(),
            start=None if standing else self.moment.moment(),
            minutes=0 if standing else self.length.minutes(),
            place=self.place.text().strip(),
            link=self.link.text().strip(),
            organization=" ".join(self.organization.text().split()),
            aims=lines_of(self.aims.toPlainText()),
            goal_id=self.goal.chosen(),
            pitch_id=self.pitch.chosen(),
            contact_ids=self.people.contact_ids,
            notes=self.notes.toPlainText().strip(),
        )

    def name_of(self, shown: Event) -> str:
        """Its name."""
        return shown.name

    def keep(self, desk: Desk, wanted: Event) -> int:
        """On the writer thread."""
        return events.save(desk, wanted)

    def watched(self) -> Sequence[SignalInstance]:
        """Every field."""
        lines = (self.name, self.place, self.link, self.organization)
        return (
            *(each.textEdited for each in lines),
            *(each.activated for each in (self.kind, self.goal, self.pitch)),
            *(each.toggled for each in (self.standing, self.at_school)),
            *(each.textChanged for each in (self.aims, self.notes)),
            *(self.moment.changed, self.length.changed, self.people.changed, self.organization.textChanged),
        )

    def troubles(self, wanted: Event) -> Sequence[tuple[QWidget, str]]:
        """A name, a time that is one, and people who are on the desk."""
        found: list[tuple[QWidget, str]] = []
        if not wanted.name:
            found.append((self.name, tr("Give the event a name.")))
        if not wanted.standing and self.moment.trouble():
            found.append((self.moment, tr("This is not a time of day.")))
        if self.people.unmatched:
            name = wording.cut(self.people.unmatched, 40)
            words = tr(
                "Nobody on your desk is called {name}. Choose somebody, or add them as a card.", name=name
            )
            found.append((self.people, words))
        return found

    # Building

    def _make_fields(self) -> None:
        reader = self.jobs.reader
        self._home = home_zone(me(reader).zone)
        self.name = line_edit(tr("Spring career fair"))
        self.kind = ComboField()
        for kind in EventKind:
            self.kind.addItem(event_words.kind_words(kind), kind.value)
        self.standing = QCheckBox(tr("It goes on: no single &day"))
        self.at_school = QCheckBox(tr("At my s&chool"))
        self.moment = MomentEdit(self._home)
        self.length = LengthField(usual=_LENGTHS)
        self.place = line_edit(tr("Where, in words"))
        self.link = line_edit(tr("Its page, or where to click"))
        self.organization = line_edit(tr("Who hosts it, if anybody"))
        self.aims = text_edit("", lines=3)
        self.goal = ThingCombo(tr("No goal"))
        self.goal.set_things(goals_offered(reader))
        self.pitch = ThingCombo(tr("No pitch"))
        self.pitch.set_things(pitches_offered(reader))
        self.people = PeoplePicker(self.jobs, hint=tr("Who is on your desk already"))
        self.people.edit.setAccessibleName(tr("People met"))
        self.notes = text_edit(tr("What to remember"), lines=3)

    def _lay_out(self) -> None:
        self.form.add_row(tr("N&ame"), self.name)
        self.form.add_row(tr("&Kind"), self.kind, tr("What kind of event it is"))
        self.form.add_row(tr("What it is"), self._checks())
        for label, field in (
            (tr("W&hen"), self.moment),
            (tr("Len&gth"), self.length),
            (tr("&Place"), self.place),
            (tr("&Link"), self.link),
            (tr("&Organization"), self.organization),
            (tr("What I wan&t"), self.aims),
            (tr("Goal it s&erves"), self.goal),
            (tr("P&itch to use"), self.pitch),
            (tr("People &met"), self.people),
            (tr("Note&s"), self.notes),
        ):
            self.form.add_row(label, field)

    def _checks(self) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(grid.SPACE_24)
        row.addWidget(self.at_school)
        row.addWidget(self.standing)
        row.addStretch(1)
        return holder

    def _offer_organizations(self) -> None:
        def show(known: list[str]) -> None:
            if isValid(self):
                self.organization.setCompleter(completing(known, self.organization))

        self.jobs.read(lambda reader, _progress: contacts.organizations(reader), show)

    # What happens

    def _evening(self) -> Moment:
        return Moment(f"{wall_now(self._home):%Y-%m-%d}T18:00", self._home)

    def _on_standing(self, *_: Any) -> None:
        self._standing_said = True

    def _follow_kind(self, *_: Any) -> None:
        if not self._standing_said:
            self.standing.setChecked(EventKind(self.kind.currentData()).is_standing)
        self._show_kind()

    def _show_kind(self, *_: Any) -> None:
        for field in (self.moment, self.length):
            self.form.set_row_visible(field, not self.standing.isChecked())
        self._show_hint()

    def _show_hint(self, *_: Any) -> None:
        way = event_words.way_of(EventKind(self.kind.currentData()), self.name.text())
        self.form.set_hint(self.kind, way.how if way else "")
        aims = way.aims if way else ()
        self.aims.setPlaceholderText("\n".join((tr("A line each, such as"), *aims[:2])))
