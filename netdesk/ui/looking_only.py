"""A desk that can only be looked at says so before anything is typed in vain."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netdesk.ui.tr import tr

if TYPE_CHECKING:
    from netdesk.services.desks import Desk
    from netdesk.ui.navigator import Navigator


def words(desk: Desk) -> str:
    """That it can only be looked at."""
    return tr("{name} is read-only: you can look, not change", name=desk.path.name)


def may_change(desk: Desk, navigator: Navigator) -> bool:
    """Whether a desk can be changed; False after saying that it cannot."""
    if desk.read_only:
        navigator.declined.emit(words(desk))
    return not desk.read_only
