"""The quick filters above the interactions: when, of which kind, with whom."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from netdesk.domain.interactions import Kind
from netdesk.domain.rows import InteractionSort, InteractionView, PersonHit, Span
from netdesk.ui import icons
from netdesk.ui.jobs import Jobs
from netdesk.ui.models.interactions import sort_words
from netdesk.ui.panels.filter_bar import FilterBar
from netdesk.ui.tr import marked, tr
from netdesk.ui.widgets.buttons import IconButton
from netdesk.ui.widgets.chips import Chip, FilterChips, FilterChoice
from netdesk.ui.widgets.menu_chip import MenuChip
from netdesk.ui.widgets.people_picker import PeoplePicker
from netdesk.ui.widgets.popups import Menu
from netdesk.ui.words import wording

_SPANS: Final = marked(
    (
        FilterChoice(Span.ALL.value, "All"),
        FilterChoice(Span.UPCOMING.value, "Upcoming"),
        FilterChoice(Span.PAST.value, "Past"),
    )
)
_PERSON_WIDTH: Final = 150


class InteractionFilters(FilterBar):
    """`sort_asked` carries an InteractionSort; `log_asked` that something took place."""

    log_asked = Signal()

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__([(sort, sort_words(sort)) for sort in InteractionSort], parent)
        self._kind: Kind | None = None
        self.spans = FilterChips([FilterChoice(each.key, tr(each.text)) for each in _SPANS])
        self.spans.setAccessibleName(tr("When"))
        self.spans.chosen.connect(self._tell)
        self.kinds = MenuChip("")
        self.kinds.clicked.connect(self._open_kinds)
        self.person = PersonFilter(jobs)
        self.person.changed.connect(self.changed)
        self.log = IconButton("notebook-pen", tr("Log a touch"))
        self.log.setEnabled(not jobs.desk.read_only)
        self.log.clicked.connect(self.log_asked)
        self._lay_out(self.spans, self.kinds, self.person)
        self.add(self.log)
        self._show_kind()

    @property
    def is_narrowing(self) -> bool:
        """True when any filter is chosen."""
        return self.applied_to(InteractionView()) != InteractionView()

    @property
    def person_id(self) -> int:
        """The contact that is filtered by, 0 for none."""
        return self.person.person.id if self.person.person else 0

    def applied_to(self, view: InteractionView) -> InteractionView:
        """The view, narrowed by what is chosen."""
        return replace(
            view, span=Span(self.spans.current()), kind=self._kind, contact_id=self.person_id or None
        )

    def set_kind(self, kind: Kind | None) -> None:
        """Show one kind only, or all."""
        if kind is not self._kind:
            self._kind = kind
            self._show_kind()
            self.changed.emit()

    def reset(self) -> None:
        """Show all; no signal."""
        self._kind = None
        self._show_kind()
        self.spans.set_current(Span.ALL.value)
        self.person.set_person(None)

    def kinds_menu(self) -> QMenu:
        """All kinds, the chosen one checked."""
        menu = Menu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for kind in (None, *Kind):
            action = QAction(wording.kind_words(kind) if kind else tr("Any kind"), menu)
            action.setData(kind.value if kind else "")
            if kind is self._kind:
                action.setCheckable(True)
                action.setChecked(True)
            elif kind is not None:
                icons.set_icon(action, wording.kind_icon(kind))
            menu.addAction(action)
        menu.triggered.connect(self._on_kind)
        return menu

    def _open_kinds(self) -> None:
        self.kinds_menu().popup(self.kinds.below())

    def _on_kind(self, action: QAction) -> None:
        value = str(action.data())
        self.set_kind(Kind(value) if value else None)

    def _show_kind(self) -> None:
        words = wording.kind_words(self._kind) if self._kind else tr("Any kind")
        self.kinds.say(words, chosen=self._kind is not None, name=tr("Kind"))

    def _tell(self, _key: str) -> None:
        self.changed.emit()


class PersonFilter(QWidget):
    """Says "Anyone"; a click lets type a name; whoever is taken stands there as a chip with a cross."""

    changed = Signal()

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chosen: PersonHit | None = None
        self.anyone = MenuChip(tr("Anyone"))
        self.anyone.setAccessibleName(tr("With: anyone"))
        self.anyone.clicked.connect(self.ask)
        self.picker = PeoplePicker(jobs, several=False, hint=tr("Name"))
        self.picker.setFixedWidth(_PERSON_WIDTH)
        self.picker.edit.setAccessibleName(tr("With whom"))
        self.picker.changed.connect(self._on_picked)
        self.picker.left.connect(self._show)
        self.chip = Chip("", removable=True)
        self.chip.removed.connect(self._clear)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.anyone)
        row.addWidget(self.picker, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.chip)
        self._show()

    @property
    def person(self) -> PersonHit | None:
        """Who is filtered by."""
        return self._chosen

    def set_person(self, person: PersonHit | None) -> None:
        """Filter by somebody, or nobody; no signal."""
        self._chosen = person
        self._show()

    def ask(self) -> None:
        """Let a name be typed."""
        self.anyone.hide()
        self.picker.set_people(())
        self.picker.show()
        self.picker.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves the name as it was."""
        if event.key() == Qt.Key.Key_Escape and self.picker.isVisible():
            self._show()
            (self.chip if self._chosen else self.anyone).setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            super().keyPressEvent(event)

    def _show(self) -> None:
        self.picker.hide()
        self.anyone.setVisible(self._chosen is None)
        self.chip.setVisible(self._chosen is not None)
        if self._chosen is not None:
            self.chip.set_value(replace(self.chip.value, text=wording.cut(self._chosen.name, 28)))

    def _on_picked(self) -> None:
        self.set_person(next(iter(self.picker.people), None))
        if self._chosen is not None:
            self.chip.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def _clear(self) -> None:
        self.set_person(None)
        self.anyone.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()
