"""Desks themselves: the page without one, one that is dropped, the sample, moving to another computer."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt

from netdesk.ui.dialogs.moving import MovingDialog
from netdesk.ui.dialogs.stop_first import StopFirstDialog
from netdesk.ui.memory import Memory
from netdesk.ui.program.start_page import StartPage
from netdesk.ui.widgets.sample_bar import SampleBar
from netdesk.ui.words import import_words
from tour.screen import Screen
from tour.stage import Stage

_GROUP: Final = "Desks"


def _start_page(stage: Stage, *recent: Path) -> StartPage:
    memory = Memory(stage.path.with_name("netdesk.ini"))
    for each in recent:
        memory.opened(each)
    page = StartPage(memory)
    page.setParent(stage.window, Qt.WindowType.Window)
    page.setGeometry(stage.window.geometry())
    page.show()
    stage.over(StartPage)
    return page


def _with_recent(stage: Stage) -> None:
    folder = stage.path.parent
    _start_page(stage, folder / f"{stage.given.mark}lent to Ole.netdesk", stage.given.desk, stage.path)


def _without_recent(stage: Stage) -> None:
    _start_page(stage)


def _dropped(stage: Stage) -> None:
    stage.drag_in([stage.given.desk, stage.given.phone])


def _sample(stage: Stage) -> None:
    stage.window.show_above(SampleBar())
    stage.settle()


def _moving(stage: Stage) -> None:
    stage.choose("moving")
    stage.over(MovingDialog)


def _stop_first(stage: Stage) -> None:
    StopFirstDialog(import_words.doing(1284, 0), stage.window).open()
    stage.over(StopFirstDialog)


SCREENS: Final = (
    Screen("start-page", _GROUP, "Where a desk is chosen while none is open", _with_recent),
    Screen("start-page-first", _GROUP, "The same before any desk was open", _without_recent),
    Screen("drop-desk", _GROUP, "What dropping a desk and a file of contacts would do", _dropped),
    Screen("sample-desk", _GROUP, "The bar over a sample desk", _sample),
    Screen("moving", _GROUP, "How a desk comes to another computer", _moving),
    Screen("stop-first", _GROUP, "What is asked when netdesk is closed over an import", _stop_first),
)
