"""A desk that is a dictionary: it does with an import's work what the real one does, and no more."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from netdesk.domain.contacts import Contact
from netdesk.domain.drafts import Draft
from netdesk.exchange.matching import KnownPeople
from netdesk.exchange.planner import keys_of, plan
from netdesk.exchange.planning import Batch, DryRun, FileReading, ImportReport
from netdesk.exchange.settling import settle
from netdesk.exchange.work import Work


def file_of(*contacts: Contact | Draft, path: str = "a.vcf") -> FileReading:
    """A file in which these people's records stand; each record's digest is of all that it says."""
    found = []
    for line, each in enumerate(contacts, start=1):
        found.append(each if isinstance(each, Draft) else Draft(each, line, repr(each)))
    return FileReading(path, "vCard 4.0", found)


class Desk:
    """People by id, and the records they came from."""

    def __init__(self, *contacts: Contact, region: str = "") -> None:
        self.contacts: dict[int, Contact] = {}
        self.digests: dict[str, int] = {}
        self.region = region
        self.apart: set[tuple[int, int]] = set()
        self.loaded: list[int] = []
        for each in contacts:
            self.add(each, ())

    def add(self, contact: Contact, digests: Sequence[str]) -> None:
        new = len(self.contacts) + 1
        self.contacts[new] = replace(contact, id=new)
        self.digests.update(dict.fromkeys(digests, new))

    def load(self, ids: Sequence[int]) -> Mapping[int, Contact]:
        assert len(ids) <= 500
        self.loaded += ids
        return {each: self.contacts[each] for each in ids if each in self.contacts}

    def known(self) -> KnownPeople:
        people = [keys_of(each) for each in self.contacts.values()]
        return KnownPeople.build(
            people, [(who, each) for each, who in self.digests.items()], self.region, apart=self.apart
        )

    def plan(self, *files: FileReading) -> DryRun:
        return plan(files, self.known(), self.load)

    def settle(self, dry_run: DryRun, batch: Batch | None = None, **circles: int) -> Work:
        return settle(dry_run, batch or Batch(), self.load, circles)

    def keep(self, work: Work) -> ImportReport:
        ids: dict[int, int] = {}
        for addition in work.additions:
            assert addition.contact.id is None
            self.add(addition.contact, addition.digests)
            ids[addition.key] = len(self.contacts)
        for pair in work.apart:
            one, other = sorted(ids.get(each, each) for each in pair)
            assert one != other
            assert {one, other} <= self.contacts.keys()
            self.apart.add((one, other))
        for update in work.updates:
            assert update.contact.id in self.contacts
            self.contacts[update.contact.id] = update.contact
            self.digests.update(dict.fromkeys(update.digests, update.contact.id))
        self.digests.update({digest: who for who, digest in work.remembered})
        return work.report

    def import_files(self, *files: FileReading, batch: Batch | None = None) -> ImportReport:
        return self.keep(self.settle(self.plan(*files), batch))
