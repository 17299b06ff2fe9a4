"""The pages of a plan: what each offers, and what the next ones make of it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from netdesk.domain.contacts import Contact
from netdesk.domain.dates import Moment
from netdesk.domain.goals import Goal, GoalState
from netdesk.domain.interactions import Interaction, Kind
from netdesk.domain.names import Name
from netdesk.domain.pitches import Pitch, Rehearsal
from netdesk.domain.speech import spoken_seconds
from netdesk.services import contacts, goals, interactions, pitches
from netdesk.store.desk import Desk
from netdesk.ui.jobs import Jobs
from netdesk.ui.navigator import Navigator
from netdesk.ui.wizards.plan_start import blank
from tests.ui.on_desk import kept
from tests.ui.wizards.plan.interview import KEEP, OSLO, opened, told


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
    page.pitch.append("And you?")
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
