"""Changing the prompts of a circle from beside them: each change is one step, kept at once."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from netdesk.services import own_prompts
from netdesk.services.prompts import Prompt, PromptPage
from netdesk.ui.jobs import Jobs, sentence

if TYPE_CHECKING:
    from netdesk.services.desks import Desk


class PromptKeeper(QObject):
    """The prompts of `page`, with the user's past in them. `changed` after each change, `troubled` says why
    one was not made."""

    changed = Signal()
    troubled = Signal(str)

    def __init__(self, jobs: Jobs, page: PromptPage, past: dict[str, Any]) -> None:
        super().__init__()
        self._jobs, self._page, self._past = jobs, page, past

    def prompts(self) -> tuple[Prompt, ...]:
        """What is asked now."""
        return own_prompts.prompts_of(self._jobs.reader, self._page, self._past)

    def learn(self, past: dict[str, Any]) -> None:
        """A file has told more of the user's past."""
        if past != self._past:
            self._past = past
            self.changed.emit()

    def hidden(self) -> int:
        """How many were hidden."""
        return own_prompts.hidden(self._jobs.reader, self._page)

    def add(self, text: str) -> None:
        """One of the user's own."""
        self._do(partial(_add, self._page, text))

    def reword(self, prompt: Prompt, text: str) -> None:
        """In the user's words."""
        self._do(partial(_reword, self._page, prompt, text))

    def hide(self, prompt: Prompt) -> None:
        """Not to be asked any more."""
        self._do(partial(_hide, self._page, prompt))

    def bring_back(self) -> None:
        """Those that were hidden."""
        self._do(partial(_bring_back, self._page))

    def _do(self, work: Callable[[Desk], None]) -> None:
        self._jobs.change(work, self._on_done, self._on_failed)

    def _on_done(self, _result: object) -> None:
        if isValid(self):
            self.changed.emit()

    def _on_failed(self, error: Exception) -> None:
        if isValid(self):
            self.troubled.emit(sentence(error))


def _add(page: PromptPage, text: str, desk: Desk) -> None:
    own_prompts.add(desk, page, text)


def _reword(page: PromptPage, prompt: Prompt, text: str, desk: Desk) -> None:
    own_prompts.reword(desk, page, prompt, text)


def _hide(page: PromptPage, prompt: Prompt, desk: Desk) -> None:
    own_prompts.hide(desk, page, prompt)


def _bring_back(page: PromptPage, desk: Desk) -> None:
    own_prompts.bring_back(desk, page)
