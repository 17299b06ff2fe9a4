"""The facts of a contact as rows: a click opens or copies, the menu offers both."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, QUrl, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDesktopServices,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget

from netdesk.ui import grid, icons, links
from netdesk.ui.menu_entry import add_entry
from netdesk.ui.navigator import Navigator
from netdesk.ui.panels.contact_facts import Fact, Way
from netdesk.ui.theme import current
from netdesk.ui.tr import tr
from netdesk.ui.widgets.fact_row import FactRow
from netdesk.ui.widgets.focus import by_keyboard
from netdesk.ui.widgets.labels import ElidedLabel, Paragraph, plain_tooltip, text_label
from netdesk.ui.widgets.popups import Menu


class FactList(QWidget):
    """Rows of facts. What cannot be opened safely is copied instead; the toast says which happened."""

    def __init__(self, navigator: Navigator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._navigator = navigator
        self._facts: tuple[Fact, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def set_facts(self, facts: Sequence[Fact]) -> None:
        """Show these facts."""
        if tuple(facts) == self._facts:
            return
        self._facts = tuple(facts)
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for fact in self._facts:
            row = _row_of(fact)
            row.used.connect(partial(self.use, fact))
            row.menu_asked.connect(partial(self._open_menu, fact))
            self._column.addWidget(row)
        self.setVisible(bool(self._facts))

    @property
    def facts(self) -> tuple[Fact, ...]:
        """What is shown."""
        return self._facts

    def use(self, fact: Fact) -> None:
        """Do what a click on a fact does."""
        if fact.way is Way.PERSON:
            self._navigator.contact_wanted.emit(fact.contact_id)
        elif fact.way is Way.ROW:
            self._navigator.row_wanted.emit(*fact.row)
        elif fact.way is Way.MAIL:
            self._open(links.mail_link(fact.copied), fact)
        elif fact.way is Way.WEB:
            self._open(links.web_link(fact.copied), fact)
        elif fact.way is Way.COPY:
            self.copy(fact)

    def copy(self, fact: Fact) -> None:
        """Put the fact into the clipboard."""
        QGuiApplication.clipboard().setText(fact.copied)
        self._navigator.said.emit(tr("Copied {copied}", copied=_short(fact.copied)), False)

    def menu(self, fact: Fact) -> QMenu:
        """What can be done with a fact."""
        menu = Menu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        mail, web = links.mail_link(fact.copied), links.web_link(fact.copied)
        if fact.way is Way.MAIL:
            add_entry(menu, tr("Write an email"), "", partial(self._open, mail, fact))
        elif fact.way is Way.WEB:
            add_entry(menu, tr("Open in the browser"), "", partial(self._open, web, fact))
        elif fact.way is Way.PERSON:
            add_entry(menu, tr("Show this contact"), "", partial(self.use, fact))
        elif fact.way is Way.ROW:
            words = tr("Show this event") if fact.row[0] == "events" else tr("Show this goal")
            add_entry(menu, words, "", partial(self.use, fact))
        elif fact.icon == "phone" and (call := links.phone_link(fact.copied)):
            add_entry(menu, tr("Call this number"), "", partial(self._open, call, fact))
        add_entry(menu, tr("Copy"), "copy", partial(self.copy, fact))
        return menu

    def _open(self, link: links.Link | None, fact: Fact) -> None:
        """Hand an address built from checked parts to the system; what it will not take is copied."""
        if link is None:
            self.copy(fact)
            return
        url = QUrl(link.url, QUrl.ParsingMode.StrictMode)
        if (
            url.isValid()
            and url.scheme() in ("http", "https", "mailto", "tel")
            and QDesktopServices.openUrl(url)
        ):
            self._navigator.said.emit(tr("Opening {target}", target=_short(link.target)), False)
        else:
            self.copy(fact)

    def _open_menu(self, fact: Fact, at: QPoint) -> None:
        self.menu(fact).popup(at)


class _LinkRow(FactRow):
    """A fact that leads somewhere."""

    used = Signal()
    menu_asked = Signal(QPoint)

    def __init__(self, fact: Fact) -> None:
        super().__init__(fact.icon, fact.value, fact.label, link=True)
        if fact.way is Way.WEB and (link := links.web_link(fact.copied)):
            self.value.setToolTip(plain_tooltip(tr("Opens {target} in your browser", target=link.target)))
        elif fact.way is Way.COPY:
            self.value.setToolTip(plain_tooltip(tr("Click to copy")))
        self.clicked.connect(self.used)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_asked.emit(event.globalPos())


class _TextRow(QWidget):
    """A fact to read, of several lines if it is long. A click or Enter copies what can be used elsewhere."""

    used = Signal()
    menu_asked = Signal(QPoint)

    def __init__(self, fact: Fact) -> None:
        super().__init__()
        self._icon = fact.icon
        self._copies = fact.way is Way.COPY
        self._keyboard = False
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._line = current().fit(26, "body", padding=4)
        above = max(0, (self._line - current().line_height("body")) // 2)
        value = Paragraph(fact.value, "body") if fact.wraps else ElidedLabel(fact.value)
        row = QHBoxLayout(self)
        row.setContentsMargins(current().icon(grid.ICON) + grid.SPACE_12, above, 0, above)
        row.setSpacing(grid.SPACE_12)
        row.addWidget(value, 1)
        row.addWidget(text_label(fact.label, "caption"), 0, Qt.AlignmentFlag.AlignTop)
        self.setAccessibleName(f"{fact.label}: {fact.value}" if fact.label else fact.value)
        if self._copies:
            self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self.setCursor(Qt.CursorShape.PointingHandCursor)
            self.setToolTip(plain_tooltip(tr("Click to copy")))

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._line)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current()
        painter = QPainter(self)
        size = theme.icon(grid.ICON)
        drawn = icons.pixmap(self._icon, theme.colour("text2"), size, self.devicePixelRatioF())
        painter.drawPixmap(QPoint(0, (self._line - size) // 2), drawn)
        if self.hasFocus() and self._keyboard:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.colour("accent_text"), grid.FOCUS_RING))
            ring = QRectF(self.rect()).adjusted(size + 7, 1, -1, -1)
            painter.drawRoundedRect(ring, grid.SPACE_4, grid.SPACE_4)
        painter.end()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._keyboard = by_keyboard(event, self._keyboard)
        super().focusInEvent(event)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
        if self._copies and (event.key() in keys or event.matches(QKeySequence.StandardKey.Copy)):
            self.used.emit()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._copies and event.button() is Qt.MouseButton.LeftButton:
            self.used.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_asked.emit(event.globalPos())


def _row_of(fact: Fact) -> _LinkRow | _TextRow:
    """Numbers and addresses read as text, as the look has them; what leads somewhere is a link."""
    leads = fact.way in (Way.MAIL, Way.WEB, Way.PERSON, Way.ROW) or (
        fact.way is Way.COPY and fact.icon in ("mail", "link")
    )
    return _LinkRow(fact) if leads else _TextRow(fact)


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 50 else f"{line[:49]}…"
