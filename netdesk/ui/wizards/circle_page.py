"""One circle: names typed one after the other or pasted, prompts beside them, a count that lives."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from shiboken6 import isValid

from netdesk.domain.listed import Listing
from netdesk.services.own_prompts import LONGEST
from netdesk.services.prompts import PromptPage
from netdesk.services.recognising import Read
from netdesk.ui import grid
from netdesk.ui.tr import marked, tr
from netdesk.ui.widgets.buttons import Button
from netdesk.ui.widgets.floating import announce
from netdesk.ui.widgets.flow import FlowLayout
from netdesk.ui.widgets.labels import ElidedLabel, plain_tooltip, text_label
from netdesk.ui.wizards import listed_words
from netdesk.ui.wizards.draft_page import DraftPage
from netdesk.ui.wizards.enter_edit import EnterEdit
from netdesk.ui.wizards.listed_list import ListedList, ListedModel
from netdesk.ui.wizards.listing_book import ListingBook
from netdesk.ui.wizards.name_entry import NameEntry
from netdesk.ui.wizards.plan_parts import two_columns
from netdesk.ui.wizards.prompt_keeper import PromptKeeper
from netdesk.ui.wizards.prompt_list import PromptList, words

_LEAST_LIST = 120
_MOST_CHOICES = 4
_LOOK_AFTER_MS = 200
_NOBODY = marked("Whoever comes to mind: a name is enough. You can also paste a list, or drop a file here.")
_HINT = marked("A name, then Enter for the next")


class CirclePage(DraftPage[Listing]):
    """Lists people under the circle that `page` asks about. `bring_in` is called with a pasted text that is
    more than a list of names, `choose_files` when a file is to be chosen."""

    def __init__(
        self,
        book: ListingBook,
        page: PromptPage,
        keeper: PromptKeeper,
        bring_in: Callable[[str], object],
        choose_files: Callable[[], object],
    ) -> None:
        super().__init__()
        self.book, self.page = book, page
        self._bring_in, self._choose_files = bring_in, choose_files
        self.entry = NameEntry(tr(_HINT))
        self.entry.setAccessibleName(tr("A name"))
        self.count = text_label("", "caption")
        self.said = ElidedLabel("", "caption")
        self.model = ListedModel(book, self.circle, self)
        self.list = ListedList(book, self.model, tr(_NOBODY))
        self.list.setAccessibleName(tr("People listed here"))
        self._keeper = keeper
        keeper.setParent(self)
        self.prompts = PromptList(keeper)
        self.own_prompt = EnterEdit()
        self.own_prompt.setPlaceholderText(tr("A prompt of your own, then Enter"))
        self.own_prompt.setAccessibleName(tr("A prompt of your own"))
        self.own_prompt.setMaxLength(LONGEST)
        self.own_prompt.setAcceptDrops(False)
        self._looking = QTimer(self)
        self._looking.setSingleShot(True)
        self._looking.setInterval(_LOOK_AFTER_MS)
        self._row = QWidget()
        self._actions = FlowLayout(self._row, grid.SPACE_4)
        # Made before they are needed, so that Tab finds them in their place.
        self._buttons = [Button("", "quiet") for _ in range(_MOST_CHOICES)]
        self._lay_out()
        self._connect()
        self._show_count()
        self._show_actions()

    def circle(self) -> str:
        """The name of the circle that people are listed under now."""
        return self.page.circle

    def total(self) -> int:
        """How many the circle has or is to have."""
        return sum(self.book.count(self.circle()))

    @property
    def is_filled(self) -> bool:
        """With anybody in the circle, on the desk or listed."""
        return self.total() > 0

    def show_value(self, value: Listing) -> None:
        """All pages show one book."""
        self.book.show(value)

    def applied_to(self, value: Listing) -> Listing:
        """What the book says."""
        return self.book.listing

    def focus_first(self) -> None:
        """The line for names."""
        self.entry.setFocus(Qt.FocusReason.OtherFocusReason)

    def learn(self, past: dict[str, Any]) -> None:
        """A file has told more of the user's past: that brings prompts of its own."""
        self._keeper.learn(past)

    def say(self, sentence: str) -> None:
        """Say, below the line, what came of something."""
        self.said.setText(sentence)
        announce(self.said, sentence)

    # Building

    def _lay_out(self) -> None:
        two_columns(self, self._left(), self._right(), shares=(8, 5), fills=True)

    def _left(self) -> QWidget:
        holder = QWidget()
        left = QVBoxLayout(holder)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(grid.SPACE_8)
        head = QHBoxLayout()
        head.setSpacing(grid.SPACE_8)
        label = text_label(tr("&Names"), "strong")
        label.setBuddy(self.entry)
        head.addWidget(label)
        head.addStretch(1)
        head.addWidget(self.count)
        left.addLayout(head)
        self._add_above(left)
        left.addWidget(self.entry)
        left.addWidget(self.said)
        self.list.setMinimumHeight(_LEAST_LIST)
        left.addWidget(self.list, 1)
        for at, button in enumerate(self._buttons):
            button.clicked.connect(partial(self._do, at))
            self._actions.addWidget(button)
        files = Button(tr("Choose a &file…"), "quiet", "download")
        files.clicked.connect(self._choose_files)
        self._actions.addWidget(files)
        left.addWidget(self._row)
        return holder

    def _add_above(self, column: QVBoxLayout) -> None:
        """What stands above the line for names."""

    def _right(self) -> QWidget:
        holder = QWidget()
        right = QVBoxLayout(holder)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(grid.SPACE_8)
        head = QHBoxLayout()
        label = text_label(tr("&Think of"), "strong")
        label.setBuddy(self.prompts)
        head.addWidget(label)
        head.addStretch(1)
        head.addWidget(text_label(tr("Alt+Down for the next"), "caption"))
        right.addLayout(head)
        self.prompts.setMinimumHeight(_LEAST_LIST)
        self.prompts.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        right.addWidget(self.prompts, 1)
        right.addWidget(self.own_prompt)
        return holder

    def _connect(self) -> None:
        self.entry.entered.connect(self._on_entered)
        self.entry.pasted.connect(self.take_text)
        self.entry.stepped.connect(self.prompts.step)
        self.entry.left_down.connect(self._to_list)
        self.entry.textEdited.connect(self._on_typed)
        self._looking.timeout.connect(self._look)
        self.own_prompt.entered.connect(self._add_prompt)
        # Enter on a prompt, or on somebody, goes back to where names are typed.
        self.prompts.opened.connect(self._back_to_names)
        self.list.opened.connect(self._back_to_names)
        self._keeper.troubled.connect(self.say)
        self.list.chosen.connect(self._show_actions)
        self.prompts.selectionModel().currentChanged.connect(self._on_prompt)
        self.book.changed.connect(self._show_count)
        self.book.refreshed.connect(self._show_count)
        self.book.changed.connect(self._show_actions)
        self.book.refreshed.connect(self._show_actions)

    # What happens

    def take_text(self, text: str) -> None:
        """A text was pasted or dropped: a list of names is listed, anything richer is imported."""
        self.book.look_into(text, self.circle(), partial(self._take_read, text, self._where()))

    def _take_read(self, text: str, where: str, read: Read | None) -> None:
        if not isValid(self):
            return
        if read is None:
            self._bring_in(text)
        else:
            self.say(listed_words.added(*self.book.add_read(read, where)))

    def _on_entered(self, text: str) -> None:
        self.say(listed_words.added(self.book.type_in(text, self.circle(), self._where())))
        self.list.scrollToTop()

    def _on_typed(self, _text: str) -> None:
        self.said.setText("")
        self._looking.start()

    def _look(self) -> None:
        """While a name is typed: whether somebody of that name is listed or on the desk already."""
        words = listed_words.known(*self.book.who_is(self.entry.text(), self.circle()))
        if words and words != self.said.text():
            self.say(words)

    def _on_prompt(self, *_: object) -> None:
        """A prompt about a place says so where the name is typed: it becomes where they were met."""
        where = self._where()
        self.entry.setPlaceholderText(
            tr("Somebody met at {place}, then Enter", place=where) if where else tr(_HINT)
        )
        prompt = self.prompts.prompt()
        if prompt is not None and self.entry.hasFocus():
            announce(self.prompts, words(prompt))

    def _back_to_names(self, *_: object) -> None:
        self.entry.setFocus(Qt.FocusReason.TabFocusReason)

    def _add_prompt(self) -> None:
        if self.own_prompt.text().strip():
            self._keeper.add(self.own_prompt.text())
            self.own_prompt.clear()

    def _to_list(self) -> None:
        if self.model.rowCount():
            self.list.setFocus(Qt.FocusReason.TabFocusReason)

    def _where(self) -> str:
        prompt = self.prompts.prompt()
        return prompt.place if prompt is not None else ""

    def _show_count(self) -> None:
        self.count.setText(listed_words.count(*self.book.count(self.circle())))

    def _show_actions(self) -> None:
        """Buttons for what can be done with who is chosen; each also has its key and its menu entry."""
        offered = self.list.choices()
        for at, button in enumerate(self._buttons):
            button.setVisible(at < len(offered))
            if at < len(offered):
                said, key, _ = offered[at]
                button.setText(said)
                button.setToolTip(plain_tooltip(f"{said} ({key})" if key else said))

    def _do(self, at: int, _checked: bool = False) -> None:
        offered = self.list.choices()
        if at < len(offered):
            offered[at][2]()
