"""The contacts table as a model."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from datetime import datetime
from typing import Any, Final

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt

from netdesk.domain.now import wall_now
from netdesk.domain.rows import ContactRow, ContactSort
from netdesk.services import contacts
from netdesk.services.me import me
from netdesk.ui.jobs import Jobs
from netdesk.ui.models.portraits import Portraits
from netdesk.ui.models.windowed import Column, WindowedModel
from netdesk.ui.next_step import next_step
from netdesk.ui.roles import ChipValue, Role, Tone
from netdesk.ui.tr import marked, tr
from netdesk.ui.words import wording

FURTHER: Final = frozenset(
    {
        ContactSort.EMAIL,
        ContactSort.PHONE,
        ContactSort.TAGS,
        ContactSort.BIRTHDAY,
        ContactSort.INTRODUCED_BY,
        ContactSort.CLOSENESS,
        ContactSort.ADDED,
    }
)
"""Columns whose contents are read only when they are shown."""

ARCHIVED: Final = marked("Archived")

Clock = Callable[[], datetime]
"""The time now on the user's own clock, naive."""

_OF_A_ROW: Final = (
    Qt.ItemFlag.ItemIsSelectable
    | Qt.ItemFlag.ItemIsEnabled
    | Qt.ItemFlag.ItemIsDragEnabled
    | Qt.ItemFlag.ItemNeverHasChildren
)


class ContactsModel(WindowedModel[ContactRow]):
    """Rows of contacts. Days are said as seen from `clock`, which is the user's own unless a test sets it."""

    def __init__(self, jobs: Jobs, clock: Clock | None = None, parent: QObject | None = None) -> None:
        self._jobs = jobs
        self._clock = clock
        self.home = me(jobs.reader).zone
        self._portraits: Portraits | None = None
        self._further: frozenset[ContactSort] = frozenset()
        super().__init__(self._made_columns(), self._fetched, parent)

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        """Rows can be dragged out. Asked for every cell that is painted."""
        return _OF_A_ROW if index.isValid() else Qt.ItemFlag.NoItemFlags

    def show_portraits(self, portraits: Portraits) -> None:
        """Show people's pictures where there are any."""
        self._portraits = portraits

    def now(self) -> datetime:
        """The time now on the user's clock."""
        return self._clock() if self._clock else wall_now(self.home)

    def read_home(self) -> None:
        """Learn anew in which zone the user is."""
        self.home = me(self._jobs.reader).zone

    def step(self, row: ContactRow) -> wording.Step:
        """What comes next with the contact of a row."""
        return next_step(row, self.now(), self.home)

    def fetch_further(self, columns: Collection[ContactSort]) -> None:
        """Have rows also say what these columns show."""
        wanted = frozenset(columns).intersection(FURTHER)
        more = not wanted <= self._further
        self._further = wanted
        if more:
            self.refresh()

    def _fetched(self, ids: Sequence[int]) -> dict[int, ContactRow]:
        return contacts.contact_rows(self._jobs.reader, ids, self._further)

    def column_of(self, sort: ContactSort) -> int:
        """The column that is sorted by this."""
        return next(at for at, column in enumerate(self.columns) if column.sort is sort)

    def _photo(self, row: ContactRow) -> Any:
        return self._portraits.of(row.photo) if self._portraits is not None else None

    def _touch(self, row: ContactRow) -> str:
        return wording.last_touch(row.last_touch, self.now(), self.home)

    def _step_text(self, row: ContactRow) -> str:
        return self.step(row).text

    def _step_chip(self, row: ContactRow) -> ChipValue | None:
        step = self.step(row)
        return ChipValue(step.text, step.tone) if step.urgent else None

    def _step_tone(self, row: ContactRow) -> Tone:
        return self.step(row).tone

    def _made_columns(self) -> tuple[Column[ContactRow], ...]:
        show = int(Qt.ItemDataRole.DisplayRole)
        return (
            self._name_column(),
            Column(
                "organization",
                tr("Organization"),
                ContactSort.ORGANIZATION,
                {show: lambda row: row.organization, int(Role.TONE): _normal},
            ),
            Column(
                "circle",
                tr("Circle"),
                ContactSort.CIRCLE,
                {show: lambda row: row.circle, int(Role.CHIP): _circle},
            ),
            Column(
                "last touch",
                tr("Last touch"),
                ContactSort.LAST_TOUCH,
                {show: self._touch, int(Role.FIGURES): lambda _row: True},
            ),
            Column(
                "next step",
                tr("Next step"),
                ContactSort.NEXT_STEP,
                {show: self._step_text, int(Role.CHIP): self._step_chip, int(Role.TONE): self._step_tone},
            ),
            *(
                Column(
                    sort.value, wording.column_heading(sort), sort, {show: told, int(Role.FIGURES): figures}
                )
                for sort, told, figures in (
                    (ContactSort.EMAIL, _email, _no),
                    (ContactSort.PHONE, _phone, _yes),
                    (ContactSort.TAGS, _tags, _no),
                    (ContactSort.BIRTHDAY, _birthday, _yes),
                    (ContactSort.INTRODUCED_BY, _introduced_by, _no),
                    (ContactSort.CLOSENESS, _closeness, _no),
                    (ContactSort.ADDED, self._added, _yes),
                )
            ),
        )

    def _name_column(self) -> Column[ContactRow]:
        show, speak = int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.AccessibleTextRole)
        return Column(
            "name",
            tr("Name"),
            ContactSort.NAME,
            {
                show: _name,
                speak: _spoken,
                int(Role.TITLE): _name,
                int(Role.SUBTITLE): _second_line,
                int(Role.STAR): lambda row: row.starred,
                int(Role.AVATAR_KEY): lambda row: row.avatar_key,
                int(Role.PHOTO): self._photo,
                int(Role.ID): lambda row: row.id,
            },
        )

    def _added(self, row: ContactRow) -> str:
        return wording.short_day(row.added, self.now().date()) if row.added else wording.NOTHING


def _name(row: ContactRow) -> str:
    return row.name


def _spoken(row: ContactRow) -> str:
    marks = ("starred" if row.starred else "", "archived" if row.archived else "")
    return ", ".join(part for part in (row.name, row.title, row.organization, *marks) if part)


def _second_line(row: ContactRow) -> str:
    """The title; somebody archived who was found says so first."""
    return wording.SEPARATOR.join(part for part in (tr(ARCHIVED) if row.archived else "", row.title) if part)


def _email(row: ContactRow) -> str:
    return row.email


def _phone(row: ContactRow) -> str:
    return row.phone


def _tags(row: ContactRow) -> str:
    return ", ".join(row.tags)


def _birthday(row: ContactRow) -> str:
    return wording.day_of_year(row.birthday) if row.birthday else ""


def _introduced_by(row: ContactRow) -> str:
    return row.introduced_by


def _closeness(row: ContactRow) -> str:
    return wording.closeness_words(row.closeness) if row.closeness else ""


def _yes(_row: ContactRow) -> Any:
    return True


def _no(_row: ContactRow) -> Any:
    return False


def _normal(_row: ContactRow) -> Any:
    return Tone.NORMAL


def _circle(row: ContactRow) -> ChipValue | None:
    return ChipValue(wording.short_circle(row.circle), hue=row.hue) if row.circle else None
