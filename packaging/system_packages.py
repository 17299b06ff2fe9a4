"""Which of the system's own libraries Qt needs, which of them are missing, and how they are installed.

The lists were read off PySide6-Essentials 6.11.3 with ldd and proved in a bare Debian 12, as
packaging/debian/prove.sh does again.
"""

from __future__ import annotations

import ctypes
import importlib
import importlib.util
import os
import shutil
import subprocess
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from bootstrap import BASE, WAYLAND, X11, python_version

# For each need: the library as the loader asks for it, and the Debian package that brings it.
LIBRARIES: dict[str, dict[str, str]] = {
    BASE: {
        "libEGL.so.1": "libegl1",
        "libGL.so.1": "libgl1",
        "libX11.so.6": "libx11-6",
        "libdbus-1.so.3": "libdbus-1-3",
        "libfontconfig.so.1": "libfontconfig1",
        "libfreetype.so.6": "libfreetype6",
        "libglib-2.0.so.0": "libglib2.0-0",
        "libgthread-2.0.so.0": "libglib2.0-0",
        "libgssapi_krb5.so.2": "libgssapi-krb5-2",
        "libxkbcommon.so.0": "libxkbcommon0",
    },
    X11: {
        "libX11-xcb.so.1": "libx11-xcb1",
        "libxcb-cursor.so.0": "libxcb-cursor0",
        "libxcb-glx.so.0": "libxcb-glx0",
        "libxcb-icccm.so.4": "libxcb-icccm4",
        "libxcb-image.so.0": "libxcb-image0",
        "libxcb-keysyms.so.1": "libxcb-keysyms1",
        "libxcb-randr.so.0": "libxcb-randr0",
        "libxcb-render-util.so.0": "libxcb-render-util0",
        "libxcb-render.so.0": "libxcb-render0",
        "libxcb-shape.so.0": "libxcb-shape0",
        "libxcb-shm.so.0": "libxcb-shm0",
        "libxcb-sync.so.1": "libxcb-sync1",
        "libxcb-util.so.1": "libxcb-util1",
        "libxcb-xfixes.so.0": "libxcb-xfixes0",
        "libxcb-xkb.so.1": "libxcb-xkb1",
        "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    },
    WAYLAND: {
        "libwayland-client.so.0": "libwayland-client0",
        "libwayland-cursor.so.0": "libwayland-cursor0",
        "libwayland-egl.so.1": "libwayland-egl1",
    },
}

# Debian 13 and Ubuntu 24.04 renamed packages when time_t grew to 64 bits; these are the releases before that.
BEFORE_T64 = frozenset({"bookworm", "bullseye", "buster", "focal", "jammy", "kinetic", "lunar", "mantic"})
RENAMED_T64 = {"libglib2.0-0": "libglib2.0-0t64"}


class MissingPackages(Exception):
    """The system lacks packages that could not be installed; the text is one sentence with the command."""


def release_of(text: str) -> dict[str, str]:
    """The fields of an os-release file, unquoted (freedesktop.org, os-release(5))."""
    fields = {}
    for line in text.splitlines():
        name, separator, value = line.strip().partition("=")
        if separator and not name.startswith("#"):
            fields[name] = value.strip("\"'")
    return fields


def this_release() -> dict[str, str]:
    """The fields of this machine's os-release; none where there is no such file."""
    for path in ("/etc/os-release", "/usr/lib/os-release"):
        try:
            return release_of(Path(path).read_text(encoding="utf-8", errors="replace"))
        except OSError:
            continue
    return {}


def has_apt(release: Mapping[str, str]) -> bool:
    """Whether this is Debian, Ubuntu or one of their children."""
    kin = {release.get("ID", ""), *release.get("ID_LIKE", "").split()}
    return bool(kin & {"debian", "ubuntu"})


def after_t64(release: Mapping[str, str]) -> bool:
    """Whether the release has the package names that came with 64-bit times."""
    # A child names the release it is built on; its own code name (VERSION_CODENAME) says nothing.
    for field in ("UBUNTU_CODENAME", "DEBIAN_CODENAME", "VERSION_CODENAME"):
        if release.get(field):
            return release[field] not in BEFORE_T64
    major = release.get("VERSION_ID", "").partition(".")[0]
    # Debian counts in ones, Ubuntu in years; unstable and testing have no number.
    return not major.isdigit() or int(major) in range(13, 20) or int(major) >= 24


def packages_for(sonames: Iterable[str], release: Mapping[str, str]) -> list[str]:
    """The Debian packages that bring these libraries, each once, by the names of this release."""
    known = {soname: package for libraries in LIBRARIES.values() for soname, package in libraries.items()}
    names = {known[soname] for soname in sonames if soname in known}
    if after_t64(release):
        names = {RENAMED_T64.get(name, name) for name in names}
    return sorted(names)


def wanted(sonames: Iterable[str], ensurepip: bool, release: Mapping[str, str]) -> list[str]:
    """The Debian packages for these libraries and, with `ensurepip`, for this Python to make environments."""
    return ([f"python{python_version()}-venv"] if ensurepip else []) + packages_for(sonames, release)


def install_command(packages: Sequence[str]) -> str:
    """What a user types to install these packages."""
    return "sudo apt-get install -y " + " ".join(packages)


def loads(soname: str) -> bool:
    """Whether the system's loader finds this library and everything it needs."""
    try:
        ctypes.CDLL(soname)
    except OSError:
        return False
    return True


def missing_for(needs: Iterable[str], can_load: Callable[[str], bool] = loads) -> list[str]:
    """The libraries of these needs that cannot be loaded, in the order of LIBRARIES."""
    return [soname for need in needs for soname in LIBRARIES[need] if not can_load(soname)]


def missing_for_screen(kinds: Sequence[str], can_load: Callable[[str], bool] = loads) -> list[str]:
    """What is missing for a window on one of these screens: nothing when any of them works as it is."""
    missing = [missing_for([kind], can_load) for kind in kinds]
    return missing[0] if missing and all(missing) else []


def lacks_ensurepip() -> bool:
    """Whether this Python cannot make environments, as Debian's without its -venv package."""
    importlib.invalidate_caches()
    return importlib.util.find_spec("venv") is None or importlib.util.find_spec("ensurepip") is None


def is_root() -> bool:
    """Whether this process may install packages."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


def complaint(sonames: Sequence[str], ensurepip: bool, release: Mapping[str, str]) -> str:
    """One sentence: what the system lacks (libraries; `ensurepip`: also the means to make environments)."""
    if has_apt(release):
        command = install_command(wanted(sonames, ensurepip, release))
        return f"This system lacks packages that netdesk needs. Install them, then start again: {command}"
    lacking = [f"the library {soname}" for soname in sonames]
    if ensurepip:
        lacking.insert(0, f"the modules venv and ensurepip of Python {python_version()}")
    return f"This system lacks {', '.join(lacking)}; install them with its package tool, then start again."


def provide(sonames: Sequence[str], ensurepip: bool, say: Callable[[str], None]) -> None:
    """Install what is missing where that is allowed (root, apt).

    Raises MissingPackages with one sentence that gives the command where it is not, or where it failed.
    """
    release = this_release()
    if not sonames and not ensurepip:
        return
    if not (is_root() and has_apt(release) and shutil.which("apt-get")):
        raise MissingPackages(complaint(sonames, ensurepip, release))
    packages = wanted(sonames, ensurepip, release)
    say(f"installing system packages: {' '.join(packages)}")
    failure = run_apt(packages)
    if failure:
        raise MissingPackages(f"{complaint(sonames, ensurepip, release)} (apt-get says: {failure})")


def run_apt(packages: Sequence[str]) -> str:
    """Install packages without a question; what apt-get complains of when it fails, else an empty text."""
    environ = {**os.environ, "DEBIAN_FRONTEND": "noninteractive", "LC_ALL": "C.UTF-8"}
    apt = ["apt-get", "-qq", "-o", "DPkg::Lock::Timeout=120", "-o", "Dpkg::Use-Pty=0"]
    output = ""
    # The lists may be old or absent; where they cannot be renewed, the install says what is wrong.
    for step in (["update"], ["install", "-y", "--no-install-recommends", *packages]):
        done = subprocess.run(
            [*apt, *step], env=environ, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
        )
        output += done.stderr
    if done.returncode == 0:
        return ""
    complaints = [line for line in output.splitlines() if line.startswith("E:")]
    return complaints[-1].removeprefix("E:").strip() if complaints else f"exit status {done.returncode}"
