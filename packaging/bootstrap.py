"""From a fresh checkout to a running program: enter the private environment, and make it first where needed.

Standard library only. This module is read at every start from a checkout, twice, so it imports little and
the making itself is in environment.py. An installed package or a frozen build never comes here.

The environment is .venv in the checkout. It has layers: "runtime" is what netdesk needs, "test" adds the
tools that dev.py runs. Its stamp (.venv/netdesk-layers) names the Python it was made with, the digest of the
lock each layer was installed from, and the kinds of system libraries that were seen to load; or it says
"unfinished" while the environment is being made.
"""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False  # as in typing, which costs 8 ms
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import NoReturn

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
LOCKS = {"runtime": "requirements.lock", "test": "requirements-test.lock"}
MODULES = {
    "runtime": (
        *("PySide6", "peewee", "apsw", "reportlab", "uharfbuzz", "pypdfium2", "phonenumbers"),
        *("python_calamine", "openpyxl", "icalendar", "rapidfuzz", "PIL"),
    ),
    "test": ("pytest", "pytestqt", "xdist", "hypothesis", "ruff", "mypy", "importlinter", "hatchling"),
}
HANDED_OVER = "NETDESK_HANDED_OVER"

CURRENT = "current"  # as the lock says
STALE = "stale"  # complete, but from an older lock, or without this layer
BY_HAND = "made by hand"  # no stamp: somebody's own work, to be added to
UNFINISHED = "unfinished"  # its making was cut off
OTHER_PYTHON = "other Python"  # the Python it was made with is gone
MISSING = "missing"

# Kinds of system libraries: what Qt needs everywhere, and what it needs for each kind of screen.
BASE = "base"
X11 = "x11"
WAYLAND = "wayland"


def venv_python(root: str = ROOT, *, windowed: bool = False) -> str:
    """The interpreter inside the environment; on Windows, the one without a console if `windowed`."""
    if os.name == "nt":
        return os.path.join(root, ".venv", "Scripts", "pythonw.exe" if windowed else "python.exe")
    return os.path.join(root, ".venv", "bin", "python")


def stamp_path(root: str = ROOT) -> str:
    """Where the environment says what it holds."""
    return os.path.join(root, ".venv", "netdesk-layers")


def digest(root: str, layer: str) -> str:
    """The digest of a layer's lock, the same however git ends its lines."""
    with open(os.path.join(root, LOCKS[layer]), "rb") as lock:
        return sha256(lock.read().replace(b"\r\n", b"\n"))


def sha256(data: bytes) -> str:
    """The SHA-256 in hexadecimal digits. hashlib would load OpenSSL at every start."""
    for name in ("_sha2", "_sha256", "hashlib"):
        try:
            return str(__import__(name).sha256(data).hexdigest())
        except ImportError:
            continue
    raise ImportError("sha256")


def read_stamp(root: str = ROOT) -> dict[str, str] | None:
    """What the environment says it holds; None without a stamp."""
    try:
        with open(stamp_path(root), encoding="utf-8") as stamp:
            lines = stamp.read().splitlines()
    except OSError:
        return None
    return {name: value for name, _, value in (line.partition(" ") for line in lines)}


def write_stamp(root: str, fields: dict[str, str]) -> None:
    """Say what the environment holds, all at once: a reader sees the old stamp or the new one."""
    path = stamp_path(root)
    with open(path + ".new", "w", encoding="utf-8", newline="\n") as stamp:
        stamp.writelines(f"{name} {value}".rstrip() + "\n" for name, value in fields.items())
        stamp.flush()
        os.fsync(stamp.fileno())
    os.replace(path + ".new", path)


def python_version() -> str:
    """The version of this Python that an environment is tied to, such as 3.11."""
    return f"{sys.version_info[0]}.{sys.version_info[1]}"


def version_inside(root: str) -> str:
    """The version of the Python that the environment really runs; blank when it does not run."""
    import subprocess

    ask = "import sys; print('%d.%d' % sys.version_info[:2])"
    try:
        done = subprocess.run(
            [venv_python(root), "-I", "-c", ask], capture_output=True, text=True, timeout=60, check=False
        )
    except (OSError, subprocess.SubprocessError):
        return ""
    return done.stdout.strip()


def state(root: str, layer: str) -> str:
    """What the environment of this checkout is worth for a layer: one of the words above."""
    if not os.path.exists(venv_python(root)):
        return MISSING if read_stamp(root) is None else UNFINISHED
    stamp = read_stamp(root)
    if stamp is None:
        return BY_HAND
    if UNFINISHED in stamp:
        return UNFINISHED
    # Started by another Python than made it, it may still be whole; asked only then, as it costs a process.
    if stamp.get("python") != python_version() and stamp.get("python") != version_inside(root):
        return OTHER_PYTHON
    return CURRENT if stamp.get(layer) == digest(root, layer) else STALE


def importable(layer: str) -> bool:
    """Whether this very Python finds everything that a layer needs, as in somebody's own environment."""
    from importlib.machinery import PathFinder

    names = MODULES["runtime"] + (MODULES["test"] if layer == "test" else ())
    return all(PathFinder.find_spec(name) is not None for name in names)


def inside(root: str = ROOT) -> bool:
    """Whether this process runs in the environment of this checkout."""
    try:
        return os.path.samefile(sys.prefix, os.path.join(root, ".venv"))
    except OSError:
        return False


def opens_window(arguments: Sequence[str]) -> bool:
    """Whether these arguments open the window: there is no verb, which is a plain word that names no file."""
    return not (arguments and arguments[0].isalpha() and not os.path.exists(arguments[0]))


def enter(layer: str, *, window: bool) -> None:
    """Return when this process may import everything of `layer`; else make that so and start anew in .venv.

    `window`: a window will be opened, so the screen's own libraries are looked for too. On failure the
    process ends with one sentence and status 1.
    """
    handed_over = os.environ.pop(HANDED_OVER, None)
    within = inside()
    if handed_over and within:
        return
    if handed_over:
        sys.exit("netdesk: the environment in .venv does not work. Delete that folder, then start again.")
    if not within and importable(layer):
        return
    found = state(ROOT, layer)
    if found == BY_HAND and within and importable(layer):
        return
    kinds = screens(os.environ) if window else []
    seen = (read_stamp() or {}).get("libraries", "")
    if found != CURRENT or (sys.platform.startswith("linux") and not libraries_seen(seen, kinds)):
        import environment

        environment.prepare_or_exit(layer, window=window)
    if not within or found != CURRENT:
        hand_over()


def screens(environ: Mapping[str, str]) -> list[str]:
    """The kinds of screen at hand, the preferred one first; none where Qt is told to use none."""
    if environ.get("QT_QPA_PLATFORM", "").partition(":")[0] in (
        "offscreen",
        "minimal",
        "vnc",
        "linuxfb",
        "eglfs",
    ):
        return []
    return [kind for kind, name in ((X11, "DISPLAY"), (WAYLAND, "WAYLAND_DISPLAY")) if environ.get(name)]


def libraries_seen(seen: str, kinds: Sequence[str]) -> bool:
    """Whether the libraries that were seen to load, in the stamp's words, serve one of these screens."""
    words = seen.split()
    return BASE in words and (not kinds or any(kind in words for kind in kinds))


def hand_over() -> NoReturn:
    """Start the same command again with the environment's Python, in this process's place."""
    os.environ[HANDED_OVER] = "1"
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            stream.flush()
    if sys.platform == "win32":
        import windows_console

        sys.exit(windows_console.run_again(venv_python(), venv_python(windowed=True), sys.orig_argv[1:]))
    os.execv(venv_python(), [venv_python(), *sys.orig_argv[1:]])


def explain(error: ImportError) -> str | None:
    """One sentence for an import that failed for want of a library of the system; None for other failures."""
    soname = missing_library(str(error))
    if soname is None:
        return None
    import system_packages

    missing = system_packages.missing_for([BASE]) or [soname]
    return system_packages.complaint(missing, False, system_packages.this_release())


def missing_library(message: str) -> str | None:
    """The library that the loader names in this message, if it is one that could not be found."""
    name, separator, _ = message.partition(": cannot open shared object file")
    return name.rpartition(" ")[2] if separator and ".so" in name else None
