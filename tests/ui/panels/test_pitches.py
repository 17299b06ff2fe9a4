"""The section of pitches, driven as at the keyboard on a real desk."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from netdesk.domain.goals import Goal
from netdesk.domain.now import utc_now
from netdesk.domain.pitches import Pitch, Rehearsal
from netdesk.services import goals, history, pitches
from netdesk.store.desk import Desk
from netdesk.ui.bus import Bus
from netdesk.ui.dialogs.ask_name import AskNameDialog
from netdesk.ui.dialogs.pitch_editor import PitchEditor
from netdesk.ui.jobs import Jobs
from netdesk.ui.navigator import Navigator
from netdesk.ui.panels.pitches import PitchesPanel
from netdesk.ui.widgets.differing_text import DifferingText
from netdesk.ui.widgets.notice import Notice
from netdesk.ui.widgets.times_chart import TimesChart
from tests.ui.panels.row_panel import choose, press, settle, shown, words

Made = Callable[[], PitchesPanel]
WORDS = "Hi, I’m Ana. I work on batteries and our team cut testing time by a third."
ENGINEERS = f"{WORDS} How is it at yours?"
HOSTILE = "<i>People</i> & {0} %s"


@pytest.fixture
def given(desk: Desk) -> dict[str, int]:
    goal = goals.save(desk, Goal("Learn how it reaches the field"))
    one = pitches.save(desk, Pitch("Engineers", "Learn", goal, text=ENGINEERS))
    two = pitches.save(desk, Pitch("Recruiters", text=f"{WORDS} Whom should I ask?", based_on=one))
    three = pitches.save(desk, Pitch(HOSTILE))
    for days, seconds in ((3, 28), (2, 29), (1, 31)):
        at = (utc_now() - timedelta(days=days)).isoformat(timespec="seconds")
        pitches.rehearsed(desk, Rehearsal(one, at, seconds, 20, 3))
    return {"goal": goal, "engineers": one, "recruiters": two, "hostile": three}


@pytest.fixture
def make(qtbot: QtBot, jobs: Jobs, bus: Bus, navigator: Navigator) -> Made:
    def made() -> PitchesPanel:
        panel = PitchesPanel(jobs, bus, navigator)
        qtbot.addWidget(panel)
        panel.resize(1060, 700)
        panel.show()
        settle(qtbot, panel)
        return panel

    return made


def notices(panel: PitchesPanel) -> list[Notice]:
    return [each for each in panel.detail.findChildren(Notice) if each.isVisible()]


@pytest.fixture
def wishes(navigator: Navigator) -> list[object]:
    told: list[object] = []
    navigator.wizard_wanted.connect(told.append)
    navigator.row_wanted.connect(lambda section, row: told.append((section, row)))
    navigator.rehearse_wanted.connect(lambda pitch: told.append(("rehearse", pitch)))
    return told


def test_an_empty_section_leads_to_the_wizard_or_to_a_form(make: Made, wishes: list[object]) -> None:
    panel = make()
    assert panel.is_empty

    panel.empty.primary.click()
    panel.empty.secondary.click()

    assert wishes == ["pitch"]
    (editor,) = panel.findChildren(PitchEditor)
    editor.reject()


def test_the_list_tells_length_rehearsals_and_how_it_sits(make: Made, given: dict[str, int]) -> None:
    panel = make()

    rows = [[str(panel.model.index(row, at).data()) for at in range(4)] for row in range(3)]

    assert rows[0] == [HOSTILE, "–", "not yet", "No words yet"]
    assert rows[1][0] == "Engineers"
    assert rows[1][2:] == ["3 times, best 29 s", "It sticks"]
    assert rows[2][2:] == ["not yet", "Not said yet"]


def test_search_finds_the_words_of_a_pitch(make: Made, given: dict[str, int]) -> None:
    panel = make()

    panel.set_search("whom should")
    assert shown(panel) == ["Recruiters"]
    panel.set_search("")
    panel.filters.choose("sits")
    assert shown(panel) == ["Engineers"]


def test_the_detail_shows_words_checks_chart_and_log(
    qtbot: QtBot, make: Made, given: dict[str, int], wishes: list[object]
) -> None:
    panel = make()
    choose(qtbot, panel, "Engineers")

    told = words(panel)

    assert ENGINEERS in told
    assert panel.detail.findChildren(TimesChart)[0].times == (28, 29, 31)
    assert {"Under 30 seconds", "Credits the team", "Ends with a question"} <= set(told)
    assert notices(panel) == [], "what sits needs no nudge"
    press(panel, "Learn how it reaches the field")
    press(panel, "Recruiters")
    assert wishes == [("goals", given["goal"]), ("pitches", given["recruiters"])]


def test_a_version_shows_what_differs_from_the_one_it_was_made_from(
    qtbot: QtBot, make: Made, given: dict[str, int]
) -> None:
    panel = make()
    choose(qtbot, panel, "Recruiters")

    (differing,) = panel.detail.findChildren(DifferingText)

    assert differing.accessibleName() == "Taken out: How is it at yours. Added: Whom should I ask"
    assert "5 words taken out, 4 words added" in words(panel)


def test_what_was_not_said_yet_is_nudged(qtbot: QtBot, make: Made, given: dict[str, int]) -> None:
    panel = make()
    choose(qtbot, panel, "Recruiters")

    (notice,) = notices(panel)

    assert notice.accessibleName().startswith("Say it aloud once.")


def test_too_long_twice_running_leads_to_the_words(
    qtbot: QtBot, desk: Desk, make: Made, given: dict[str, int]
) -> None:
    for seconds in (44, 41):
        at = utc_now().isoformat(timespec="seconds")
        pitches.rehearsed(desk, Rehearsal(given["recruiters"], at, seconds, 20, 1))
    panel = make()
    choose(qtbot, panel, "Recruiters")

    (notice,) = notices(panel)
    notice.button.click()

    (editor,) = panel.findChildren(PitchEditor)
    assert editor.text.toPlainText().startswith(WORDS)
    editor.reject()


def test_a_rehearsal_that_should_not_count_is_forgotten_and_comes_back(
    qtbot: QtBot, desk: Desk, make: Made, given: dict[str, int]
) -> None:
    panel = make()
    choose(qtbot, panel, "Engineers")
    forget = [
        each for each in panel.detail.findChildren(QAbstractButton) if "Forget" in each.accessibleName()
    ]
    assert len(forget) == 3

    forget[0].click()
    settle(qtbot, panel)

    assert [each.seconds for each in pitches.rehearsals(desk.writer)] == [28, 29]
    history.undo(desk)
    assert [each.seconds for each in pitches.rehearsals(desk.writer)] == [28, 29, 31]


def test_a_version_for_others_is_made_and_chosen(
    qtbot: QtBot, desk: Desk, make: Made, given: dict[str, int]
) -> None:
    panel = make()
    choose(qtbot, panel, "Engineers")
    press(panel, "Version for others")
    (dialog,) = panel.findChildren(AskNameDialog)
    qtbot.keyClicks(dialog.edit, "Alumni")
    dialog.verb_button.click()
    settle(qtbot, panel)
    qtbot.waitUntil(lambda: bool(panel.chosen()) and panel.chosen()[0].pitch.audience == "Alumni")

    made = panel.chosen()[0].pitch
    assert (made.text, made.based_on) == (ENGINEERS, given["engineers"])
    assert "So far in the same words." in words(panel)
    history.undo(desk)


def test_words_are_edited_with_their_clock_and_kept_as_ones_own(
    qtbot: QtBot, desk: Desk, make: Made, given: dict[str, int]
) -> None:
    panel = make()
    choose(qtbot, panel, "Recruiters")
    panel.table.setFocus()
    qtbot.keyClick(panel.table, Qt.Key.Key_Return)
    (editor,) = panel.findChildren(PitchEditor)
    editor.text.setPlainText("Hi, I’m Ana. What do you do?")
    editor.accept()
    settle(qtbot, panel)

    kept = pitches.pitch(desk.writer, given["recruiters"])
    assert kept is not None
    assert (kept.text, kept.is_edited, kept.based_on) == (
        "Hi, I’m Ana. What do you do?",
        True,
        given["engineers"],
    )


def test_a_typed_pitch_needs_an_audience(make: Made, given: dict[str, int]) -> None:
    panel = make()
    panel.second()
    (editor,) = panel.findChildren(PitchEditor)
    editor.text.setPlainText("Hello")
    editor.accept()

    assert editor.isVisible()
    editor.reject()


def test_the_menu_rehearses_composes_and_copies(
    qtbot: QtBot, make: Made, given: dict[str, int], wishes: list[object]
) -> None:
    panel = make()
    choose(qtbot, panel, "Engineers")
    entries = {each.text(): each for each in panel.menu(panel.chosen()).actions() if each.text()}

    entries["Copy the words"].trigger()
    entries["Compose…"].trigger()
    entries["Rehearse…"].trigger()

    assert QApplication.clipboard().text() == ENGINEERS
    assert wishes == [f"pitch:{given['engineers']}", ("rehearse", given["engineers"])]


def test_one_without_words_cannot_be_rehearsed(qtbot: QtBot, make: Made, given: dict[str, int]) -> None:
    panel = make()
    choose(qtbot, panel, HOSTILE)

    entries = [each.text() for each in panel.menu(panel.chosen()).actions() if each.text()]

    assert entries == ["Edit…", "Compose…", "Version for others…", "Delete"]
    assert "Rehearse" not in words(panel)
