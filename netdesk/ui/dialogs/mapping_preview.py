"""The first ten people of a file as they would come in."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from netdesk.domain.drafts import Draft, Found, Problem
from netdesk.ui import grid
from netdesk.ui.theme import set_role
from netdesk.ui.tr import tr
from netdesk.ui.widgets.labels import ElidedLabel, section_label, text_label
from netdesk.ui.words import mapping_words


class _PersonLines(QWidget):
    """A name, and under it what else is known."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = ElidedLabel("", "strong")
        self.facts = text_label("", "caption", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.name)
        column.addWidget(self.facts)

    def show_found(self, found: Found) -> None:
        self.name.setText(mapping_words.person_name(found))
        self.facts.setText(mapping_words.person_facts(found))
        set_role(self.name, role="strong" if isinstance(found, Draft) else "caption")
        set_role(self.facts, tone="bad" if isinstance(found, Problem) else "")


class PeoplePreview(QWidget):
    """Shows up to ten people; put it into a scroll area."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines: list[_PersonLines] = []
        self.nobody = text_label(tr("Nobody yet."), "second", wrap=True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, grid.SPACE_12, grid.SPACE_16)
        self._column.setSpacing(grid.SPACE_12)
        self._column.addWidget(section_label(tr("The first people")))
        self._column.addWidget(self.nobody)
        self._column.addStretch(1)

    def show_people(self, people: Sequence[Found], nobody: str = "") -> None:
        """Show what a file begins with; `nobody` is said when there is nothing to show."""
        while len(self.lines) < len(people):
            line = _PersonLines()
            self._column.insertWidget(self._column.count() - 1, line)
            self.lines.append(line)
        for at, line in enumerate(self.lines):
            line.setVisible(at < len(people))
            if at < len(people):
                line.show_found(people[at])
        self.nobody.setText(nobody or tr("Nobody yet."))
        self.nobody.setVisible(not people)

    def shown(self) -> list[tuple[str, str]]:
        """Names and facts as they stand there."""
        return [(line.name.text(), line.facts.text()) for line in self.lines if not line.isHidden()]
