"""By what contacts can be filtered quickly on this desk: only by what somebody has."""

from __future__ import annotations

from netdesk.domain.contacts import Circle
from netdesk.domain.rows import ContactView
from netdesk.domain.value import value
from netdesk.store import contact_views, pages
from netdesk.store import contacts as kept
from netdesk.store.connection import Reader


@value
class Offered:
    """What the quick filters offer."""

    starred: bool = False
    archived: bool = False
    due: bool = False
    circles: tuple[Circle, ...] = ()
    tags: tuple[str, ...] = ()


def offered(reader: Reader) -> Offered:
    """What somebody on the desk has; a handful of looks into indexes."""

    def anybody(view: ContactView) -> bool:
        return bool(pages.contact_ids(reader, view, 1))

    with reader.at_one_moment():
        return Offered(
            anybody(ContactView(starred=True)),
            anybody(ContactView(archived=True)),
            contact_views.is_anybody_due(reader),
            tuple(each for each in kept.circles(reader) if anybody(ContactView(circle_id=each.id))),
            tuple(kept.tags(reader)),
        )
