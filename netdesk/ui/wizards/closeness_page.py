"""Afterwards: how close those are who were listed, and by which tags they are to be found."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QSizePolicy, QVBoxLayout, QWidget

from netdesk.domain.listed import Listing, same_words
from netdesk.services import contacts
from netdesk.ui import grid
from netdesk.ui.jobs import Jobs
from netdesk.ui.tr import counted, tr
from netdesk.ui.widgets.labels import Paragraph, plain_tooltip, text_label
from netdesk.ui.widgets.tag_edit import TagEdit
from netdesk.ui.wizards import listed_words
from netdesk.ui.wizards.draft_page import DraftPage
from netdesk.ui.wizards.listed_list import ListedList, ListedModel
from netdesk.ui.wizards.listing_book import ListingBook
from netdesk.ui.wizards.plan_parts import two_columns
from netdesk.ui.words import wording

_LEAST_LIST = 160


class ClosenessPage(DraftPage[Listing]):
    """Choose people at the left, one or several; say at the right how close they are, and give them tags.

    A number key in the list rates and goes on to the next.
    """

    def __init__(self, jobs: Jobs, book: ListingBook) -> None:
        super().__init__()
        self.book, self._jobs = book, jobs
        self.model = ListedModel(book, None, self, second=listed_words.closeness_and_tags)
        self.list = ListedList(
            book, self.model, tr("Nobody is listed yet. Go back and name a few."), several=True
        )
        self.list.setAccessibleName(tr("Everybody you listed"))
        self.count = text_label("", "caption")
        self.who = text_label("", "heading", wrap=True)
        self.ratings = [QRadioButton(tr(words)) for words in wording.CLOSENESS]
        self._group = QButtonGroup(self)
        self.tags = TagEdit()
        self._lay_out()
        self._connect()
        self._show()

    @property
    def is_filled(self) -> bool:
        """With anything said of anybody."""
        return any(each.closeness or each.tags for each in self.book.listing.people)

    def show_value(self, value: Listing) -> None:
        """All pages show one book."""
        self.book.show(value)

    def applied_to(self, value: Listing) -> Listing:
        """What the book says."""
        return self.book.listing

    def entered(self, value: Listing) -> None:
        """Tags that came onto the desk meanwhile are offered, too."""
        self.tags.set_known(contacts.tags(self._jobs.reader))

    def focus_first(self) -> None:
        """The list, if there is anybody in it."""
        if self.model.rowCount():
            self.list.setFocus(Qt.FocusReason.TabFocusReason)

    # Building

    def _lay_out(self) -> None:
        two_columns(self, self._left(), self._right(), shares=(7, 6), fills=True)

    def _left(self) -> QWidget:
        holder = QWidget()
        left = QVBoxLayout(holder)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(grid.SPACE_8)
        head = QHBoxLayout()
        label = text_label(tr("&People"), "strong")
        label.setBuddy(self.list)
        head.addWidget(label)
        head.addStretch(1)
        head.addWidget(self.count)
        left.addLayout(head)
        self.list.setMinimumHeight(_LEAST_LIST)
        self.list.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        left.addWidget(self.list, 1)
        return holder

    def _right(self) -> QWidget:
        holder = QWidget()
        right = QVBoxLayout(holder)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(grid.SPACE_8)
        right.addWidget(self.who)
        right.addSpacing(grid.SPACE_8)
        right.addWidget(text_label(tr("How close"), "strong"))
        for step in range(len(self.ratings) - 1, -1, -1):
            button = self.ratings[step]
            self._group.addButton(button)
            button.setToolTip(plain_tooltip(tr("{words} ({key})", words=button.text(), key=step)))
            right.addWidget(button)
        right.addSpacing(grid.SPACE_8)
        label = text_label(tr("&Tags"), "strong")
        label.setBuddy(self.tags)
        right.addWidget(label)
        right.addWidget(self.tags)
        right.addWidget(
            Paragraph(tr("In the list, 0 to 5 say how close somebody is and go on to the next."), "caption")
        )
        right.addStretch(1)
        return holder

    def _connect(self) -> None:
        self.list.chosen.connect(self._show)
        self.list.rated.connect(self._rate_and_go_on)
        self.book.changed.connect(self._show)
        self.book.refreshed.connect(self._show)
        self.tags.changed.connect(self._on_tags)
        for step, button in enumerate(self.ratings):
            button.clicked.connect(lambda _checked=False, step=step: self._rate(step))

    # What happens

    def _rate(self, step: int) -> None:
        self.book.say_closeness(self.list.chosen_places(), step)
        self._show()

    def _rate_and_go_on(self, step: int) -> None:
        self._rate(step)
        self.list.step_on()

    def _on_tags(self) -> None:
        """The field holds what all who are chosen wear: all of them get or lose what is changed there."""
        places, now = self.list.chosen_places(), self.tags.tags()
        before = self._common_tags(places)
        gone = [tag for tag in before if not any(same_words(tag, each) for each in now)]
        for tag in gone:
            self.book.take_tag(places, tag)
        self.book.add_tags(places, now)

    def _common_tags(self, places: list[int]) -> tuple[str, ...]:
        people = [self.book.listing.people[at] for at in places if at < len(self.book.listing.people)]
        if not people:
            return ()
        first, *others = people
        return tuple(
            tag
            for tag in first.tags
            if all(any(same_words(tag, worn) for worn in each.tags) for each in others)
        )

    def _show(self) -> None:
        places = self.list.chosen_places()
        people = [self.book.listing.people[at] for at in places if at < len(self.book.listing.people)]
        total = len(self.book.listing.people)
        told = sum(bool(self.book.closeness(each)) for each in self.book.listing.people)
        self.count.setText(
            tr("{told} of {total} rated", told=f"{told:,}", total=f"{total:,}") if total else ""
        )
        if len(people) == 1:
            self.who.setText(wording.cut(people[0].name, 60))
        else:
            self.who.setText(
                counted(len(people), "{n} person", "{n} people") if people else tr("Choose somebody")
            )
        common = {self.book.closeness(each) for each in people}
        # Where several differ none of them is right, which an exclusive group would not have.
        self._group.setExclusive(False)
        for step, button in enumerate(self.ratings):
            button.setEnabled(bool(people))
            button.setChecked(common == {step})
        self._group.setExclusive(True)
        self.tags.setEnabled(bool(people))
        tags = self._common_tags(places)
        if tags != self.tags.tags():
            self.tags.set_tags(tags)
