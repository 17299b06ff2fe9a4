"""The list of who and what was deleted: all keys at once, what they say in pages."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from netdesk.domain.history import Gone, GoneKey
from netdesk.domain.history_fields import Form
from netdesk.domain.now import wall_now
from netdesk.ui.roles import Role, Tone
from netdesk.ui.tr import marked, tr
from netdesk.ui.words import history_said, wording
from netdesk.ui.words.history_said import value_words

Index = QModelIndex | QPersistentModelIndex
_PAGE: Final = 128
_PAGES_KEPT: Final = 16
TOO_OLD: Final = marked("Too old to restore")
_DETAIL_FORMS: Final = {"interaction": Form.MOMENT, "event": Form.MOMENT, "goal": Form.DAY}
"""How what is told of a thing reads, where it is no text."""


class GoneModel(QAbstractListModel):
    """Who and what is gone as rows: name, what they were, and when they were deleted in Role.KEY."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._keys: Sequence[GoneKey] = ()
        self._fetch: Callable[[Sequence[GoneKey]], list[Gone]] = _nothing
        self._pages: OrderedDict[int, dict[GoneKey, Gone]] = OrderedDict()
        self._now = wall_now()
        self._home = ""

    @property
    def keys(self) -> Sequence[GoneKey]:
        """All that is shown, in order."""
        return self._keys

    def show(
        self,
        keys: Sequence[GoneKey],
        fetch: Callable[[Sequence[GoneKey]], list[Gone]],
        now: datetime,
        home: str = "",
    ) -> None:
        """Show these; `fetch` gives what they say, quickly, as they are looked at."""
        self.beginResetModel()
        self._keys, self._fetch = keys, fetch
        self._pages.clear()
        self._now, self._home = now, home
        self.endResetModel()

    def gone(self, row: int) -> Gone | None:
        """Who or what stands in a row."""
        if not 0 <= row < len(self._keys):
            return None
        page = row // _PAGE
        found = self._pages.get(page)
        if found is None:
            fetched = self._fetch(self._keys[page * _PAGE : (page + 1) * _PAGE])
            found = {each.key: each for each in fetched}
            self._pages[page] = found
            if len(self._pages) > _PAGES_KEPT:
                self._pages.popitem(last=False)
        return found.get(self._keys[row])

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """How many are gone."""
        return 0 if parent.isValid() else len(self._keys)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a row says."""
        gone = self.gone(index.row()) if index.isValid() else None
        if gone is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole | Role.TITLE:
                return self._title(gone)
            case Role.SUBTITLE:
                return self._detail(gone)
            case Role.KEY:
                return history_said.short(gone.at, self._now, self._home) if gone.can_restore else tr(TOO_OLD)
            case Role.AVATAR_KEY:
                return f"contact-{gone.id}"
            case Role.ICON:
                return history_said.kind_icon(gone.kind) or None
            case Role.TONE:
                return Tone.NORMAL if gone.can_restore else Tone.QUIET
            case Role.ID:
                return gone.id
            case Qt.ItemDataRole.AccessibleTextRole:
                at = history_said.short(gone.at, self._now, self._home)
                told = tr("{title}, deleted {at}", title=self._title(gone), at=at)
                return told if gone.can_restore else f"{told}, {tr(TOO_OLD).lower()}"
        return None

    def _title(self, gone: Gone) -> str:
        return gone.words if gone.kind == "contact" else gone.words[:1].upper() + gone.words[1:]

    def _detail(self, gone: Gone) -> str:
        detail = gone.detail
        form = _DETAIL_FORMS.get(gone.kind)
        if form is not None:
            detail = value_words(form, detail, self._home)
        # "Delete Ruth" below Ruth would say nothing new.
        return detail or ("" if gone.label == f"Delete {gone.words}" else wording.cut(gone.label, 60))


def _nothing(_keys: Sequence[GoneKey]) -> list[Gone]:
    return []
