"""The fields that pages of the pitch wizard have in common: who listens, what for, and the ingredients."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from typing import Final

from PySide6.QtWidgets import QLineEdit

from netdesk.services.pitch_work import PitchWork
from netdesk.ui.tr import marked, tr
from netdesk.ui.widgets.fields import ComboField
from netdesk.ui.widgets.form_grid import line_edit
from netdesk.ui.wizards.draft_page import DraftPage
from netdesk.ui.wizards.pitch_book import PitchBook

AUDIENCES: Final = marked(
    (
        "Recruiters at a career fair",
        "People in the field I want to enter",
        "Somebody who hires",
        "Alumni of my school",
        "Professors and researchers",
        "Anybody I happen to meet",
    )
)
WANTS: Final = marked(
    (
        "Find a job or an internship",
        "Learn how people get into this field",
        "Understand where this industry is going",
        "Learn what it is like to work at your organization",
        "Stay in touch about openings",
        "Meet people who do this work",
    )
)


@dataclass(frozen=True, slots=True)
class Ingredient:
    """One field: the part of the pitch, its label with a key, what may stand there, a note."""

    part: str
    label: str
    hint: str
    note: str = ""


INGREDIENTS: Final = marked(
    (
        Ingredient("who", "Who you &are", "Your name"),
        Ingredient("study", "St&udy or work", "Master’s in materials science, June 2027"),
        Ingredient("interests", "What you &care about", "Batteries that last longer on the grid"),
        Ingredient("experience", "What you have &done so far", "Two summers in a test lab"),
        Ingredient("accomplishment", "Some&thing you did", "Rebuilt the ageing test rig"),
        Ingredient("team", "With who&m", "The test lab team", "credit the team"),
        Ingredient("skills", "What you are &best at", "Python, electrochemistry, explaining things"),
        Ingredient("memorable", "What makes you &remembered", "Testing time cut by a third"),
        Ingredient("question", "&Question to end on", "How did that go at yours?"),
    )
)
BY_PART: Final = {each.part: each for each in INGREDIENTS}


class PitchPage(DraftPage[PitchWork]):
    """A step of the pitch wizard. All of them look into one book and write into it."""

    def __init__(self, book: PitchBook) -> None:
        super().__init__()
        self.book = book
        self._lines: dict[str, QLineEdit] = {}
        self._choices: dict[str, ComboField] = {}

    def show_value(self, value: PitchWork) -> None:
        """Begin with this."""
        self.book.show(value)
        self.refresh()

    def applied_to(self, value: PitchWork) -> PitchWork:
        """The book has it all."""
        return self.book.work

    def entered(self, value: PitchWork) -> None:
        """Show what other pages have written meanwhile."""
        self.refresh()

    def refresh(self) -> None:
        """Put what the book says into the fields."""
        for part, line in self._lines.items():
            words = getattr(self.book.pitch.ingredients, part)
            if line.text() != words:
                line.setText(words)
        for part, field in self._choices.items():
            words = getattr(self.book.pitch, part)
            if field.currentText() != words:
                field.setEditText(words)

    def line(self, part: str) -> QLineEdit:
        """A field for an ingredient."""
        about = BY_PART[part]
        field = line_edit(tr(about.hint))
        field.textEdited.connect(partial(self._on_ingredient, part))
        self._lines[part] = field
        return field

    def audience(self) -> ComboField:
        """Who listens: those of other pitches, those one meets, or anybody in the user's words."""
        known = [each.audience for each in self.book.others]
        return self._choice("audience", (*known, *map(tr, AUDIENCES)), tr("Who stands in front of you?"))

    def want(self) -> ComboField:
        """What one wants of them."""
        known = [each.want for each in self.book.others]
        return self._choice("want", (*known, *map(tr, WANTS)), tr("What would make it worthwhile?"))

    def _choice(self, part: str, offers: Iterable[str], hint: str) -> ComboField:
        field = ComboField(editable=True)
        field.addItems([each for each in dict.fromkeys(offers) if each.strip()])
        field.setCurrentIndex(-1)
        line = field.lineEdit()
        assert line is not None
        line.setPlaceholderText(hint)
        field.editTextChanged.connect(partial(self._on_choice, part))
        self._choices[part] = field
        return field

    def _on_ingredient(self, part: str, words: str) -> None:
        self.book.edit_ingredients(**{part: words})
        self.changed.emit()

    def _on_choice(self, part: str, words: str) -> None:
        if words != getattr(self.book.pitch, part):
            self.book.edit(**{part: words})
            self.changed.emit()
