"""What a user does with one contact or very many at once: star, archive, circle, tags. Each is one change.

All return to how many it was done; those where it would change nothing are left alone, and with nobody left
nothing is changed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from netdesk.domain.clean import clean
from netdesk.domain.errors import Trouble
from netdesk.domain.folding import fold
from netdesk.domain.progress import Progress, Silent
from netdesk.store import contacts as kept
from netdesk.store import many_contacts as many
from netdesk.store.connection import Reader
from netdesk.store.desk import Desk
from netdesk.store.many_contacts import InCommon

__all__ = [
    "InCommon",
    "add_tag",
    "all_archived",
    "all_starred",
    "archive",
    "in_common",
    "remove_tag",
    "set_circle",
    "set_new_circle",
    "star",
    "tags_in_use",
]

TAG_LENGTH = 100
_BETWEEN_TAGS: Final = re.compile("[,;，、]")


def star(desk: Desk, ids: Sequence[int], on: bool, progress: Progress | None = None) -> int:
    """Star contacts, or take their stars away."""
    label = "Star {0}" if on else "Take the star from {0}"
    return _do(desk, [many.marked("starred", on)], ids, label, progress)


def archive(desk: Desk, ids: Sequence[int], on: bool, progress: Progress | None = None) -> int:
    """Put contacts into the archive, or bring them back."""
    label = "Archive {0}" if on else "Bring back {0} from the archive"
    return _do(desk, [many.marked("archived", on)], ids, label, progress)


def set_circle(
    desk: Desk, ids: Sequence[int], circle_id: int | None, progress: Progress | None = None
) -> int:
    """Put contacts into a circle; None: into none. Raises Trouble when the circle is gone."""
    name = ""
    if circle_id is not None:
        name = next((each.name for each in kept.circles(desk.writer) if each.id == circle_id), "")
        if not name:
            raise Trouble("This circle is no longer on the desk, so nothing was changed. Choose another one.")
    label = f"Put {{0}} into {_escaped(name)}" if name else "Take {0} out of any circle"
    return _do(desk, [many.in_circle(circle_id)], ids, label, progress)


def set_new_circle(
    desk: Desk, ids: Sequence[int], name: str, hue: int, progress: Progress | None = None
) -> int:
    """Put contacts into a circle of this name, made with it unless there is one already."""
    wanted = clean(" ".join(name.split()))
    if not wanted:
        raise Trouble("A circle needs a name.")
    present = {each.name.casefold(): each.id for each in kept.circles(desk.writer)}
    if wanted.casefold() in present:
        return set_circle(desk, ids, present[wanted.casefold()], progress)
    people = list(kept.names(desk.writer, ids))
    if not people:
        return 0
    with desk.change(f"Put {_whom(desk, people)} into {wanted}") as change:
        step = many.in_circle(kept.insert_circle(change, wanted, hue % 8))
        many.take(change, step, people, progress or Silent())
    return len(people)


def add_tag(desk: Desk, ids: Sequence[int], tag: str, progress: Progress | None = None) -> int:
    """Put a tag on contacts, or several with commas between them, spelled as the desk already spells them.
    Raises Trouble when none is left, or one is too long."""
    typed = [clean(" ".join(each.split())) for each in _BETWEEN_TAGS.split(tag)]
    named = [each for each in typed if fold(each).strip()]
    if not named:
        raise Trouble("Nothing was tagged: the tag has no letters. Type a word or two.")
    if any(len(each) > TAG_LENGTH for each in named):
        raise Trouble(f"Nothing was tagged: a tag has at most {TAG_LENGTH} characters. Choose a shorter one.")
    wanted = list(dict.fromkeys(many.spelling(desk.writer, each) for each in named))
    told = ", ".join(f"“{_escaped(each)}”" for each in wanted)
    return _do(desk, [many.tagged(each) for each in wanted], ids, f"Tag {{0}} {told}", progress)


def remove_tag(desk: Desk, ids: Sequence[int], tag: str, progress: Progress | None = None) -> int:
    """Take a tag off contacts."""
    return _do(desk, [many.untagged(tag)], ids, f"Take the tag “{_escaped(tag)}” off {{0}}", progress)


def in_common(reader: Reader, ids: Sequence[int]) -> InCommon:
    """What these contacts have in common, and what some of them have."""
    return many.in_common(reader, ids)


def all_starred(reader: Reader, ids: Sequence[int]) -> bool:
    """Whether every one of these contacts has a star."""
    return many.all_marked(reader, "starred", ids)


def all_archived(reader: Reader, ids: Sequence[int]) -> bool:
    """Whether every one of these contacts is archived."""
    return many.all_marked(reader, "archived", ids)


def tags_in_use(reader: Reader) -> list[str]:
    """All tags that somebody wears, sorted; quick."""
    return kept.tags(reader)


def _do(
    desk: Desk, steps: Sequence[many.Step], ids: Sequence[int], label: str, progress: Progress | None
) -> int:
    wanted = [many.where_it_matters(desk.writer, step, ids) for step in steps]
    everybody = sorted({contact_id for each in wanted for contact_id in each})
    if not everybody:
        return 0
    with desk.change(label.format(_whom(desk, everybody))) as change:
        for step, those in zip(steps, wanted, strict=True):
            if those:
                many.take(change, step, those, progress or Silent())
    return len(everybody)


def _whom(desk: Desk, ids: Sequence[int]) -> str:
    """Somebody's name, or how many they are."""
    return kept.names(desk.writer, ids)[ids[0]] if len(ids) == 1 else f"{len(ids):,} people"


def _escaped(text: str) -> str:
    """A word of the user's inside a label that is still to be filled."""
    return text.replace("{", "{{").replace("}", "}}")
