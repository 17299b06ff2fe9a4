"""The wizard of the fourth step: a pitch, by the keyboard alone, from who listens to saying it aloud."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from netdesk.domain.goals import Goal
from netdesk.domain.me import Me
from netdesk.domain.pitch_checks import Advice
from netdesk.domain.pitches import Ingredients, Pitch, Rehearsal
from netdesk.services import goals, history, pitches
from netdesk.services.me import save_me
from netdesk.services.unfinished import unfinished
from netdesk.store.desk import Desk
from netdesk.ui.dialogs.rehearsal import RehearsalDialog
from netdesk.ui.jobs import Jobs
from netdesk.ui.navigator import Navigator
from netdesk.ui.wizards.catalogue import open_wizard
from netdesk.ui.wizards.pitch import KEEP, REHEARSE, WORDS, PitchWizard
from tests.ui.wizards.keys import CTRL, KEY, write

OLD = Pitch(
    "Recruiters",
    "Find a job",
    ingredients=Ingredients(who="Ana Petrova", accomplishment="Built a boat"),
    text="Hi, I’m Ana Petrova. I built a boat. I’d like to find a job.",
)


@pytest.fixture(autouse=True)
def _ana(desk: Desk) -> None:
    save_me(desk, Me(name="Ana Petrova"))


def opened(
    qtbot: QtBot, jobs: Jobs, navigator: Navigator, window: QWidget, wish: str = "pitch"
) -> PitchWizard:
    wizard = open_wizard(wish, jobs, navigator, window)
    assert isinstance(wizard, PitchWizard)
    qtbot.waitUntil(wizard.isActiveWindow)
    return wizard


def go_on(wizard: PitchWizard) -> None:
    QTest.keyClick(wizard.focusWidget(), KEY.Key_Return, CTRL)


def tab(wizard: QWidget, times: int = 1) -> None:
    for _ in range(times):
        QTest.keyClick(wizard.focusWidget(), KEY.Key_Tab)


def rehearsing(qtbot: QtBot) -> RehearsalDialog:
    def found() -> list[RehearsalDialog]:
        return [
            each
            for each in QApplication.topLevelWidgets()
            if isinstance(each, RehearsalDialog) and each.isVisible()
        ]

    qtbot.waitUntil(lambda: bool(found()))
    qtbot.waitUntil(found()[0].isActiveWindow)
    return found()[0]


def say(dialog: RehearsalDialog, seconds: float, rating: Qt.Key) -> None:
    now = [0.0]
    dialog.set_clock(lambda: now[0])
    QTest.keyClick(dialog.focusWidget(), KEY.Key_Space)
    QTest.keyClick(dialog.focusWidget(), KEY.Key_Space)
    now[0] = seconds
    QTest.keyClick(dialog.focusWidget(), KEY.Key_Return)
    QTest.keyClick(dialog.focusWidget(), rating)


def test_from_who_listens_to_the_desk_by_the_keyboard_alone(
    qtbot: QtBot, desk: Desk, jobs: Jobs, navigator: Navigator, window: QWidget
) -> None:
    said: list[tuple[str, bool]] = []
    navigator.said.connect(lambda *words: said.append(words))
    wizard = opened(qtbot, jobs, navigator, window)
    write(wizard, "Engineers at storage companies")
    tab(wizard)
    write(wizard, "Learn how they reach the field")
    go_on(wizard)
    write(wizard, "Master's in materials science, June")
    tab(wizard)
    write(wizard, "Batteries that last longer")
    go_on(wizard)
    assert wizard.current() == WORDS
    assert wizard.words.text.toPlainText() == (
        "Hi, I’m Ana Petrova. I finish my master's in materials science in June, and I’m interested in "
        "batteries that last longer. I’d like to learn how they reach the field."
    )
    write(wizard, " We won a prize. How did you?")
    go_on(wizard)
    assert wizard.current() == REHEARSE
    QTest.keyClick(wizard.focusWidget(), KEY.Key_Space)
    dialog = rehearsing(qtbot)
    say(dialog, 24, KEY.Key_2)
    say(dialog, 22, KEY.Key_3)
    QTest.keyClick(dialog.focusWidget(), KEY.Key_Escape)
    qtbot.waitUntil(wizard.isActiveWindow)
    assert wizard.rehearsing.log.said() == ["22 s, it flowed", "24 s, nearly"]
    go_on(wizard)
    assert wizard.current() == KEEP
    go_on(wizard)
    qtbot.waitUntil(lambda: bool(said))
    assert said == [("Pitch for “Engineers at storage companies” kept, 23 s", True)]
    (kept,) = pitches.every(jobs.reader)
    assert (kept.audience, kept.want) == ("Engineers at storage companies", "Learn how they reach the field")
    assert kept.text.endswith("How did you?")
    assert kept.is_edited
    assert [each.seconds for each in pitches.rehearsals(jobs.reader, kept.id)] == [24, 22]
    assert unfinished(jobs.reader, desk.path) == []
    jobs.change(history.undo)
    qtbot.waitUntil(lambda: pitches.every(jobs.reader) == [])
    assert pitches.rehearsals(jobs.reader) == []
    assert history.next_undo(jobs.reader) is None


def test_the_words_follow_the_ingredients_until_the_user_changes_them(
    qtbot: QtBot, jobs: Jobs, navigator: Navigator, window: QWidget
) -> None:
    wizard = opened(qtbot, jobs, navigator, window)
    page = wizard.words
    wizard.go_to(WORDS)
    assert page.text.toPlainText() == "Hi, I’m Ana Petrova."
    assert page._whose.text() == "made from your ingredients"
    page.fields["accomplishment"].setFocus()
    write(wizard, "Built a boat")
    assert page.text.toPlainText() == "Hi, I’m Ana Petrova. I built a boat."
    page.focus_first()
    write(wizard, " Twice.")
    assert page._whose.text() == "edited by you"
    page.fields["question"].setFocus()
    write(wizard, "And you")
    assert page.text.toPlainText() == "Hi, I’m Ana Petrova. I built a boat. Twice."
    page.compose_again.click()
    assert (
        page.text.toPlainText()
        == "Hi, I’m Ana Petrova. I built a boat. Could you tell me more about and you?"
    )
    assert page._whose.text() == "made from your ingredients"
    QTest.keyClick(page.text, KEY.Key_Z, CTRL)
    assert page.text.toPlainText() == "Hi, I’m Ana Petrova. I built a boat. Twice."
    assert page._whose.text() == "edited by you"
    wizard.reject()


def test_words_that_are_the_composed_ones_again_follow_the_ingredients_again(
    qtbot: QtBot, jobs: Jobs, navigator: Navigator, window: QWidget
) -> None:
    wizard = opened(qtbot, jobs, navigator, window)
    wizard.go_to(WORDS)
    page = wizard.words
    write(wizard, "!")
    assert page._whose.text() == "edited by you"
    QTest.keyClick(page.text, KEY.Key_Backspace)
    assert page._whose.text() == "made from your ingredients"
    page.text.selectAll()
    QTest.keyClick(page.text, KEY.Key_Delete)
    page.fields["accomplishment"].setFocus()
    write(wizard, "Built a boat")
    assert page.text.toPlainText() == "Hi, I’m Ana Petrova. I built a boat."
    wizard.reject()


def test_the_clock_and_the_checks_follow_every_word(
    qtbot: QtBot, jobs: Jobs, navigator: Navigator, window: QWidget
) -> None:
    wizard = opened(qtbot, jobs, navigator, window)
    wizard.go_to(WORDS)
    page = wizard.words
    assert page.clock.accessibleName() == "2 seconds spoken, 4 words"
    assert [advice for advice, row in page._checks.items() if row.is_done] == [Advice.SHORT, Advice.NAME]
    write(wizard, " Our team won. How did you begin?")
    assert all(row.is_done for row in page._checks.values())
    assert page._checks[Advice.TEAM].accessibleName() == "Credits the team: yes"
    page.text.setPlainText("another word " * 60)
    assert page._checks[Advice.SHORT].accessibleName() == "Under 30 seconds: not yet"
    wizard.reject()


def test_the_time_is_told_at_the_users_own_pace(
    qtbot: QtBot, desk: Desk, jobs: Jobs, navigator: Navigator, window: QWidget
) -> None:
    said = [Rehearsal(0, f"2026-11-0{day}T10:00:00+00:00", 30, 50) for day in (1, 2, 3)]
    pitches.save_said(desk, OLD, said)
    wizard = opened(qtbot, jobs, navigator, window)
    wizard.go_to(WORDS)
    assert "spoken at your 100 words a minute" in wizard.words.clock._words.text()
    wizard.reject()


def test_a_version_for_others_begins_from_one_that_is_there(
    qtbot: QtBot, desk: Desk, jobs: Jobs, navigator: Navigator, window: QWidget
) -> None:
    first = pitches.save(desk, OLD)
    goal = goals.save(desk, Goal("Know the field"))
    wizard = opened(qtbot, jobs, navigator, window)
    write(wizard, "Engineers")
    page = wizard.audience
    page.goal_field.setFocus()
    QTest.keyClick(page.goal_field, KEY.Key_Down)
    page.begin_field.setFocus()
    QTest.keyClick(page.begin_field, KEY.Key_Down)
    assert wizard.book.pitch.goal_id == goal
    assert page.want_field.currentText() == "Find a job"
    wizard.go_to(WORDS)
    assert wizard.words.text.toPlainText() == OLD.text
    wizard.words.text.setPlainText("Hi, I’m Ana Petrova. I built two boats.")
    wizard.go_to(KEEP)
    told = [each.text() for each in wizard.summary.findChildren(type(wizard.draft_label))]
    assert "Against the one for Recruiters  ·  8 words out  ·  2 words in" in told
    wizard.accept()
    qtbot.waitUntil(lambda: len(pitches.every(jobs.reader)) == 2)
    second = pitches.every(jobs.reader)[1]
    assert (second.based_on, second.goal_id, second.audience) == (first, goal, "Engineers")
    assert pitches.pitch(jobs.reader, first) is not None


def test_a_pitch_of_the_desk_is_gone_on_with_in_place_or_as_a_further_version(
    qtbot: QtBot, desk: Desk, jobs: Jobs, navigator: Navigator, window: QWidget
) -> None:
    pitch_id = pitches.save(desk, OLD)
    wizard = opened(qtbot, jobs, navigator, window, f"pitch:{pitch_id}")
    assert wizard.windowTitle() == "Pitch for Recruiters"
    wizard.go_to(WORDS)
    wizard.words.text.setPlainText("Hello there, it is Ana.")
    wizard.go_to(KEEP)
    wizard.summary.as_new.click()
    wizard.accept()
    qtbot.waitUntil(lambda: len(pitches.every(jobs.reader)) == 2)
    again = opened(qtbot, jobs, navigator, window, f"pitch:{pitch_id}")
    again.go_to(WORDS)
    again.words.text.setPlainText("Hello, I am Ana.")
    again.go_to(KEEP)
    assert again.summary.replace.isChecked()
    again.accept()
    qtbot.waitUntil(lambda: pitches.every(jobs.reader)[0].text == "Hello, I am Ana.")
    assert [each.based_on for each in pitches.every(jobs.reader)] == [None, pitch_id]


def test_what_is_missing_is_said_where_it_can_be_mended(
    qtbot: QtBot, jobs: Jobs, navigator: Navigator, window: QWidget
) -> None:
    wizard = opened(qtbot, jobs, navigator, window)
    wizard.go_to(KEEP)
    wizard.accept()
    assert wizard.current() == 0
    assert wizard.trouble.text() == "Say who listens, so that you find this version again."
    wizard.go_to(WORDS)
    wizard.words.text.setPlainText("")
    wizard.go_to(KEEP)
    wizard.accept()
    assert wizard.current() == WORDS
    assert wizard.trouble.text().startswith("There are no words yet.")
    wizard.reject()


def test_a_rehearsal_from_the_words_leads_to_its_log_and_waits_with_the_draft(
    qtbot: QtBot, desk: Desk, jobs: Jobs, navigator: Navigator, window: QWidget
) -> None:
    wizard = opened(qtbot, jobs, navigator, window)
    wizard.go_to(WORDS)
    wizard.words.text.setPlainText(OLD.text)
    wizard.words.rehearse.click()
    dialog = rehearsing(qtbot)
    assert dialog.cue.shown().startswith("Hi, I’m Ana Petrova.")
    say(dialog, 12, KEY.Key_1)
    QTest.keyClick(dialog.focusWidget(), KEY.Key_Escape)
    assert wizard.current() == REHEARSE
    qtbot.waitUntil(lambda: jobs.is_idle)
    # Nothing of the first wizard is asked or closed: all that is left is the file.
    again = PitchWizard(jobs, navigator, window)
    assert [(each.seconds, each.rating) for each in again.book.work.takes] == [(12, 1)]
    assert again.words.text.toPlainText() == OLD.text
    again.go_to(REHEARSE)
    again.rehearsing.log.removed.emit(0)
    assert again.book.work.takes == ()
    assert again.rehearsing.log.said() == []
    wizard.reject()
    again.reject()


def test_what_was_typed_on_a_pitch_that_is_gone_becomes_a_new_one(
    qtbot: QtBot, desk: Desk, jobs: Jobs, navigator: Navigator, window: QWidget
) -> None:
    pitch_id = pitches.save(desk, OLD)
    wizard = opened(qtbot, jobs, navigator, window, f"pitch:{pitch_id}")
    wizard.go_to(WORDS)
    wizard.words.text.setPlainText("Hello there.")
    wizard.reject()
    qtbot.waitUntil(lambda: jobs.is_idle)
    pitches.delete(desk, [pitch_id])
    (waiting,) = unfinished(jobs.reader, desk.path)
    again = opened(qtbot, jobs, navigator, window, waiting.wish)
    assert again.words.text.toPlainText() == "Hello there."
    again.go_to(KEEP)
    again.accept()
    qtbot.waitUntil(lambda: [each.text for each in pitches.every(jobs.reader)] == ["Hello there."])
    qtbot.waitUntil(lambda: unfinished(jobs.reader, desk.path) == [])


def test_looking_at_every_page_leaves_no_draft(
    qtbot: QtBot, desk: Desk, jobs: Jobs, navigator: Navigator, window: QWidget
) -> None:
    pitch_id = pitches.save(desk, OLD)
    for wish in ("pitch", f"pitch:{pitch_id}"):
        wizard = opened(qtbot, jobs, navigator, window, wish)
        for step in range(KEEP + 1):
            wizard.go_to(step)
        wizard.reject()
        qtbot.waitUntil(lambda: jobs.is_idle)
        assert unfinished(jobs.reader, desk.path) == []


def test_a_question_is_taken_by_one_key(
    qtbot: QtBot, jobs: Jobs, navigator: Navigator, window: QWidget
) -> None:
    wizard = opened(qtbot, jobs, navigator, window)
    wizard.go_to(1)
    wizard.ingredients.questions[0].setFocus()
    QTest.keyClick(wizard.focusWidget(), KEY.Key_Space)
    assert wizard.book.pitch.ingredients.question == "How did you get into this work?"
    assert wizard.book.pitch.text == "Hi, I’m Ana Petrova. How did you get into this work?"
    wizard.reject()


def test_tab_goes_through_the_fields_in_the_order_of_reading_and_each_has_a_name(
    qtbot: QtBot, jobs: Jobs, navigator: Navigator, window: QWidget
) -> None:
    wizard = opened(qtbot, jobs, navigator, window)
    wizard.go_to(WORDS)
    wizard.words.audience_field.setFocus()
    names = []
    for _ in range(10):
        focused = wizard.focusWidget()
        names.append(focused.accessibleName() or focused.text())  # type: ignore[attr-defined]
        tab(wizard)
    assert names == [
        *("Who listens", "What you want", "Who you are", "Study or work", "What you care about"),
        *("Something you did", "What makes you remembered", "Question to end on", "Your pitch"),
        "Rehearse aloud",
    ]
    wizard.go_to(1)
    wizard.ingredients.fields["who"].setFocus()
    names = []
    for _ in range(9):
        focused = wizard.focusWidget()
        names.append(focused.accessibleName())
        tab(wizard)
    assert names == [
        *("Who you are", "Study or work", "What you care about", "What you have done so far"),
        *("What you are best at", "Something you did", "With whom", "What makes you remembered"),
        "Question to end on",
    ]
    wizard.reject()


def test_in_a_low_window_the_words_are_in_sight_when_their_step_begins(
    qtbot: QtBot, jobs: Jobs, navigator: Navigator, window: QWidget
) -> None:
    window.resize(700, 420)
    wizard = opened(qtbot, jobs, navigator, window)
    wizard.go_to(WORDS)
    text = wizard.words.text

    def seen() -> bool:
        return text.visibleRegion().boundingRect().height() > text.height() // 2

    qtbot.waitUntil(seen)
    wizard.reject()
