"""What can be done with the rows of a small section, in one step of undo each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, Generic

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from netdesk.services.desks import Desk
from netdesk.ui import looking_only
from netdesk.ui.jobs import Jobs
from netdesk.ui.menu_entry import ENTER, Key, add_entry
from netdesk.ui.models.windowed import Row
from netdesk.ui.navigator import Navigator
from netdesk.ui.row_spec import RowSpec
from netdesk.ui.tr import tr
from netdesk.ui.widgets.popups import Menu
from netdesk.ui.words import wording


class RowCommands(QObject, Generic[Row]):
    """Each does its thing at once and says so with Undo beside it."""

    def __init__(self, jobs: Jobs, navigator: Navigator, spec: RowSpec[Row], host: QWidget) -> None:
        super().__init__(host)
        self._jobs, self._navigator, self._spec, self._host = jobs, navigator, spec, host

    def may_change(self) -> bool:
        """False on a desk that can only be looked at, after saying so."""
        return looking_only.may_change(self._jobs.desk, self._navigator)

    def change(
        self,
        work: Callable[[Desk], Any],
        said: str,
        then: Callable[[Any], object] | None = None,
    ) -> None:
        """Change the desk by one service call, then say so; `then` gets what the call returned."""

        def done(result: Any) -> None:
            self._navigator.said.emit(said, True)
            if then is not None:
                then(result)

        if self.may_change():
            self._jobs.change(work, done=done)

    def delete(self, rows: Sequence[Row]) -> None:
        """Delete rows, as one change."""
        going = [row for row in rows if self._spec.deletable(row)]
        if going:
            many = tr("{what} deleted", what=self._spec.counted(len(going)))
            said = self._deleting(going[0])[1] if len(going) == 1 else many
            self.change(lambda desk: self._spec.delete(desk, going), said)

    def _deleting(self, row: Row) -> tuple[str, str]:
        """How it is asked to delete a row, and what is said when it was."""
        if self._spec.deleting is not None:
            return self._spec.deleting(row)
        name = wording.cut(self._spec.name(row), 60)
        return tr("Delete"), tr("{what} deleted", what=name)

    def menu(
        self,
        rows: Sequence[Row],
        edit: Callable[[Row], object],
        fill: Callable[[QMenu, Row], object],
        fill_many: Callable[[QMenu, Sequence[Row]], object],
    ) -> QMenu:
        """What can be done with these rows; `fill` adds more for a single one, `fill_many` for several."""
        menu = Menu(self._host)
        if len(rows) == 1:
            self.add_entry(menu, tr("Edit…"), "pen-line", partial(edit, rows[0]), ENTER)
            fill(menu, rows[0])
        else:
            fill_many(menu, rows)
        going = [row for row in rows if self._spec.deletable(row)]
        if going:
            menu.addSeparator()
            many = tr("Delete {them}", them=self._spec.counted(len(going)))
            words = self._deleting(going[0])[0] if len(rows) == 1 else many
            keys = QKeySequence(QKeySequence.StandardKey.Delete)
            gone = len(rows) > 1 or words == tr("Delete")
            self.add_entry(menu, words, "trash-2" if gone else "eye-off", partial(self.delete, rows), keys)
        return menu

    def add_entry(
        self,
        menu: QMenu,
        words: str,
        icon: str,
        do: Callable[[], object],
        key: Key | None = None,
        *,
        changes: bool = True,
    ) -> None:
        """An entry of a row's menu. `key` is only told: the table hears it."""
        add_entry(menu, words, icon, do, key, enabled=not (changes and self._jobs.desk.read_only))
