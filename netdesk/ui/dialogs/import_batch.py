"""Circle and tags for everybody who comes in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QKeyEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from netdesk.domain.contacts import Circle
from netdesk.ui import grid, wording
from netdesk.ui.roles import ChipValue
from netdesk.ui.theme import current
from netdesk.ui.widgets.buttons import Button
from netdesk.ui.widgets.chips import Chip
from netdesk.ui.widgets.fields import ComboField
from netdesk.ui.widgets.form_grid import FormGrid
from netdesk.ui.widgets.labels import text_label
from netdesk.ui.widgets.popups import cut_corners, paint_ground, rounded
from netdesk.ui.widgets.tag_edit import TagEdit

_POPUP_WIDTH: Final = 360
_CHIPS: Final = 3


class BatchStrip(QWidget):
    """Says into what people are put, in chips, and opens the fields for it. `changed` after each choice."""

    changed = Signal()

    def __init__(
        self,
        circles: Sequence[Circle],
        known_tags: Callable[[], Sequence[str]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._circles = {circle.id: circle for circle in circles}
        self._known_tags = known_tags
        self._popup: BatchFields | None = None
        self._circle_id: int | None = None
        self._tags: tuple[str, ...] = ()
        self._lead = text_label("Put them in", "second")
        self._chips = [Chip("") for _ in range(_CHIPS)]
        self._rest = text_label("", "caption")
        self.change = Button("Change", "link")
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
    def circle_id(self) -> int | None:
        """The circle for those who have none."""
        return self._circle_id

    @property
    def tags(self) -> tuple[str, ...]:
        """The tags that everybody gets."""
        return self._tags

    def choose(self, circle_id: int | None, tags: Sequence[str]) -> None:
        """Choose for the user."""
        self._circle_id, self._tags = circle_id, tuple(tags)
        self._show()
        self.changed.emit()

    def open_fields(self) -> BatchFields:
        """Open the fields under the link."""
        if self._popup is None:
            self._popup = BatchFields(tuple(self._circles.values()), self._known_tags(), self)
            self._popup.changed.connect(self._on_changed)
        popup = self._popup
        popup.show_choice(self._circle_id, self._tags)
        popup.adjustSize()
        corner = self.change.mapToGlobal(QPoint(self.change.width(), self.change.height() + grid.SPACE_4))
        popup.move(corner - QPoint(popup.width(), 0))
        popup.show()
        popup.circle.setFocus(Qt.FocusReason.PopupFocusReason)
        return popup

    def _on_changed(self) -> None:
        if self._popup is not None:
            self.choose(*self._popup.choice())

    def _show(self) -> None:
        values = [ChipValue(tag) for tag in self.tags]
        circle = self._circles.get(self.circle_id or 0)
        if circle:
            values.insert(0, ChipValue(wording.short_circle(circle.name), hue=circle.hue))
        for chip, value in zip(self._chips, values, strict=False):
            chip.set_value(value)
        for at, chip in enumerate(self._chips):
            chip.setVisible(at < len(values))
        self._rest.setText(f"+{len(values) - _CHIPS}" if len(values) > _CHIPS else "")
        self._rest.setVisible(len(values) > _CHIPS)
        self._lead.setVisible(bool(values))
        self.change.setText("Change" if values else "Put them in a circle…")
        told = ", ".join(value.text for value in values) or "no circle, no tags"
        self.change.setAccessibleDescription(f"Everybody gets: {told}")


class BatchFields(QWidget):
    """The two fields in a popup; `changed` after each choice, and when it closes."""

    changed = Signal()

    def __init__(self, circles: Sequence[Circle], tags: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        rounded(self)
        self.circle = ComboField()
        self.circle.addItem("No circle", None)
        for circle in circles:
            self.circle.addItem(_dot(circle.hue), " ".join(circle.name.split()), circle.id)
        self.tags = TagEdit(tags)
        form = FormGrid(label_width=72)
        form.add_row("&Circle", self.circle)
        form.add_row("&Tags", self.tags)
        done = Button("Done", "secondary")
        done.clicked.connect(self.close)
        column = QVBoxLayout(self)
        column.setContentsMargins(grid.SPACE_16, grid.SPACE_16, grid.SPACE_16, grid.SPACE_12)
        column.setSpacing(grid.SPACE_12)
        column.addWidget(form)
        column.addWidget(
            text_label(
                "For everybody who is added or updated. Whoever has a circle keeps it.", "caption", wrap=True
            )
        )
        column.addWidget(done, 0, Qt.AlignmentFlag.AlignRight)
        self.setFixedWidth(_POPUP_WIDTH)
        self.circle.currentIndexChanged.connect(self._tell)
        self.tags.changed.connect(self._tell)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground of what pops up."""
        paint_ground(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Its corners are cut where nothing shows through them."""
        super().resizeEvent(event)
        cut_corners(self)

    def choice(self) -> tuple[int | None, tuple[str, ...]]:
        """Circle and tags, with a tag that is still being typed."""
        chosen = self.circle.currentData()
        return (int(chosen) if chosen else None), self.tags.tags()

    def show_choice(self, circle_id: int | None, tags: Sequence[str]) -> None:
        """Show what is chosen; no signal."""
        self.blockSignals(True)
        self.circle.setCurrentIndex(max(0, self.circle.findData(circle_id)))
        self.tags.set_tags(tags)
        self.blockSignals(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc and Ctrl+Enter close it."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() == Qt.Key.Key_Escape or enter:
            self.close()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: object) -> None:
        """What is still being typed counts too."""
        self._tell()

    def _tell(self, *_: object) -> None:
        self.changed.emit()


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
