"""What goes to everybody who comes in: circle, tags, event, how and where you met, who introduced them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from netdesk.domain.contacts import Circle
from netdesk.domain.rows import PersonHit
from netdesk.services import contacts, events
from netdesk.services.dry_runs import Batch
from netdesk.ui import grid
from netdesk.ui.jobs import Jobs
from netdesk.ui.roles import ChipValue
from netdesk.ui.theme import current
from netdesk.ui.things_offered import events_offered
from netdesk.ui.tr import tr
from netdesk.ui.widgets.buttons import Button
from netdesk.ui.widgets.chips import Chip
from netdesk.ui.widgets.dialog_frame import DialogFrame
from netdesk.ui.widgets.fields import ComboField
from netdesk.ui.widgets.form_grid import FormGrid
from netdesk.ui.widgets.labels import text_label
from netdesk.ui.widgets.line_edit import LineEdit
from netdesk.ui.widgets.people_picker import PeoplePicker
from netdesk.ui.widgets.tag_edit import TagEdit
from netdesk.ui.words import wording

_SIZE: Final = QSize(520, 472)
_LABEL_WIDTH: Final = 104
_CHIPS: Final = 3
_CHIP_LENGTH: Final = 24
_LONGEST: Final = 1_000


class BatchStrip(QWidget):
    """Says what everybody gets, in chips, and opens the fields for it. `changed` after each choice."""

    changed = Signal()

    def __init__(
        self,
        jobs: Jobs,
        circles: Sequence[Circle],
        known_tags: Callable[[], Sequence[str]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._circles = {circle.id: circle for circle in circles}
        self._known_tags = known_tags
        self._batch = Batch()
        self._lead = text_label(tr("Put them in"), "second")
        self._chips = [Chip("") for _ in range(_CHIPS)]
        self._rest = text_label("", "caption")
        self.change = Button(tr("Change"), "link")
        self.change.clicked.connect(self.open_fields)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(grid.SPACE_8)
        row.addStretch(1)
        row.addWidget(self._lead)
        for chip in self._chips:
            row.addWidget(chip)
        row.addWidget(self._rest)
        row.addWidget(self.change)
        self._show()

    @property
    def batch(self) -> Batch:
        """What everybody gets."""
        return self._batch

    def choose(self, batch: Batch) -> None:
        """Choose for the user."""
        self._batch = batch
        self._show()
        self.changed.emit()

    def open_fields(self) -> BatchFields:
        """Ask for all of it."""
        fields = BatchFields(self._jobs, tuple(self._circles.values()), self._known_tags(), self.window())
        fields.show_choice(self._batch)
        fields.changed.connect(lambda: self.choose(fields.choice()))
        fields.finished.connect(fields.deleteLater)
        fields.open()
        fields.circle.setFocus(Qt.FocusReason.TabFocusReason)
        return fields

    def _show(self) -> None:
        batch = self._batch
        values = []
        circle = self._circles.get(batch.circle_id or 0)
        if circle:
            values.append(ChipValue(wording.short_circle(circle.name), hue=circle.hue))
        values += [ChipValue(wording.cut(tag, _CHIP_LENGTH)) for tag in batch.tags]
        told = [self._event(), batch.how_met, batch.where_met]
        if by := self._introducer():
            told.append(tr("Introduced by {by}", by=by))
        values += [ChipValue(wording.cut(" ".join(each.split()), _CHIP_LENGTH)) for each in told if each]
        for chip, value in zip(self._chips, values, strict=False):
            chip.set_value(value)
        for at, chip in enumerate(self._chips):
            chip.setVisible(at < len(values))
        self._rest.setText(f"+{len(values) - _CHIPS}" if len(values) > _CHIPS else "")
        self._rest.setVisible(len(values) > _CHIPS)
        put = circle is not None or bool(batch.tags)
        self._lead.setText(tr("Put them in") if put else tr("About them"))
        self._lead.setVisible(bool(values))
        self.change.setText(tr("Change") if values else tr("Put them in a circle…"))
        words = ", ".join(value.text for value in values) or tr("no circle, no tags")
        self.change.setAccessibleDescription(tr("Everybody gets: {words}", words=words))

    def _event(self) -> str:
        event_id = self._batch.event_id
        found = None if event_id is None else events.event(self._jobs.reader, event_id)
        return found.name if found else ""

    def _introducer(self) -> str:
        contact_id = self._batch.introduced_by
        if contact_id is None:
            return self._batch.introducer
        return next((each.shown for each in contacts.contacts(self._jobs.reader, [contact_id])), "")


class BatchFields(DialogFrame):
    """The fields. `changed` after each choice: what is chosen holds at once, Esc and Done only close."""

    changed = Signal()

    def __init__(self, jobs: Jobs, circles: Sequence[Circle], tags: Sequence[str], parent: QWidget) -> None:
        super().__init__(
            tr("Everybody in these files"),
            tr("Done"),
            parent,
            sentence=tr("Goes to all who are added or updated, and fills only what is blank."),
            size=_SIZE,
            cancel="",
        )
        self._loading = False
        self.circle = ComboField()
        self.circle.addItem(tr("No circle"), None)
        for circle in circles:
            self.circle.addItem(_dot(circle.hue), " ".join(circle.name.split()), circle.id)
        self.tags = TagEdit(tags)
        self.met_at = ComboField()
        self.met_at.addItem(tr("No event"), None)
        for event_id, words in events_offered(jobs.reader):
            self.met_at.addItem(words, event_id)
        self.met_at.setEnabled(self.met_at.count() > 1)
        self.how_met = _line(tr("At a fair, through a course"))
        self.where_met = _line(tr("A town, a place"))
        self.introducer = PeoplePicker(
            jobs, several=False, words=True, hint=tr("A name; choose from the list to link them")
        )
        self.introducer.edit.setAccessibleName(tr("Introduced by"))
        form = FormGrid(label_width=_LABEL_WIDTH)
        form.add_row(tr("&Circle"), self.circle)
        form.add_row(tr("&Tags"), self.tags)
        form.add_row(tr("Met at the &event"), self.met_at)
        form.add_row(tr("&How we met"), self.how_met)
        form.add_row(tr("&Where"), self.where_met)
        form.add_row(tr("&Introduced by"), self.introducer)
        self.body.addWidget(form)
        self.body.addStretch(1)
        for combo in (self.circle, self.met_at):
            combo.currentIndexChanged.connect(self._tell)
        for signal in (self.tags.changed, self.introducer.changed):
            signal.connect(self._tell)
        for line in (self.how_met, self.where_met):
            line.textChanged.connect(self._tell)

    def choice(self) -> Batch:
        """All of it, with a tag that is still being typed."""
        chosen = self.circle.currentData()
        people = self.introducer.contact_ids
        return Batch(
            int(chosen) if chosen else None,
            self.tags.tags(),
            how_met=" ".join(self.how_met.text().split()),
            where_met=" ".join(self.where_met.text().split()),
            introduced_by=people[0] if people else None,
            introducer="" if people else " ".join(self.introducer.words.split()),
            event_id=self.met_at.currentData(),
        )

    def show_choice(self, batch: Batch) -> None:
        """Show what is chosen; no signal."""
        self._loading = True
        self.circle.setCurrentIndex(max(0, self.circle.findData(batch.circle_id)))
        self.tags.set_tags(batch.tags)
        self.met_at.setCurrentIndex(max(0, self.met_at.findData(batch.event_id)))
        self.how_met.setText(batch.how_met)
        self.where_met.setText(batch.where_met)
        if batch.introduced_by is not None:
            self.introducer.set_contact_ids([batch.introduced_by])
        else:
            self.introducer.set_words(batch.introducer)
        self._loading = False

    def introduce(self, person: PersonHit) -> None:
        """Choose who introduced them."""
        self.introducer.set_people([person])
        self._tell()

    def done(self, result: int) -> None:
        """What is still being typed counts too."""
        self._tell()
        super().done(result)

    def _tell(self, *_: object) -> None:
        if not self._loading:
            self.changed.emit()


def _line(hint: str) -> QLineEdit:
    line = LineEdit()
    line.setMaxLength(_LONGEST)
    line.setPlaceholderText(hint)
    return line


def _dot(hue: int) -> QIcon:
    drawn = QPixmap(16, 16)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(current().hue(hue).dot))
    painter.drawEllipse(4, 4, 8, 8)
    painter.end()
    return QIcon(drawn)
