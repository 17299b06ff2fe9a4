"""The mapping as a page of the import dialog: before the dry run where it must be, behind it by choice."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QLayout, QStackedWidget, QWidget

from netdesk.services import mappings
from netdesk.services.mappings import Look
from netdesk.ui.dialogs.mapping_step import MappingStep
from netdesk.ui.jobs import Jobs
from netdesk.ui.tr import tr
from netdesk.ui.widgets.dialog_frame import DialogFrame
from netdesk.ui.words import mapping_words


class ImportMapping(QObject):
    """Shows the mapping in a dialog and puts back afterwards what the dialog showed. `chosen` gives the looks
    as the user wants them read."""

    chosen = Signal(object)

    def __init__(self, jobs: Jobs, dialog: DialogFrame, pages: QStackedWidget) -> None:
        super().__init__(dialog)
        self._jobs, self._dialog, self._pages = jobs, dialog, pages
        self._put_back: Callable[[], None] | None = None
        self._is_new = False
        self.step: MappingStep | None = None

    def ask(self, looks: Sequence[Look]) -> None:
        """Ask before anything is planned."""
        self._show(looks)
        self._put_back = None

    def ask_again(self, looks: Sequence[Look]) -> None:
        """Ask over a dry run, to which the user can go back."""
        self._put_back = _keeper(self._dialog, self._pages)
        self._show(looks)
        self._dialog.cancel_button.setText(tr("Back"))

    def take(self) -> bool:
        """The verb: go on with what was said. False when the mapping is not shown."""
        if self.step is None:
            return False
        if not self.step.in_the_way:
            looks = self.step.looks
            self._leave()
            self.remember(looks)
        return True

    def remember(self, looks: tuple[Look, ...]) -> None:
        """Read such files so from now on, these at once."""
        self._jobs.change(lambda desk: mappings.remember(desk, looks))
        self.chosen.emit(looks)

    def back(self) -> bool:
        """Back to the dry run. False when there is none to go back to."""
        if self.step is None or self._put_back is None:
            return False
        put_back = self._put_back
        self._leave()
        put_back()
        return True

    def _show(self, looks: Sequence[Look]) -> None:
        step = self.step = MappingStep(self._jobs, looks)
        step.changed.connect(self._show_verb)
        for widget in _around(self._dialog):
            widget.hide()
        self._dialog.setWindowTitle(tr(mapping_words.TITLE))
        self._pages.addWidget(step)
        self._pages.setCurrentWidget(step)
        self._dialog.verb_button.show()
        self._dialog.set_verb(tr("Continue"), enabled=False)
        self._is_new = True

    def _show_verb(self) -> None:
        if self.step is not None:
            self._dialog.set_verb(tr("Continue"), not self.step.in_the_way)
            if self._is_new:
                self._is_new = False
                self.step.take_focus()

    def _leave(self) -> None:
        step, self.step = self.step, None
        if step is not None:
            self._pages.removeWidget(step)
            step.deleteLater()


def _around(dialog: DialogFrame) -> list[QWidget]:
    """What is shown now over the pages, and under them beside the buttons."""
    every = (*_widgets_of(dialog.head), *_widgets_of(dialog.foot))
    return [widget for widget in every if widget is not dialog.buttons and not widget.isHidden()]


def _widgets_of(layout: QLayout) -> list[QWidget]:
    found: list[QWidget] = []
    for at in range(layout.count()):
        item = layout.itemAt(at)
        if item is not None and (widget := item.widget()) is not None:
            found.append(widget)
        elif item is not None and (inner := item.layout()) is not None:
            found += _widgets_of(inner)
    return found


def _keeper(dialog: DialogFrame, pages: QStackedWidget) -> Callable[[], None]:
    """What puts the dialog back as it is now."""
    title = dialog.windowTitle()
    verb, enabled = dialog.verb_button.text(), dialog.verb_button.isEnabled()
    verb_hidden, cancel = dialog.verb_button.isHidden(), dialog.cancel_button.text()
    page, shown = pages.currentWidget(), _around(dialog)

    def put_back() -> None:
        dialog.setWindowTitle(title)
        for widget in shown:
            widget.show()
        dialog.set_verb(verb, enabled)
        dialog.verb_button.setVisible(not verb_hidden)
        dialog.cancel_button.setText(cancel)
        if page is not None:
            pages.setCurrentWidget(page)

    return put_back
