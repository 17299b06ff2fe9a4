"""Words for the user: translated first, filled afterwards."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator
from pytestqt.qtbot import QtBot

from netdesk.ui.tr import counted, forget_language, marked, tr


class Backwards(QTranslator):
    """Says every text of ours backwards, its places aside."""

    def translate(self, context: str, text: str, _what: str | None = None, _n: int = -1) -> str:
        words = [each if each.startswith("{") else each[::-1] for each in text.split(" ")]
        return " ".join(words) if context == "netdesk" else ""


@pytest.fixture
def backwards(qtbot: QtBot) -> Iterator[QTranslator]:
    translator = Backwards()
    QCoreApplication.installTranslator(translator)
    forget_language()
    yield translator
    QCoreApplication.removeTranslator(translator)
    forget_language()


def test_words_without_a_translation_stay_as_they_are() -> None:
    assert tr("Nothing is {lost}") == "Nothing is {lost}"


def test_values_are_filled_in_and_never_read_as_a_pattern() -> None:
    assert tr("Hello {name}", name="{braces}") == "Hello {braces}"


def test_a_number_takes_the_word_that_goes_with_it() -> None:
    assert counted(1, "{n} person", "{n} people") == "1 person"
    assert counted(1284, "{n} person", "{n} people") == "1,284 people"


def test_every_number_of_a_counted_text_has_its_thousands_apart() -> None:
    said = counted(311_169, "{done} of {n} talk", "{done} of {n} talks, {what}", done=186_849, what="1000")
    assert said == "186,849 of 311,169 talks, 1000"


def test_words_are_said_in_the_language_of_the_interface(backwards: QTranslator) -> None:
    assert tr("Nothing to keep") == "gnihtoN ot peek"
    assert tr("Keep {name} here", name="Leila {Haddad}") == "peeK Leila {Haddad} ereh"
    assert counted(2, "{n} person", "{n} people") == "2 elpoep"


def test_a_constant_stays_as_it_is_until_it_is_shown(backwards: QTranslator) -> None:
    title = marked("Backups")
    assert title == "Backups"
    assert tr(title) == "spukcaB"


def test_another_language_is_heard_after_the_old_one_is_forgotten(backwards: QTranslator) -> None:
    assert tr("Undo") == "odnU"
    QCoreApplication.removeTranslator(backwards)
    assert tr("Undo") == "odnU"
    forget_language()
    assert tr("Undo") == "Undo"
