"""What is done about a suggestion, and with what was left halfway."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from netdesk.domain.suggestions import Hint, Suggestion
from netdesk.services import drafts, journey, rounds
from netdesk.services.unfinished import Unfinished
from netdesk.ui.dialogs.draft_news import draft_news
from netdesk.ui.jobs import Jobs
from netdesk.ui.navigator import Navigator
from netdesk.ui.tr import tr
from netdesk.ui.wizards.catalogue import has_wizard
from netdesk.ui.wizards.kept_draft import KeptDraft

if TYPE_CHECKING:
    from netdesk.services.desks import Desk

_WIZARDS: Final = {
    Hint.FIRST_PEOPLE: "circles",
    Hint.MORE_PEOPLE: "circles",
    Hint.FIRST_WAYS: "list",
    Hint.FIRST_GOAL: "goals",
    Hint.FIRST_PITCH: "pitch",
    Hint.PLAN_MEETING: "prepare",
}
"""The wizard that does what is suggested."""

_ROWS: Final = {
    Hint.NOTE_MET: "events",
    Hint.GIVE_NUMBER: "goals",
    Hint.GIVE_DAY: "goals",
    Hint.GOAL_OVERDUE: "goals",
}
"""The section in which what a suggestion is about is shown."""

_SECTIONS: Final = {Hint.WRITE_TO_SOMEBODY: "contacts", Hint.THANK: "today"}


class JourneyDeeds(QObject):
    """`changed` tells that something that is no change of the desk is otherwise than before."""

    changed = Signal()

    def __init__(self, jobs: Jobs, navigator: Navigator, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs, self._navigator = jobs, navigator

    def take(self, found: Suggestion) -> None:
        """Do what is suggested, or lead to where it is done."""
        navigator, about = self._navigator, found.about.id if found.about else 0
        wizard = wizard_for(found)
        if found.hint is Hint.REHEARSE:
            navigator.rehearse_wanted.emit(about)
        elif wizard and has_wizard(wizard):
            navigator.wizard_wanted.emit(wizard)
        elif found.hint in _ROWS:
            navigator.row_wanted.emit(_ROWS[found.hint], about)
        elif found.hint is Hint.PREPARE_MEETING:
            navigator.plan_wanted.emit(0, about)
        elif found.hint is Hint.PLAN_MEETING:
            navigator.plan_wanted.emit(0, 0)
        elif found.hint is Hint.SAY_OUTCOME:
            navigator.interaction_wanted.emit(about)
        elif found.hint is Hint.NOTE:
            navigator.edit_interaction_wanted.emit(about, 0)
        elif found.hint is Hint.ASK_NAMED:
            navigator.contact_wanted.emit(about)
        elif found.hint is Hint.NEW_ROUND:
            self.begin_round()
        else:
            navigator.section_wanted.emit(_SECTIONS.get(found.hint, "contacts"))

    def skip(self, found: Suggestion) -> None:
        """Let a suggestion stay away for a while; a toast brings it back."""
        key = found.key
        words = tr("Skipped for {n} days", n=journey.SKIPPED_DAYS)
        back = partial(self._unskip, key)
        self._jobs.change(
            lambda desk: journey.skip(desk, key),
            lambda _none: self._tell(words, tr("Bring it back"), back),
        )

    def show_again(self) -> None:
        """Have all suggestions back that were skipped."""
        self._unskip()

    def begin_round(self) -> None:
        """One change; what was counted begins afresh."""
        begin_round(self._jobs, self._navigator)

    def drop(self, left: Unfinished) -> None:
        """Throw a draft away; a toast brings it back."""
        kept = KeptDraft(self._jobs, left.key)
        value = kept.find()

        def put_back() -> None:
            if value is not None:
                self._jobs.change(lambda desk: drafts.keep_draft(desk, left.key, value), self._heard)

        def drop(desk: Desk) -> None:
            kept.drop_on(desk)

        self._jobs.change(
            drop, lambda _none: self._tell(tr("The draft is gone"), tr("Bring it back"), put_back)
        )

    def _unskip(self, *keys: str) -> None:
        self._jobs.change(lambda desk: journey.unskip(desk, keys), lambda _none: self.changed.emit())

    def _tell(self, words: str, action: str, do: object) -> None:
        self._heard()
        self._navigator.offered.emit(words, action, do)

    def _heard(self, *_: object) -> None:
        draft_news(self._jobs).tell()
        self.changed.emit()


def wizard_for(found: Suggestion) -> str:
    """The name of the wizard that does what is suggested, "" for none."""
    if found.hint is Hint.MORE_CIRCLES:
        # With everyone in a circle there is nobody to sort: then it takes people of other circles.
        return "" if found.count else "circles"
    return _WIZARDS.get(found.hint, "")


def begin_round(jobs: Jobs, navigator: Navigator) -> None:
    """Begin a new round, and say so."""
    jobs.change(rounds.begin, lambda number: navigator.said.emit(tr("Round {n} begins", n=number), True))


def wizards_there(names: tuple[str, ...]) -> frozenset[str]:
    """Which of these wizards can be opened."""
    return frozenset(name for name in names if name and has_wizard(name))
