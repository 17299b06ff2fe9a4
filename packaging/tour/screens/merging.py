"""Making one contact of several, and finding those who are there twice."""

from __future__ import annotations

from functools import partial
from typing import Final

from netdesk.services.duplicates import find
from netdesk.services.not_same import keep_apart
from netdesk.ui.dialogs.duplicates import DuplicatesDialog
from netdesk.ui.dialogs.merge_contacts import MergeDialog
from tour.screen import Screen
from tour.stage import Stage

_GROUP: Final = "Contacts"


def _side_by_side(stage: Stage) -> MergeDialog:
    group = find(stage.window.jobs.reader).groups[0]
    stage.contacts.commands.many.merge(group.ids)
    return stage.over(MergeDialog)


def _merge(stage: Stage) -> None:
    _side_by_side(stage)


def _merge_typed(stage: Stage) -> None:
    dialog = _side_by_side(stage)
    row = dialog.grid.row("title")
    stage.click(row.pencil)
    stage.write(row.field, f"{stage.given.mark}Chief of Reliability")


def _merge_lists(stage: Stage) -> None:
    dialog = _side_by_side(stage)
    dialog.scroll_to_end()
    stage.settle()


def _found(stage: Stage) -> DuplicatesDialog:
    stage.choose("duplicates")
    dialog = stage.over(DuplicatesDialog)
    stage.until(lambda: dialog.model.rowCount() > 0, "somebody who is there twice")
    stage.settle()
    return dialog


def _duplicates(stage: Stage) -> None:
    _found(stage)


def _maybe(stage: Stage) -> None:
    dialog = _found(stage)
    stage.click(dialog.pane.skip)


def _nobody(stage: Stage) -> None:
    jobs = stage.window.jobs
    # Somebody in few groups may be in others once those are told apart.
    while groups := find(jobs.reader).groups:
        for group in groups:
            jobs.change(partial(keep_apart, contact_ids=group.ids))
        stage.settle()
    stage.choose("duplicates")
    dialog = stage.over(DuplicatesDialog)
    stage.until(dialog.nobody.isVisible, "nobody to be found")


SCREENS: Final = (
    Screen("merge", _GROUP, "Two contacts side by side, value by value, and the one they become", _merge),
    Screen("merge-typed", _GROUP, "A title of the user's own in place of theirs", _merge_typed),
    Screen("merge-lists", _GROUP, "Emails, phones, tags and notes of both come along", _merge_lists),
    Screen("duplicates", _GROUP, "Who is certainly on the desk twice, and who may be", _duplicates),
    Screen("duplicates-maybe", _GROUP, "Two people with names alike: one, or two?", _maybe),
    Screen("duplicates-nobody", _GROUP, "Nobody is on the desk twice", _nobody),
)
