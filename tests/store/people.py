"""The desk in the user's words, kept in plain dictionaries: people, interactions, circles; what is found."""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

import apsw

from netdesk.domain.contacts import Address, Circle, Contact, Labelled, LabelledDate
from netdesk.domain.dates import Moment, PartialDate
from netdesk.domain.interactions import Interaction, Kind, Plan, PlanQuestion, ResearchItem, State
from netdesk.domain.names import Name
from netdesk.domain.own_fields import OwnField, OwnKind, OwnValue, field_key
from tests.store.ledger import Rows, columns_of
from tests.store.things import Things, things_of

_NAME = (
    "display", "prefix", "given", "further", "family", "suffix", "nickname", "phonetic_given",
    "phonetic_family",
)  # fmt: skip
_ADDRESS = ("street", "extended", "po_box", "city", "region", "postal_code", "country", "label")
_CONTACT = (
    "uid", "organization", "department", "title", "photo", "notes", "circle_id", "how_met", "where_met",
    "introduced_by", "introducer", "pronunciation", "closeness", "rhythm_days",
)  # fmt: skip


@dataclass
class People:
    """What is on the desk, circles by id. Ids are given once, in order, and never again."""

    contacts: dict[int, Contact] = field(default_factory=dict)
    interactions: dict[int, Interaction] = field(default_factory=dict)
    circles: list[Circle] = field(default_factory=list)
    fields: list[OwnField] = field(default_factory=list)
    things: Things = field(default_factory=Things)

    def copy(self) -> People:
        """The same again; the values themselves never change."""
        return People(
            dict(self.contacts),
            dict(self.interactions),
            list(self.circles),
            list(self.fields),
            self.things.copy(),
        )

    def keep_own(self, contact: Contact, next_field: int, beside: Sequence[Contact] = ()) -> Contact:
        """The contact with what it says of own fields in their order; those missing are made. A field of
        choices that is made offers what those say who are kept together, `beside`, the most frequent first.
        """
        held: dict[int, OwnValue] = {}
        told: dict[str, int] = {}
        for each in contact.own:
            if not each.value:
                continue
            key = field_key(each.name)
            alike = [found for found in self.fields if field_key(found.name) == key]
            if not alike:
                said = Counter(
                    other.value
                    for one in beside
                    for other in one.own
                    if (field_key(other.name), other.kind) == (key, OwnKind.CHOICE) and other.value
                )
                offered = tuple(word for word, _ in said.most_common(20))
                choices = offered if each.kind is OwnKind.CHOICE else ()
                alike = [OwnField(" ".join(each.name.split()), each.kind, choices, next_field)]
                next_field += 1
                self.fields += alike
            if told.get(key, 0) < len(alike):
                chosen = alike[told.get(key, 0)]
                assert chosen.id is not None
                held[chosen.id] = OwnValue(chosen.name, each.value, chosen.kind)
                told[key] = told.get(key, 0) + 1
        return replace(contact, own=tuple(held[found.id] for found in self.fields if found.id in held))

    def change_field(self, changed: OwnField | None, field_id: int) -> None:
        """A field called otherwise, of another kind, or (None) no more: everybody's values follow."""
        (before,) = [each for each in self.fields if each.id == field_id]
        assert sum(each.name == before.name for each in self.fields) == 1, "its name says which one is meant"
        for contact_id, contact in self.contacts.items():
            own = []
            for each in contact.own:
                if each.name != before.name:
                    own.append(each)
                elif changed:
                    own.append(OwnValue(changed.name, each.value, changed.kind))
            self.contacts[contact_id] = replace(contact, own=tuple(own))
        at = self.fields.index(before)
        self.fields[at : at + 1] = [changed] if changed else []

    def delete_contacts(self, ids: Iterable[int]) -> None:
        """Whoever they introduced keeps their name in words; what they alone took part in goes too."""
        gone = set(ids)
        names = {contact_id: self.contacts[contact_id].shown for contact_id in gone}
        self.contacts = {
            contact_id: replace(each, introduced_by=None, introducer=names[each.introduced_by])
            if each.introduced_by in gone
            else each
            for contact_id, each in self.contacts.items()
            if contact_id not in gone
        }
        left = {
            interaction_id: replace(each, contact_ids=tuple(c for c in each.contact_ids if c not in gone))
            for interaction_id, each in self.interactions.items()
        }
        self.interactions = {
            interaction_id: each for interaction_id, each in left.items() if each.contact_ids
        }
        self.things.people_left(gone)

    def merge_contacts(self, contact: Contact, other_ids: Iterable[int]) -> None:
        """The others have become a part of `contact`, who takes their place wherever they were."""
        gone = set(other_ids)
        assert contact.id is not None
        keep_id = contact.id
        if contact.introduced_by in {keep_id, *gone}:
            contact = replace(contact, introduced_by=None)
        self.contacts = {
            contact_id: replace(each, introduced_by=keep_id) if each.introduced_by in gone else each
            for contact_id, each in self.contacts.items()
            if contact_id not in gone
        }
        self.contacts[keep_id] = contact
        for interaction_id, each in self.interactions.items():
            if gone.isdisjoint(each.contact_ids):
                continue
            ids = [c for c in each.contact_ids if c not in gone or keep_id not in each.contact_ids]
            people = dict.fromkeys(keep_id if c in gone else c for c in ids)
            self.interactions[interaction_id] = replace(each, contact_ids=tuple(people))
        self.things.people_merged(keep_id, gone)

    def found(self, queries: Iterable[str]) -> dict[str, set[int]]:
        """The contacts in which every word of a query begins a word, for each query; nobody for no words."""
        texts = {contact_id: self._texts(contact_id) for contact_id in self.contacts}
        answers = {}
        for query in queries:
            words = [" " + " ".join(found) for word in query.split() if (found := simple_words(word))]
            answers[query] = {
                contact_id
                for contact_id, said in texts.items()
                if words and all(any(word in text for text in said) for word in words)
            }
        return answers

    def _texts(self, contact_id: int) -> list[str]:
        contact = self.contacts[contact_id]
        circle = next((circle.name for circle in self.circles if circle.id == contact.circle_id), "")
        texts = [
            contact.shown, *(getattr(contact.name, part) for part in _NAME[1:]),
            contact.organization, contact.department, contact.title, contact.notes, contact.how_met,
            contact.where_met, contact.introducer, contact.pronunciation, circle, *contact.tags,
            *(each.value for each in contact.own),
        ]  # fmt: skip
        texts += [each.value for each in (*contact.emails, *contact.links, *contact.phones)]
        for phone in contact.phones:
            groups = re.findall("[0-9]+", phone.value)
            texts += ["".join(groups[start:]) for start in range(len(groups))]
        texts += [getattr(each, part) for each in contact.addresses for part in _ADDRESS[:-1]]
        texts += [each.name for each in self.things.events.values() if contact_id in each.contact_ids]
        for each in self.interactions.values():
            if contact_id in each.contact_ids:
                texts += [each.place, each.notes, *_plan_texts(each.plan or Plan())]
        return [f" {' '.join(simple_words(text))} " for text in texts]


def _plan_texts(plan: Plan) -> list[str]:
    lines = (*plan.shared_ground, *plan.research, *plan.stories, *plan.bring)
    questions = [text for question in plan.questions for text in (question.text, question.answer)]
    lines = (*lines, *(each.found for each in plan.checklist))
    return [plan.objective, plan.goal, plan.introducer, plan.pitch, plan.ask, *lines, *questions]


@cache
def simple_words(text: str) -> tuple[str, ...]:
    """The words of a text, by a much simpler way than the desk's, good for the words used in these tests."""
    plain = unicodedata.normalize("NFKD", text.casefold()).translate(str.maketrans("łøđ", "lod", "'’"))
    plain = "".join(each for each in plain if not unicodedata.combining(each))
    plain = re.sub(r"([\u3040-\u30ff\u4e00-\u9fff])", r" \1 ", plain)
    return tuple(re.findall(r"[^\W_]+", plain))


class Assembler:
    """Reads people out of rows, knowing nothing but the names of the columns."""

    def __init__(self, raw: apsw.Connection) -> None:
        self._columns = columns_of(raw)

    def people(self, rows: Rows) -> People:
        """Everything that the rows say, in the user's words."""
        tables: dict[str, list[dict]] = {table: [] for table in self._columns}
        for (table, _), row in rows.items():
            tables[table].append(dict(zip(self._columns[table], row, strict=True)))
        for found in tables.values():
            found.sort(key=lambda row: (row.get("position", 0), row["id"]))
        return People(
            {row["id"]: self._contact(row, tables) for row in tables["contact"]},
            {row["id"]: self._interaction(row, tables) for row in tables["interaction"]},
            sorted(
                (Circle(row["id"], row["name"], row["hue"]) for row in tables["circle"]),
                key=lambda circle: circle.id,
            ),
            [
                OwnField(row["name"], OwnKind(row["kind"]), _choices(row["choices"]), row["id"])
                for row in tables["own_field"]
            ],
            things_of(tables),
        )

    def _contact(self, row: dict, tables: dict[str, list[dict]]) -> Contact:
        def mine(table: str) -> list[dict]:
            return [each for each in tables[table] if each["contact_id"] == row["id"]]

        def labelled(kind: str) -> tuple[Labelled, ...]:
            return tuple(Labelled(v["value"], v["label"]) for v in mine("contact_value") if v["kind"] == kind)

        return Contact(
            id=row["id"],
            name=Name(**{part: row[part] for part in _NAME}),
            **{column: row[column] for column in _CONTACT},
            emails=labelled("email"),
            phones=labelled("phone"),
            links=labelled("link"),
            addresses=tuple(Address(**{part: a[part] for part in _ADDRESS}) for a in mine("contact_address")),
            dates=tuple(
                LabelledDate(PartialDate.from_iso(d["date"]), d["label"]) for d in mine("contact_date")
            ),
            birthday=PartialDate.from_iso(row["birthday"]) if row["birthday"] else None,
            tags=_once(tag["name"] for tag in mine("contact_tag")),
            extra=tuple(json.loads(row["extra"])) if row["extra"] else (),
            starred=row["starred"] == 1,
            archived=row["archived"] == 1,
            own=_own(mine("contact_own"), tables["own_field"]),
        )

    def _interaction(self, row: dict, tables: dict[str, list[dict]]) -> Interaction:
        plan = next((each for each in tables["plan"] if each["interaction_id"] == row["id"]), None)
        return Interaction(
            kind=Kind(row["kind"]),
            contact_ids=_once(
                each["contact_id"]
                for each in tables["interaction_contact"]
                if each["interaction_id"] == row["id"]
            ),
            state=State(row["state"]),
            id=row["id"],
            start=Moment(row["start"], row["zone"]) if row["start"] else None,
            minutes=row["minutes"],
            place=row["place"],
            link=row["link"],
            notes=row["notes"],
            plan=_plan(plan, tables) if plan else None,
            uid=row["uid"],
            event_id=row["event_id"],
        )


def _choices(text: str) -> tuple[str, ...]:
    return tuple(json.loads(text)) if text else ()


def _own(rows: list[dict], fields: list[dict]) -> tuple[OwnValue, ...]:
    """In the fields' order; of two values for one field, which an undo can leave, the older counts."""
    held: dict[int, str] = {}
    for row in rows:
        held.setdefault(row["field_id"], row["value"])
    return tuple(
        OwnValue(each["name"], held[each["id"]], OwnKind(each["kind"]))
        for each in fields
        if each["id"] in held
    )


def _once(values: Iterable) -> tuple:
    """What an undo brought back may have been put back by hand as well: it counts once."""
    return tuple(dict.fromkeys(values))


def _plan(row: dict, tables: dict[str, list[dict]]) -> Plan:
    def lines(kind: str) -> tuple[str, ...]:
        return tuple(
            each["text"]
            for each in tables["plan_line"]
            if each["plan_id"] == row["id"] and each["kind"] == kind
        )

    return Plan(
        objective=row["objective"],
        goal=row["goal"],
        introducer=row["introducer"],
        may_use_name=bool(row["may_use_name"]),
        shared_ground=lines("shared_ground"),
        pitch=row["pitch"],
        research=lines("research"),
        ask=row["ask"],
        stories=lines("stories"),
        bring=lines("bring"),
        questions=tuple(
            PlanQuestion(each["text"], bool(each["must"]), each["topic"], each["answer"])
            for each in tables["plan_question"]
            if each["plan_id"] == row["id"]
        ),
        goal_id=row["goal_id"],
        pitch_id=row["pitch_id"],
        checklist=tuple(
            ResearchItem(each["subject"], each["prompt"], each["found"], bool(each["ask"]))
            for each in tables["plan_research"]
            if each["plan_id"] == row["id"]
        ),
        dress=row["dress"],
        route=row["route"],
        confirm=bool(row["confirm"]),
    )
