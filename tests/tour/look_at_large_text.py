"""A program of its own: brings screens up with large text in a small window, and prints as JSON what is cut.

Its arguments: an empty folder, text sizes in percent with commas ("200,130"), and which share of the screens
("1/2": the first of two).
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

CHECKOUT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(CHECKOUT), str(CHECKOUT / "packaging")]
SIZE = "1024"


def look(folder: Path, percents: list[int], share: int, shares: int) -> dict[str, list[str]]:
    """What is cut, by screen and size; what Qt complains of, under ""."""
    from tour import surroundings

    surroundings.prepare(folder)
    app = surroundings.application()
    complaints = surroundings.listen()
    from netdesk.ui import text_size
    from tour.book import shots
    from tour.given import given
    from tour.screens import SCREENS

    found: dict[str, list[str]] = {}
    with surroundings.standing_still():
        there = given(folder)
        for screen in SCREENS[share - 1 :: shares]:
            text_size.apply(app, percents[0])
            for shot in shots(app, there, folder, [screen], sizes=[SIZE], schemes=["light"]):
                for percent in percents:
                    # The first is there from the beginning; to the others it changes under the open screen.
                    text_size.apply(app, percent)
                    shot.stage.settle()
                    found[f"{screen.name} at {percent} %"] = wrongs(shot.stage.window)
    found[""] = complaints
    return found


def wrongs(window: Any) -> list[str]:
    """What is wrong with what lies on top: a dialog, else the window."""
    from PySide6.QtWidgets import QDialog, QMenu

    from tests.tour.cut_words import cut_words
    from tour.picture import over

    # A menu that is higher than the screen scrolls by itself.
    tops = [window, *(each for each in over(window) if not isinstance(each, QMenu))]
    top = tops[-1]
    too_large = isinstance(top, QDialog) and (top.width() > window.width() or top.height() > window.height())
    larger = [f"{type(top).__name__} is {top.width()} x {top.height()}"] if too_large else []
    return larger + cut_words(top)


if __name__ == "__main__":
    os.chdir(sys.argv[1])
    share, shares = map(int, sys.argv[3].split("/"))
    answer = look(Path(sys.argv[1]).resolve(), list(map(int, sys.argv[2].split(","))), share, shares)
    Path("cut.json").write_text(json.dumps(answer), encoding="utf-8")
