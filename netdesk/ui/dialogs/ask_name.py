"""A small dialog that asks for one name: of a tag, a circle, a saved search."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QWidget

from netdesk.ui.tr import tr
from netdesk.ui.widgets.completing import completing
from netdesk.ui.widgets.dialog_frame import DialogFrame
from netdesk.ui.widgets.labelled import Labelled
from netdesk.ui.widgets.line_edit import LineEdit

_LONGEST = 100


class AskNameDialog(DialogFrame):
    """Its verb can be used once there is a name. `known` are offered while one types."""

    def __init__(
        self,
        title: str,
        verb: str,
        take: Callable[[str], object],
        parent: QWidget | None = None,
        *,
        sentence: str = "",
        field: str = "",
        name: str = "",
        known: Sequence[str] = (),
    ) -> None:
        super().__init__(title, verb, parent, sentence=sentence, size=QSize(440, 320), hugs=True)
        self._take = take
        field = field or tr("Name")
        self.edit = LineEdit(name)
        self.edit.setMaxLength(_LONGEST)
        if known:
            self.edit.setCompleter(completing(known, self.edit))
        self.body.addWidget(Labelled(field, self.edit))
        self.body.addStretch(1)
        self.edit.textChanged.connect(self._allow)
        self.edit.selectAll()
        self._allow()

    @classmethod
    def ask(
        cls,
        parent: QWidget,
        title: str,
        verb: str,
        take: Callable[[str], object],
        *,
        sentence: str = "",
        field: str = "",
        name: str = "",
        known: Sequence[str] = (),
    ) -> AskNameDialog:
        """Open it; `take` is given the name. Returns at once."""
        dialog = cls(title, verb, take, parent, sentence=sentence, field=field, name=name, known=known)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        dialog.edit.setFocus(Qt.FocusReason.TabFocusReason)
        return dialog

    def answer(self) -> str:
        """The name, its spaces tidied."""
        return " ".join(self.edit.text().split())

    def accept(self) -> None:
        """Give the name away and close."""
        answer = self.answer()
        super().accept()
        self._take(answer)

    def _allow(self) -> None:
        self.verb_button.setEnabled(bool(self.answer()))
