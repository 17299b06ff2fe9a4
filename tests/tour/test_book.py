"""`dev.py tour` makes the picture book: pictures of the right size, always the same, and a page of them."""

from __future__ import annotations

import os
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest
from PySide6.QtGui import QFontDatabase, QImage
from pytestqt.qtbot import QtBot

import bootstrap
import dev
from netdesk.ui.appearance import TYPE_SCALE
from tour.index import PAGE, write_index
from tour.screen import SCHEMES, SIZES
from tour.screens import SCREENS
from tour.surroundings import FONT

ROOT = Path(bootstrap.ROOT)


class Pictures(HTMLParser):
    """Collects the images of a page, and whatever it would fetch."""

    def __init__(self) -> None:
        super().__init__()
        self.images: dict[str, str] = {}
        self.fetched: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "img":
            self.images[given["src"] or ""] = given["alt"] or ""
        elif tag in ("link", "script", "iframe"):
            self.fetched.append(tag)


def take(out: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(ROOT / "packaging" / "dev.py"), "tour", str(out), *arguments],
        capture_output=True,
        text=True,
        check=False,
        timeout=180,
    )


def test_a_screen_is_taken_in_both_sizes_and_schemes_and_looks_the_same_every_time(tmp_path: Path) -> None:
    for name in ("first", "second"):
        done = take(tmp_path / name, "--only", "print-prep-sheet-back")
        assert done.returncode == 0, done.stderr
    taken = sorted(path.name for path in (tmp_path / "first").glob("*.png"))
    assert taken == sorted(
        f"print-prep-sheet-back-{scheme}-{size}.png" for scheme in SCHEMES for size in SIZES
    )
    for name in taken:
        image = QImage(str(tmp_path / "first" / name))
        width, height = SIZES[name.removesuffix(".png").rpartition("-")[2]]
        assert (image.width(), image.height()) == (width, height)
        assert (tmp_path / "first" / name).read_bytes() == (tmp_path / "second" / name).read_bytes(), name


def test_a_name_that_no_screen_has_is_told(tmp_path: Path) -> None:
    done = take(tmp_path, "--only", "no-such-screen")
    assert done.returncode == 1
    assert "no screen has “no-such-screen” in its name" in done.stderr


def test_a_relative_folder_is_meant_from_where_the_user_is(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    commands: list[list[str]] = []

    def run(command: list[str]) -> int:
        commands.append(command)
        return 0

    monkeypatch.setattr(dev, "run", run)
    monkeypatch.setattr(bootstrap, "enter", lambda layer, *, window: None)
    monkeypatch.setattr(sys, "argv", ["dev.py", "tour", "pictures", "--only", "about"])
    monkeypatch.setenv("PYTHONPATH", os.environ.get("PYTHONPATH", ""))
    monkeypatch.chdir(tmp_path)
    assert dev.main() == 0
    assert commands == [[sys.executable, "-m", "tour", str(tmp_path / "pictures"), "--only", "about"]]


def test_no_two_screens_have_one_name_and_each_has_words_for_who_cannot_see_it() -> None:
    names = [screen.name for screen in SCREENS]
    assert len(set(names)) == len(names)
    assert [screen.name for screen in SCREENS if not screen.alt.strip() or not screen.group] == []


def test_the_page_shows_every_picture_with_an_alternative_text_and_fetches_nothing(tmp_path: Path) -> None:
    write_index(tmp_path, SCREENS, ["paper-prep-sheet-a4-front.png"])
    page = Pictures()
    page.feed((tmp_path / PAGE).read_text(encoding="utf-8"))
    expected = {
        f"{screen.name}-{scheme}-{size}.png" for screen in SCREENS for scheme in SCHEMES for size in SIZES
    }
    assert set(page.images) == expected | {"paper-prep-sheet-a4-front.png"}
    assert all(page.images.values())
    assert page.fetched == []


def test_the_pictures_font_has_every_weight_of_the_type_scale_and_may_be_passed_on(qtbot: QtBot) -> None:
    fonts = ROOT / "packaging" / "tour" / "fonts"
    numbers = [QFontDatabase.addApplicationFont(str(path)) for path in sorted(fonts.glob("*.otf"))]
    try:
        there = {QFontDatabase.weight(FONT, style) for style in QFontDatabase.styles(FONT)}
    finally:
        for number in numbers:
            QFontDatabase.removeApplicationFont(number)
    assert {int(style.weight.value) for style in TYPE_SCALE.values()} <= there
    assert "SIL OPEN FONT LICENSE Version 1.1" in (fonts / f"OFL-{FONT}.txt").read_text(encoding="utf-8")
