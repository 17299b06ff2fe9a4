"""Tells that the file of drafts beside the desk says something else than before."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from netdesk.ui.jobs import Jobs


class DraftNews(QObject):
    """One for the jobs of a window: whoever writes the file emits `changed`, whoever shows drafts listens."""

    changed = Signal()

    def tell(self, *_: object) -> None:
        """The file was written."""
        self.changed.emit()


def draft_news(jobs: Jobs) -> DraftNews:
    """The one that belongs to these jobs, made when first asked for."""
    found = jobs.findChild(DraftNews)
    return found if found is not None else DraftNews(jobs)
