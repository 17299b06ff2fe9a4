"""A desk whose every word begins with markup for a red picture: none of it may ever be drawn."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any

from PySide6.QtGui import QColor, QImage

from netdesk.domain.rows import ContactView, InteractionView
from netdesk.services import (
    contacts,
    events,
    follow_ups,
    goals,
    interactions,
    organizations,
    own_questions,
    pitches,
)
from netdesk.services.desks import Desk
from netdesk.services.me import me, save_me

RED = "r.png"
MARK = f"<img src={RED} width=99 height=99>"
_NOT_WORDS = frozenset(("uid", "photo", "wall", "zone", "territory", "done_at", "key", "tiara", "at"))


def draw_red(folder: Path) -> None:
    """Put the picture that the markup names into the folder."""
    image = QImage(99, 99, QImage.Format.Format_RGB32)
    image.fill(QColor(255, 0, 0))
    image.save(str(folder / RED))


def marked(value: Any) -> Any:
    """The same value with the markup before every text in it."""
    if isinstance(value, str):
        return f"{MARK}{value}"
    if isinstance(value, tuple):
        return tuple(marked(each) for each in value)
    if is_dataclass(value) and not isinstance(value, type):
        words = [each.name for each in fields(value) if each.name not in _NOT_WORDS]
        return replace(value, **{name: marked(getattr(value, name)) for name in words})
    return value


def mark_desk(path: Path) -> None:
    """Rewrite all that a desk holds, and its owner, with the markup in every field."""
    desk = Desk.open(path)
    try:
        reader = desk.reader()
        save_me(desk, marked(me(reader)))
        circle = contacts.add_circle(desk, f"{MARK}Rowing", 2)
        for number in contacts.contact_ids(reader, ContactView()):
            found = contacts.contact(reader, number)
            assert found is not None
            contacts.save_contact(desk, replace(marked(found), extra=found.extra, circle_id=circle))
            for due in follow_ups.open_with(reader, number):
                assert due.id is not None
                follow_ups.edit_reminder(desk, due.id, f"{MARK}{due.what}", due.due)
        for number in interactions.interaction_ids(reader, InteractionView()):
            touch = interactions.interaction(reader, number)
            assert touch is not None
            interactions.save_interaction(desk, marked(touch))
        _mark_journey(desk)
        reader.close()
    finally:
        desk.close()


def _mark_journey(desk: Desk) -> None:
    """Organizations, events, goals, pitches, questions and what was noted of practice."""
    for organization in organizations.every(desk.writer):
        organizations.save(desk, marked(organization))
    for event in events.every(desk.writer):
        events.save(desk, marked(event))
    for goal in goals.every(desk.writer):
        goals.save(desk, marked(goal))
    for pitch in pitches.every(desk.writer):
        pitches.save(desk, marked(pitch))
    for question in own_questions.every(desk.writer):
        own_questions.save(desk, marked(question))
    for practice in own_questions.practices(desk.writer):
        own_questions.practised(desk, replace(marked(practice), question=practice.question))
