"""Small widgets of goals and pitches: bar, chart, differing text."""

from __future__ import annotations

from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from netdesk.domain.text_differences import differences
from netdesk.ui.roles import Tone
from netdesk.ui.theme import current
from netdesk.ui.widgets.differing_text import DifferingText
from netdesk.ui.widgets.icon_disc import IconDisc
from netdesk.ui.widgets.person_line import PersonLine
from netdesk.ui.widgets.share_bar import ShareBar
from netdesk.ui.widgets.times_chart import TimesChart


def _drawn(widget: QWidget) -> QImage:
    return widget.grab().toImage()


def _has(image: QImage, colour: QColor) -> int:
    return sum(image.pixelColor(x, y) == colour for x in range(image.width()) for y in range(image.height()))


def test_a_bar_fills_with_its_share_and_no_further(qtbot: QtBot) -> None:
    bar = ShareBar()
    qtbot.addWidget(bar)
    bar.resize(200, 6)

    bar.set_share(0.5, "half")
    half = _has(_drawn(bar), current().colour("accent"))
    bar.set_share(7.0)
    full = _has(_drawn(bar), current().colour("accent"))
    bar.set_share(-1.0)

    assert 0 < half < full
    assert _has(_drawn(bar), current().colour("accent")) == 0
    assert bar.share == 0.0


def test_a_bar_says_its_words_to_who_cannot_see_it(qtbot: QtBot) -> None:
    bar = ShareBar(0.25, "1 of 4")
    qtbot.addWidget(bar)

    assert bar.accessibleName() == "1 of 4"
    bar.set_share(1.0, "4 of 4", Tone.OK)
    assert bar.accessibleName() == "4 of 4"


def test_a_chart_draws_the_latest_twelve_and_says_them(qtbot: QtBot) -> None:
    chart = TimesChart()
    qtbot.addWidget(chart)
    chart.resize(chart.sizeHint())
    chart.set_times(list(range(20, 35)))

    assert chart.times == tuple(range(23, 35))
    assert chart.accessibleName().startswith("12 rehearsals: 23 s, 24 s")
    drawn = _drawn(chart)
    assert _has(drawn, current().colour("accent"))
    assert _has(drawn, current().colour("warn_ring")), "34 s is past the half minute and its grace"


def test_a_chart_without_times_is_only_its_line(qtbot: QtBot) -> None:
    chart = TimesChart()
    qtbot.addWidget(chart)
    chart.resize(chart.sizeHint())
    chart.set_times([])

    assert not _has(_drawn(chart), current().colour("accent"))


def test_a_very_long_rehearsal_does_not_leave_the_chart(qtbot: QtBot) -> None:
    chart = TimesChart()
    qtbot.addWidget(chart)
    chart.resize(120, chart.sizeHint().height())
    chart.set_times([3600, 30, 1])

    assert chart.accessibleName() == "3 rehearsals: 3600 s, 30 s, 1 s"
    chart.grab()


def test_what_differs_is_marked_and_said(qtbot: QtBot) -> None:
    text = DifferingText(differences("I like 🙂 old tea", "I like 🙂 new tea"))
    qtbot.addWidget(text)
    text.resize(300, text.heightForWidth(300))

    drawn = _drawn(text)

    assert _has(drawn, current().colour("bad_soft"))
    assert _has(drawn, current().colour("ok_soft"))
    assert text.accessibleName() == "Taken out: old. Added: new"
    assert text.text() == "I like 🙂 old new tea"


def test_what_went_and_what_came_never_run_into_one_word(qtbot: QtBot) -> None:
    text = DifferingText(differences("a street", "a lane"))
    qtbot.addWidget(text)

    assert text.text() == "a street lane"


def test_the_same_text_says_that_nothing_differs(qtbot: QtBot) -> None:
    text = DifferingText(differences("same", "same"))
    qtbot.addWidget(text)

    assert text.accessibleName() == "Nothing differs"


def test_a_person_is_a_link_with_a_button(qtbot: QtBot) -> None:
    line = PersonLine("<b>Ann</b>", "contact-1", "Grid planner", "user-plus", "Pick Ann")
    qtbot.addWidget(line)
    told: list[str] = []
    line.clicked.connect(lambda: told.append("followed"))
    line.done.connect(lambda: told.append("picked"))

    assert line.button is not None
    line.button.click()
    for each in line.findChildren(QWidget):
        if each.accessibleName() == "<b>Ann</b>":
            each.click()  # type: ignore[attr-defined]

    assert told == ["picked", "followed"]


def test_a_disc_is_as_large_as_asked(qtbot: QtBot) -> None:
    disc = IconDisc("mic", Tone.OK, 36)
    qtbot.addWidget(disc)

    assert (disc.sizeHint().width(), disc.sizeHint().height()) == (36, 36)
    disc.resize(36, 36)
    assert _has(_drawn(disc), current().colour("ok_soft"))
