"""People looked up for a dry run are forgotten after it."""

from __future__ import annotations

from netdesk.domain.contacts import Contact, Labelled
from netdesk.domain.drafts import Draft
from netdesk.domain.names import Name
from netdesk.exchange.matching import KnownPeople, KnownPerson
from netdesk.exchange.planner import keys_of


def test_nobody_is_known_any_more_after_forgetting():
    email = "ann@x.example"
    known = KnownPeople.build([KnownPerson(1, "uid-1", "ann new", "", (email,), (), ())], [(1, "a digest")])
    draft = Draft(Contact(Name(display="Ann New"), emails=(Labelled(email),)), 1, "another digest")
    assert known.match(draft, keys_of(draft.contact), 0) is not None
    known.forget()
    assert known.match(draft, keys_of(draft.contact), 0) is None
    assert known.by_digest("a digest") is None
