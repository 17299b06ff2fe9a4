"""The one style sheet of the application: resources/themes/window.qss with the tokens put in."""

from __future__ import annotations

import os
import sys
from functools import cache
from string import Template

from netdesk.resources import resource_path
from netdesk.ui import grid
from netdesk.ui.appearance import TYPE_SCALE, Theme


def style_sheet(theme: Theme, drawn: dict[str, str]) -> str:
    """The sheet for a theme. `drawn` gives the files of `icons.SHEET_ICONS` by "name-token"."""
    values = _values(theme)
    values.update({name.replace("-", "_"): f'url("{path}")' for name, path in drawn.items()})
    text = _part("window")
    if _is_gnome_like():
        text += "QDialogButtonBox { button-layout: 3; }\n"
    if theme.high_contrast:
        text += _part("high-contrast")
    return _Sheet(text).substitute(values)


def _is_gnome_like() -> bool:
    """Linux but for KDE: Qt knows the order of buttons only for desktops whose plugin is there."""
    return sys.platform.startswith("linux") and "KDE" not in os.environ.get("XDG_CURRENT_DESKTOP", "")


@cache
def _part(name: str) -> str:
    return resource_path(f"themes/{name}.qss").read_text(encoding="utf-8")


class _Sheet(Template):
    delimiter = "@"


def _values(theme: Theme) -> dict[str, str]:
    tokens = theme.tokens
    plain = {name: getattr(tokens, name) for name in tokens.__match_args__}
    values: dict[str, str] = {name: value for name, value in plain.items() if isinstance(value, str)}
    raised = theme.on_raised.tokens
    values |= {"sunken_raised": raised.sunken, "line_raised": raised.line}
    for role in TYPE_SCALE:
        values[f"size_{role.replace('-', '_')}"] = str(theme.px(role))
    control = theme.fit(grid.CONTROL, "body")
    values["inner"] = str(control - 2)
    values["inner_focus"] = str(control - 4)
    values["inner_steps"] = str(control - 5)
    values["inner_steps_focus"] = str(control - 7)
    spare = max(8, grid.MENU_BAR - theme.line_height("body"))
    values["menu_over"], values["menu_under"] = str(spare // 2 - 1), str(spare - spare // 2 + 2)
    values["control"] = str(control)
    return values
