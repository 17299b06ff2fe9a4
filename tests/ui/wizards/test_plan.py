"""Planning an interview on a real desk: by keyboard alone, left and gone on with, kept once."""

from __future__ import annotations

import threading
from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from netdesk.domain.contacts import Contact
from netdesk.domain.dates import Moment
from netdesk.domain.follow_ups import FollowUpKind
from netdesk.domain.goals import Goal, GoalState
from netdesk.domain.interactions import Interaction, Kind, Plan, PlanQuestion, ResearchItem, State
from netdesk.domain.me import Me
from netdesk.domain.names import Name
from netdesk.domain.pitches import Pitch, Rehearsal
from netdesk.domain.speech import spoken_seconds
from netdesk.services import (
    contacts,
    drafts,
    follow_ups,
    goals,
    history,
    interactions,
    own_questions,
    pitches,
)
from netdesk.services.me import save_me
from netdesk.services.pending import pending_work
from netdesk.services.questions import practice_bank
from netdesk.services.research import blank_checklist, question_for
from netdesk.store.desk import Desk
from netdesk.ui.jobs import Jobs
from netdesk.ui.navigator import Navigator
from netdesk.ui.wizards.plan import PlanWizard
from netdesk.ui.wizards.plan_start import blank, steps
from tests.ui.wizards.keys import ALT, CTRL, KEY, press, tab_to, write

OSLO = "Europe/Oslo"
NOW = datetime(2026, 10, 13, 9, 15)  # noqa: DTZ001 - the user's wall clock, a Tuesday
KEEP = len(steps()) - 1


@pytest.fixture
def leila(desk: Desk) -> int:
    """Introduced by somebody on the desk."""
    save_me(desk, Me(name="Ana Petrova", zone=OSLO))
    samuel = contacts.add_contact(desk, Contact(Name(display="Samuel <b>Adeyemi</b>")))
    return contacts.add_contact(desk, Contact(Name(display="Leila Haddad"), introduced_by=samuel))


def opened(
    qtbot: QtBot, jobs: Jobs, navigator: Navigator, interaction: Interaction, *, active: bool = True
) -> PlanWizard:
    wizard = PlanWizard(jobs, navigator, interaction, clock=lambda: NOW)
    qtbot.addWidget(wizard)
    wizard.open()
    if active:
        qtbot.waitUntil(wizard.isActiveWindow)
    return wizard


def go_on(qtbot: QtBot, wizard: PlanWizard) -> None:
    step = wizard.current()
    press(wizard, KEY.Key_Return, CTRL)
    assert wizard.current() == step + 1


def kept(jobs: Jobs, interaction_id: int = 1) -> Interaction:
    found = interactions.interaction(jobs.reader, interaction_id)
    assert found is not None
    return found


def draft_of(jobs: Jobs, contact_id: int, interaction_id: int = 0) -> dict[str, object] | None:
    return drafts.draft(jobs.reader, f"plan-draft-{contact_id}-{interaction_id}")


@pytest.mark.usefixtures("tuesday")
def test_an_interview_is_planned_with_the_keyboard_alone(
    qtbot: QtBot, jobs: Jobs, navigator: Navigator, leila: int
) -> None:
    wizard = opened(qtbot, jobs, navigator, blank(leila))
    tab_to(wizard, wizard.when.moment_edit.time_edit)
    wizard.when.moment_edit.time_edit.selectAll()
    write(wizard, "2:30 pm")
    tab_to(wizard, wizard.when.length.spin)
    wizard.when.length.spin.selectAll()
    write(wizard, "25")
    tab_to(wizard, wizard.when.place)
    write(wizard, "Halden & <i>Co</i>")
    go_on(qtbot, wizard)
    write(wizard, "Learn how storage reaches the grid")
    tab_to(wizard, wizard.why.may_use_name)
    press(wizard, KEY.Key_Space)
    tab_to(wizard, wizard.why.shared)
    write(wizard, "Both rowed")
    press(wizard, KEY.Key_Return)
    write(wizard, "Lund")
    go_on(qtbot, wizard)
    write(wizard, "Hi, I am Ana. What would you do?")
    tab_to(wizard, wizard.pitch.stories)
    write(wizard, "The night it lost data")
    go_on(qtbot, wizard)
    write(wizard, "Physics, then <b>cells</b>")
    press(wizard, KEY.Key_Return)
    write(wizard, "?")
    tab_to(wizard, wizard.research.groups[1].add_line)
    write(wizard, "Why Lund")
    press(wizard, KEY.Key_Return)
    write(wizard, "The harbour")
    tab_to(wizard, wizard.research.research)
    write(wizard, "Two pilots run")
    tab_to(wizard, wizard.research.about_person)
    write(wizard, "Rows on Sundays")
    tab_to(wizard, wizard.research.ask)
    write(wizard, "Who pays?")
    go_on(qtbot, wizard)
    write(wizard, "how much luck")
    press(wizard, KEY.Key_Return)
    press(wizard, KEY.Key_Return)
    tab_to(wizard, wizard.questions.own)
    for own in ("What surprised you?", "Whom else should I hear?"):
        write(wizard, own)
        press(wizard, KEY.Key_Return)
    tab_to(wizard, wizard.questions.list)
    press(wizard, KEY.Key_End)
    press(wizard, KEY.Key_Space)
    press(wizard, KEY.Key_Up)
    press(wizard, KEY.Key_Up, ALT)
    go_on(qtbot, wizard)
    asked = wizard.practice.model.first
    assert asked is not None
    press(wizard, KEY.Key_Space)
    tab_to(wizard, wizard.practice.rate_buttons[2])
    press(wizard, KEY.Key_Space)
    go_on(qtbot, wizard)
    write(wizard, "Flat shoes")
    tab_to(wizard, wizard.day.route)
    write(wizard, "Tram 2")
    tab_to(wizard, wizard.day.confirm)
    press(wizard, KEY.Key_Space)
    go_on(qtbot, wizard)
    with qtbot.waitSignals([navigator.said, navigator.sheet_wanted, wizard.finished]):
        press(wizard, KEY.Key_Return)
    found = kept(jobs)
    assert (found.kind, found.state, found.contact_ids) == (
        Kind.INFORMATIONAL_INTERVIEW,
        State.PLANNED,
        (leila,),
    )
    assert (found.start, found.minutes, found.place) == (
        Moment("2026-10-14T14:30", OSLO),
        25,
        "Halden & <i>Co</i>",
    )
    assert found.plan == Plan(
        objective="Learn how storage reaches the grid",
        introducer="Samuel <b>Adeyemi</b>",
        may_use_name=True,
        shared_ground=("Both rowed", "Lund"),
        pitch="Hi, I am Ana. What would you do?",
        research=("Two pilots run",),
        about_person=("Rows on Sundays",),
        ask="Who pays?",
        stories=("The night it lost data",),
        bring=("This sheet", "A pen", "My card"),
        questions=(
            PlanQuestion("What are you working on these days?"),
            PlanQuestion("What surprised you?"),
            PlanQuestion(
                "How much of your path was planned, and how much was luck?",
                False,
                "Career path and training",
            ),
            PlanQuestion("Whom else should I hear?", True),
        ),
        checklist=(
            ResearchItem("person", "Their way here", "Physics, then <b>cells</b>"),
            ResearchItem("person", "What they do now", ask=True),
            *blank_checklist()[2:11],
            ResearchItem("organization", "Why Lund", "The harbour"),
            *blank_checklist()[11:],
        ),
        dress="Flat shoes",
        route="Tram 2",
        confirm=True,
    )
    assert [(each.question, each.rating) for each in own_questions.practices(jobs.reader)] == [
        (asked.text, 1),
        (practice_bank()[1].text, 3),
    ]
    (reminder,) = follow_ups.open_with(jobs.reader, leila)
    assert (reminder.kind, reminder.due) == (FollowUpKind.CONFIRM, Moment("2026-10-13", OSLO))


def test_it_is_one_change_that_undo_takes_back(
    qtbot: QtBot, jobs: Jobs, navigator: Navigator, leila: int
) -> None:
    before = history.next_undo(jobs.reader)
    wizard = opened(qtbot, jobs, navigator, blank(leila))
    wizard.go_to(KEEP)
    said: list[object] = []
    navigator.said.connect(lambda *words: said.append(words))
    with qtbot.waitSignal(wizard.finished):
        wizard.keep_button.click()
    assert said == [("Informational interview with Leila Haddad planned", True)]
    entry = history.next_undo(jobs.reader)
    assert entry is not None
    assert entry.label == "Plan informational interview with Leila Haddad"
    jobs.change(history.undo)
    qtbot.waitUntil(lambda: history.next_undo(jobs.reader) == before)
    assert interactions.interaction(jobs.reader, 1) is None


def test_every_step_can_be_reached_from_the_side(
    qtbot: QtBot, jobs: Jobs, navigator: Navigator, leila: int
) -> None:
    wizard = opened(qtbot, jobs, navigator, blank(leila))
    for step in (4, 1, 5, 0, 3, 2):
        assert wizard._marks[step].isEnabled()
        wizard._marks[step].click()
        assert wizard.current() == step
    wizard.reject()


def test_a_new_plan_begins_with_what_the_desk_knows(
    qtbot: QtBot, desk: Desk, jobs: Jobs, navigator: Navigator, leila: int
) -> None:
    used = Interaction(Kind.CALL, (leila,), plan=Plan(objective="x", pitch="Hello, I am Ana."))
    interactions.add_interaction(desk, used)
    wizard = opened(qtbot, jobs, navigator, blank(leila))
    found = wizard.interaction()
    assert found.plan is not None
    assert (found.start, found.minutes) == (Moment("2026-10-14T10:00", OSLO), 20)
    assert (found.plan.pitch, found.plan.introducer) == ("Hello, I am Ana.", "Samuel <b>Adeyemi</b>")
    wizard.reject()
    assert draft_of(jobs, leila) is None, "looking is not yet planning"


def test_a_kept_plan_is_edited_and_nothing_else_of_it_changes(
    qtbot: QtBot, desk: Desk, jobs: Jobs, navigator: Navigator, leila: int
) -> None:
    before = Interaction(
        Kind.COFFEE_CHAT,
        (leila,),
        start=Moment("2026-11-02", OSLO),
        notes="Ask for tea",
        plan=Plan(objective="Learn", questions=(PlanQuestion("Why?", True, "Own"),)),
    )
    interactions.add_interaction(desk, before)
    wizard = opened(qtbot, jobs, navigator, kept(jobs))
    wizard.why.goal.setFocus()
    QTest.keyClicks(wizard.why.goal, "Six talks")
    wizard.go_to(KEEP)
    with qtbot.waitSignal(wizard.finished):
        wizard.keep_button.click()
    after = kept(jobs)
    assert after.plan == Plan(
        objective="Learn", goal="Six talks", questions=(PlanQuestion("Why?", True, "Own"),)
    )
    assert (after.kind, after.start, after.notes) == (before.kind, before.start, before.notes)


def test_keeping_a_plan_as_it_was_leaves_history_alone(
    qtbot: QtBot, desk: Desk, jobs: Jobs, navigator: Navigator, leila: int
) -> None:
    interactions.add_interaction(desk, Interaction(Kind.CALL, (leila,), plan=Plan(objective="Learn")))
    before = history.next_undo(jobs.reader)
    wizard = opened(qtbot, jobs, navigator, kept(jobs))
    wizard.go_to(KEEP)
    with qtbot.waitSignal(wizard.finished):
        wizard.keep_button.click()
    assert history.next_undo(jobs.reader) == before


# Drafts


def test_what_is_typed_is_kept_after_a_pause_and_there_again_after_a_kill(
    qtbot: QtBot, desk: Desk, jobs: Jobs, navigator: Navigator, leila: int
) -> None:
    wizard = opened(qtbot, jobs, navigator, blank(leila))
    wizard._pause.setInterval(1)
    wizard.why.objective.setPlainText("Do not lose this")
    wizard.questions.chosen.add([PlanQuestion("Why?", True)])
    qtbot.waitUntil(lambda: draft_of(jobs, leila) is not None and jobs.is_idle)
    # Nothing of the first wizard is asked or closed: all that is left is the file.
    again = opened(qtbot, jobs, navigator, blank(leila), active=False)
    plan = again.interaction().plan
    assert plan is not None
    assert (plan.objective, plan.questions) == ("Do not lose this", (PlanQuestion("Why?", True),))
    assert again.draft_label.text() == "You left this unfinished."


def test_research_practice_and_the_day_are_there_again_too(
    qtbot: QtBot, jobs: Jobs, navigator: Navigator, leila: int
) -> None:
    wizard = opened(qtbot, jobs, navigator, blank(leila))
    rows = wizard.research.groups[1].rows
    QTest.keyClicks(rows[0].edit, "Batteries for small grids")
    QTest.keyClicks(rows[1].edit, "?")
    wizard.practice.note.setPlainText("Shorter")
    wizard.practice.rate(1)
    wizard.day.confirm.setChecked(True)
    wizard.day.dress.setPlainText("Flat shoes")
    left = wizard.value()
    wizard.keep_draft()
    qtbot.waitUntil(lambda: draft_of(jobs, leila) is not None and jobs.is_idle)
    again = opened(qtbot, jobs, navigator, blank(leila), active=False)
    assert again.value() == left
    assert len(left.practices) == 1
    assert again.research.groups[1].rows[1].edit.isReadOnly()
    assert again.practice.list.model().rowCount() == wizard.practice.list.model().rowCount()
    assert [question.text for question in again.questions.chosen.questions] == [
        question_for("organization", rows[1].item.prompt)
    ]


def test_closing_keeps_the_draft_and_says_so(
    qtbot: QtBot, jobs: Jobs, navigator: Navigator, leila: int
) -> None:
    wizard = opened(qtbot, jobs, navigator, blank(leila))
    wizard.go_to(1)
    write(wizard, "Half a thought")
    with qtbot.waitSignal(navigator.said) as said:
        press(wizard, KEY.Key_Escape)
    assert said.args == ["The plan waits as a draft", False]
    qtbot.waitUntil(lambda: draft_of(jobs, leila) is not None)
    assert history.next_undo(jobs.reader) is not None
    assert interactions.interaction(jobs.reader, 1) is None


def test_starting_over_drops_the_draft_and_can_be_taken_back(
    qtbot: QtBot, jobs: Jobs, navigator: Navigator, leila: int
) -> None:
    wizard = opened(qtbot, jobs, navigator, blank(leila))
    wizard.why.objective.setPlainText("Half a thought")
    wizard.reject()
    again = opened(qtbot, jobs, navigator, blank(leila))
    again.start_over.click()
    assert again.why.objective.toPlainText() == ""
    qtbot.waitUntil(lambda: draft_of(jobs, leila) is None and jobs.is_idle)
    again.bring_back.click()
    assert again.why.objective.toPlainText() == "Half a thought"
    qtbot.waitUntil(lambda: draft_of(jobs, leila) is not None)
    again.reject()


def test_each_contact_and_each_interview_has_a_draft_of_its_own(
    qtbot: QtBot, desk: Desk, jobs: Jobs, navigator: Navigator, leila: int
) -> None:
    interactions.add_interaction(desk, Interaction(Kind.CALL, (leila,)))
    for interaction, words in ((blank(leila), "new"), (kept(jobs), "going on"), (blank(), "with nobody yet")):
        wizard = opened(qtbot, jobs, navigator, interaction)
        wizard.why.objective.setPlainText(words)
        wizard.reject()
    qtbot.waitUntil(lambda: jobs.is_idle)
    for interaction, words in ((blank(leila), "new"), (kept(jobs), "going on"), (blank(), "with nobody yet")):
        wizard = opened(qtbot, jobs, navigator, interaction)
        assert wizard.why.objective.toPlainText() == words
        wizard.reject()


def test_keeping_the_plan_ends_the_draft(qtbot: QtBot, jobs: Jobs, navigator: Navigator, leila: int) -> None:
    wizard = opened(qtbot, jobs, navigator, blank(leila))
    wizard.why.objective.setPlainText("A thought")
    wizard.go_to(KEEP)
    qtbot.waitUntil(lambda: draft_of(jobs, leila) is not None)
    with qtbot.waitSignal(wizard.finished):
        wizard.keep_button.click()
    assert draft_of(jobs, leila) is None


def test_while_a_long_change_runs_the_draft_is_kept_beside_the_desk(
    qtbot: QtBot, desk: Desk, jobs: Jobs, navigator: Navigator, leila: int
) -> None:
    busy = threading.Event()
    jobs.long_change("Importing", lambda _desk, _progress: busy.wait(20))
    wizard = opened(qtbot, jobs, navigator, blank(leila))
    wizard.why.objective.setPlainText("Typed meanwhile")
    wizard.go_to(1)
    beside = pending_work(desk.path)
    qtbot.waitUntil(lambda: beside.get(f"plan-draft-{leila}-0") is not None)
    again = opened(qtbot, jobs, navigator, blank(leila), active=False)
    assert again.why.objective.toPlainText() == "Typed meanwhile"
    busy.set()
    wizard.go_to(KEEP)
    with qtbot.waitSignal(wizard.finished):
        wizard.keep_button.click()
    assert beside.get(f"plan-draft-{leila}-0") is None


# What cannot be kept


def test_nobody_to_talk_to_is_said_on_the_last_page(
    qtbot: QtBot, jobs: Jobs, navigator: Navigator, leila: int
) -> None:
    wizard = opened(qtbot, jobs, navigator, blank())
    qtbot.waitUntil(wizard.when.people.edit.hasFocus)
    wizard.go_to(KEEP)
    wizard.accept()
    assert wizard.isVisible()
    assert wizard.summary._trouble.text() == "Choose with whom it is."
    wizard.reject()


def test_when_the_contact_is_gone_the_words_stay(
    qtbot: QtBot, desk: Desk, jobs: Jobs, navigator: Navigator, leila: int
) -> None:
    wizard = opened(qtbot, jobs, navigator, blank(leila))
    wizard.why.objective.setPlainText("A thought")
    contacts.delete_contacts(desk, [leila])
    wizard.go_to(KEEP)
    wizard.keep_button.click()
    qtbot.waitUntil(lambda: "Choose with whom it is" in wizard.summary._trouble.text())
    assert wizard.isVisible()
    assert wizard.verb_button.isEnabled()
    assert wizard.why.objective.toPlainText() == "A thought"
    qtbot.waitUntil(lambda: draft_of(jobs, leila) is not None)
    wizard.reject()


def test_one_that_is_gone_opens_nothing(jobs: Jobs, navigator: Navigator, leila: int) -> None:
    assert PlanWizard.ask(jobs, navigator, leila, 77, None) is None


# The pages


def test_whoever_is_to_be_met_already_leads_to_that_meeting(
    qtbot: QtBot, desk: Desk, jobs: Jobs, navigator: Navigator, leila: int
) -> None:
    start = Moment("2126-10-20T14:30", OSLO)
    interactions.add_interaction(desk, Interaction(Kind.COFFEE_CHAT, (leila,), start=start))
    wizard = opened(qtbot, jobs, navigator, blank())
    assert not wizard.when.instead.isVisible()
    wizard.when.people.set_contact_ids([leila])
    wizard.when.people.changed.emit()
    assert wizard.when.instead.isVisible()
    assert wizard.when.instead.text() == "Planned already: 20 Oct 2126, 14:30. Prepare that meeting"
    with qtbot.waitSignals([navigator.plan_wanted, wizard.finished]):
        wizard.when.instead.click()
    again = opened(qtbot, jobs, navigator, kept(jobs))
    assert not again.when.instead.isVisible(), "it is that meeting"
    again.reject()


def test_all_that_takes_the_keys_has_a_name_to_be_read_out(
    qtbot: QtBot, jobs: Jobs, navigator: Navigator, leila: int
) -> None:
    wizard = opened(qtbot, jobs, navigator, blank(leila))
    for step, page in enumerate(wizard.pages):
        wizard.go_to(step)
        takes = [
            each
            for each in page.findChildren(QWidget)
            if each.isVisible() and each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.focusProxy() is None
        ]
        assert takes or page is wizard.summary
        nameless = [each for each in takes if not (each.accessibleName() or getattr(each, "text", str)())]
        assert nameless == [], f"on page {step + 1}"
    wizard.reject()


def test_a_pitch_of_the_desk_is_taken_changed_and_given_back(
    qtbot: QtBot, desk: Desk, jobs: Jobs, navigator: Navigator, leila: int
) -> None:
    first = pitches.save(desk, Pitch("Engineers", text="Hi, I am Ana.", want="Learn"))
    second = pitches.save(desk, Pitch("Recruiters", text="Hello, Ana here."))
    wizard = opened(qtbot, jobs, navigator, blank(leila))
    page = wizard.pitch
    plan = wizard.interaction().plan
    assert plan is not None
    assert (plan.pitch, plan.pitch_id) == ("Hello, Ana here.", second), "the one written last"
    wizard.go_to(2)
    page.version.setCurrentIndex(page.version.findData(first))
    page.pitch.appendPlainText("And you?")
    assert page._reused.text().startswith("Changed for this talk")
    plan = wizard.interaction().plan
    assert plan is not None
    assert (plan.pitch, plan.pitch_id) == ("Hi, I am Ana.\nAnd you?", first)
    page.version.setCurrentIndex(0)
    page.pitch.setPlainText("In my own words")
    page.version.setCurrentIndex(page.version.findData(second))
    page.version.setCurrentIndex(0)
    assert page.text() == "In my own words"
    plan = wizard.interaction().plan
    assert plan is not None
    assert plan.pitch_id is None
    wizard.reject()


def test_a_goal_of_the_desk_is_named_by_its_words_and_own_words_are_none_of_it(
    qtbot: QtBot, desk: Desk, jobs: Jobs, navigator: Navigator, leila: int
) -> None:
    goal = goals.save(desk, Goal("Six talks by March"))
    goals.save(desk, Goal("Given up", state=GoalState.DROPPED))
    wizard = opened(qtbot, jobs, navigator, blank(leila))
    field = wizard.why.goal
    assert field.count() == 1, "only what is still wanted is offered"

    def said() -> tuple[str, int | None]:
        plan = wizard.interaction().plan
        assert plan is not None
        return plan.goal, plan.goal_id

    assert said() == ("", None)
    field.setCurrentIndex(0)
    assert said() == ("Six talks by March", goal)
    field.setEditText("Six talks by April")
    assert said() == ("Six talks by April", None)
    field.setEditText("Six talks by  March")
    assert said() == ("Six talks by March", goal)
    wizard.reject()


def test_starters_replace_each_other_and_never_ones_own_words(
    qtbot: QtBot, jobs: Jobs, navigator: Navigator, leila: int
) -> None:
    wizard = opened(qtbot, jobs, navigator, blank(leila))
    page = wizard.why
    first, second = page._starters[:2]
    first.click()
    second.click()
    assert (
        page.objective.toPlainText()
        == "Find out what the work is like on an ordinary day, before I decide for it"
    )
    page.objective.setPlainText("Meet her team.")
    first.click()
    assert page.objective.toPlainText().startswith("Meet her team. Learn how people get into this work")


def test_the_clock_follows_the_pitch(qtbot: QtBot, jobs: Jobs, navigator: Navigator, leila: int) -> None:
    wizard = opened(qtbot, jobs, navigator, blank(leila))
    page = wizard.pitch
    page.pitch.setPlainText("word other " * 31 + "Ana?")
    assert page.clock.accessibleName() == "26 seconds spoken, 63 words"
    checks = [check.accessibleName() for check in (page._short, page._names, page._asks)]
    assert checks == ["Under 30 seconds: yes", "Says who you are: yes", "Ends with a question: yes"]
    page.pitch.setPlainText("word " * 110)
    assert page._short.accessibleName() == "Under 30 seconds: not yet"
    assert page._asks.accessibleName() == "Ends with a question: not yet"


def test_the_seconds_are_the_users_own_on_the_page_and_at_a_glance(
    qtbot: QtBot, desk: Desk, jobs: Jobs, navigator: Navigator, leila: int
) -> None:
    pitch = pitches.save(desk, Pitch("Engineers", text="word " * 75))
    pitches.rehearsed(desk, Rehearsal(pitch, "2026-10-01T08:00:00+00:00", 45, 75))
    wizard = opened(qtbot, jobs, navigator, blank(leila))
    seconds = wizard.pitch.clock.accessibleName().split()[0]
    assert int(seconds) == spoken_seconds("word " * 75, 100)
    wizard.go_to(KEEP)
    assert f"{seconds} s  ·  word word" in told(wizard)
    wizard.reject()


def test_a_start_that_the_clocks_skip_is_told_as_it_will_be(
    qtbot: QtBot, jobs: Jobs, navigator: Navigator, leila: int
) -> None:
    wizard = opened(qtbot, jobs, navigator, blank(leila))
    wizard.when.moment_edit.set_moment(Moment("2027-03-28T02:30", OSLO))
    wizard.when.length.set_minutes(30)
    wizard.when._on_edited()
    assert "it will be 03:30" in wizard.when.moment_edit.note_label.text()
    assert wizard.when._ends.text() == "03:30 – 04:00 on your clock"
    wizard.go_to(KEEP)
    assert "Sunday, 28 March 2027, 03:30 – 04:00" in told(wizard)
    wizard.reject()


def test_the_summary_tells_names_as_plain_text_and_leads_back(
    qtbot: QtBot, desk: Desk, jobs: Jobs, navigator: Navigator, leila: int
) -> None:
    odd = contacts.add_contact(desk, Contact(Name(display="<img src=x> & Co")))
    wizard = opened(qtbot, jobs, navigator, blank(odd))
    wizard.go_to(KEEP)
    assert "<img src=x> & Co" in told(wizard)
    assert {label.textFormat() for label in wizard.findChildren(QLabel)} == {Qt.TextFormat.PlainText}
    wizard.summary.step_wanted.emit(4)
    assert wizard.current() == 4
    wizard.reject()


def told(wizard: PlanWizard) -> str:
    return "\n".join(label.text() for label in wizard.summary.findChildren(QLabel))
