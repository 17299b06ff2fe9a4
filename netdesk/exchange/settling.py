"""From the dry run and the user's decisions to the contacts to add and to change, and to the report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from netdesk.domain.contacts import Contact
from netdesk.domain.drafts import Draft, Photo
from netdesk.domain.folding import fold
from netdesk.domain.progress import Progress, Silent
from netdesk.exchange.collecting import collector_at_rest
from netdesk.exchange.comparing import differences, merged, photo_hash
from netdesk.exchange.deleted import DELETED, LEFT_OUT
from netdesk.exchange.matching import IMPORTED_BEFORE, SAME_CARD
from netdesk.exchange.planning import (
    ALL_FIELDS,
    Action,
    Batch,
    Decision,
    DryRun,
    FileReading,
    FileReport,
    ImportReport,
    Kept,
    Outcome,
    Planned,
)
from netdesk.exchange.record_uids import record_of
from netdesk.exchange.work import Addition, Additions, Update, Work

Load = Callable[[Sequence[int]], Mapping[int, Contact]]
_LOADED_AT_ONCE = 500
_REPORT_EVERY = 100
_UNDECIDED = Decision()
_BY_YOU: Final = "left out by you"
MAY_BE_HERE: Final = "May be somebody who is here already"


def circle_names(dry_run: DryRun) -> tuple[str, ...]:
    """The names of circles that the files give, each once, in order."""
    found: dict[str, str] = {}
    for item in dry_run.items:
        if item.draft.circle:
            found.setdefault(fold(item.draft.circle), item.draft.circle)
    return tuple(found.values())


def settle(
    dry_run: DryRun,
    batch: Batch,
    load: Load,
    circles: Mapping[str, int] | None = None,
    progress: Progress | None = None,
) -> Work:
    """Decide every record. `load` gives contacts of the desk by id; `circles` ids by folded name.

    Raises Cancelled when `progress` does.
    """
    with collector_at_rest():
        return _Settling(dry_run, batch, load, circles or {}, progress or Silent()).work()


@dataclass(slots=True)
class _Person:
    """Somebody in the making: as they were, as they shall be."""

    before: Contact | None
    contact: Contact
    digests: tuple[str, ...] = ()
    photo: Photo | None = None


class _Settling:
    def __init__(
        self, dry_run: DryRun, batch: Batch, load: Load, circles: Mapping[str, int], progress: Progress
    ) -> None:
        self._progress = progress
        self._dry_run = dry_run
        self._batch = batch
        self._circles = circles
        self._marks = batch.marks
        # Whom the records add: 1 at the place of each. Most are as their record says, and are made when they
        # are kept; those to whom several records came are among `_people`, under -(place + 1).
        self._added = bytearray(len(dry_run.items))
        self._people: dict[int, _Person] = {}
        self._stands_for: dict[int, int] = {}
        self._remembered: list[tuple[int, str]] = []
        self._kept: list[Kept] = []
        self._apart: list[tuple[int, int]] = []
        self._counts = [Counter[str]() for _ in dry_run.files]
        self._left_out = [Counter[str]() for _ in dry_run.files]
        self._suggested = [Counter[str]() for _ in dry_run.files]
        # Who did not get what a record was planned to say of them.
        self._missed: set[int] = set()
        # Items that nobody was added or changed for, and the column that counts them.
        self._dropped: dict[int, str] = {}
        people: set[int] = set()
        for place, each in enumerate(dry_run.items):
            if place % _LOADED_AT_ONCE == 0:
                progress.report(0, len(dry_run.items), "Deciding")
            people.update(self._wanted(place, each))
        wanted = sorted(people)
        self._desk: dict[int, Contact] = {}
        for start in range(0, len(wanted), _LOADED_AT_ONCE):
            progress.report(0, len(dry_run.items), "Deciding")
            self._desk.update(load(wanted[start : start + _LOADED_AT_ONCE]))

    def _wanted(self, place: int, item: Planned) -> Iterator[int]:
        """The contacts that have to be read to settle this item."""
        decision = self._batch.decisions.get(place)
        decided = decision is not None and decision.action is not None
        if (item.outcome is Outcome.UPDATE or decided) and item.contact_id is not None:
            yield item.contact_id
        if decision is not None and decision.person is not None:
            yield decision.person

    def work(self) -> Work:
        decisions = self._batch.decisions
        for place, item in enumerate(self._dry_run.items):
            if place % _REPORT_EVERY == 0:
                self._progress.report(place, len(self._dry_run.items), "Deciding")
            decision = decisions.get(place, _UNDECIDED)
            counted = self._settle_one(place, item, decision)
            self._counts[item.file_index][counted] += 1
            if counted == "suggested":
                alone = item.contact_id is None and item.batch_index is None
                self._suggested[item.file_index][item.reason if alone else MAY_BE_HERE] += 1
        updates: list[Update] = []
        for place, each in enumerate(self._people.values()):
            if place % _LOADED_AT_ONCE == 0:
                self._progress.report(len(self._dry_run.items), len(self._dry_run.items), "Deciding")
            if each.before is not None:
                updates.append(Update(each.contact, each.digests, each.photo))
        additions = Additions(self._added, self._addition)
        files = tuple(self._file_report(index, each) for index, each in enumerate(self._dry_run.files))
        report = ImportReport(files, kept=tuple(self._kept))
        known: tuple[int, ...] = ()
        if self._batch.event_id is not None:
            known = tuple(dict.fromkeys(each for each in self._stands_for.values() if each > 0))
        return Work(additions, tuple(updates), tuple(self._remembered), report, tuple(self._apart), known)

    def _settle_one(self, place: int, item: Planned, decision: Decision) -> str:
        """Do what was decided about one record; returns the report's column that counts it."""
        if item.outcome is Outcome.NEW and decision is _UNDECIDED:
            self._added[place] = 1
            return "added"
        undecided = decision.action is None
        action = decision.action or self._default(item)
        if _goes_elsewhere(item, decision):
            self._missed.add(_planned_for(item))
        if undecided and action is Action.JOIN and item.batch_index in self._dropped:
            # The same person as somebody who was left out.
            return self._drop(place, item, self._dropped[item.batch_index])
        if action is Action.LEAVE_OUT:
            by_rule = undecided and item.reason != DELETED
            return self._drop(place, item, "suggested" if by_rule else "ignored")
        changes_nothing = item.outcome is Outcome.SAME and undecided and not self._may_be_news(item)
        if changes_nothing and item.contact_id is not None:
            self._stands_for[place] = item.contact_id
            self._remember(item.contact_id, item)
            return "same"
        target = self._target(item, decision)
        if action is Action.ADD or target is None:
            self._added[place] = 1
            if not undecided and target is not None:
                self._apart.append((target, -(place + 1)))
            return "suggested" if undecided and item.outcome is Outcome.SUGGESTED else "added"
        self._stands_for[place] = target
        if changes_nothing:
            self._remember(target, item)
            return "same"
        return "updated" if self._join(target, item, decision) else "same"

    def _may_be_news(self, item: Planned) -> bool:
        """Whether a record that said nothing new after an earlier one does so now that it went elsewhere."""
        return item.reason != IMPORTED_BEFORE and _planned_for(item) in self._missed

    def _drop(self, place: int, item: Planned, counted: str) -> str:
        self._dropped[place] = counted
        if counted == "ignored":
            self._left_out[item.file_index][LEFT_OUT if item.reason == DELETED else _BY_YOU] += 1
        return counted

    def _default(self, item: Planned) -> Action:
        if item.outcome is Outcome.NEW:
            return Action.ADD
        if item.reason == DELETED:
            return Action.ADD if self._batch.add_deleted else Action.LEAVE_OUT
        if item.outcome is Outcome.SUGGESTED:
            return Action.ADD if self._batch.add_suggested else Action.LEAVE_OUT
        return Action.JOIN

    def _target(self, item: Planned, decision: Decision) -> int | None:
        """Whom the record is about: a contact's id; negative, somebody this import adds; None when gone."""
        if decision.person is not None and decision.action is Action.JOIN:
            return decision.person if decision.person in self._desk else None
        if item.contact_id is not None:
            return item.contact_id if item.contact_id in self._desk else None
        if item.batch_index is None:
            return None
        earlier = self._stands_for.get(item.batch_index, -(item.batch_index + 1))
        is_added = earlier < 0 and self._added[-earlier - 1]
        return earlier if is_added or earlier in self._desk else None

    def _person(self, target: int) -> _Person | None:
        """Somebody in the making; None for a contact of the desk that nothing has changed yet."""
        found = self._people.get(target)
        if found is None and target < 0:
            draft = self._dry_run.items[-target - 1].draft
            found = self._people[target] = _Person(None, self._as_told(draft), _digests(draft), draft.photo)
        return found

    def _addition(self, place: int) -> Addition:
        key = -(place + 1)
        person = self._people.get(key)
        if person is not None:
            return Addition(person.contact, person.digests, person.photo, key)
        draft = self._dry_run.items[place].draft
        return Addition(self._as_told(draft), _digests(draft), draft.photo, key)

    def _as_told(self, draft: Draft) -> Contact:
        """Somebody new as a record tells of them."""
        contact = draft.contact
        if draft.photo or contact.id is not None:
            contact = replace(contact, id=None, photo=photo_hash(draft))
        if contact.uid and record_of(contact.uid):
            contact = replace(contact, uid="")
        return self._marked(contact, draft)

    def _join(self, target: int, item: Planned, decision: Decision) -> bool:
        """Merge the record into its person; False when that changes nothing."""
        person = self._person(target)
        present = person.contact if person else self._desk[target]
        theirs = decision.theirs | self._batch.theirs
        after = self._marked(merged(present, item.draft, theirs), item.draft)
        for line in differences(present, item.draft):
            if line.is_choice and line.field not in theirs and ALL_FIELDS not in theirs:
                self._kept.append(Kept(present.shown, line.label, line.mine, line.theirs))
        if after == present:
            self._remember(target, item)
            return False
        if person is None:
            person = self._people[target] = _Person(present, present)
        person.contact = after
        person.digests += _news_of(item)
        if item.draft.photo and after.photo != present.photo:
            person.photo = item.draft.photo
        return True

    def _remember(self, target: int, item: Planned) -> None:
        """Know this record next time, when it was not known already."""
        news = _news_of(item)
        person = self._person(target) if news else None
        if person is not None:
            person.digests += news
        else:
            self._remembered += [(target, digest) for digest in news]

    def _marked(self, contact: Contact, draft: Draft) -> Contact:
        """With what was chosen for all, where the contact says nothing of its own."""
        batch = self._batch
        if not (self._marks or draft.circle):
            return contact
        changes: dict[str, Any] = {}
        if contact.circle_id is None:
            circle = self._circles.get(fold(draft.circle)) if draft.circle else None
            changes["circle_id"] = circle or batch.circle_id
        if batch.tags:
            known = {fold(tag) for tag in contact.tags}
            changes["tags"] = (*contact.tags, *(tag for tag in batch.tags if fold(tag) not in known))
        if batch.how_met and not contact.how_met:
            changes["how_met"] = batch.how_met
        if batch.where_met and not contact.where_met:
            changes["where_met"] = batch.where_met
        # Nobody introduces themselves.
        themselves = batch.introduced_by is not None and batch.introduced_by == contact.id
        if not (contact.introducer or contact.introduced_by is not None or themselves):
            changes["introduced_by"], changes["introducer"] = batch.introduced_by, batch.introducer
        if all(getattr(contact, name) == value for name, value in changes.items()):
            return contact
        return replace(contact, **changes)

    def _file_report(self, index: int, reading: FileReading) -> FileReport:
        counts, left_out = self._counts[index], self._left_out[index]
        why = Counter(each.why for each in reading.ignored) + left_out
        return FileReport(
            reading.path,
            reading.format_name,
            read=reading.read,
            added=counts["added"],
            updated=counts["updated"],
            same=counts["same"],
            suggested=counts["suggested"],
            suggested_why=dict(self._suggested[index]),
            rejected=len(reading.rejected),
            ignored=len(reading.ignored) + left_out.total(),
            problems=reading.problems,
            ignored_why=dict(why),
            failure=reading.failure,
        )


def _planned_for(item: Planned) -> int:
    """Whom a record was planned to be about: a contact; negative, the person of an earlier record."""
    return item.contact_id if item.contact_id is not None else -((item.batch_index or 0) + 1)


def _goes_elsewhere(item: Planned, decision: Decision) -> bool:
    """Whether the user let an update be anything but the update of whom it was planned for."""
    if item.outcome is not Outcome.UPDATE or decision.action is None:
        return False
    return decision.action is not Action.JOIN or decision.person not in (None, item.contact_id)


def _digests(draft: Draft) -> tuple[str, ...]:
    """What somebody new is known by: their record, and before it the one they came from on another desk."""
    record = record_of(draft.contact.uid) if draft.contact.uid else ""
    return (record, draft.digest) if record else (draft.digest,)


def _news_of(item: Planned) -> tuple[str, ...]:
    """The digests by which a person of the desk is known from now on, and was not before."""
    if item.reason == IMPORTED_BEFORE:
        return ()
    return (item.draft.digest,) if item.reason == SAME_CARD else _digests(item.draft)
