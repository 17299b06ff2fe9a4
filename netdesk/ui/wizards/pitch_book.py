"""What the pages of the pitch wizard share: the pitch so far, and what the desk knows beside it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import QObject, Signal

from netdesk.domain.goals import Goal, GoalState
from netdesk.domain.now import utc_now
from netdesk.domain.pitch_writing import compose
from netdesk.domain.pitches import Ingredients, Pitch, Rehearsal
from netdesk.domain.rehearsing import Standing, standing_of
from netdesk.domain.speech import pace_of, spoken_seconds
from netdesk.services import goals, pitches
from netdesk.services.desks import Reader
from netdesk.services.pitch_work import PitchWork


class PitchBook(QObject):
    """`work` is the pitch so far; `changed` tells every edit of it.

    While the words are not the user's own, they follow the ingredients.
    """

    changed = Signal()

    def __init__(self, reader: Reader, pitch_id: int, today: date, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self.others = [each for each in pitches.every(reader) if each.id != pitch_id]
        self.before = next((each for each in pitches.every(reader) if each.id == pitch_id), None)
        self._said = pitches.rehearsals(reader)
        self.goals = [each for each in goals.every(reader) if each.state is GoalState.ACTIVE]
        self.work = PitchWork(self.before or Pitch(""))

    # What is known

    @property
    def pitch(self) -> Pitch:
        """The pitch so far."""
        return self.work.pitch

    @property
    def pace(self) -> float | None:
        """The user's own words a minute, by all rehearsals with those of this sitting."""
        said = [*self._said, *self.work.takes]
        return pace_of((each.words, each.seconds) for each in reversed(said))

    @property
    def seconds(self) -> int:
        """How long the text takes, at the user's own pace where it is known."""
        return spoken_seconds(self.pitch.text, *(() if self.pace is None else (self.pace,)))

    @property
    def earlier(self) -> list[Rehearsal]:
        """Rehearsals of this pitch that the desk has."""
        own = None if self.before is None or self.work.as_new else self.before.id
        return [each for each in self._said if own is not None and each.pitch_id == own]

    @property
    def standing(self) -> Standing:
        """How well it sits."""
        return standing_of(self.pitch.text, [*self.earlier, *self.work.takes], utc_now())

    @property
    def composed(self) -> str:
        """What the ingredients say by themselves."""
        return compose(self.pitch.ingredients, self.pitch.want, today=self._today)

    @property
    def compared_with(self) -> Pitch | None:
        """The version that this one differs from: the one on the desk, or the one it began from."""
        if self.before is not None:
            return self.before
        return next((each for each in self.others if each.id == self.pitch.based_on), None)

    def blank(self, name: str) -> Pitch:
        """A new pitch, which knows the user's name and nothing else."""
        ingredients = Ingredients(who=name)
        return Pitch("", ingredients=ingredients, text=compose(ingredients, today=self._today))

    def goal(self) -> Goal | None:
        """The goal it serves."""
        return next((each for each in self.goals if each.id == self.pitch.goal_id), None)

    # Edits

    def show(self, work: PitchWork) -> None:
        """Begin with this, without telling of an edit."""
        self.work = work

    def edit(self, **parts: Any) -> None:
        """Change parts of the pitch."""
        self._put(lambda pitch: replace(pitch, **parts))

    def edit_ingredients(self, **parts: str) -> None:
        """Change ingredients; the words follow unless the user has changed them."""
        self._put(lambda pitch: replace(pitch, ingredients=replace(pitch.ingredients, **parts)))

    def write(self, text: str) -> None:
        """The user types the words. As soon as they are what was composed, or nothing, they are nobody's."""
        edited = bool(text.strip()) and text.strip() != self.composed
        self.work = replace(self.work, pitch=replace(self.pitch, text=text.strip(), is_edited=edited))
        self.changed.emit()

    def compose_again(self) -> None:
        """Take what the ingredients say in place of the words."""
        self.work = replace(self.work, pitch=replace(self.pitch, text=self.composed, is_edited=False))
        self.changed.emit()

    def begin_from(self, other: Pitch | None) -> None:
        """Take another pitch's ingredients and words; the audience stays the user's. None: from nothing."""
        if other is None:
            self.edit(based_on=None)
            return
        pitch = replace(
            self.pitch,
            ingredients=other.ingredients,
            text=other.text,
            is_edited=other.is_edited,
            based_on=other.id,
            want=self.pitch.want or other.want,
            goal_id=self.pitch.goal_id or other.goal_id,
        )
        self.work = replace(self.work, pitch=pitch)
        self.changed.emit()

    def add_take(self, take: Rehearsal) -> None:
        """It was said aloud."""
        self.work = replace(self.work, takes=(*self.work.takes, take))
        self.changed.emit()

    def drop_take(self, place: int) -> None:
        """One that does not count."""
        takes = self.work.takes
        self.work = replace(self.work, takes=(*takes[:place], *takes[place + 1 :]))
        self.changed.emit()

    def keep_as_new(self, as_new: bool) -> None:
        """As a further version, or in place of the one on the desk."""
        self.work = replace(self.work, as_new=as_new)
        self.changed.emit()

    def _put(self, edit: Callable[[Pitch], Pitch]) -> None:
        pitch = edit(self.pitch)
        if pitch == self.pitch:
            return
        self.work = replace(self.work, pitch=pitch)
        if not pitch.is_edited:
            self.work = replace(self.work, pitch=replace(pitch, text=self.composed))
        self.changed.emit()
