"""The contact editor opened over a window, for whoever types."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from netdesk.ui.dialogs.contact_editor import ContactEditor
from netdesk.ui.jobs import Jobs
from netdesk.ui.navigator import Navigator
from tests.ui.dialogs.contact_editor.typist import Typist


@pytest.fixture
def edit(
    british: None, jobs: Jobs, navigator: Navigator, window: QWidget, qtbot: QtBot
) -> Iterator[Callable[..., Typist]]:
    """Opens the editor: edit(contact_id), edit(0, name="...")."""

    def opened(contact_id: int = 0, name: str = "") -> Typist:
        dialog = ContactEditor.ask(jobs, navigator, contact_id, window, name=name)
        assert dialog is not None
        qtbot.waitUntil(lambda: jobs.is_idle)
        return Typist(dialog, qtbot, jobs)

    yield opened
    qtbot.waitUntil(lambda: jobs.is_idle)
