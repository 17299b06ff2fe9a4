"""The import dialog looked through: headings, sides, and a decision for each."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from netdesk.services.dry_runs import Action, Outcome
from netdesk.store.desk import Desk
from netdesk.ui.dialogs.choose_person import ChoosePersonDialog
from netdesk.ui.dialogs.import_people import ImportDialog
from netdesk.ui.dialogs.import_review import FOR_ALL
from netdesk.ui.jobs import Jobs
from netdesk.ui.models.dry_run import Tab
from tests.ui.cards import card
from tests.ui.dialogs.import_people.dry_run import choices, choose, open_dialog, pick, review, tabs

TAB = Qt.FocusPolicy.TabFocus


def test_five_headings_with_their_counts_and_possible_duplicates_first(dialog: ImportDialog):
    assert dialog.title_label.text() == "Import 8 people"
    assert tabs(dialog) == [
        ("New", "3"),
        ("Same", "1"),
        ("Updates", "1"),
        ("Possible duplicates", "2"),
        ("Rejected", "1"),
    ]
    assert review(dialog).model.tab is Tab.SUGGESTED
    assert dialog.verb_button.text() == "Add 5, update 1"
    assert review(dialog).tabs.accessibleTabName(3) == "Possible duplicates, 2"


def test_joining_a_possible_duplicate_goes_on_to_the_next(dialog: ImportDialog):
    detail = review(dialog).detail
    # The likelier one first.
    assert detail.heading.text() == "Is this the same Hana Novak?"
    assert detail._likely.value.text == "75 % alike"
    choose(dialog, Tab.SUGGESTED, 1)
    assert detail.heading.text() == "Is this the same Ruth Abernathy?"
    assert detail._likely.value.text == "55 % alike"
    assert "Nothing is joined unless you say so" in detail.explanation.text()
    assert detail.position.text() == "2 of 2  ·  undecided"
    detail.buttons[Action.JOIN].click()
    assert choices(dialog).action(1) is Action.JOIN
    assert detail.heading.text() == "Is this the same Hana Novak?"
    assert dialog.verb_button.text() == "Add 4, update 1"
    detail.buttons[Action.LEAVE_OUT].click()
    assert dialog.verb_button.text() == "Add 3, update 1"
    choose(dialog, Tab.SUGGESTED, 1)
    detail.comparison.choice("organization")[1].click()
    assert dialog.verb_button.text() == "Add 3, update 2"


def test_the_same_decision_again_takes_it_back(dialog: ImportDialog):
    detail = review(dialog).detail
    detail.buttons[Action.ADD].click()
    choose(dialog, Tab.SUGGESTED, 0)
    assert "added" in detail.position.text()
    detail.buttons[Action.ADD].click()
    assert choices(dialog).action(2) is None
    assert detail.position.text() == "1 of 2  ·  undecided"


def test_a_differing_value_is_a_choice_and_mine_stays_by_itself(dialog: ImportDialog):
    choose(dialog, Tab.UPDATES)
    mine, theirs = review(dialog).detail.comparison.choice("organization")
    assert (mine.text(), theirs.text()) == ("Halden", "Globex")
    assert mine.isChecked()
    theirs.click()
    assert choices(dialog).decision(0).theirs == {"organization"}
    title = review(dialog).detail.comparison.choice("title")
    assert title[1].isChecked(), "a blank title goes with the employer"
    mine.click()
    assert choices(dialog).decision(0).theirs == frozenset()
    assert title[0].isChecked()


def test_a_move_is_shown_as_one(dialog: ImportDialog):
    choose(dialog, Tab.UPDATES)
    assert review(dialog).detail._move.value.text == "Now CTO at Globex"
    assert review(dialog).detail._move.isVisible()


def test_arrows_change_a_choice_by_keyboard(dialog: ImportDialog, qtbot: QtBot):
    choose(dialog, Tab.UPDATES)
    mine, theirs = review(dialog).detail.comparison.choice("organization")
    qtbot.waitUntil(dialog.isActiveWindow)
    mine.setFocus()
    qtbot.keyClick(mine, Qt.Key.Key_Right)
    assert theirs.isChecked()
    assert choices(dialog).takes_theirs(0, "organization")


def test_use_the_files_for_one_person_and_back(dialog: ImportDialog):
    choose(dialog, Tab.UPDATES)
    detail = review(dialog).detail
    detail.all_theirs.click()
    assert detail.comparison.choice("organization")[1].isChecked()
    assert detail.all_theirs.text() == "Keep mine"
    detail.all_theirs.click()
    assert detail.comparison.choice("organization")[0].isChecked()


def test_somebody_new_has_one_side_and_can_be_left_out_by_delete(dialog: ImportDialog, qtbot: QtBot):
    choose(dialog, Tab.NEW, 0)
    detail = review(dialog).detail
    assert detail.heading.text() == "Ann New"
    assert detail.comparison._heads[0].isHidden()
    texts = [row.theirs.text() for row in detail.comparison._rows if row.is_shown]
    assert "<b>Bold & Sons</b>" in texts
    qtbot.waitUntil(dialog.isActiveWindow)
    qtbot.keyClick(review(dialog).list, Qt.Key.Key_Delete)
    assert choices(dialog).action(3) is Action.LEAVE_OUT
    assert dialog.verb_button.text() == "Add 4, update 1"
    detail.buttons[Action.ADD].click()
    assert dialog.verb_button.text() == "Add 5, update 1"


def test_enter_goes_from_the_list_to_the_buttons(dialog: ImportDialog, qtbot: QtBot):
    qtbot.waitUntil(dialog.isActiveWindow)
    review(dialog).list.setFocus()
    qtbot.keyClick(review(dialog).list, Qt.Key.Key_Return)
    assert review(dialog).detail.buttons[Action.JOIN].hasFocus()


def test_a_whole_heading_is_decided_at_once(dialog: ImportDialog):
    review(dialog).show_tab(Tab.NEW)
    words = dict(FOR_ALL[Tab.NEW])
    review(dialog).for_all(words["&Leave all out"])
    assert dialog.verb_button.text() == "Add 2, update 1"
    review(dialog).for_all(words["&Add all"])
    assert dialog.verb_button.text() == "Add 5, update 1"
    assert review(dialog).all_button.text() == "For all 3"


def test_with_everybody_left_out_there_is_nothing_to_keep(dialog: ImportDialog):
    for tab in (Tab.NEW, Tab.UPDATES, Tab.SUGGESTED):
        review(dialog).show_tab(tab)
        review(dialog).for_all(dict(FOR_ALL[tab])["&Leave all out"])
    assert dialog.verb_button.text() == "Nothing to keep"
    assert not dialog.verb_button.isEnabled()


def test_a_rejected_record_is_shown_with_line_and_reason_and_saved(
    dialog: ImportDialog, qtbot: QtBot, tmp_path: Path
):
    choose(dialog, Tab.REJECTED)
    detail = review(dialog).detail
    assert detail.rejected_heading.text() == "Line 42 of phone.vcf could not be read"
    assert "no name" in detail.rejected_reason.text()
    assert "NOTE:nobody at all" in detail.raw.toPlainText()
    dialog.save_rejected_to(tmp_path / "rejected.vcf")
    qtbot.waitUntil(lambda: "Saved as rejected.vcf" in dialog._trouble.text())
    assert "NOTE:nobody at all" in (tmp_path / "rejected.vcf").read_text()
    dialog.save_rejected_to(tmp_path / "gone" / "rejected.vcf")
    qtbot.waitUntil(lambda: "could not be written" in dialog._trouble.text())


def test_a_small_dialog_keeps_both_sides(dialog: ImportDialog):
    dialog.resize(QSize(1000, 616))
    assert review(dialog).list.width() == 264
    dialog.resize(QSize(1120, 712))
    assert review(dialog).list.width() == 312


def test_tab_goes_through_it_as_it_is_read(dialog: ImportDialog):
    review(dialog).show_tab(Tab.SUGGESTED)
    detail = review(dialog).detail
    read = [review(dialog).list, review(dialog).all_button, detail.somebody_else]
    read += [each for each in detail.comparison.cells if each.isVisible() and each.focusPolicy() & TAB]
    read += [each for each in detail.buttons.values() if each.isVisible()]
    found: list[QWidget] = [read[0]]
    following: QWidget | None = read[0]
    while len(found) < len(read):
        following = following.nextInFocusChain() if following is not None else None
        assert following is not None
        if following.isVisible() and following.focusPolicy() & TAB:
            found.append(following)
    assert found == read


def test_an_import_is_asked_for_only_when_it_would_do_something(dialog: ImportDialog, qtbot: QtBot):
    with qtbot.waitSignal(dialog.import_asked):
        dialog.verb_button.click()
    assert not dialog.isVisible()
    dialog.come_back("The disk is full, so nothing was changed.")
    assert dialog.isVisible()
    assert dialog._trouble.text() == "The disk is full, so nothing was changed."
    assert dialog.verb_button.text() == "Add 5, update 1"
    assert choices(dialog).action(0) is Action.JOIN
    assert dialog.overview is not None
    assert len(dialog.overview.items[Outcome.NEW]) == 3


def test_somebody_else_can_be_chosen_to_join_a_record_to(dialog: ImportDialog, qtbot: QtBot):
    choose(dialog, Tab.NEW, 0)
    detail = review(dialog).detail
    assert not detail.buttons[Action.JOIN].isVisible()
    detail.somebody_else.click()
    chooser = dialog.findChild(ChoosePersonDialog)
    assert chooser is not None
    assert not chooser.verb_button.isEnabled()
    pick(qtbot, chooser.picker, "Sam")
    assert chooser.verb_button.isEnabled()
    chooser.verb_button.click()
    assert detail.heading.text() == "Ann New is Sam Same"
    assert detail.buttons[Action.JOIN].isVisible()
    assert dialog.verb_button.text() == "Add 4, update 2"
    assert dialog.batch.decisions[3].person == 4
    # And back: a person of their own again.
    detail.buttons[Action.JOIN].click()
    assert detail.heading.text() == "Ann New"
    assert dialog.verb_button.text() == "Add 5, update 1"
    assert dialog.batch.decisions == {}


def test_not_the_same_person_is_a_decision_of_its_own(dialog: ImportDialog):
    detail = review(dialog).detail
    assert detail.buttons[Action.ADD].text() == "Not the same person"
    detail.buttons[Action.ADD].click()
    assert choices(dialog).action(2) is Action.ADD


def test_the_age_of_both_sides_is_told_where_the_file_says_it(
    qtbot: QtBot, known: Desk, jobs: Jobs, window: QWidget, tmp_path: Path
):
    path = tmp_path / "old.vcf"
    lines = ("EMAIL;TYPE=WORK:leila@x.example", "TITLE:CTO", "REV:20240312T080000Z")
    path.write_text(card("Leila Haddad", *lines))
    opened = open_dialog(qtbot, jobs, [path], window)
    heads = [each.text() for each in review(opened).detail.comparison._heads]
    assert heads[0].startswith("On this desk, changed ")
    assert heads[0].endswith("newer")
    assert heads[1] == "In old.vcf, line 1, of 12 Mar 2024"
    opened.reject()
