"""The one style sheet of the application, written from the tokens.

Borders take part in sizes: a 32-px control has `min-height: 30px` and a 1-px border, and a 2-px focus
ring takes 1 px off the padding so that nothing moves.
"""

from __future__ import annotations

from string import Template
from typing import TYPE_CHECKING, Final

from netdesk.ui import grid

if TYPE_CHECKING:
    from netdesk.ui.theme import Theme


def style_sheet(theme: Theme, drawn: dict[str, str]) -> str:
    """The sheet for a theme. `drawn` gives the files of `icons.SHEET_ICONS` by "name-token"."""
    values = _values(theme)
    values.update({name.replace("-", "_"): f'url("{path}")' for name, path in drawn.items()})
    parts = (_GROUNDS, _TEXT, _BUTTONS, _FIELDS, _STEPPERS, _CHOICES, _MENUS, _VIEWS, _SCROLL, _MISC)
    text = "\n".join(parts)
    if theme.high_contrast:
        text += _HIGH_CONTRAST
    return _Sheet(text).substitute(values)


class _Sheet(Template):
    delimiter = "@"


def _values(theme: Theme) -> dict[str, str]:
    from netdesk.ui.theme import TYPE_SCALE, disabled_text

    tokens = theme.tokens
    plain = {name: getattr(tokens, name) for name in tokens.__slots__}
    values = {name: value for name, value in plain.items() if isinstance(value, str)}
    values["disabled"] = disabled_text(theme).name()
    for role in TYPE_SCALE:
        values[f"size_{role.replace('-', '_')}"] = str(theme.px(role))
    control = theme.fit(grid.CONTROL, "body")
    values["inner"] = str(control - 2)
    values["inner_focus"] = str(control - 4)
    values["menu_bar"] = str(theme.fit(grid.MENU_BAR, "body"))
    values["control"] = str(control)
    return values


_GROUNDS: Final = """
QMainWindow, QDialog, QMessageBox, QWizard { background: @base; }
QWidget[surface="base"] { background: @base; }
QWidget[surface="side"] { background: @side; }
QWidget[surface="raised"] { background: @raised; }
QWidget[surface="sunken"] { background: @sunken; }
QWidget[surface="accent"] { background: @accent_soft; border-radius: 12px; }
QWidget[surface="ok"] { background: @ok_soft; border-radius: 12px; }
QWidget[surface="warn"] { background: @warn_soft; border-radius: 12px; }
QWidget[surface="bad"] { background: @bad_soft; border-radius: 12px; }
QFrame[role="line"] { background: @line; border: none; min-height: 1px; max-height: 1px; }
QFrame[role="line-upright"] { background: @line; border: none; min-width: 1px; max-width: 1px; }
QScrollArea, QStackedWidget { background: transparent; border: none; }
QScrollArea > QWidget > QWidget { background: transparent; }
QSplitter::handle { background: @line; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }
"""

_TEXT: Final = """
QLabel { background: transparent; }
QLabel[role="display"] { font-size: @{size_display}px; font-weight: 600; }
QLabel[role="title"] { font-size: @{size_title}px; font-weight: 600; }
QLabel[role="heading"] { font-size: @{size_heading}px; font-weight: 600; }
QLabel[role="pitch"] { font-size: @{size_pitch}px; }
QLabel[role="strong"] { font-weight: 600; }
QLabel[role="second"] { color: @text2; }
QLabel[role="quiet"] { color: @text3; }
QLabel[role="caption"] { font-size: @{size_caption}px; color: @text3; }
QLabel[role="section"] { font-size: @{size_section}px; font-weight: 600; color: @text3; }
QLabel[role="field"] { color: @text2; }
QLabel[role="error"] { font-size: @{size_caption}px; color: @bad; }
QLabel[role="clock"] { font-size: @{size_clock}px; font-weight: 600; }
QLabel[role="toast"] { color: @toast_text; }
QLabel[role="toast-key"] { color: @toast_text; font-size: @{size_key}px; font-weight: 500; }
QLabel[tone="accent"] { color: @accent_text; }
QLabel[tone="ok"] { color: @ok; }
QLabel[tone="warn"] { color: @warn; }
QLabel[tone="bad"] { color: @bad; }
QLabel[tone="text"] { color: @text; }
QLabel[tone="text2"] { color: @text2; }
QLabel[tone="text3"] { color: @text3; }
QLabel:disabled { color: @disabled; }
"""

_BUTTONS: Final = """
QPushButton { background: @raised; color: @text; border: 1px solid @line2; border-radius: 8px;
  padding: 0px 12px; min-height: @{inner}px; font-weight: 500; }
QPushButton:hover { background: @hover; }
QPushButton:pressed, QPushButton:checked { background: @press; }
QPushButton:disabled { color: @disabled; border-color: @line; }
QPushButton:focus { border: 2px solid @accent_text; padding: 0px 11px; min-height: @{inner_focus}px; }
QPushButton[pointer="true"]:focus { border: 1px solid @line2; padding: 0px 12px; min-height: @{inner}px; }

QPushButton[kind="primary"] { background: @accent; color: @on_accent; border: 1px solid @accent; font-weight: 600; }
QPushButton[kind="primary"]:hover { background: @accent_hover; border-color: @accent_hover; }
QPushButton[kind="primary"]:pressed { background: @accent_press; border-color: @accent_press; }
QPushButton[kind="primary"]:disabled { background: @sunken; color: @disabled; border-color: @sunken; }
QPushButton[kind="primary"]:focus, QPushButton[kind="primary"][pointer="true"]:focus
  { border: 1px solid @accent; padding: 0px 12px; min-height: @{inner}px; }

QPushButton[kind="accent"] { color: @accent_text; border: 1px solid @accent_line; }
QPushButton[kind="accent"]:hover { background: @accent_soft; }
QPushButton[kind="accent"]:disabled { color: @disabled; border-color: @line; }
QPushButton[kind="accent"]:focus { border: 2px solid @accent_text; }
QPushButton[kind="accent"][pointer="true"]:focus { border: 1px solid @accent_line; }

QPushButton[kind="destructive"] { color: @bad; }
QPushButton[kind="destructive"]:hover { background: @bad_soft; }
QPushButton[kind="destructive"]:disabled { color: @disabled; }

QPushButton[kind="quiet"], QPushButton[kind="icon"] { background: transparent; color: @text2;
  border: 1px solid transparent; }
QPushButton[kind="quiet"]:hover, QPushButton[kind="icon"]:hover { background: @hover; }
QPushButton[kind="quiet"]:pressed, QPushButton[kind="icon"]:pressed { background: @press; }
QPushButton[kind="quiet"]:disabled { color: @disabled; }
QPushButton[kind="quiet"]:focus, QPushButton[kind="icon"]:focus { border: 2px solid @accent_text; }
QPushButton[kind="quiet"][pointer="true"]:focus, QPushButton[kind="icon"][pointer="true"]:focus
  { border: 1px solid transparent; }
QPushButton[kind="icon"] { padding: 0px; min-width: @{inner}px; max-width: @{inner}px; }
QPushButton[kind="icon"]:focus { padding: 0px; min-width: @{inner_focus}px; max-width: @{inner_focus}px; }
QPushButton[kind="icon"][pointer="true"]:focus { padding: 0px; min-width: @{inner}px; max-width: @{inner}px; }

QPushButton[kind="link"] { background: transparent; color: @accent_text; border: 1px solid transparent;
  padding: 0px 11px; font-weight: 500; }
QPushButton[kind="link"]:hover { background: @hover; }
QPushButton[kind="link"]:pressed { background: @press; }
QPushButton[kind="link"]:disabled { color: @disabled; }
QPushButton[kind="link"]:focus { border: 2px solid @accent_text; padding: 0px 10px; }
QPushButton[kind="link"][pointer="true"]:focus { border: 1px solid transparent; padding: 0px 11px; }

QPushButton[kind="text-link"] { background: transparent; color: @accent_text; border: none; border-radius: 4px;
  padding: 1px 2px; margin: 0px -2px; min-height: 0px; text-align: left; }
QPushButton[kind="text-link"]:hover { text-decoration: underline; background: transparent; }
QPushButton[kind="text-link"]:focus { border: 2px solid @accent_text; padding: 0px; min-height: 0px; }
QPushButton[kind="text-link"][pointer="true"]:focus { border: none; padding: 1px 2px; min-height: 0px; }
QPushButton[kind="text-link"][tone="title"] { color: @text; font-weight: 600; }
QPushButton[kind="text-link"][tone="title"]:hover { color: @accent_text; }
QPushButton[kind="toast"] { background: transparent; color: @toast_action; border: 1px solid transparent; font-weight: 600;
  padding: 0px 7px; min-height: 26px; }
QPushButton[kind="toast"]:hover { text-decoration: underline; }
QPushButton[kind="toast"]:focus { border: 2px solid @toast_action; padding: 0px 6px; min-height: 24px; }
QPushButton[kind="toast"][pointer="true"]:focus { border: 1px solid transparent; padding: 0px 7px; min-height: 26px; }
QPushButton[kind="icon"][compact="true"], QPushButton[kind="icon"][compact="true"]:focus
  { min-width: 20px; max-width: 20px; min-height: 20px; max-height: 20px; border-radius: 6px; }
QPushButton::menu-indicator { width: 0px; image: none; }

QToolButton { background: transparent; border: 1px solid transparent; border-radius: 8px; color: @text2; padding: 3px; }
QToolButton:hover { background: @hover; }
QToolButton:pressed, QToolButton:checked { background: @press; }
QToolButton:focus { border: 2px solid @accent_text; padding: 2px; }
QToolButton::menu-indicator { image: none; }
"""

_FIELDS: Final = """
QLineEdit, QComboBox, QPlainTextEdit, QTextEdit { background: @base; color: @text; border: 1px solid @field;
  border-radius: 8px; selection-background-color: @accent; selection-color: @on_accent; }
QLineEdit { padding: 0px 10px; min-height: @{inner}px; }
QLineEdit:focus { border: 2px solid @accent_text; padding: 0px 9px; min-height: @{inner_focus}px; }
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled { color: @disabled; border-color: @line2; }
QLineEdit:read-only { background: @side; }
QLineEdit[invalid="true"], QPlainTextEdit[invalid="true"], QComboBox[invalid="true"] { border-color: @bad; }
QLineEdit[role="search"] { background: @sunken; border: 1px solid transparent; padding: 0px 0px 0px 35px; }
QLineEdit[role="search"]:focus { background: @base; border: 2px solid @accent_text; padding: 0px 0px 0px 34px; }
QLabel[role="key"] { background: @base; color: @text2; border: 1px solid @line2; border-radius: 4px;
  font-size: @{size_key}px; font-weight: 500; padding: 1px 7px; }
QLineEdit[role="bare"], QPlainTextEdit[role="bare"] { border: none; background: transparent; padding: 0px; }
QPlainTextEdit, QTextEdit { padding: 5px 6px; }
QPlainTextEdit:focus, QTextEdit:focus { border: 2px solid @accent_text; padding: 4px 5px; }
QPlainTextEdit[role="pitch"] { font-size: @{size_pitch}px; }

QFrame[role="field-frame"] { background: @base; border: 1px solid @field; border-radius: 8px; }
QFrame[role="field-frame"][focused="true"] { border: 2px solid @accent_text; }

QComboBox { padding: 0px 10px; min-height: @{inner}px; }
QComboBox:on, QComboBox:focus { border: 2px solid @accent_text; padding: 0px 9px; min-height: @{inner_focus}px; }
QComboBox::drop-down { subcontrol-origin: padding; subcontrol-position: center right; width: 28px; border: none;
  background: transparent; }
QComboBox::down-arrow { image: @chevron_down_text2; width: 16px; height: 16px; }
QComboBox:editable { padding: 0px 0px 0px 10px; }
QComboBox:editable:focus { padding: 0px 0px 0px 9px; }
QComboBox QLineEdit { border: none; background: transparent; padding: 0px; min-height: 0px; }
QComboBox QLineEdit:focus { border: none; padding: 0px; min-height: 0px; }
QComboBox QAbstractItemView { background: @raised; border: 1px solid @line2; padding: 4px; outline: none;
  selection-background-color: @accent_soft; selection-color: @text; }
QComboBox QAbstractItemView::item { min-height: 28px; padding: 0px 8px; border-radius: 6px; }
QComboBox QAbstractItemView::item:hover { background: @hover; }
QComboBox QAbstractItemView::item:selected { background: @accent_soft; color: @text; }
"""

_STEPPERS: Final = """
QAbstractSpinBox { background: @base; color: @text; border: 1px solid @field; border-radius: 8px;
  padding: 0px 8px 0px 8px; min-height: @{inner}px;
  selection-background-color: @accent; selection-color: @on_accent; }
QAbstractSpinBox:focus { border: 2px solid @accent_text; padding: 0px 7px 0px 7px; min-height: @{inner_focus}px; }
QAbstractSpinBox:disabled { color: @disabled; border-color: @line2; }
QAbstractSpinBox QLineEdit { background: transparent; border: none; border-radius: 0px; padding: 0px; min-height: 0px; }
QAbstractSpinBox QLineEdit:focus { border: none; padding: 0px; min-height: 0px; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { subcontrol-origin: border; width: 24px; border: none;
  background: transparent; }
QAbstractSpinBox::up-button { subcontrol-position: top right; height: 15px; margin: 1px 1px 0px 0px; }
QAbstractSpinBox::down-button { subcontrol-position: bottom right; height: 15px; margin: 0px 1px 1px 0px; }
QAbstractSpinBox::up-button:hover, QAbstractSpinBox::down-button:hover { background: @hover; }
QAbstractSpinBox::up-arrow { image: @chevron_up_text2; width: 12px; height: 12px; }
QAbstractSpinBox::down-arrow { image: @chevron_down_text2; width: 12px; height: 12px; }
QDateTimeEdit::drop-down { subcontrol-origin: padding; subcontrol-position: center right; width: 28px; border: none;
  background: transparent; }
QDateTimeEdit[calendarPopup="true"]::down-arrow { image: @chevron_down_text2; width: 16px; height: 16px; }
QCalendarWidget QWidget { alternate-background-color: @side; }
QCalendarWidget QWidget#qt_calendar_navigationbar { background: @raised; }
QCalendarWidget QToolButton { color: @text; font-weight: 600; min-height: 24px; }
QCalendarWidget QAbstractItemView { background: @raised; selection-background-color: @accent;
  selection-color: @on_accent; outline: none; }
QCalendarWidget QToolButton#qt_calendar_prevmonth { qproperty-icon: @chevron_left_text2; }
QCalendarWidget QToolButton#qt_calendar_nextmonth { qproperty-icon: @chevron_right_text2; }
"""

_CHOICES: Final = """
QCheckBox, QRadioButton { spacing: 10px; min-height: 24px; background: transparent; }
QCheckBox:disabled, QRadioButton:disabled { color: @disabled; }
QCheckBox::indicator, QRadioButton::indicator, QAbstractItemView::indicator { width: 16px; height: 16px;
  border: 1px solid @text3; background: @base; }
QCheckBox::indicator, QAbstractItemView::indicator { border-radius: 5px; }
QRadioButton::indicator { border-radius: 9px; }
QCheckBox::indicator:hover, QRadioButton::indicator:hover { background: @hover; }
QCheckBox::indicator:checked, QAbstractItemView::indicator:checked { background: @accent; border-color: @accent;
  image: @check_on_accent; }
QCheckBox::indicator:indeterminate { background: @accent; border-color: @accent; image: @minus_on_accent; }
QRadioButton::indicator:checked { background: @accent; border-color: @accent; image: @dot_on_accent; }
QCheckBox::indicator:focus, QRadioButton::indicator:focus { border: 2px solid @accent_text; width: 14px; height: 14px; }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { border-color: @line2; }
"""

_MENUS: Final = """
QMenuBar { background: @side; color: @text2; border: none; border-bottom: 1px solid @line; padding: 0px 0px 0px 11px;
  min-height: @{menu_bar}px; max-height: @{menu_bar}px; spacing: 0px; }
QMenuBar::item { background: transparent; padding: 6px 13px; margin: 0px; border-radius: 6px; }
QMenuBar::item:selected { background: @press; color: @text; }
QMenu { background: @raised; color: @text; border: 1px solid @line2; padding: 5px; }
QMenu::item { padding: 6px 28px 6px 10px; border-radius: 6px; border: 1px solid transparent; }
QMenu::item:selected { background: @accent_soft; color: @text; }
QMenu::item:disabled { color: @disabled; }
QMenu::icon { padding-left: 8px; }
QMenu::separator { height: 1px; background: @line; margin: 5px 8px; }
QMenu::indicator { width: 16px; height: 16px; left: 6px; }
QMenu::indicator:checked { image: @check_text2; }
QMenu::right-arrow { image: @chevron_right_text2; width: 14px; height: 14px; right: 6px; }
QToolTip { background: @toast; color: @toast_text; border: none; padding: 5px 8px; }
"""

_VIEWS: Final = """
QAbstractItemView { background: @base; border: none; outline: none; selection-background-color: transparent;
  selection-color: @text; }
QTableView, QListView, QTreeView { show-decoration-selected: 0; gridline-color: transparent; }
QTableView::item:selected, QListView::item:selected, QTreeView::item:selected { background: transparent; color: @text; }
QListView[surface="side"] { background: @side; }
QListWidget[kind="plain"]::item, QTreeView[kind="plain"]::item { min-height: 30px; padding: 0px 8px; border-radius: 8px; }
QListWidget[kind="plain"]::item:hover, QTreeView[kind="plain"]::item:hover { background: @hover; }
QListWidget[kind="plain"]::item:selected, QTreeView[kind="plain"]::item:selected { background: @accent_soft; color: @text; }
QHeaderView { background: @base; border: none; }
QHeaderView::section { background: @base; color: @text3; font-size: @{size_caption}px; font-weight: 500; border: none;
  border-bottom: 1px solid @line; padding: 0px 8px; }
QTableCornerButton::section { background: @base; border: none; }
"""

_SCROLL: Final = """
QScrollBar:vertical { background: transparent; width: 8px; margin: 0px; border: none; }
QScrollBar:horizontal { background: transparent; height: 8px; margin: 0px; border: none; }
QScrollBar::handle { background: @line2; border-radius: 3px; }
QScrollBar::handle:vertical { min-height: 32px; margin: 2px 1px 2px 1px; }
QScrollBar::handle:horizontal { min-width: 32px; margin: 1px 2px 1px 2px; }
QScrollBar::handle:hover, QScrollBar::handle:pressed { background: @field; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0px; height: 0px; border: none; background: none; }
QScrollBar::add-page, QScrollBar::sub-page { background: none; }
QAbstractScrollArea::corner { background: transparent; border: none; }
"""

_MISC: Final = """
QProgressBar { background: @track; border: none; border-radius: 3px; min-height: 6px; max-height: 6px; text-align: center; }
QProgressBar::chunk { background: @accent; border-radius: 3px; }
QTabWidget::pane { border: none; border-top: 1px solid @line; }
QTabBar::tab { background: transparent; color: @text2; padding: 8px 0px; margin-right: 28px; border: none;
  border-bottom: 3px solid transparent; font-weight: 500; }
QTabBar::tab:selected { color: @text; border-bottom-color: @accent; font-weight: 600; }
QTabBar::tab:hover { color: @text; }
QGroupBox { border: none; margin-top: 24px; font-weight: 600; }
QGroupBox::title { subcontrol-origin: margin; left: 0px; color: @text3; }
QStatusBar { background: @side; border-top: 1px solid @line; }
QStatusBar::item { border: none; }
"""

_HIGH_CONTRAST: Final = """
QWidget[surface="accent"], QWidget[surface="ok"], QWidget[surface="warn"], QWidget[surface="bad"]
  { border: 1px solid @text; }
QPushButton:hover { border: 2px solid @text; padding: 0px 11px; }
QMenu::item:selected { border: 1px solid @text; }
"""
