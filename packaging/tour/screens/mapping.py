"""Saying how tables and old files are read."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from netdesk.ui.dialogs.ask_name import AskNameDialog
from netdesk.ui.dialogs.import_people import ImportDialog
from netdesk.ui.dialogs.letters import LettersDialog
from netdesk.ui.dialogs.mapping_columns import NEW_OWN
from netdesk.ui.dialogs.mapping_step import MappingStep
from netdesk.ui.widgets.fields import ComboField
from tour.screen import Screen
from tour.stage import Stage

_GROUP: Final = "Import"


def _choose(stage: Stage, field: ComboField, data: object) -> None:
    at = field.findData(data)
    field.setCurrentIndex(at)
    field.activated.emit(at)
    stage.settle()


def _asked(stage: Stage, path: Path) -> MappingStep:
    stage.window.errands.bring_in([path])
    dialog = stage.over(ImportDialog)
    stage.until(lambda: dialog.mapping.step is not None, "the mapping")
    step = dialog.mapping.step
    assert step is not None
    stage.until(lambda: bool(step.columns.rows), "the columns")
    stage.settle()
    return step


def _mapped(stage: Stage) -> MappingStep:
    step = _asked(stage, stage.given.tables.club)
    _choose(stage, step.columns.rows[0].target, "display")
    step.columns.chosen.emit(2, "own:Shoe size")
    stage.settle()
    _choose(stage, step.columns.rows[3].target, "birthday")
    step.columns.chosen.emit(4, "tags")
    stage.settle()
    return step


def _unknown(stage: Stage) -> None:
    _asked(stage, stage.given.tables.club)


def _said(stage: Stage) -> None:
    _mapped(stage)


def _targets(stage: Stage) -> None:
    _asked(stage, stage.given.tables.club).columns.rows[4].target.showPopup()
    stage.settle()


def _own(stage: Stage) -> None:
    _choose(stage, _asked(stage, stage.given.tables.club).columns.rows[2].target, NEW_OWN)
    stage.over(AskNameDialog)


def _dry_run(stage: Stage) -> None:
    _mapped(stage)
    dialog = stage.over(ImportDialog)
    stage.until(lambda: not dialog.late_clicks.is_deaf, "the button to listen")
    stage.click(dialog.verb_button)
    stage.until(lambda: dialog.review is not None, "the dry run")
    stage.settle()


def _wide(stage: Stage) -> None:
    _asked(stage, stage.given.tables.wide)


def _sheets(stage: Stage) -> None:
    _asked(stage, stage.given.tables.book)


def _letters(stage: Stage) -> None:
    stage.window.errands.bring_in([stage.given.tables.old])
    dialog = stage.over(ImportDialog)
    stage.until(lambda: dialog.review is not None, "the dry run")
    stage.click(dialog.reading_strip.letters)
    _choose(stage, stage.over(LettersDialog).letters, "cp1251")


SCREENS: Final = (
    Screen("import-columns", _GROUP, "A table with headings of its own: what do the columns hold?", _unknown),
    Screen("import-columns-said", _GROUP, "Columns mapped, days of two readings decided", _said),
    Screen("import-columns-choices", _GROUP, "What a column can hold", _targets),
    Screen("import-columns-own", _GROUP, "A field of one’s own for a column", _own),
    Screen("import-columns-dry-run", _GROUP, "The dry run of a table as it was mapped", _dry_run),
    Screen("import-columns-wide", _GROUP, "The worst table: very many columns, a huge cell", _wide),
    Screen("import-columns-sheets", _GROUP, "A workbook of which several sheets hold people", _sheets),
    Screen("import-letters", _GROUP, "Names look wrong: choosing the letters of old cards", _letters),
)
