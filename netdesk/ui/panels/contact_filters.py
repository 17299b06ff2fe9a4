"""The quick filters above the contacts: star, what is due, circle, standing, tag, archive, as many as there
is room for. Those of different kinds narrow together; of one kind, one is chosen."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from itertools import pairwise
from typing import Final

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from netdesk.domain.rows import ContactSort, ContactView, Standing
from netdesk.services.contact_filters import Offered, offered
from netdesk.services.desks import Reader
from netdesk.ui import grid
from netdesk.ui.delegates import painting
from netdesk.ui.menu_entry import add_entry
from netdesk.ui.panels.sort_caption import SortCaption
from netdesk.ui.roles import ChipValue
from netdesk.ui.theme import current
from netdesk.ui.tr import marked, tr
from netdesk.ui.widgets.buttons import IconButton
from netdesk.ui.widgets.chips import FilterChips, FilterChoice
from netdesk.ui.widgets.menu_chip import MenuChip
from netdesk.ui.widgets.popups import Menu
from netdesk.ui.words import wording

ALL: Final = "all"
CHANGE: Final = "change"
TAG: Final = "tag-"
CIRCLE: Final = "circle-"
_STANDINGS: Final = marked(
    (
        (Standing.IDENTIFIED, FilterChoice("identified", "Not asked yet")),
        (Standing.SCHEDULED, FilterChoice("scheduled", "Meeting ahead")),
    )
)
_FLAGS: Final = marked({"starred": "Starred", "due": "Due", "archived": "Archived"})
_GAP: Final = 7
_BUTTON: Final = 36
_CAPTION: Final = 140
_FEW_TAGS: Final = 2
_FEW_CIRCLES: Final = 2
"""Where not all have room, so many circles have a chip, so that filters of every kind are seen."""
_TAG_LENGTH: Final = 24
_NO_FILTER: Final = ContactView()


class ContactFilters(QWidget):
    """`changed` when other filters were chosen, `sort_asked` with a ContactSort from the caption's menu,
    `save_asked` when what is shown should be kept under a name."""

    changed = Signal()
    sort_asked = Signal(object)
    save_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._offered: Offered | None = None
        self._view = _NO_FILTER
        self._choices: tuple[FilterChoice, ...] = ()
        self._shown: tuple[FilterChoice, ...] = ()
        self._hidden: tuple[FilterChoice, ...] = ()
        self.chips = FilterChips(exclusive=False)
        self.chips.chosen.connect(self._choose)
        self.tags = MenuChip(tr("Tag"))
        self.tags.clicked.connect(self._open_tags)
        self.more = IconButton("ellipsis", tr("More filters"))
        self.more.clicked.connect(self._open_more)
        self.save = IconButton("bookmark", tr("Save this search"), "Ctrl+Shift+F")
        self.save.clicked.connect(self.save_asked)
        self.save.hide()
        self.caption = SortCaption([(sort, wording.sort_words(sort)) for sort in ContactSort])
        self.caption.sort_asked.connect(self.sort_asked)
        row = QHBoxLayout(self)
        row.setContentsMargins(grid.SPACE_24, 0, grid.SPACE_12, 0)
        row.setSpacing(_GAP)
        for widget in (self.chips, self.tags, self.more, self.save):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self.caption)
        self.setFixedHeight(current().fit(grid.FILTER_BAR, "caption", padding=26))
        self.offer(Offered())

    def read(self, reader: Reader) -> None:
        """Learn what there is to filter by."""
        self.offer(offered(reader))

    def offer(self, offer: Offered) -> None:
        """Offer these filters; a chosen one that is gone gives way."""
        if offer == self._offered:
            return
        self._offered = offer
        view = self._view
        if view.circle_id not in {each.id for each in offer.circles}:
            view = replace(view, circle_id=None)
        if view.tag not in offer.tags:
            view = replace(view, tag="")
        self._make_choices()
        if view != self._view:
            self._view = view
            self.changed.emit()
        self._show()

    @property
    def words(self) -> str:
        """What the chosen filters are called, "" for everybody."""
        chosen = self._chosen()
        names = [each.text for each in self._choices if each.key in chosen and each.key != ALL]
        if self._view.tag and not self._has_tag_chips:
            names.append(self._view.tag)
        return wording.SEPARATOR.join(names)

    def reset(self) -> None:
        """Everybody; no signal."""
        self.show_view(_NO_FILTER)

    def show_view(self, view: ContactView) -> None:
        """Choose the filters of a view; no signal."""
        self._view = replace(view, text="", sort=_NO_FILTER.sort, descending=False)
        self._make_choices()
        self._show()

    def show_saving(self, possible: bool) -> None:
        """Offer to keep what is shown, when there is a search or a filter to keep."""
        self.save.setVisible(possible)
        self._show()

    def applied_to(self, view: ContactView) -> ContactView:
        """The view, narrowed by the chosen filters and by no other."""
        return replace(self._view, text=view.text, sort=view.sort, descending=view.descending)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As many chips as fit."""
        super().resizeEvent(event)
        self._show()

    def changeEvent(self, event: QEvent) -> None:
        """A larger font leaves room for fewer."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.ApplicationFontChange, QEvent.Type.StyleChange) and self._offered:
            self.setFixedHeight(current().fit(grid.FILTER_BAR, "caption", padding=26))
            self._show()

    @property
    def _has_tag_chips(self) -> bool:
        return self._offered is not None and 0 < len(self._offered.tags) <= _FEW_TAGS

    def _make_choices(self) -> None:
        """What there is; a filter that is chosen is there, also when it shows nobody."""
        offer = self._offered or Offered()
        flags = {
            key: FilterChoice(key, tr(words))
            for key, words in _FLAGS.items()
            if getattr(offer, key) or getattr(self._view, key)
        }
        circles = [
            FilterChoice(f"{CIRCLE}{each.id}", wording.short_circle(each.name), each.hue)
            for each in offer.circles
        ]
        tags = [FilterChoice(f"{TAG}{each}", wording.cut(each, _TAG_LENGTH)) for each in offer.tags]
        self._choices = (
            FilterChoice(ALL, tr("All")),
            *((FilterChoice(CHANGE, tr("From this import")),) if self._view.change_id else ()),
            *(flags[key] for key in ("starred", "due") if key in flags),
            *circles,
            *(FilterChoice(choice.key, tr(choice.text)) for _, choice in _STANDINGS),
            *(tags if self._has_tag_chips else ()),
            *(flags[key] for key in ("archived",) if key in flags),
        )

    def _chosen(self) -> set[str]:
        view = self._view
        chosen = {key for key in _FLAGS if getattr(view, key)}
        chosen |= {choice.key for standing, choice in _STANDINGS if standing is view.standing}
        if view.circle_id is not None:
            chosen.add(f"{CIRCLE}{view.circle_id}")
        if view.change_id:
            chosen.add(CHANGE)
        if view.tag:
            chosen.add(f"{TAG}{view.tag}")
        return chosen or {ALL}

    def _choose(self, key: str) -> None:
        """Choose a filter; one that is chosen already is taken back."""
        off = key in self._chosen()
        view = self._view
        standing = next((each for each, choice in _STANDINGS if choice.key == key), None)
        if key in (ALL, CHANGE):
            view = _NO_FILTER if key == ALL else replace(view, change_id=0)
        elif key in _FLAGS:
            view = replace(view, **{key: not off})  # type: ignore[arg-type]
        elif key.startswith(CIRCLE):
            view = replace(view, circle_id=None if off else int(key.removeprefix(CIRCLE)))
        elif key.startswith(TAG):
            view = replace(view, tag="" if off else key.removeprefix(TAG))
        else:
            view = replace(view, standing=None if off else standing)
        before, self._view = self._view, view
        if before.change_id != view.change_id:
            # Its filter is there as long as it is chosen.
            self._make_choices()
        self._show()
        if view != before:
            self.changed.emit()

    def _show(self) -> None:
        offer = self._offered or Offered()
        tag = self._view.tag
        self.tags.setVisible(bool(offer.tags) and not self._has_tag_chips)
        self.tags.say(wording.cut(tag, _TAG_LENGTH) or tr("Tag"), chosen=bool(tag), name=tr("Tag"))
        shown, self._hidden = self._divided()
        if shown != self._shown:
            self._shown = shown
            self.chips.set_choices(shown)
        self.chips.set_chosen(self._chosen())
        self.more.setVisible(bool(self._hidden))
        # Tab goes from left to right; Qt leaves out what is hidden when it puts things in order.
        row = (self.chips.last(), self.tags, self.more, self.save, self.caption)
        for one, other in pairwise(each for each in row if each is not None and not each.isHidden()):
            QWidget.setTabOrder(one, other)

    def _divided(self) -> tuple[tuple[FilterChoice, ...], tuple[FilterChoice, ...]]:
        """Those with room and those without; the chosen ones always have room."""
        widths = {each.key: self._width(each) for each in self._choices}
        room = self.width() - grid.SPACE_24 - grid.SPACE_12
        room -= min(self.caption.sizeHint().width(), current().wide(_CAPTION)) + grid.SPACE_8
        for widget, width in ((self.tags, self.tags.sizeHint().width() + _GAP), (self.save, _BUTTON)):
            room -= 0 if widget.isHidden() else width
        if sum(widths.values()) <= room:
            return self._choices, ()
        shown = self._chosen() & set(widths)
        room -= _BUTTON + sum(widths[key] for key in shown)
        many = [each.key for each in self._choices if each.key.startswith(CIRCLE)][_FEW_CIRCLES:]
        for each in self._choices:
            if each.key in many:
                continue
            if each.key not in shown and widths[each.key] <= room:
                room -= widths[each.key]
                shown.add(each.key)
            elif each.key not in shown:
                room = 0
        return (
            tuple(each for each in self._choices if each.key in shown),
            tuple(each for each in self._choices if each.key not in shown),
        )

    def _width(self, choice: FilterChoice) -> int:
        return painting.chip_size(current(), ChipValue(choice.text, hue=choice.hue)).width() + _GAP

    def _open_more(self) -> None:
        menu = Menu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for choice in self._hidden:
            self._add(menu, choice.key, choice.text)
        menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height())))

    def _open_tags(self) -> None:
        menu = Menu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if self._view.tag:
            self._add(menu, f"{TAG}{self._view.tag}", tr("Any tag or none"))
            menu.addSeparator()
        for tag in (self._offered or Offered()).tags:
            action = self._add(menu, f"{TAG}{tag}", tag)
            action.setCheckable(True)
            action.setChecked(tag == self._view.tag)
        menu.popup(self.tags.below())

    def _add(self, menu: QMenu, key: str, words: str) -> QAction:
        return add_entry(menu, wording.menu_text(words), "", partial(self._choose, key))
