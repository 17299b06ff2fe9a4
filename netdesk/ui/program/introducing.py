"""Who sits at a desk: asked once, and from then on every new desk of this computer knows it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from netdesk.services import me as services
from netdesk.services.sample_desk import is_sample
from netdesk.ui import user_settings
from netdesk.ui.dialogs.first_start import AboutYouDialog
from netdesk.ui.jobs import Jobs
from netdesk.ui.navigator import Navigator
from netdesk.ui.tr import tr


def introduce(
    jobs: Jobs,
    navigator: Navigator,
    window: QWidget,
    changed: Callable[[], object],
    prefer: Callable[[], object],
) -> AboutYouDialog | None:
    """Let a new desk know its user. Who has said it on another one is not asked again but told, with a way to
    change it. `changed` is called when the desk knows, `prefer` opens the preferences."""
    known = user_settings.me()
    if known is None:
        dialog = AboutYouDialog.welcome(jobs, window)
        dialog.saved.connect(changed)
        return dialog

    def done(_none: None) -> None:
        changed()
        if known.name:
            navigator.offered.emit(tr("This desk is {name}’s", name=known.name), tr("Change…"), prefer)

    jobs.change(lambda desk: services.save_me(desk, known), done)
    return None


def remember(jobs: Jobs) -> None:
    """What this desk knows of its user is told to the next new one. A sample desk is somebody else's."""
    if services.is_known(jobs.reader) and not is_sample(jobs.reader):
        user_settings.save_me(services.me(jobs.reader))


def remember_first(jobs: Jobs) -> None:
    """A desk that was begun elsewhere, or long ago, tells who its user is where nobody has said so yet."""
    if user_settings.me() is None and services.me(jobs.reader).name:
        remember(jobs)
