"""Bringing people in from files: look, plan, decide, keep as one change."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import Any

from netdesk.domain.clean import clean
from netdesk.domain.contacts import Contact
from netdesk.domain.drafts import Draft
from netdesk.domain.folding import fold
from netdesk.domain.progress import Progress, Silent
from netdesk.exchange import reading as files
from netdesk.exchange.carrying import carry_over
from netdesk.exchange.detect import Offer, describe
from netdesk.exchange.encodings import whole_text
from netdesk.exchange.folders import files_of, is_some_text, too_many
from netdesk.exchange.matching import KnownPeople, KnownPerson
from netdesk.exchange.pasted import describe_text
from netdesk.exchange.planner import plan
from netdesk.exchange.planning import Batch, DryRun, FileReading, FileReport, ImportReport, Planned
from netdesk.exchange.settling import circle_names, settle
from netdesk.exchange.staging import Records, empty_like
from netdesk.exchange.touches import TouchCounts
from netdesk.exchange.wishes import Wishes
from netdesk.exchange.work import Addition, Update, Work
from netdesk.services import about_me, deleted_people, imported_desks, imported_touches
from netdesk.services.backups import back_up_before_import
from netdesk.services.imported_journeys import Compared
from netdesk.services.me import me
from netdesk.store import contacts as kept
from netdesk.store import events, keys, not_same, pages, settings
from netdesk.store.changes import Change
from netdesk.store.connection import Connection
from netdesk.store.desk import Desk
from netdesk.store.id_lists import PART_CONTACTS
from netdesk.store.indexes_aside import indexes_aside
from netdesk.store.naming import still_there


def offer_text(text: str) -> Offer:
    """What bringing in a text would do, in words."""
    return describe_text(text)


def handed_over(raw: bytes) -> str:
    """A text that another program hands over without a word of what its bytes stand for."""
    return whole_text(raw).rstrip("\0")


def offer(paths: Sequence[Path]) -> Offer:
    """What dropping these files would do, in words, after a short look into each."""
    return describe(paths)


def read_files(
    paths: Sequence[Path],
    progress: Progress | None = None,
    wishes: Wishes | None = None,
    held: Callable[[], Records[Draft]] = list,
) -> tuple[FileReading, ...]:
    """Read files whole, as wished. A bad file is no error: its reading says why. `held` makes what holds the
    drafts of a file. Raises Cancelled."""
    said = progress or Silent()
    found = files_of(paths, said)
    readings = files.read_files(found, said, wishes, held)
    if (told := too_many(paths, found)) is not None:
        readings = (*readings, told)
    elif len(found) == len(paths):
        return readings
    # In a folder there are texts of all sorts: those that name nobody need no word.
    given = set(map(str, paths))
    return tuple(each for each in readings if each.path in given or not is_some_text(each))


def dry_run(
    reader: Connection,
    readings: Sequence[FileReading],
    progress: Progress | None = None,
    items: Records[Planned] | None = None,
) -> DryRun:
    """Find out what an import would do; nothing is changed. `items` is empty, and holds what becomes of each
    record. Raises Cancelled."""
    stamp = keys.last_change(reader)
    readings = about_me.without_me(reader, readings)
    digests = list(keys.digests(reader))
    known = KnownPeople.build(
        _to_be_asked_about(reader, readings, {digest for _, digest in digests}),
        digests,
        region=me(reader).territory,
        progress=progress,
        apart=not_same.pairs(reader),
    )

    deleted = deleted_people.known(reader)

    def load(contact_ids: Sequence[int]) -> Mapping[int, Contact]:
        return _by_id(reader, contact_ids)

    try:
        planned = plan(readings, known, load, progress or Silent(), stamp=stamp, items=items, deleted=deleted)
    finally:
        known.forget()
    touches = imported_touches.plan_all(reader, readings)
    further = imported_desks.further(reader, planned)
    return replace(planned, touches=touches, further=further.new, deleted=further.deleted)


def _to_be_asked_about(
    reader: Connection, readings: Sequence[FileReading], digests: AbstractSet[str]
) -> Iterator[KnownPerson]:
    """Everybody on the desk, as records are compared with them; nobody when all records were imported before
    and are known by their digests: the same files once more."""
    if all(draft.digest in digests for reading in readings for draft in reading.drafts):
        return
    for person in chain(keys.people(reader), keys.former_cards(reader)):
        yield KnownPerson(*person)


def import_people(
    desk: Desk, planned: DryRun, batch: Batch, progress: Progress | None = None
) -> ImportReport:
    """Keep what the dry run and the decisions say, as one change that can be undone whole.

    When the desk has changed since the dry run, it is planned anew first. Raises Cancelled, or a
    Trouble; then nothing was kept.
    """
    said = progress or Silent()
    connection = desk.writer
    back_up_before_import(desk, said)
    if planned.stamp != keys.last_change(connection):
        again = dry_run(connection, planned.files, said, empty_like(planned.items))
        batch = replace(batch, decisions=carry_over(planned, again, batch.decisions))
        planned = again
    before = pages.counts(connection).contacts
    names = _names(planned.files)
    with desk.change(f"Import {names}", kind="import") as change:
        imported_desks.prepare(change, planned.files)
        circles = _circles(change, planned)
        work = settle(planned, batch, lambda ids: _by_id(connection, ids), circles, said)
        added, further = len(work.additions), Compared(Counter(), Counter())
        label = _label(work, names)
        _keep(change, work, said, batch.event_id)
        touches = imported_touches.keep_all(change, planned.touches, len(planned.files), batch, said)
        desks = imported_desks.keep_all(change, planned.files, batch, said, further)
        touches = [one + other for one, other in zip(touches, desks, strict=True)]
        about_me.keep(connection, planned.files, fill_me=batch.fill_me)
        told = sum(each.kept for each in touches)
        if not added and not work.updates:
            label = _touched_label(told, names) or _further_label(further.new, names) or label
        change.relabel(label)
    after = pages.counts(connection).contacts
    return replace(
        _with_touches(work.report, touches),
        contacts_before=before,
        contacts_after=after,
        change_id=change.id if keys.last_change(connection) == change.id else None,
        further=further.new,
        left_out=further.deleted,
    )


def rehearse(desk: Desk, planned: DryRun, batch: Batch) -> ImportReport:
    """The report that `import_people` would give; nothing is changed."""
    with desk.reader() as reader:
        circles = {fold(circle.name): circle.id for circle in kept.circles(reader)}
        work = settle(planned, batch, lambda ids: _by_id(reader, ids), circles)
        before = pages.counts(reader).contacts
        desks = imported_desks.rehearse_all(reader, planned, batch)
    touches = imported_touches.rehearse_all(planned.touches, len(planned.files), batch)
    touches = [one + other for one, other in zip(touches, desks, strict=True)]
    coming = Counter(planned.further) + Counter(planned.deleted if batch.deleted_things else {})
    left_out = {} if batch.deleted_things else _but_interactions(planned.deleted)
    return replace(
        _with_touches(work.report, touches),
        contacts_before=before,
        contacts_after=before,
        further=_but_interactions(coming),
        left_out=left_out,
    )


def _but_interactions(counts: Mapping[str, int]) -> dict[str, int]:
    """Those are counted by themselves."""
    return {what: count for what, count in counts.items() if what != "interactions"}


def _with_touches(report: ImportReport, touches: Sequence[TouchCounts]) -> ImportReport:
    files = zip(report.files, touches, strict=True)
    return replace(report, files=tuple(replace(file, interactions=counts) for file, counts in files))


def report_as_json(report: ImportReport) -> dict[str, Any]:
    """The report as the headless import prints it."""
    return {
        "files": [_file_as_json(each) for each in report.files],
        "contacts_before": report.contacts_before,
        "contacts_after": report.contacts_after,
        "kept": [
            {"who": each.who, "field": each.label, "kept": each.mine, "in_file": each.theirs}
            for each in report.kept
        ],
        "interactions": _touches_as_json(report.interactions),
        **({"further": dict(report.further)} if report.further else {}),
        **({"deleted_before": dict(report.left_out)} if report.left_out else {}),
    }


def _touches_as_json(counts: TouchCounts) -> dict[str, Any]:
    names = ("read", "added", "updated", "cancelled", "same", "left_out")
    return {**{name: getattr(counts, name) for name in names}, "left_out_why": dict(counts.why)}


def _file_as_json(report: FileReport) -> dict[str, Any]:
    counts = ("read", "added", "updated", "same", "suggested", "rejected", "ignored")
    return {
        "file": report.path,
        "format": report.format_name,
        **{name: getattr(report, name) for name in counts},
        "problems": [{"line": each.line, "what": each.what} for each in report.problems],
        "ignored_why": dict(report.ignored_why),
        "suggested_why": dict(report.suggested_why),
        "interactions": _touches_as_json(report.interactions),
        **({"failure": report.failure} if report.failure else {}),
    }


def _by_id(connection: Connection, contact_ids: Sequence[int]) -> dict[int, Contact]:
    return {each.id: each for each in kept.get(connection, contact_ids) if each.id is not None}


def _circles(change: Change, planned: DryRun) -> dict[str, int]:
    """The ids of circles by folded name; those that only the files know are made."""
    known = {fold(circle.name): circle.id for circle in kept.circles(change.connection)}
    for place, name in enumerate(circle_names(planned)):
        if fold(name) not in known:
            known[fold(name)] = kept.insert_circle(change, name, (len(known) + place) % 8)
    return known


def _keep(change: Change, work: Work, progress: Progress, event_id: int | None) -> None:
    added, total = 0, len(work.additions) + len(work.updates)
    wanted = {key for pair in work.apart for key in pair if key < 0}
    event_id = still_there(change.connection, "event", event_id)
    ids: dict[int, int] = {}
    with indexes_aside(change.connection, len(work.additions)):
        for start in range(0, len(work.additions), PART_CONTACTS):
            progress.report(added, total)
            batch = work.additions[start : start + PART_CONTACTS]
            added += len(batch)
            made = _insert(change, batch)
            if event_id is not None:
                events.add_people(change, event_id, list(made.values()))
            ids |= {key: contact_id for key, contact_id in made.items() if key in wanted}
    for start in range(0, len(work.updates), PART_CONTACTS):
        progress.report(added + start, total)
        _update(change, work.updates[start : start + PART_CONTACTS])
    for start in range(0, len(work.remembered), PART_CONTACTS):
        progress.report(total, total)
        kept.insert_digests(change, work.remembered[start : start + PART_CONTACTS])
        change.part()
    if event_id is not None:
        progress.report(total, total)
        events.add_people(change, event_id, work.known)
    for start in range(0, len(work.apart), PART_CONTACTS):
        progress.report(total, total)
        pairs = work.apart[start : start + PART_CONTACTS]
        not_same.insert(change, [(ids.get(one, one), ids.get(other, other)) for one, other in pairs])
        change.part()
    # From here on it is too late to stop: the last step is the commit.
    progress.report(total, total)


def _insert(change: Change, additions: Sequence[Addition]) -> dict[int, int]:
    """Keep new contacts; returns their ids by the keys of the additions."""
    for each in additions:
        if each.photo:
            settings.keep_blob(change.connection, each.photo.data)
    ids = kept.insert(change, [each.contact for each in additions])
    kept.insert_digests(
        change,
        [(contact_id, d) for contact_id, each in zip(ids, additions, strict=True) for d in each.digests],
    )
    change.part()
    return {each.key: contact_id for each, contact_id in zip(additions, ids, strict=True)}


def _update(change: Change, updates: Sequence[Update]) -> None:
    for each in updates:
        if each.photo:
            settings.keep_blob(change.connection, each.photo.data)
        assert each.contact.id is not None
        kept.update(change, each.contact)
        kept.insert_digests(change, [(each.contact.id, digest) for digest in each.digests])
    change.part()


def _touched_label(count: int, names: str) -> str:
    """For an import that brought meetings, emails or messages alone."""
    return f"Import {count:,} {'interaction' if count == 1 else 'interactions'} from {names}" if count else ""


def _further_label(further: Counter[str], names: str) -> str:
    """For an import that brought nothing but goals, events and the like."""
    count = further.total()
    return f"Import {count:,} further {'thing' if count == 1 else 'things'} from {names}" if count else ""


def _label(work: Work, names: str) -> str:
    added, updated = len(work.additions), len(work.updates)
    if not added and not updated:
        records = len(work.remembered)
        return f"Remember {records:,} {'entry' if records == 1 else 'entries'} already here"
    if not added:
        return f"Update {updated:,} {'person' if updated == 1 else 'people'} from {names}"
    told = f"Import {added:,} {'contact' if added == 1 else 'contacts'}"
    return f"{told} from {names} ({updated:,} updated)" if updated else f"{told} from {names}"


def _names(files: Sequence[FileReading]) -> str:
    """What the files are called: "a.vcf", "a.vcf and b.csv", "a.vcf, b.csv and 3 more"."""
    # A file's name may hold what is no character; a desk cannot.
    named = [clean(Path(each.path).name) for each in files[:2]]
    if len(files) > len(named):
        return f"{', '.join(named)} and {len(files) - len(named):,} more"
    return " and ".join(named)
