"""The form of a contact: every field there is, in calm groups, all of it by keyboard."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QStringListModel, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from netdesk.domain.contacts import LABELS, Circle, Contact, Labelled
from netdesk.domain.rows import PersonHit
from netdesk.ui import grid
from netdesk.ui.dialogs.address_rows import AddressRows
from netdesk.ui.dialogs.circle_field import CircleField
from netdesk.ui.dialogs.contact_fields import NAME_PARTS, OWN, ContactFields
from netdesk.ui.dialogs.name_in_step import NameInStep
from netdesk.ui.dialogs.own_rows import OwnRows
from netdesk.ui.dialogs.photo_field import PhotoField
from netdesk.ui.dialogs.small_fields import DayField, EmailField, long_line
from netdesk.ui.dialogs.tab_stops import tab_stops
from netdesk.ui.jobs import Jobs
from netdesk.ui.theme import current
from netdesk.ui.tr import marked, tr
from netdesk.ui.widgets.completing import completing
from netdesk.ui.widgets.fields import ComboField
from netdesk.ui.widgets.form_grid import FormGrid, text_edit
from netdesk.ui.widgets.labels import text_label
from netdesk.ui.widgets.list_editor import ListEditor
from netdesk.ui.widgets.people_picker import PeoplePicker
from netdesk.ui.widgets.tag_edit import TagEdit
from netdesk.ui.words import wording

_LABEL_WIDTH: Final = 120
_LINES: Final = (
    "organization", "department", "title", "pronunciation", "how_met", "where_met", *NAME_PARTS,
)  # fmt: skip
_HINTS: Final = marked(
    {
        "given": "Given name",
        "family": "Family name",
        "prefix": "Prefix: Dr., Prof.",
        "suffix": "Suffix: Jr., PhD",
        "phonetic_given": "Given name, as spoken",
        "phonetic_family": "Family name, as spoken",
        "pronunciation": "LAY-la ha-DAD",
        "how_met": "What brought us together",
    }
)
_NAMED_BY_HINT: Final = ("given", "family", "prefix", "suffix", "phonetic_given", "phonetic_family")
"""Lines that share a label: a screen reader tells them by their hints."""


class ContactForm(QWidget):
    """`fields()` and `set_fields`; `changed` after every change. `name_edit` holds the whole name."""

    changed = Signal()

    def __init__(
        self, jobs: Jobs, circles: Sequence[Circle], contact_id: int | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._loading = False
        self._avatar_key = Contact(id=contact_id).avatar_key if contact_id is not None else ""
        self._make(jobs, circles, contact_id)
        self._lay_out()
        self._connect()

    def fields(self) -> ContactFields:
        """What the form says now."""
        lines = {name: line.text().strip() for name, line in self.lines.items()}
        people = self.introducer.people
        return ContactFields(
            whole=" ".join(self.name_edit.text().split()),
            **lines,
            emails=_labelled(self.emails),
            phones=_labelled(self.phones),
            links=_labelled(self.links),
            addresses=self.addresses.addresses(),
            dates=_labelled(self.dates),
            birthday=self.birthday.text().strip(),
            circle_id=self.circle.circle_id(),
            new_circle=self.circle.new_name(),
            tags=self.tags.tags(),
            introduced_by=people[0].id if people else None,
            introducer=people[0].name if people else self.introducer.words,
            closeness=int(self.closeness.currentData()),
            rhythm_days=int(self.rhythm.currentData()),
            notes=self.notes.toPlainText(),
            photo=self.photo.sha256,
            own=self.own.values(),
        )

    def set_fields(self, values: ContactFields, photo: bytes = b"") -> None:
        """Show these; no signal. `photo` holds the bytes of a picture that is not on the desk yet."""
        self._loading = True
        self.name_edit.setText(values.whole)
        for name, line in self.lines.items():
            line.setText(getattr(values, name))
        for editor, rows in (
            (self.emails, values.emails),
            (self.phones, values.phones),
            (self.links, values.links),
            (self.dates, values.dates),
        ):
            editor.set_values([(row.value, row.label) for row in rows])
        self.addresses.set_addresses(values.addresses)
        self.birthday.setText(values.birthday)
        self.circle.set_circle(values.circle_id, values.new_circle)
        self.tags.set_tags(values.tags)
        if values.introduced_by is not None:
            self.introducer.set_people([PersonHit(values.introduced_by, values.introducer, "")])
        else:
            self.introducer.set_words(values.introducer)
        self.closeness.setCurrentIndex(max(0, self.closeness.findData(values.closeness)))
        self._show_rhythm(values.rhythm_days)
        self.notes.setPlainText(values.notes)
        self.own.set_values(values.own)
        self.photo.set_photo(values.photo, photo)
        self.photo.set_person(values.whole, self._avatar_key)
        self._in_step.reset()
        self._lead_labels()
        self._loading = False

    def set_known(self, organizations: Sequence[str], tags: Sequence[str]) -> None:
        """Words to offer while typing."""
        self._organizations.setStringList(list(organizations))
        self.tags.set_known(tags)

    def field_called(self, name: str) -> QWidget:
        """The widget of a field of ContactFields; "own " and a name for one of the user's own."""
        if name.startswith(OWN):
            return self.own.line(name.removeprefix(OWN))
        others = {
            "whole": self.name_edit,
            "birthday": self.birthday,
            "dates": self.dates,
            "emails": self.emails,
        }
        return self.lines.get(name) or others.get(name, self.name_edit)

    def set_error(self, name: str, sentence: str) -> None:
        """Say under a field what is wrong with it; "" when all is well again."""
        if name.startswith(OWN):
            self.own.set_error(name.removeprefix(OWN), sentence)
            return
        field = self.field_called(name)
        for form in self._grids:
            if form.isAncestorOf(field):
                form.set_error(field, sentence)

    def clear_errors(self) -> None:
        """All is well again."""
        for name in ("whole", "birthday", "dates"):
            self.set_error(name, "")
        self.own.clear_errors()

    def _make(self, jobs: Jobs, circles: Sequence[Circle], contact_id: int | None) -> None:
        self.name_edit = long_line(tr("The whole name, as they write it"))
        self.lines: dict[str, QLineEdit] = {name: long_line() for name in _LINES}
        self._organizations = QStringListModel(self)
        self.lines["organization"].setCompleter(completing(self._organizations, self))
        self.emails = ListEditor(tr("email"), LABELS["email"], make_field=EmailField)
        self.phones = ListEditor(tr("phone"), LABELS["phone"], make_field=long_line)
        self.links = ListEditor(
            tr("link"), LABELS["link"], make_field=lambda: long_line("linkedin.com/in/name")
        )
        self.dates = ListEditor(tr("date"), LABELS["date"], make_field=DayField)
        self.addresses = AddressRows()
        self.birthday = DayField()
        self.circle = CircleField(circles)
        self.tags = TagEdit()
        without = [contact_id] if contact_id is not None else []
        self.introducer = PeoplePicker(
            jobs,
            several=False,
            words=True,
            hint=tr("A name; choose from the list to link them"),
            without=without,
        )
        self.introducer.edit.setMaxLength(1_000_000)
        self.closeness, self.rhythm = ComboField(), ComboField()
        for step, words in enumerate(map(tr, wording.CLOSENESS)):
            self.closeness.addItem(words, step)
        self._show_rhythm(0)
        self.notes = text_edit(tr("What they care about, what you talked about"), lines=6)
        self.photo = PhotoField(jobs)
        self.own = OwnRows(_LABEL_WIDTH)

    def _groups(self) -> tuple[tuple[str, tuple[tuple[str, QWidget], ...]], ...]:
        """The headings of the form with their fields and the fields' labels."""
        lines = self.lines
        names = ("given", "family"), ("prefix", "suffix"), ("phonetic_given", "phonetic_family")
        given, prefix, phonetic = (_side_by_side(lines[one], lines[other]) for one, other in names)
        basics = (
            (tr("Na&me"), self.name_edit),
            (tr("&Given and family"), given),
            (tr("&Title"), lines["title"]),
            (tr("&Organization"), lines["organization"]),
            (tr("&Department"), lines["department"]),
            (tr("&Circle"), self.circle),
            (tr("Tag&s"), self.tags),
        )
        reach = (
            (tr("&Emails"), self.emails),
            (tr("&Phones"), self.phones),
            (tr("&Links"), self.links),
            (tr("&Addresses"), self.addresses),
        )
        bond = (
            (tr("&Introduced by"), self.introducer),
            (tr("&How we met"), lines["how_met"]),
            (tr("&Where we met"), lines["where_met"]),
            (tr("Closeness"), self.closeness),
            (tr("Be in touch"), self.rhythm),
            (tr("&Notes"), self.notes),
        )
        name = (
            (tr("Pronunciation"), lines["pronunciation"]),
            (tr("Nic&kname"), lines["nickname"]),
            (tr("Prefi&x, suffix"), prefix),
            (tr("F&urther names"), lines["further"]),
            (tr("Phonetic"), phonetic),
        )
        days = ((tr("&Birthday"), self.birthday), (tr("Other da&ys"), self.dates), (tr("Photo"), self.photo))
        return (
            ("", basics),
            (tr("How to reach them"), reach),
            (tr("How you know each other"), bond),
            (tr("More about the name"), name),
            (tr("Days and photo"), days),
        )

    def _lay_out(self) -> None:
        for name, hint in _HINTS.items():
            self.lines[name].setPlaceholderText(tr(hint))
        for name in _NAMED_BY_HINT:
            self.lines[name].setAccessibleName(tr(_HINTS[name]))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(grid.SPACE_12)
        self._grids: list[FormGrid] = []
        self._labels: dict[QWidget, QLabel] = {}
        for title, rows in self._groups():
            if title:
                column.addSpacing(grid.SPACE_16)
                column.addWidget(text_label(title, "heading"))
            form = FormGrid(label_width=current().wide(_LABEL_WIDTH))
            for label, field in rows:
                self._labels[field] = form.add_row(label, field)
            self._grids.append(form)
            column.addWidget(form)
        column.addSpacing(grid.SPACE_16)
        column.addWidget(text_label(tr("Your own fields"), "heading"))
        column.addWidget(self.own)
        self.tags.setAccessibleName(tr("Tags"))
        self.introducer.edit.setAccessibleName(tr("Introduced by"))

    def _connect(self) -> None:
        self.name_edit.textEdited.connect(self._on_whole)
        self._in_step = NameInStep(self.name_edit, {part: self.lines[part] for part in NAME_PARTS}, self)
        signals = [line.textChanged for line in self.lines.values()]
        signals += [self.name_edit.textChanged, self.birthday.textChanged, self.notes.textChanged]
        signals += [
            each.changed for each in (self.emails, self.phones, self.links, self.dates, self.addresses)
        ]
        signals += [each.changed for each in (self.circle, self.tags, self.introducer, self.photo, self.own)]
        signals += [self.closeness.currentIndexChanged, self.rhythm.currentIndexChanged]
        for signal in signals:
            signal.connect(self._tell)
        lists = (self.emails, self.phones, self.links, self.dates, self.tags, self.introducer)
        for rearranged in (self.addresses.changed, *(each.changed for each in lists)):
            rearranged.connect(self._lead_labels)
        typed = self.tags.focusProxy()
        if isinstance(typed, QLineEdit):  # a tag counts while it is being typed
            typed.textChanged.connect(self._tell)

    def _tell(self, *_: object) -> None:
        if not self._loading:
            self.changed.emit()

    def _on_whole(self, text: str) -> None:
        self.photo.set_person(text, self._avatar_key)

    def _lead_labels(self) -> None:
        """A label's letter leads only to what takes the focus itself: the first stop of its field."""
        for field, label in self._labels.items():
            first = next(tab_stops(field), None)
            if first is not None:
                label.setBuddy(first)

    def _show_rhythm(self, days: int) -> None:
        self.rhythm.clear()
        for length in sorted({0, days, *wording.RHYTHMS}):
            self.rhythm.addItem(wording.rhythm_words(length), length)
        self.rhythm.setCurrentIndex(max(0, self.rhythm.findData(days)))


def _labelled(editor: ListEditor) -> tuple[Labelled, ...]:
    return tuple(Labelled(value, label) for value, label in editor.values())


def _side_by_side(*fields: QWidget) -> QWidget:
    both = QWidget()
    row = QHBoxLayout(both)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(grid.SPACE_8)
    for field in fields:
        row.addWidget(field, 1)
    both.setFocusProxy(fields[0])
    return both
