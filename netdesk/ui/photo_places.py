"""While a picture hangs over the window: the photos that it can be dropped on show themselves."""

from __future__ import annotations

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QWidget

from netdesk.ui.photo_source import offers_picture
from netdesk.ui.widgets.photo_avatar import PhotoAvatar


def invite(window: QWidget, data: QMimeData) -> bool:
    """Mark the photos that take this picture; False when it is none, or nobody takes it."""
    if not offers_picture(data):
        return False
    places = [each for each in _places(window) if each.isVisible() and each.takes_pictures]
    for place in places:
        place.invite(True)
    return bool(places)


def disinvite(window: QWidget) -> None:
    """The picture has gone."""
    for place in _places(window):
        place.invite(False)


def _places(window: QWidget) -> list[PhotoAvatar]:
    return window.findChildren(PhotoAvatar)
