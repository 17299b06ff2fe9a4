"""Where the files that come with netdesk are: fonts, icons, themes, letter templates, sample desk."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path


def resource_path(name: str) -> Path:
    """Return the path of a bundled file, such as `resource_path("fonts/NotoSans-Regular.ttf")`.

    `name` is relative, with forward slashes on every system. Nothing is opened or checked here.
    """
    return resource_root().joinpath(*name.split("/"))


@cache
def resource_root() -> Path:
    """Return the folder that holds the bundled files.

    Three homes: beside the program in a frozen build, `netdesk/_resources` in an installed package,
    `resources/` at the top of a checkout.
    """
    frozen = getattr(sys, "_MEIPASS", None)
    if frozen is not None:
        return Path(frozen) / "resources"
    package = Path(__file__).resolve().parent
    installed = package / "_resources"
    return installed if installed.is_dir() else package.parent / "resources"
