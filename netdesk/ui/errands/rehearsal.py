"""Saying a pitch of the desk aloud: each rehearsal is kept when it was judged."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from netdesk.ui.jobs import Jobs, sentence
from netdesk.ui.navigator import Navigator
from netdesk.ui.tr import counted, tr

if TYPE_CHECKING:
    from netdesk.domain.pitches import Rehearsal


class RehearsalErrands(QObject):
    """Hears the wish to rehearse. `may_change` says whether this desk can be changed, and tells if not."""

    def __init__(
        self, window: QWidget, jobs: Jobs, navigator: Navigator, may_change: Callable[[], bool]
    ) -> None:
        super().__init__(window)
        self._window, self._jobs, self._navigator = window, jobs, navigator
        self._may_change = may_change
        navigator.rehearse_wanted.connect(self._rehearse)

    def _rehearse(self, pitch_id: int) -> None:
        from netdesk.services import pitches
        from netdesk.ui.words import pitch_words

        pitch = pitches.pitch(self._jobs.reader, pitch_id)
        if pitch is None or not self._may_change():
            return
        if not pitch.text.strip():
            self._navigator.declined.emit(tr("This pitch has no words yet"))
            return
        from netdesk.ui.dialogs.rehearsal import RehearsalDialog

        kept: list[Rehearsal] = []

        def keep(take: Rehearsal) -> None:
            wanted = replace(take, pitch_id=pitch_id)
            kept.append(wanted)
            self._jobs.change(lambda desk: pitches.rehearsed(desk, wanted), failed=self._tell)

        dialog = RehearsalDialog(
            pitch.text,
            pitch_words.name_of(pitch),
            keep,
            self._window,
            before=pitches.rehearsals(self._jobs.reader, pitch_id),
            pace=pitches.pace(self._jobs.reader),
        )
        dialog.finished.connect(lambda _result: self._tell_kept(kept))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _tell_kept(self, kept: list[Rehearsal]) -> None:
        """What was said in this sitting; Undo takes the last one back."""
        from netdesk.ui.words import pitch_words

        if kept:
            times = counted(len(kept), "Rehearsed once", "Rehearsed {n} times")
            last = pitch_words.take_words(kept[-1])
            self._navigator.said.emit(tr("{times}, last {take}", times=times, take=last), True)

    def _tell(self, error: Exception) -> None:
        self._navigator.declined.emit(sentence(error))
