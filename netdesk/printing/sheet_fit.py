"""What stays on the front of a prep sheet when space is short, and who gets lines when there is some left.

The order of giving way: spare lines; blanks, the last first; what to bring; stories beyond two; what is
known, oldest first; questions to ask if time, the last first; the goal; a row for referrals; the pitch. A
must-ask question stays. Type never shrinks. Whatever leaves the front goes to a further page and its block
says so. Blanks, what to bring and the goal are not worth such a page: without one they are left out.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from netdesk.printing.blocks import Block, Item, Mark
from netdesk.printing.page import Geometry
from netdesk.printing.sheet_front import LEFT, RIGHT, Front, Part

_BELOW_REFERRALS = 9.97
"""Grid lines from the rule over three rows for referrals to the foot of the text area."""

_COMFORT = 49.5
"""The lowest line for that rule while there is room: A4 keeps a line of white over its footer."""

_STORIES_KEPT, _MET_KEPT = 2, 3
_LONG_PITCH = 12
_MOST_WRITING = 8


@dataclass(frozen=True, slots=True)
class Fitted:
    """A front that fits: the line and the rows of its referrals, and the blocks that had to go."""

    front: Front
    referrals: float
    rows: int
    moved: tuple[Block, ...] = ()
    left_out: tuple[str, ...] = ()

    @property
    def late_musts(self) -> int:
        """How many must-ask questions could not stay on the front, as they should."""
        moved = [item for block in self.moved for item in block.items]
        return sum(1 for item in moved if item.mark is Mark.MUST and item.writing)

    def saying(self, where: str) -> Fitted:
        """Return it with `where` at the end of each block of which something had to go elsewhere."""
        front = self.front
        for part, block in self.front.blocks.items():
            if block.continued:
                front = front.with_block(part, replace(block, continued=where))
        return replace(self, front=front)


def fit(front: Front, geometry: Geometry) -> Fitted:
    """Make `front` fit its page."""
    fitting = _Fitting(front, geometry)
    fitting.shrink_left()
    fitting.shrink_right()
    fitting.cut()
    fitting.spread()
    end = fitting.end
    return Fitted(
        fitting.front,
        end + (1 if end + 1 <= fitting.comfort else 0),
        fitting.rows,
        tuple(fitting.moved_blocks()),
        fitting.left_out(),
    )


class _Fitting:
    """A front being made to fit."""

    def __init__(self, front: Front, geometry: Geometry) -> None:
        self.front = front
        self.rows = 3
        self._dropped: dict[Part, tuple[Item, ...]] = {}
        self._moved: dict[Part, list[Item]] = {}
        self._limit = geometry.lines - _BELOW_REFERRALS

    @property
    def limit(self) -> float:
        """The lowest grid line on which the rule over the referrals may stand."""
        return self._limit + 2 * (3 - self.rows)

    @property
    def comfort(self) -> float:
        """The lowest line for that rule when lines are given away."""
        return min(self.limit, _COMFORT)

    @property
    def end(self) -> float:
        """The line after the longer column."""
        return max(self.front.end(LEFT), self.front.end(RIGHT))

    def shrink_left(self) -> None:
        """Take from what the user knows until it fits."""
        while self.front.end(LEFT) > self.comfort and (blank := self._last_blank()) is not None:
            self._dropped[Part.KNOW] = (blank, *self._dropped.get(Part.KNOW, ()))
            self._set(Part.KNOW, (other for other in self._items(Part.KNOW) if other is not blank))
        if self._left_over > 0 and (bring := self._items(Part.BRING)):
            self._drop(Part.BRING, bring)
        for part, kept in ((Part.STORIES, _STORIES_KEPT), (Part.KNOW, 0), (Part.MET, _MET_KEPT)):
            while self._left_over > 0 and (item := self._next_to_go(part, kept)) is not None:
                self._move(part, item)

    def shrink_right(self) -> None:
        """Take from what the user says until it fits."""
        if self._right_over > 0 and self.front.blocks[Part.PITCH].height > _LONG_PITCH:
            self._move_all(Part.PITCH)
        while self._right_over > 0 and (optional := self._last_optional()) is not None:
            self._move(Part.QUESTIONS, optional)
        if self._right_over > 0 and len(self._items(Part.WHY)) > 1:
            self._drop(Part.WHY, self._items(Part.WHY)[1:])
        if self.end > self.limit:
            self.rows = 2
        if self._right_over > 0:
            self._move_all(Part.PITCH)

    def cut(self) -> None:
        """Cut what is still too long: nobody prepares so much, yet nothing may run off the page."""
        for item in reversed(self._items(Part.QUESTIONS)):
            if self._right_over > 0 and len(item.lines) > 1 and item.short:
                self._shorten(item)
        while self._right_over > 0 and self._items(Part.QUESTIONS):
            self._move_question(self._items(Part.QUESTIONS)[-1])
        for part in (Part.STORIES, Part.KNOW, Part.MET):
            while self._left_over > 0 and self._items(part):
                self._split_last(part)

    def spread(self) -> None:
        """Give spare lines away, two at a time: to must-asks first, then to the others, and round again."""
        for most in range(2, _MOST_WRITING + 1):
            for mark in (Mark.MUST, Mark.IF_TIME):
                for item in self._items(Part.QUESTIONS):
                    spare = self.comfort - self.front.end(RIGHT)
                    if spare >= 2 and item.mark is mark and item.writing < most:
                        self._exchange(Part.QUESTIONS, item, replace(item, writing=item.writing + 1))

    def moved_blocks(self) -> Iterator[Block]:
        """Return what is to be found on a further page, in reading order; what was dropped is there too."""
        for part in (*LEFT, *RIGHT) if self._moved else ():
            items = (*self._moved.get(part, ()), *self._dropped.get(part, ()))
            if items:
                ordered = tuple(sorted(items, key=lambda item: item.number))
                yield replace(self.front.blocks[part], items=ordered, continued="")

    def left_out(self) -> tuple[str, ...]:
        """Return what was dropped and has no further page to go to: blanks by their words, else the label."""
        return () if self._moved else tuple(map(self._name_of_dropped, self._dropped))

    def _name_of_dropped(self, part: Part) -> str:
        if part is not Part.KNOW:
            return self.front.blocks[part].label
        first, *others = (item.text for item in self._dropped[part])
        return f"{first} and {len(others)} more" if others else first

    @property
    def _left_over(self) -> float:
        return self.front.end(LEFT) - self.limit

    @property
    def _right_over(self) -> float:
        return self.front.end(RIGHT) - self.limit

    def _next_to_go(self, part: Part, kept: int) -> Item | None:
        items = self._items(part)
        if part is Part.KNOW:
            # The bold line at the end asks what could not be found: it stays.
            return next((item for item in items if item.mark is Mark.DASH), None)
        return items[-1] if len(items) > kept else None

    def _last_blank(self) -> Item | None:
        return next((item for item in reversed(self._items(Part.KNOW)) if item.is_blank), None)

    def _last_optional(self) -> Item | None:
        return next((i for i in reversed(self._items(Part.QUESTIONS)) if i.mark is Mark.IF_TIME), None)

    def _shorten(self, question: Item) -> None:
        """Leave one line of a question on the front; all of it is read elsewhere."""
        self._keep_moved(Part.QUESTIONS, replace(question, writing=0))
        self._exchange(Part.QUESTIONS, question, replace(question, lines=question.short))
        self._say_moved(Part.QUESTIONS)

    def _move_question(self, question: Item) -> None:
        """Move a question of which one line may be on the front and the whole elsewhere already."""
        moved = self._moved.setdefault(Part.QUESTIONS, [])
        whole = next((item for item in moved if item.number == question.number), None)
        self._move(Part.QUESTIONS, question)
        if whole is not None:
            moved[:] = [replace(whole, writing=1) if item is question else item for item in moved]
            moved.remove(whole)

    def _split_last(self, part: Part) -> None:
        *before, last = self._items(part)
        over = math.ceil(self._left_over) + (0 if part in self._moved else 1)
        if len(last.lines) <= over:
            self._move(part, last)
            return
        self._keep_moved(part, replace(last, lines=last.lines[-over:], mark=Mark.NONE, text=""))
        self._set(part, (*before, replace(last, lines=last.lines[:-over])))
        self._say_moved(part)

    def _items(self, part: Part) -> tuple[Item, ...]:
        return self.front.blocks[part].items

    def _set(self, part: Part, items: Iterable[Item]) -> None:
        block = self.front.blocks[part]
        self.front = self.front.with_block(part, replace(block, items=tuple(items)))

    def _exchange(self, part: Part, old: Item, new: Item) -> None:
        self._set(part, (new if item is old else item for item in self._items(part)))

    def _say_moved(self, part: Part) -> None:
        block = self.front.blocks[part]
        self.front = self.front.with_block(part, replace(block, continued="…"))

    def _keep_moved(self, part: Part, item: Item) -> None:
        """Remember what leaves: of what is known the first goes first, of anything else the last."""
        moved = self._moved.setdefault(part, [])
        moved.insert(len(moved) if part is Part.KNOW else 0, item)

    def _drop(self, part: Part, items: tuple[Item, ...]) -> None:
        """Take items away without saying so: not for them alone is a further page printed."""
        self._dropped[part] = items
        self._set(part, (other for other in self._items(part) if other not in items))

    def _move(self, part: Part, item: Item) -> None:
        self._keep_moved(part, item)
        self._set(part, (other for other in self._items(part) if other is not item))
        self._say_moved(part)

    def _move_all(self, part: Part) -> None:
        while self._items(part):
            self._move(part, self._items(part)[-1])
