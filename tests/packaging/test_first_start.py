"""A first start makes its own environment; the next ones go straight in; a cut-off one is mended.

The checkout is a real one in small: our main.py and packaging/, and one package that stands for all parts.
"""

from __future__ import annotations

import base64
import hashlib
import os
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

import bootstrap

PROJECT = Path(bootstrap.ROOT)
# The Python that made this test's own environment: it has none of the parts.
PYTHON = getattr(sys, "_base_executable", sys.executable)
APP = """
import os, sys

def main():
    print("in", os.path.basename(sys.prefix), *sys.argv[1:])
    return 3
"""
PARTS = {
    "PySide6/__init__.py": "",
    **{f"PySide6/{name}.py": "" for name in ("QtWidgets", "QtSvg", "QtPrintSupport", "QtNetwork")},
    **{f"{name}.py": "" for name in ("apsw", "uharfbuzz", "pypdfium2")},
}

pytestmark = pytest.mark.skipif(os.name == "nt", reason="kills a process as only POSIX can")


def build_parts(folder: Path, version: str, parts: dict[str, str] = PARTS) -> str:
    """Write a wheel that stands for all parts of netdesk; its line for a lock."""
    wheel = folder / f"parts-{version}-py3-none-any.whl"
    info = f"parts-{version}.dist-info"
    files = parts | {
        f"{info}/METADATA": f"Metadata-Version: 2.1\nName: parts\nVersion: {version}\n",
        f"{info}/WHEEL": "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    record = "".join(f"{name},{_record_hash(text)},{len(text)}\n" for name, text in files.items())
    with zipfile.ZipFile(wheel, "w") as archive:
        for name, text in (files | {f"{info}/RECORD": f"{record}{info}/RECORD,,\n"}).items():
            archive.writestr(name, text)
    return f"parts=={version} --hash=sha256:{hashlib.sha256(wheel.read_bytes()).hexdigest()}\n"


def _record_hash(text: str) -> str:
    return "sha256=" + base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).rstrip(b"=").decode()


class Checkout:
    """A small checkout, and the ways to start it."""

    def __init__(self, root: Path, index: Path) -> None:
        self.root = root
        self.index = index
        self.environ = os.environ | {"PIP_FIND_LINKS": str(index), "QT_QPA_PLATFORM": "offscreen"}
        root.mkdir()
        index.mkdir()
        shutil.copy(PROJECT / "main.py", root)
        shutil.copytree(
            PROJECT / "packaging", root / "packaging", ignore=shutil.ignore_patterns("__pycache__")
        )
        (root / "netdesk").mkdir()
        (root / "netdesk" / "app.py").write_text(APP, encoding="utf-8")
        self.lock(build_parts(index, "1.0"))

    def lock(self, line: str) -> None:
        (self.root / "requirements.lock").write_text(line, encoding="utf-8")

    def start(self, *arguments: str, **environ: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [PYTHON, "main.py", *arguments],
            cwd=self.root,
            env=self.environ | environ,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def run(self, *arguments: str, **environ: str) -> tuple[int, str, str]:
        """Start it and wait: its status, what it printed, what it said on standard error."""
        with self.start(*arguments, **environ) as process:
            out, err = process.communicate(timeout=120)
        return process.returncode, out, err

    def is_unfinished(self) -> bool:
        return bootstrap.UNFINISHED in (bootstrap.read_stamp(str(self.root)) or {})


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    return Checkout(tmp_path / "check out", tmp_path / "index")


def until_unfinished(checkout: Checkout) -> None:
    """Wait until the making of the environment has begun."""
    deadline = time.monotonic() + 60
    while not checkout.is_unfinished():
        assert time.monotonic() < deadline, "the making never began"
        time.sleep(0.01)


def test_a_killed_start_is_mended_by_two_at_once_and_later_starts_go_straight_in(checkout: Checkout) -> None:
    with checkout.start() as killed:
        until_unfinished(checkout)
        killed.send_signal(signal.SIGKILL)
        killed.communicate()

    with checkout.start("one") as first, checkout.start("two") as second:
        ends = [(*process.communicate(timeout=120), process.returncode) for process in (first, second)]
    assert [(out, status) for out, _, status in ends] == [("in .venv one\n", 3), ("in .venv two\n", 3)]
    said = "".join(err for _, err, _ in ends)
    assert said.count("2 of 3") == 1
    assert "left half made" in said
    assert "waiting" in said

    assert checkout.run("import", "a b.vcf", "--json") == (3, "in .venv import a b.vcf --json\n", "")

    own = checkout.root / ".venv" / "kept"
    own.touch()
    checkout.lock(build_parts(checkout.index, "2.0"))
    status, out, err = checkout.run()
    assert (status, out) == (3, "in .venv\n")
    assert "2 of 3" in err
    assert "1 of 3" not in err
    assert own.exists()
    assert list((checkout.root / ".venv").rglob("parts-2.0.dist-info"))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Checkout:
    """A checkout that has been started before."""
    folder = tmp_path_factory.mktemp("made")
    checkout = Checkout(folder / "checkout", folder / "index")
    assert checkout.run()[0] == 3
    return checkout


def test_without_a_network_one_sentence_says_so_and_the_environment_is_kept(made: Checkout) -> None:
    before = bootstrap.read_stamp(str(made.root))
    locked = (made.root / "requirements.lock").read_text(encoding="utf-8")
    nobody_listens = "http://127.0.0.1:9/simple"
    unreachable = {
        "PIP_NO_INDEX": "0",
        "PIP_FIND_LINKS": "",
        "PIP_INDEX_URL": nobody_listens,
        "PIP_RETRIES": "1",
    }
    made.lock("absent==1.0 --hash=sha256:" + "0" * 64 + "\n")
    status, out, err = made.run(**unreachable)
    assert (status, out) == (1, "")
    assert err.splitlines()[-1].endswith("Check the network connection, then start again.")
    assert "Traceback" not in err
    assert bootstrap.read_stamp(str(made.root)) == before
    made.lock(locked)
    assert made.run() == (3, "in .venv\n", "")


def test_a_file_that_is_not_the_one_locked_is_not_installed(made: Checkout) -> None:
    locked = (made.root / "requirements.lock").read_text(encoding="utf-8")
    build_parts(made.index, "6.6")
    made.lock("parts==6.6 --hash=sha256:" + "0" * 64 + "\n")
    status, out, err = made.run()
    assert (status, out) == (1, "")
    assert "not the one that netdesk was tested with" in err.splitlines()[-1]
    assert not list((made.root / ".venv").rglob("parts-6.6.dist-info"))
    made.lock(locked)
    assert made.run() == (3, "in .venv\n", "")


def test_nothing_is_installed_unchecked(made: Checkout) -> None:
    locked = (made.root / "requirements.lock").read_text(encoding="utf-8")
    without_hash = build_parts(made.index, "6.7").partition(" ")[0]
    made.lock(f"{without_hash}\n")
    status, out, err = made.run()
    assert (status, out) == (1, "")
    assert "a hash is missing" in err.splitlines()[-1]
    assert not list((made.root / ".venv").rglob("parts-6.7.dist-info"))
    made.lock(locked)
    assert made.run() == (3, "in .venv\n", "")


def test_parts_that_do_not_start_are_never_stamped_as_ready(made: Checkout) -> None:
    broken = {"apsw.py": "raise ImportError('libEGL.so.1: cannot open shared object file: No such file')"}
    made.lock(build_parts(made.index, "7.0", PARTS | broken))
    status, out, err = made.run()
    assert (status, out) == (1, "")
    assert "libegl1" in err.splitlines()[-1] or "libEGL.so.1" in err.splitlines()[-1]
    assert made.is_unfinished()
