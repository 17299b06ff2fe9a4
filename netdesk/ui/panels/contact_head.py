"""The top of the detail panel: who it is, in which circle, and what one does next."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from netdesk.domain.contacts import Circle, Contact
from netdesk.domain.rows import Standing
from netdesk.ui import grid, icons
from netdesk.ui.panels.many_commands import STAR_KEY
from netdesk.ui.roles import Tone
from netdesk.ui.tr import tr
from netdesk.ui.widgets.buttons import Button, IconButton
from netdesk.ui.widgets.chips import Chip
from netdesk.ui.widgets.fact_row import ElidedLink
from netdesk.ui.widgets.flow import FlowLayout
from netdesk.ui.widgets.labels import ElidedLabel, Paragraph, plain_tooltip
from netdesk.ui.widgets.photo_avatar import PhotoAvatar
from netdesk.ui.words import wording

_NAME_LENGTH: Final = 120
_TAG_LENGTH: Final = 40
_TAGS_MOST: Final = 30


class ContactHead(QWidget):
    """Signals say which button was used; `organization_clicked` carries the organization's name."""

    plan_clicked = Signal()
    log_clicked = Signal()
    menu_clicked = Signal()
    star_clicked = Signal()
    organization_clicked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.avatar = PhotoAvatar()
        self._shown_photo = ""
        self._name = Paragraph("", "title")
        self._title = ElidedLabel("", "second")
        self._organization = ElidedLink("")
        self._organization.clicked.connect(self._on_organization)
        self.menu_button = IconButton("ellipsis", tr("More for this contact"))
        self.menu_button.clicked.connect(self.menu_clicked)
        self.star = IconButton("star", tr("Star"), STAR_KEY)
        self.star.clicked.connect(self.star_clicked)
        self._chips = QWidget()
        self._flow = FlowLayout(self._chips, gap=6)
        self.plan = Button(tr("Plan interview"), "primary", "calendar-days")
        self.plan.clicked.connect(self.plan_clicked)
        self.log = Button(tr("Log touch"), "secondary")
        self.log.clicked.connect(self.log_clicked)
        self._lay_out()

    def show_contact(
        self, contact: Contact, circle: Circle | None, standing: Standing, *, can_change: bool
    ) -> None:
        """Who is shown."""
        shown = contact.shown
        name = wording.cut(shown, _NAME_LENGTH)
        self._show_avatar(contact, name, can_change)
        self._name.setText(name)
        self._name.setToolTip(plain_tooltip(shown) if name != shown else "")
        self._title.setText(contact.title)
        self._title.setVisible(bool(contact.title))
        organization = "" if contact.name.is_blank else contact.organization
        self._organization.set_full_text(organization)
        self._organization.setVisible(bool(organization))
        self._organization.setToolTip(
            plain_tooltip(tr("Show everybody at {organization}", organization=wording.cut(organization, 60)))
        )
        department = contact.department
        if department:
            self._title.setText(wording.SEPARATOR.join(part for part in (contact.title, department) if part))
            self._title.show()
        icons.set_icon(
            self.star,
            "star-filled" if contact.starred else "star",
            "warn_ring" if contact.starred else "text2",
        )
        self.star.set_name(tr("Remove star") if contact.starred else tr("Star"), STAR_KEY)
        self.star.setEnabled(can_change)
        self._show_chips(_chips_of(contact, circle, standing))
        self.plan.setEnabled(can_change)
        self.log.setEnabled(can_change)

    def show_photo(self, contact: Contact, photo: QImage) -> None:
        """The picture, when it has been decoded."""
        self.avatar.set_person(contact.shown, contact.avatar_key, photo)
        self._shown_photo = contact.photo

    def _show_avatar(self, contact: Contact, name: str, can_change: bool) -> None:
        """The initials until the picture is there; a picture that is shown already stays."""
        self.avatar.has_photo = bool(contact.photo)
        self.avatar.set_changeable(can_change)
        self.avatar.set_whose(name)
        if not contact.photo or contact.photo != self._shown_photo:
            self.avatar.set_person(contact.shown, contact.avatar_key)
            self._shown_photo = ""

    def show_planned(self, planned: bool) -> None:
        """An interview that is planned is gone on with."""
        self.plan.setText(tr("Continue planning") if planned else tr("Plan interview"))

    def _show_chips(self, chips: Sequence[Chip]) -> None:
        while (item := self._flow.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for chip in chips:
            self._flow.addWidget(chip)
        self._chips.updateGeometry()

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addStretch(1)
        words.addWidget(self._name)
        words.addWidget(self._title)
        words.addWidget(self._organization, 0, Qt.AlignmentFlag.AlignLeft)
        words.addStretch(1)
        top = QHBoxLayout()
        top.setSpacing(grid.SPACE_12)
        top.addWidget(self.avatar, 0, Qt.AlignmentFlag.AlignTop)
        top.addLayout(words, 1)
        beside = QVBoxLayout()
        beside.addSpacing((grid.AVATAR_DETAIL - grid.CONTROL) // 2)
        marks = QHBoxLayout()
        marks.setSpacing(0)
        marks.addWidget(self.star)
        marks.addWidget(self.menu_button)
        beside.addLayout(marks)
        beside.addStretch(1)
        top.addLayout(beside)
        buttons = QHBoxLayout()
        buttons.setSpacing(grid.SPACE_8)
        buttons.addWidget(self.plan)
        buttons.addWidget(self.log)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addSpacing(14)
        column.addWidget(self._chips)
        column.addSpacing(grid.SPACE_16)
        column.addLayout(buttons)

    def _on_organization(self) -> None:
        self.organization_clicked.emit(self._organization.full_text())


def _chips_of(contact: Contact, circle: Circle | None, standing: Standing) -> list[Chip]:
    chips = [Chip(tr("Archived"), Tone.WARN)] if contact.archived else []
    chips += [Chip(wording.short_circle(circle.name), hue=circle.hue)] if circle else []
    chips += [Chip(wording.cut(tag, _TAG_LENGTH)) for tag in contact.tags[:_TAGS_MOST]]
    if len(contact.tags) > _TAGS_MOST:
        chips.append(Chip(tr("{n} more", n=len(contact.tags) - _TAGS_MOST)))
    chips.append(Chip(wording.standing_words(standing), wording.standing_tone(standing)))
    return chips
