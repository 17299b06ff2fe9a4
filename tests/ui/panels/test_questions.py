"""The section of questions, driven as at the keyboard on a real desk."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from netdesk.domain.contacts import Contact
from netdesk.domain.interactions import Interaction, Kind, Plan, PlanQuestion, State
from netdesk.domain.names import Name
from netdesk.domain.own_questions import OwnQuestion, QuestionKind
from netdesk.services import contacts, history, interactions, own_questions
from netdesk.services.questions import bank, practice_bank
from netdesk.store.desk import Desk
from netdesk.ui.bus import Bus
from netdesk.ui.dialogs.question_editor import QuestionEditor
from netdesk.ui.jobs import Jobs
from netdesk.ui.navigator import Navigator
from netdesk.ui.panels.question_spec import QuestionSort
from netdesk.ui.panels.questions import QuestionsPanel
from tests.ui.panels.row_panel import choose, press, settle, shown, words

Made = Callable[[], QuestionsPanel]
FIRST = bank()[0]
HOSTILE = "<b>Why</b> & {0} %s?"


@pytest.fixture
def given(desk: Desk) -> dict[str, int]:
    ann = contacts.add_contact(desk, Contact(Name(display="Ann Lee")))
    plan = Plan(questions=(PlanQuestion(FIRST.text, answer="By chance, mostly."),))
    call = interactions.add_interaction(desk, Interaction(Kind.CALL, (ann,), State.HELD, plan=plan))
    own = own_questions.save(desk, OwnQuestion(HOSTILE, topic=FIRST.topic, tiara="advice", must=True))
    return {"ann": ann, "call": call, "own": own}


@pytest.fixture
def make(qtbot: QtBot, jobs: Jobs, bus: Bus, navigator: Navigator) -> Made:
    def made() -> QuestionsPanel:
        panel = QuestionsPanel(jobs, bus, navigator)
        qtbot.addWidget(panel)
        panel.resize(1060, 700)
        panel.show()
        settle(qtbot, panel)
        return panel

    return made


def editor(panel: QuestionsPanel) -> QuestionEditor:
    return next(each for each in panel.findChildren(QuestionEditor) if each.isVisible())


@pytest.mark.usefixtures("given")
def test_the_bank_and_ones_own_stand_together_by_topic(make: Made) -> None:
    panel = make()
    of_topic = [each.text for each in bank() if each.topic == FIRST.topic]

    assert len(shown(panel)) == len(bank()) + len(practice_bank()) + 1
    assert shown(panel)[: len(of_topic) + 1] == [*of_topic, HOSTILE]


@pytest.mark.usefixtures("given")
def test_the_second_order_is_by_class(make: Made) -> None:
    panel = make()
    panel.filters.choose("ask")

    panel.filters.sort_asked.emit(QuestionSort.CLASS)

    classes = [
        row.line.tiara for row in (panel.model.row_at(at) for at in range(panel.model.rowCount())) if row
    ]
    order = ["trends", "insights", "advice", "resources", "assignments"]
    assert classes == sorted(classes, key=order.index)


@pytest.mark.usefixtures("given")
def test_search_and_filters_by_topic_and_class(make: Made) -> None:
    panel = make()

    panel.filters.choose("mine")
    assert shown(panel) == [HOSTILE]
    panel.filters.choose("ask")
    panel.filters.choose_from_menu("class-trends")
    assert shown(panel) == [each.text for each in bank() if str(each.tiara) == "trends"]
    panel.filters.choose_from_menu(f"topic-{FIRST.topic}")
    panel.set_search("why")
    assert shown(panel) == [HOSTILE]
    panel.set_search("")
    panel.filters.choose("practise")
    panel.filters.choose_from_menu("")
    assert shown(panel) == [each.text for each in practice_bank()]


def test_the_detail_tells_who_was_asked_and_what_they_said(
    qtbot: QtBot, make: Made, navigator: Navigator, given: dict[str, int]
) -> None:
    panel = make()
    told: list[int] = []
    navigator.interaction_wanted.connect(told.append)
    choose(qtbot, panel, FIRST.text)

    assert {"Ann Lee", "By chance, mostly."} <= set(words(panel))
    press(panel, "Ann Lee")
    assert told == [given["call"]]


@pytest.mark.usefixtures("given")
def test_delete_hides_what_the_bank_brings_and_deletes_ones_own(
    qtbot: QtBot, make: Made, navigator: Navigator
) -> None:
    panel = make()
    said: list[str] = []
    navigator.said.connect(lambda sentence, _undoable: said.append(sentence))
    choose(qtbot, panel, FIRST.text)
    panel.table.setFocus()
    qtbot.keyClick(panel.table, Qt.Key.Key_Delete)
    settle(qtbot, panel)
    choose(qtbot, panel, HOSTILE)
    panel.table.setFocus()
    qtbot.keyClick(panel.table, Qt.Key.Key_Delete)
    settle(qtbot, panel)

    assert said == [f"“{FIRST.text}” hidden", f"“{HOSTILE}” deleted"]
    assert FIRST.text not in shown(panel)
    panel.filters.choose("hidden")
    assert shown(panel) == [FIRST.text]
    panel.table.choose_row(0)
    settle(qtbot, panel)
    press(panel, "Show again")
    settle(qtbot, panel)
    panel.filters.choose("shown")
    assert FIRST.text in shown(panel)
    for _ in range(2):
        panel.jobs.change(history.undo)
    settle(qtbot, panel)
    assert HOSTILE in shown(panel)


@pytest.mark.usefixtures("given")
def test_one_of_the_bank_is_changed_and_gets_its_words_back(qtbot: QtBot, make: Made) -> None:
    panel = make()
    choose(qtbot, panel, FIRST.text)
    panel.table.setFocus()
    qtbot.keyClick(panel.table, Qt.Key.Key_Return)
    editor(panel).text.setPlainText("How on earth?")
    editor(panel).accept()
    settle(qtbot, panel)
    assert panel.chosen()[0].line.text == "How on earth?"
    assert FIRST.text in words(panel), "the bank's words stand beside it"

    press(panel, "As in the bank")
    settle(qtbot, panel)

    assert panel.chosen()[0].line.text == FIRST.text


@pytest.mark.usefixtures("given")
def test_a_must_is_marked_by_button_and_menu(qtbot: QtBot, make: Made) -> None:
    panel = make()
    choose(qtbot, panel, FIRST.text)
    press(panel, "Must ask")
    settle(qtbot, panel)
    assert panel.chosen()[0].line.must

    entries = {each.text(): each for each in panel.menu(panel.chosen()).actions() if each.text()}
    assert list(entries) == ["Edit…", "Not a must", "Hide"]
    entries["Not a must"].trigger()
    settle(qtbot, panel)
    assert not panel.chosen()[0].line.must


@pytest.mark.usefixtures("given")
def test_how_practice_went_is_kept_and_told(qtbot: QtBot, desk: Desk, make: Made) -> None:
    panel = make()
    panel.filters.choose("practise")
    choose(qtbot, panel, practice_bank()[0].text)
    assert practice_bank()[0].hint in words(panel)

    press(panel, "Nearly")
    settle(qtbot, panel)

    assert [each.rating for each in own_questions.practices(desk.writer)] == [2]
    assert str(panel.model.index(0, 1).data()) == "Nearly"
    history.undo(desk)
    assert own_questions.practices(desk.writer) == []


@pytest.mark.usefixtures("given")
def test_a_session_of_practice_begins_with_the_chosen_question(
    qtbot: QtBot, make: Made, navigator: Navigator
) -> None:
    panel = make()
    told: list[str] = []
    navigator.practise_wanted.connect(told.append)
    panel.filters.choose("practise")
    choose(qtbot, panel, practice_bank()[2].text)

    press(panel, "Practise")

    assert told == [practice_bank()[2].text]


@pytest.mark.usefixtures("given")
def test_a_new_question_is_of_the_kind_that_is_looked_at(qtbot: QtBot, make: Made) -> None:
    panel = make()
    panel.filters.choose("practise")
    panel.new()
    dialog = editor(panel)
    assert not dialog.tiara.isVisible()
    dialog.text.setPlainText("Why you?")
    dialog.accept()
    settle(qtbot, panel)
    qtbot.waitUntil(lambda: "Why you?" in shown(panel))

    kept = panel.chosen()[0].line
    assert (kept.text, kept.kind) == ("Why you?", QuestionKind.PRACTICE)


@pytest.mark.usefixtures("given")
def test_a_new_question_has_topic_class_and_must(qtbot: QtBot, make: Made, desk: Desk) -> None:
    panel = make()
    panel.new()
    dialog = editor(panel)
    dialog.accept()
    assert dialog.isVisible(), "without words there is no question"
    dialog.text.setPlainText("Whom do you ask?")
    dialog.topic.setEditText("People")
    dialog.tiara.setCurrentIndex(dialog.tiara.findData("resources"))
    dialog.must.setChecked(True)
    dialog.accept()
    settle(qtbot, panel)

    kept = own_questions.every(desk.writer)[-1]
    assert (kept.text, kept.topic, kept.tiara, kept.must) == ("Whom do you ask?", "People", "resources", True)


@pytest.mark.usefixtures("given")
def test_several_hidden_ones_are_shown_again_at_once(qtbot: QtBot, make: Made, desk: Desk) -> None:
    panel = make()
    panel.table.choose_row(0)
    panel.table.selectAll()
    rows = panel.chosen()
    panel.commands.delete(rows[:3])
    settle(qtbot, panel)
    panel.filters.choose("hidden")
    assert len(shown(panel)) == 3
    panel.table.choose_row(0)
    panel.table.selectAll()
    entries = {each.text(): each for each in panel.menu(panel.chosen()[:1]).actions()}
    entries["Show again"].trigger()
    settle(qtbot, panel)

    assert shown(panel) == []
    entry = history.next_undo(desk.writer)
    assert entry is not None
    assert entry.label == "Show 3 questions"


@pytest.mark.usefixtures("given")
def test_a_small_window_offers_both_orders_by_a_button(qtbot: QtBot, make: Made) -> None:
    panel = make()
    button = next(each for each in panel.findChildren(QAbstractButton) if each.accessibleName() == "Order")
    assert not button.isVisible()

    panel.set_compact("compact")

    assert button.isVisible()
    assert {"By topic", "By TIARA"} <= {each.text() for each in panel.filters.caption.menu().actions()}
