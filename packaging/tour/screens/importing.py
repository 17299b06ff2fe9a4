"""Bringing people in, from the dry run to the result."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from netdesk.domain.rows import ContactView
from netdesk.services.contacts import contact_ids, delete_contacts
from netdesk.ui.dialogs.choose_person import ChoosePersonDialog
from netdesk.ui.dialogs.import_batch import BatchFields
from netdesk.ui.dialogs.import_files import FilesDialog
from netdesk.ui.dialogs.import_people import ImportDialog
from netdesk.ui.dialogs.import_result import ImportResultDialog
from netdesk.ui.models.dry_run import Tab
from netdesk.ui.widgets.tag_edit import TagEdit
from tour.screen import Screen
from tour.stage import Stage

_GROUP: Final = "Import"


def _dry_run(stage: Stage) -> ImportDialog:
    stage.window.errands.bring_in([stage.given.connections, stage.given.phone])
    dialog = stage.over(ImportDialog)
    stage.until(lambda: dialog.review is not None and not dialog.late_clicks.is_deaf, "the dry run")
    stage.settle()
    return dialog


def _tab(tab: Tab) -> Callable[[Stage], None]:
    return partial(_show_tab, tab)


def _show_tab(tab: Tab, stage: Stage) -> None:
    review = _dry_run(stage).review
    assert review is not None
    review.show_tab(tab)
    stage.settle()
    if not review.model.rowCount():
        raise AssertionError(f"nobody under {tab.value}")


def _deleted(stage: Stage) -> None:
    """Three who were brought in and deleted come again."""
    stage.click(_dry_run(stage).verb_button)
    stage.over(ImportResultDialog).close()
    newest = sorted(contact_ids(stage.window.jobs.reader, ContactView()))[-3:]
    stage.window.jobs.change(partial(delete_contacts, ids=newest))
    stage.settle()
    _show_tab(Tab.SUGGESTED, stage)


def _files(stage: Stage) -> None:
    _dry_run(stage).strip.details_clicked.emit()
    stage.over(FilesDialog)


def _batch(stage: Stage) -> None:
    dialog = _dry_run(stage)
    stage.click(dialog.batch_strip.change)
    fields = stage.over(BatchFields)
    fields.circle.setCurrentIndex(1)
    fields.met_at.setCurrentIndex(1)
    stage.write(_line_of(fields.tags), f"{stage.given.mark}fair 2026")
    stage.write(fields.how_met, f"{stage.given.mark}At the career fair")
    stage.write(fields.where_met, "Oslo, hall 3")


def _line_of(tags: TagEdit) -> QLineEdit:
    line = tags.findChild(QLineEdit)
    assert line is not None
    return line


def _batched(stage: Stage) -> None:
    _batch(stage)
    stage.press(stage.over(BatchFields), Qt.Key.Key_Escape)


def _somebody_else(stage: Stage) -> None:
    review = _dry_run(stage).review
    assert review is not None
    review.show_tab(Tab.NEW)
    stage.click(review.detail.somebody_else)
    dialog = stage.over(ChoosePersonDialog)
    stage.write(dialog.picker.edit, "a")


def _nothing(stage: Stage) -> None:
    stage.window.errands.bring_in([stage.given.nothing])
    stage.over(ImportDialog)
    stage.settle()


def _result(stage: Stage) -> None:
    dialog = _dry_run(stage)
    stage.click(dialog.verb_button)
    stage.over(ImportResultDialog)


SCREENS: Final = (
    Screen("import-dry-run", _GROUP, "What two files would do: one person side by side", _tab(Tab.SUGGESTED)),
    Screen("import-new", _GROUP, "Who is new in the files", _tab(Tab.NEW)),
    Screen("import-same", _GROUP, "Who is on the desk already", _tab(Tab.SAME)),
    Screen("import-updates", _GROUP, "Who would change, field by field", _tab(Tab.UPDATES)),
    Screen("import-rejected", _GROUP, "What could not be read, and why", _tab(Tab.REJECTED)),
    Screen("import-deleted", _GROUP, "People who were deleted here, in a file again", _deleted),
    Screen("import-files", _GROUP, "What the files are, and what was noticed in them", _files),
    Screen("import-batch", _GROUP, "What everybody who comes in is given", _batch),
    Screen("import-somebody-else", _GROUP, "Choosing whom a record of a file is about", _somebody_else),
    Screen("import-batch-chosen", _GROUP, "The dry run with circle and tag chosen", _batched),
    Screen("import-nothing", _GROUP, "A file with nobody in it", _nothing),
    Screen("import-result", _GROUP, "What the import came to, and the way back", _result),
)
