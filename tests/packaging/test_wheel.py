"""An installed netdesk has its resources and needs no checkout."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest

import bootstrap

ROOT = Path(bootstrap.ROOT)
LOOK = """
import netdesk, netdesk.app, netdesk.resources
from pathlib import Path
root = netdesk.resources.resource_root()
print(Path(netdesk.__file__).parent)
print(root)
print(sum(1 for path in root.rglob("*") if path.is_file()))
"""


def pip(python: Path | str, *arguments: str) -> None:
    """Run this environment's pip, without the network, on another environment's behalf."""
    command = [
        sys.executable,
        "-m",
        "pip",
        "--python",
        str(python),
        *arguments,
        "--no-deps",
        "--no-index",
        "--quiet",
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Python of an environment with netdesk from its wheel, that sees the locked parts of this one."""
    home = tmp_path_factory.mktemp("installed")
    pip(sys.executable, "wheel", str(ROOT), "--no-build-isolation", "--wheel-dir", str(home))
    venv.create(home / "venv", with_pip=False, symlinks=os.name != "nt")
    windows = os.name == "nt"
    python = home / "venv" / ("Scripts/python.exe" if windows else "bin/python")
    pip(python, "install", str(next(home.glob("netdesk-*.whl"))))
    paths = sysconfig.get_paths(vars={"base": str(home / "venv"), "platbase": str(home / "venv")})
    (Path(paths["purelib"]) / "parts.pth").write_text(sysconfig.get_paths()["purelib"], encoding="utf-8")
    return python


def test_the_installed_package_starts_and_finds_every_resource(installed: Path, tmp_path: Path) -> None:
    command = [str(installed), "-I", "-c", LOOK]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    package, resources, count = done.stdout.splitlines()
    assert Path(package).is_relative_to(installed.parents[1])
    assert Path(resources) == Path(package) / "_resources"
    assert int(count) == sum(1 for path in (ROOT / "resources").rglob("*") if path.is_file())


def test_the_installed_command_answers(installed: Path, tmp_path: Path) -> None:
    command = [str(next(installed.parent.glob("netdesk*"))), "--version"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.strip()) == (0, "netdesk 0.1.0")
