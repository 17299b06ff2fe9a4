"""Labels that show plain text only, in a role of the type scale."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QResizeEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from netdesk.ui.delegates.painting import one_line


def text_label(text: str = "", role: str = "", *, wrap: bool = False, tone: str = "") -> QLabel:
    """A plain-text label. `role`: display, title, heading, pitch, strong, second, quiet, caption, section,
    field, error; `tone`: text, text2, text3, accent, ok, warn, bad.
    """
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(wrap)
    if role:
        label.setProperty("role", role)
    if tone:
        label.setProperty("tone", tone)
    return label


def section_label(text: str) -> QLabel:
    """The quiet 600 line above a group."""
    return text_label(text, "section")


def hairline(*, upright: bool = False) -> QFrame:
    """A decorative line, 1 px thick."""
    line = QFrame()
    line.setProperty("role", "line-upright" if upright else "line")
    return line


def plain_tooltip(text: str) -> str:
    """Text for setToolTip that can never be taken for markup."""
    if "<" not in text and "&" not in text:
        return text
    import html

    return f"<span>{html.escape(text)}</span>"


def key_text(key: QKeySequence | QKeySequence.StandardKey | str) -> str:
    """A shortcut as its key cap says it: "Ctrl K", on a Mac with its own signs."""
    sequence = key if isinstance(key, QKeySequence) else QKeySequence(key)
    native = sequence.toString(QKeySequence.SequenceFormat.NativeText)
    return " ".join(part for part in native.split("+") if part) or ("+" if native else "")


class Paragraph(QLabel):
    """Plain text of several lines, set a fifth wider apart than Qt would."""

    LEADING = 1.2

    def __init__(self, text: str = "", role: str = "second", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setProperty("role", role)
        self.setText(text)

    def hasHeightForWidth(self) -> bool:
        """The narrower, the higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Height of the lines at a width."""
        return math.ceil(self._layout(width)[1])

    def sizeHint(self) -> QSize:
        """As wide as a column of some 60 letters at most."""
        widest = self.fontMetrics().averageCharWidth() * 60
        width = min(
            self.fontMetrics().boundingRect(QRect(0, 0, 9999, 9999), 0, self.text()).width() + 2, widest
        )
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """It wraps as narrow as a word."""
        return QSize(min(120, self.sizeHint().width()), self.fontMetrics().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Each line where the layout put it."""
        painter = QPainter(self)
        colour = self.palette().color(self.foregroundRole())
        painter.setPen(colour)
        self._layout(self.width())[0].draw(painter, QPointF(0, 0))
        painter.end()

    def _dress(self, laid: QTextLayout, option: QTextOption) -> None:
        """How the text is laid out; who builds on it may colour parts."""
        laid.setTextOption(option)

    def _layout(self, width: int) -> tuple[QTextLayout, float]:
        option = QTextOption(self.alignment())
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        laid = QTextLayout(self.text().replace("\n", "\u2028"), self.font())
        self._dress(laid, option)
        step = self.fontMetrics().height() * self.LEADING
        y = 0.0
        laid.beginLayout()
        while (line := laid.createLine()).isValid():
            line.setLineWidth(max(1, width))
            line.setPosition(QPointF(0, y))
            y += step
        laid.endLayout()
        return laid, y - step + self.fontMetrics().height()


class ElidedLabel(QLabel):
    """One line that gives way: it elides at the end and shows all of it in its tooltip."""

    def __init__(
        self, text: str = "", role: str = "", parent: QWidget | None = None, *, tone: str = ""
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        if role:
            self.setProperty("role", role)
        if tone:
            self.setProperty("tone", tone)
        self.setText(text)

    def setText(self, text: str) -> None:
        """Show another text; line breaks become spaces."""
        super().setText(one_line(text))
        self._tell_rest()

    def minimumSizeHint(self) -> QSize:
        """Wide enough for an ellipsis only, so that a long name never widens the window."""
        return QSize(self.fontMetrics().horizontalAdvance("…") + 2, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What is cut off depends on the width."""
        super().resizeEvent(event)
        self._tell_rest()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the elided line with the style's own ink."""
        painter = QPainter(self)
        shown = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, self.contentsRect().width()
        )
        self.style().drawItemText(
            painter,
            self.contentsRect(),
            self.alignment() | Qt.TextFlag.TextSingleLine,
            self.palette(),
            self.isEnabled(),
            shown,
            self.foregroundRole(),
        )
        painter.end()

    def _tell_rest(self) -> None:
        cut = self.fontMetrics().horizontalAdvance(self.text()) > self.contentsRect().width() > 0
        self.setToolTip(plain_tooltip(self.text()) if cut else "")
