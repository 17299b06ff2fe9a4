"""The columns of the contacts table: the room they take, and the menus that arrange them."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QMenu, QWidget

from netdesk.domain.rows import ContactSort
from netdesk.domain.table_layout import TableLayout
from netdesk.ui.menu_entry import add_entry
from netdesk.ui.tr import tr
from netdesk.ui.widgets.arranged_columns import Arranged, ArrangedColumns
from netdesk.ui.widgets.column_widths import Column
from netdesk.ui.widgets.popups import Menu
from netdesk.ui.words import wording

_ROOM: Final = {
    ContactSort.NAME: Column(204, stretch=3, least=140),
    ContactSort.ORGANIZATION: Column(122, stretch=3, gives_way=11, least=104),
    ContactSort.CIRCLE: Column(112, gives_way=12, least=92),
    ContactSort.LAST_TOUCH: Column(100, gives_way=13, least=98),
    ContactSort.NEXT_STEP: Column(130, stretch=2, least=112),
    ContactSort.EMAIL: Column(170, gives_way=1, least=136),
    ContactSort.PHONE: Column(124, gives_way=2, least=110),
    ContactSort.TAGS: Column(120, gives_way=3, least=100),
    ContactSort.BIRTHDAY: Column(98, gives_way=4, least=76),
    ContactSort.INTRODUCED_BY: Column(120, gives_way=5, least=104),
    ContactSort.CLOSENESS: Column(116, gives_way=6, least=84),
    ContactSort.ADDED: Column(98, gives_way=7, least=76),
}
DEFAULT: Final = TableLayout(("organization", "circle", "last touch", "next step"))
_WIDER: Final = 0.2


def all_columns() -> tuple[Arranged, ...]:
    """The columns in their usual order, each with its heading and room."""
    return tuple(Arranged(each.value, wording.column_heading(each), room) for each, room in _ROOM.items())


class ColumnMenus(QObject):
    """Makes menus over the columns of one table."""

    def __init__(self, columns: ArrangedColumns, parent: QWidget) -> None:
        super().__init__(parent)
        self._columns = columns
        self._parent = parent

    def fill(self, menu: QMenu) -> None:
        """Put every column into a menu, those that are shown checked; how to move and size each; the way
        back."""
        menu.clear()
        self._add_all(menu)
        arrange = Menu(tr("Move and size"), menu)
        for key in self._columns.layout.columns:
            one = Menu(self._columns.heading(key), arrange)
            self._add_one(one, key)
            arrange.addMenu(one)
        menu.insertMenu(menu.actions()[-1], arrange)

    def of_column(self, key: str) -> QMenu:
        """The menu of one column's head: place and width of this one, then all."""
        menu = Menu(self._parent)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if key in self._columns.layout.columns:
            self._add_one(menu, key)
            menu.addSeparator()
        self._add_all(menu)
        return menu

    def _add_all(self, menu: QMenu) -> None:
        columns = self._columns
        for key in columns.order:
            wanted = key in columns.layout.columns
            heading = columns.heading(key)
            if wanted and not columns.has_room(key):
                # Asked for and not to be seen: without a word it would look broken.
                heading = tr("{heading} (no room now)", heading=heading)
            action = menu.addAction(heading)
            action.setCheckable(True)
            action.setChecked(wanted)
            action.setData(key)
            action.toggled.connect(lambda shown, key=key: columns.show_column(key, shown))
        menu.addSeparator()
        changed = columns.layout != columns.default
        add_entry(menu, tr("Reset columns"), "", columns.reset, enabled=changed)

    def _add_one(self, menu: QMenu, key: str) -> None:
        columns = self._columns
        place = columns.layout.columns.index(key)
        heading = columns.heading(key)
        hide = partial(columns.show_column, key, False)
        add_entry(menu, tr("Hide “{heading}”", heading=heading), "", hide)
        last = len(columns.layout.columns) - 1
        for words, step, can in ((tr("Move left"), -1, place > 0), (tr("Move right"), 1, place < last)):
            add_entry(menu, words, "", partial(columns.move_column, key, step), enabled=can)
        add_entry(menu, tr("As wide as needed"), "", partial(columns.fit_column, key))
        add_entry(menu, tr("Wider"), "", partial(columns.widen_column, key, _WIDER))
        add_entry(menu, tr("Narrower"), "", partial(columns.widen_column, key, -_WIDER))
