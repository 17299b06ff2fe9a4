"""How netdesk looks: seen at once, kept when the preferences are saved, taken back when they are not."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication

from netdesk.ui import text_size, theme, user_settings
from netdesk.ui.tr import marked, tr
from netdesk.ui.widgets.fields import ComboField
from netdesk.ui.widgets.form_grid import FormGrid

_STEP: Final = 10
_SCHEMES: Final = marked(
    {
        theme.Scheme.SYSTEM: "As the system",
        theme.Scheme.LIGHT: "Light",
        theme.Scheme.DARK: "Dark",
    }
)


class AppearancePage(FormGrid):
    """Theme and text size. `tried` after something else is shown."""

    tried = Signal()

    def __init__(self, *, label_width: int = 128) -> None:
        super().__init__(label_width=label_width)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        self._app = app
        self._scheme_before = theme.keeper(app).scheme
        self._size_before = text_size.percent(app)
        self.scheme = ComboField()
        for scheme, words in _SCHEMES.items():
            self.scheme.addItem(tr(words), scheme)
        self.scheme.setCurrentIndex(self.scheme.findData(self._scheme_before))
        self.size_box = ComboField()
        steps = range(user_settings.SMALLEST_TEXT, user_settings.LARGEST_TEXT + 1, _STEP)
        for percent in sorted({*steps, self._size_before}):
            self.size_box.addItem(f"{percent} %", percent)
        self.size_box.setMaxVisibleItems(len(steps) + 1)
        self.size_box.setCurrentIndex(self.size_box.findData(self._size_before))
        self.add_row(tr("T&heme"), self.scheme)
        self.add_row(tr("Text &size"), self.size_box, tr("As a share of your system’s text size."))
        self.scheme.currentIndexChanged.connect(self._try)
        self.size_box.currentIndexChanged.connect(self._try)

    def keep(self) -> None:
        """Remember what is shown, for every desk of this user."""
        user_settings.save_scheme(self.scheme.currentData())
        user_settings.save_text_percent(self.size_box.currentData())

    def take_back(self) -> None:
        """Show what was shown before."""
        self._show(self._scheme_before, self._size_before)

    def _try(self, _index: int) -> None:
        self._show(self.scheme.currentData(), self.size_box.currentData())
        self.tried.emit()

    def _show(self, scheme: theme.Scheme, percent: int) -> None:
        if theme.keeper(self._app).scheme != scheme:
            theme.apply(self._app, scheme)
        text_size.apply(self._app, percent)
