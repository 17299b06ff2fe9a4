"""Several contacts become one: side by side, value by value, with what comes of it beside them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QWidget
from shiboken6 import isValid

from netdesk.domain.contacts import Contact
from netdesk.domain.merging import Choices
from netdesk.domain.now import wall_now
from netdesk.services import contacts, merging
from netdesk.ui import grid, photos
from netdesk.ui.jobs import Jobs, sentence
from netdesk.ui.navigator import Navigator
from netdesk.ui.panels.contact_facts import facts_of
from netdesk.ui.roles import ChipValue, Tone
from netdesk.ui.theme import set_role
from netdesk.ui.tr import tr
from netdesk.ui.widgets.dialog_frame import DialogFrame, scrolling
from netdesk.ui.widgets.labels import hairline, text_label
from netdesk.ui.widgets.merge_grid import MergeGrid, Person
from netdesk.ui.widgets.person_preview import PersonPreview
from netdesk.ui.widgets.status_bar import IconFact
from netdesk.ui.widgets.two_panes import TwoPanes, Widths
from netdesk.ui.words import merge_words, wording
from netdesk.ui.words.merge_words import MergeLine

_SIZE: Final = QSize(1120, 712)
_WIDTHS: Final = Widths(usual=300, small=248, small_below=1040, other=460)
_PHOTO_SIDE: Final = 128


class MergeDialog(DialogFrame):
    """Of the people with `ids` the first is kept unless another is chosen. `merged` is called with the id of
    the kept one once it is done."""

    def __init__(
        self,
        jobs: Jobs,
        navigator: Navigator,
        ids: Sequence[int],
        parent: QWidget | None = None,
        merged: Callable[[int], object] | None = None,
    ) -> None:
        super().__init__(
            merge_words.title(len(ids)),
            merge_words.title(len(ids)),
            parent,
            sentence=tr(merge_words.SENTENCE),
            size=_SIZE,
            scrolls=False,
        )
        self._jobs, self._navigator, self._merged = jobs, navigator, merged
        reader = jobs.reader
        self._people = contacts.contacts(reader, ids)
        self._circles = {each.id: each for each in contacts.circles(reader)}
        introducers = {each.introduced_by for each in self._people if each.introduced_by}
        self._names = {each.id or 0: each.shown for each in contacts.contacts(reader, introducers)}
        present = [each.id or 0 for each in self._people]
        self._follows = merge_words.following(*merging.what_follows(reader, present))
        self._photos: dict[str, QImage] = {}
        self._whose: dict[str, int] = {}
        self._typed: dict[str, str] = {}
        self._without: set[tuple[str, object]] = set()
        self._lay_out()
        self._show_people()
        self._ask_for_photos()

    @classmethod
    def ask(
        cls,
        jobs: Jobs,
        navigator: Navigator,
        ids: Sequence[int],
        parent: QWidget | None,
        merged: Callable[[int], object] | None = None,
    ) -> MergeDialog:
        """Open it over a window; returns at once."""
        dialog = cls(jobs, navigator, ids, parent, merged)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        dialog.focus_first()
        return dialog

    @property
    def choices(self) -> Choices:
        """What is chosen now."""
        typed = {field: merge_words.typed_value(field, text) for field, text in self._typed.items()}
        return Choices(dict(self._whose), typed, frozenset(self._without))

    @property
    def united(self) -> Contact:
        """Who the people become."""
        return merging.united(self._people, self.choices)

    def focus_first(self) -> None:
        """Bring the keys to the first line on which people differ."""
        (self.grid.first_choice() or self.verb_button).setFocus(Qt.FocusReason.OtherFocusReason)

    def scroll_to_end(self) -> None:
        """Show the last lines."""
        bar = self._area.verticalScrollBar()
        bar.setValue(bar.maximum())

    def accept(self) -> None:
        """Merge them, and close; a fault is said here and all choices stay."""
        united = self.united
        if not united.shown:
            self._tell(tr("Nobody would be left: keep a name, an organization, an email or a phone number."))
            return
        ids = [each.id or 0 for each in self._people]
        self.verb_button.setEnabled(False)
        self._jobs.change(
            lambda desk: merging.merge(desk, ids[0], ids[1:], united),
            partial(self._on_merged, ids[0], united.shown),
            lambda error: self._tell(sentence(error)),
        )

    def _lay_out(self) -> None:
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.preview = PersonPreview(tr("After merging"))
        self.preview.column.setContentsMargins(grid.SPACE_24, grid.SPACE_16, grid.SPACE_24, grid.SPACE_16)
        self._following = text_label(self._follows, "caption", wrap=True)
        self.preview.column.insertWidget(self.preview.column.count() - 1, self._following)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        self.body.addSpacing(grid.SPACE_16)
        self.body.addWidget(hairline())
        self.body.addWidget(TwoPanes(self._area, scrolling(self.preview), _WIDTHS, second_keeps=True), 1)
        mark = IconFact("undo-2", "", "text2")
        self._foot_words = text_label(tr(merge_words.ONE_CHANGE), "second", wrap=True)
        note = QHBoxLayout()
        note.setContentsMargins(grid.SPACE_8, 0, 0, 0)
        note.setSpacing(0)
        note.addWidget(mark)
        note.addWidget(self._foot_words, 1)
        self.foot.insertLayout(0, note, 100)

    def _show_people(self) -> None:
        """A column for each, the kept one first."""
        people = [
            Person(each.id or 0, wording.cut(each.shown, 60), merge_words.work_of(each))
            for each in self._people
        ]
        self.grid = MergeGrid(people)
        self.grid.setContentsMargins(self._margins, grid.SPACE_16, grid.SPACE_16, grid.SPACE_16)
        self.grid.kept.connect(self._keep)
        self.grid.taken.connect(self._take)
        self.grid.ticked.connect(self._tick)
        self.grid.typed.connect(self._type)
        self.grid.untyped.connect(self._untype)
        self._area.setWidget(self.grid)
        self._show()
        self._show_photos()

    def _show(self) -> None:
        """What is taken, and what comes of it."""
        together = merging.compare(self._people, self.choices)
        circles = {each.id: each.name for each in self._circles.values()}
        self.grid.show_lines(merge_words.lines(together, circles, self._names))
        united = self.united
        circle = self._circles.get(united.circle_id or 0)
        chips = [ChipValue(tr("Starred"), Tone.WARN)] if united.starred else []
        chips += [ChipValue(tr("Archived"), Tone.NEUTRAL)] if united.archived else []
        chips += [ChipValue(wording.short_circle(circle.name), Tone.NEUTRAL, circle.hue)] if circle else []
        chips += [ChipValue(wording.cut(tag, 24), Tone.NEUTRAL) for tag in united.tags]
        facts = facts_of(united, self._names.get(united.introduced_by or 0, ""), None, wall_now())
        no_touch = tr("no touch yet")
        self.preview.show_person(
            united.shown,
            united.avatar_key,
            merge_words.work_of(united),
            chips,
            [(fact.icon, fact.value, "" if fact.label == no_touch else fact.label) for fact in facts],
            united.notes,
        )
        self.preview.show_photo(united.shown, united.avatar_key, self._photos.get(united.photo))
        self._tell("")

    def _keep(self, place: int) -> None:
        first = self._people[place]
        self._people = [first, *(each for each in self._people if each is not first)]
        # Not at once: the button that was clicked goes with its column.
        old = self.grid
        self._area.takeWidget()
        old.hide()
        old.deleteLater()
        self._typed.clear()
        self._show_people()
        self.grid.keep.button(0).setFocus(Qt.FocusReason.OtherFocusReason)

    def _take(self, line: MergeLine, place: int) -> None:
        self._typed.pop(line.field, None)
        self._whose[line.field] = self._people[place].id or 0
        self._show()

    def _tick(self, line: MergeLine, ticked: bool) -> None:
        if ticked:
            together = merging.compare(self._people)
            same = next(e for e in together.entries if (e.field, e.value) == line.key)
            self._without -= {(line.field, value) for value in (same.value, *same.values)}
        else:
            self._without.add(line.key)
        self._show()

    def _type(self, line: MergeLine, text: str) -> None:
        self._typed[line.field] = text
        self._show()
        if (layout := self.grid.layout()) is not None:
            layout.activate()
        self._area.ensureWidgetVisible(self.grid.row(line.field).field)

    def _untype(self, line: MergeLine) -> None:
        self._typed.pop(line.field, None)
        self._show()

    def _ask_for_photos(self) -> None:
        wanted = {each.photo for each in self._people if each.photo}
        if wanted:
            self._jobs.read(
                lambda reader, _progress: {
                    each: photos.decoded(contacts.photo(reader, each) or b"", _PHOTO_SIDE) for each in wanted
                },
                self._take_photos,
            )

    def _take_photos(self, found: dict[str, QImage]) -> None:
        if isValid(self):
            self._photos = {each: image for each, image in found.items() if not image.isNull()}
            self._show_photos()
            self._show()

    def _show_photos(self) -> None:
        for place, each in enumerate(self._people):
            if each.photo in self._photos:
                self.grid.show_photo(place, self._photos[each.photo])

    def _on_merged(self, keep_id: int, name: str, _none: object) -> None:
        self._navigator.said.emit(merge_words.done(len(self._people), name), True)
        super().accept()
        if self._merged is not None:
            self._merged(keep_id)

    def _tell(self, trouble: str) -> None:
        self._foot_words.setText(trouble or tr(merge_words.ONE_CHANGE))
        set_role(self._foot_words, tone="bad" if trouble else "")
        self.verb_button.setEnabled(True)
