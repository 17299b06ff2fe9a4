"""Tell this user's Linux desktop of netdesk: it is in the menu, and a double-click on a desk opens it.

    python3 packaging/linux/install.py             from this checkout
    python3 packaging/linux/install.py --remove    take it back

Standard library only. Nothing outside the user's own folder for such things (XDG_DATA_HOME) is touched.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
PICTURE = HERE.parents[1] / "resources" / "app_icon.svg"
NAME = "org.netdesk.netdesk"
DESKTOP, MIME, ICON = f"{NAME}.desktop", f"{NAME}.xml", f"{NAME}.svg"


def main(arguments: list[str]) -> int:
    """Do it, or take it back; returns the exit status."""
    if arguments not in ([], ["--remove"]):
        print("Usage: python3 packaging/linux/install.py [--remove]", file=sys.stderr)
        return 1
    if not sys.platform.startswith("linux"):
        print("This is for Linux alone; see packaging/README.md for other systems.", file=sys.stderr)
        return 1
    share = data_home()
    try:
        if arguments:
            remove(share)
        else:
            install(share)
    except OSError as error:
        print(f"{error.filename}: {error.strerror}. Nothing else was changed.", file=sys.stderr)
        return 1
    refresh(share)
    print("netdesk is no longer in the menu." if arguments else "netdesk is in the menu and opens desks.")
    return 0


def data_home() -> Path:
    """Where this user's desktop looks for programs."""
    told = os.environ.get("XDG_DATA_HOME", "")
    return Path(told) if Path(told).is_absolute() else Path.home() / ".local" / "share"


def targets(share: Path) -> tuple[Path, Path, Path]:
    """Where the entry of the menu, the kind of file and the picture go."""
    pictures = share / "icons" / "hicolor" / "scalable" / "apps"
    return share / "applications" / DESKTOP, share / "mime" / "packages" / MIME, pictures / ICON


def install(share: Path) -> None:
    """Put all in place, with this checkout as the program."""
    desktop, mime, picture = targets(share)
    for each in (desktop, mime, picture):
        each.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(HERE / MIME, mime)
    shutil.copyfile(PICTURE, picture)
    desktop.write_text(entry(HERE.parents[1] / "main.py"), encoding="utf-8")


def entry(program: Path) -> str:
    """The entry of the menu, which starts `program`."""
    told = (HERE / DESKTOP).read_text(encoding="utf-8")
    start = f"{quoted(sys.executable)} {quoted(str(program))}"
    return told.replace("\nExec=netdesk", f"\nExec={start}")


def quoted(word: str) -> str:
    """A word of a command as the Desktop Entry Specification quotes it: for the command, then as a text."""
    for mark in '\\"`$':
        word = word.replace(mark, f"\\{mark}")
    return '"' + word.replace("\\", "\\\\").replace("%", "%%") + '"'


def remove(share: Path) -> None:
    """Take all of it away again."""
    for each in targets(share):
        each.unlink(missing_ok=True)


def refresh(share: Path) -> None:
    """Let the desktop see it; where a tool is missing, it does by itself when the user comes back."""
    for tool, folder in (("update-mime-database", "mime"), ("update-desktop-database", "applications")):
        found = shutil.which(tool)
        if found and (share / folder).is_dir():
            subprocess.run([found, str(share / folder)], check=False, capture_output=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
