"""Where Tab stops in a form whose fields come and go, in the order in which one reads them."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractScrollArea, QLayout, QScrollArea, QWidget


def tab_stops(widget: QWidget, *, rows: bool = False) -> Iterator[QWidget]:
    """What takes the focus by Tab in a widget, in the order of its layouts, hidden and disabled ones not.
    `rows`: also what has parts in it and takes the focus as a whole, and what places its parts by itself."""
    # What was made just now is shown with the next turn of the loop: only what was hidden stays hidden.
    hidden = widget.isHidden() and widget.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide)
    if hidden or not widget.isEnabled():
        return
    takes = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.focusProxy() is None
    layout = widget.layout()
    if takes and (layout is None or isinstance(widget, QAbstractScrollArea)):
        yield widget
    elif isinstance(widget, QScrollArea):
        inner = widget.widget()
        if inner is not None:
            yield from tab_stops(inner, rows=rows)
    elif layout is not None:
        if takes and rows:
            yield widget
        yield from _stops_of(layout, rows)
    elif rows:
        for child in widget.children():
            if isinstance(child, QWidget):
                yield from tab_stops(child, rows=rows)


def next_stop(widget: QWidget, now: QWidget | None, *, forward: bool) -> QWidget | None:
    """The stop after (or before) `now`, round the end; None when there is none."""
    stops = list(tab_stops(widget))
    if not stops:
        return None
    here = next((at for at, stop in enumerate(stops) if stop is now), None)
    if here is None:
        return stops[0 if forward else -1]
    return stops[(here + (1 if forward else -1)) % len(stops)]


def _stops_of(layout: QLayout, rows: bool) -> Iterator[QWidget]:
    for at in range(layout.count()):
        item = layout.itemAt(at)
        inner, widget = (item.layout(), item.widget()) if item is not None else (None, None)
        if inner is not None:
            yield from _stops_of(inner, rows)
        elif widget is not None:
            yield from tab_stops(widget, rows=rows)
