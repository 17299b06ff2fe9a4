"""Planning, step seven: how to dress, the way there, what to bring, confirming the day before."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Final

from PySide6.QtWidgets import QCheckBox

from netdesk.domain.confirming import confirm_on
from netdesk.domain.interactions import Interaction, Kind, State
from netdesk.domain.preparing import Preparation
from netdesk.ui.tr import marked, tr
from netdesk.ui.widgets.form_grid import text_edit
from netdesk.ui.widgets.labels import text_label
from netdesk.ui.wizards.plan_offers import Offers
from netdesk.ui.wizards.plan_parts import (
    Column,
    PlanPage,
    focus_at_end,
    lines_in,
    plan_of,
    show_lines,
    two_columns,
)
from netdesk.ui.words import wording

_REMOTE: Final = (Kind.CALL, Kind.VIDEO_CALL)
BRING: Final = marked(("This sheet", "A pen", "My card"))
"""What a new plan brings along until the user says otherwise."""


class DayPage(PlanPage):
    """Dress, route, papers and things, confirming. `home` is the user's zone, `now` their time."""

    def __init__(self, home: str, now: datetime) -> None:
        super().__init__()
        self._home, self._today = home, now.date()
        self._meeting = Interaction(Kind.INFORMATIONAL_INTERVIEW, ())
        self.dress = text_edit(tr("What suits them and you"), lines=2)
        self.route = text_edit(lines=3)
        self.confirm = QCheckBox(tr("&Confirm the day before"))
        self.bring = text_edit(lines=5)
        self._reminder = text_label("", "caption", wrap=True)
        self._dress_offers = Offers(self.dress, tr("Often right"))
        self._bring_offers = Offers(self.bring, tr("Others bring"), _others_bring())
        two_columns(self, self._left(), self._right())
        for told in (
            self.dress.textChanged,
            self.route.textChanged,
            self.bring.textChanged,
            self.confirm.toggled,
        ):
            told.connect(self._on_edited)

    @property
    def is_filled(self) -> bool:
        """With how to dress, the way there or the wish to confirm."""
        said = (*lines_in(self.dress), *lines_in(self.route))
        return bool(said) or self.confirm.isChecked()

    def show_interaction(self, interaction: Interaction) -> None:
        """Put the plan's words into the fields."""
        plan = plan_of(interaction)
        show_lines(self.dress, plan.dress.split("; "))
        self.route.setPlainText(plan.route)
        self.confirm.setChecked(plan.confirm)
        show_lines(self.bring, plan.bring)
        self._suit(interaction)

    def told(self, interaction: Interaction) -> Interaction:
        """The plan with these."""
        plan = replace(
            plan_of(interaction),
            dress="; ".join(lines_in(self.dress)),
            route=" ".join(lines_in(self.route)),
            confirm=self.confirm.isChecked(),
            bring=lines_in(self.bring),
        )
        return replace(interaction, plan=plan)

    def entered(self, value: Preparation) -> None:
        """What is asked for depends on where they meet, the reminder on when."""
        self._suit(value.interaction)

    def focus_first(self) -> None:
        """How to dress."""
        focus_at_end(self.dress)

    def _left(self) -> Column:
        left = Column()
        left.add_field(tr("&Dress"), self.dress, below=self._dress_offers)
        self._route_label = left.add_field(tr("&Way there"), self.route)
        left.add(self.confirm)
        left.add(self._reminder)
        return left

    def _right(self) -> Column:
        right = Column()
        right.add_field(
            tr("Papers and things to b&ring"), self.bring, tr("one to a line"), below=self._bring_offers
        )
        return right

    def _suit(self, interaction: Interaction) -> None:
        self._meeting = interaction
        remote = interaction.kind in _REMOTE
        self._route_label.setText(tr("Ready for the ca&ll") if remote else tr("&Way there"))
        self.route.setAccessibleName(self._route_label.text().replace("&", ""))
        self.route.setPlaceholderText(
            tr("Link tested, headphones, plain background, light from the front")
            if remote
            else tr("Line and stop, how long it takes, where to ask for them; be there ten minutes early")
        )
        self._dress_offers.offer(_dress_for(interaction.kind))
        self._tell_reminder()

    def _on_edited(self, *_: object) -> None:
        self._tell_reminder()
        self.changed.emit()

    def _tell_reminder(self) -> None:
        wished = replace(plan_of(self._meeting), confirm=True)
        planned = replace(self._meeting, plan=wished, state=State.PLANNED)
        day = confirm_on(planned, self._home)
        if day is None:
            words = tr("As soon as the meeting has a day, you will be reminded on the day before.")
        elif day < self._today:
            words = tr("The day before is over; confirm it today.")
        else:
            words = tr("You will be reminded on {day}.", day=wording.full_day(day))
        self._reminder.setText(words if self.confirm.isChecked() else "")


def _dress_for(kind: Kind) -> tuple[str, ...]:
    if kind is Kind.CALL:
        return ()
    if kind is Kind.VIDEO_CALL:
        return (tr("Business casual, plain colours"), tr("A jacket within reach"))
    return (
        tr("Business casual, clean shoes"),
        tr("As they do, one step smarter"),
        tr("Suit or dress"),
    )


def _others_bring() -> tuple[str, ...]:
    return (
        tr("Résumé, only if they ask"),
        tr("Work samples, two or three"),
        tr("ID for the front desk"),
        tr("Notebook"),
        tr("Address and number on paper"),
    )
