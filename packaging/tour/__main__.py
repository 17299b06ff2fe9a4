"""`python -m tour OUT`: take all pictures into a folder, with a page that shows them side by side."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from tour import surroundings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tour.screen import Screen


def main() -> int:
    """Read the command line and make the book; the exit status."""
    parser = argparse.ArgumentParser(
        prog="dev.py tour", description="Save a picture of every screen, and every printed page, in a folder."
    )
    parser.add_argument("out", type=Path, help="the folder; pictures that are in it already are replaced")
    parser.add_argument("--only", default="", metavar="WORD", help="only screens with this in their name")
    parser.add_argument("--size", choices=("1280", "1024"), help="only windows of this width, and no paper")
    chosen = parser.parse_args()
    chosen.out.mkdir(parents=True, exist_ok=True)
    if chosen.size is None:
        return _both_sizes(chosen.out, chosen.only)
    with tempfile.TemporaryDirectory(prefix="netdesk-tour-") as folder:
        surroundings.prepare(Path(folder))
        return _one_size(chosen.out, chosen.only, chosen.size, Path(folder))


def _both_sizes(out: Path, only: str) -> int:
    """The sizes side by side, each in a process of its own; then paper and the page, which need no window."""
    command = [sys.executable, "-m", "tour", str(out), "--only", only, "--size"]
    running = [subprocess.Popen([*command, size]) for size in ("1280", "1024")]
    failed = [each for each in running if each.wait() != 0]
    if failed:
        return 1
    from tour.index import PAGE, write_index
    from tour.screens import SCREENS

    wanted = _wanted(SCREENS, only)
    write_index(out, wanted, () if only else _paper(out))
    print(out / PAGE)
    return 0


def _paper(out: Path) -> list[str]:
    from tour.given import given
    from tour.paper import take_pages

    with tempfile.TemporaryDirectory(prefix="netdesk-tour-") as folder, surroundings.standing_still():
        return take_pages(given(Path(folder)).desk, out)


def _one_size(out: Path, only: str, size: str, folder: Path) -> int:
    # Qt reads its surroundings once, when it is loaded.
    from tour.book import shots
    from tour.given import given
    from tour.screens import SCREENS
    from tour.stage import NotReached

    wanted = _wanted(SCREENS, only)
    if not wanted:
        print(f"tour: no screen has “{only}” in its name", file=sys.stderr)
        return 1
    app = surroundings.application()
    complaints = surroundings.listen()
    try:
        with surroundings.standing_still():
            for shot in shots(app, given(folder), folder, wanted, sizes=[size]):
                shot.image.save(os.fspath(out / shot.file_name))
                print(shot.file_name, flush=True)
    except NotReached as trouble:
        print(f"tour: {trouble}", file=sys.stderr)
        return 1
    for each in complaints:
        print(f"tour: Qt says: {each}", file=sys.stderr)
    return 1 if complaints else 0


def _wanted(screens: Sequence[Screen], only: str) -> list[Screen]:
    return [each for each in screens if only in each.name]


if __name__ == "__main__":
    sys.exit(main())
