#!/usr/bin/env python3
"""What a developer does: `dev.py test [pytest arguments]`, `check`, `bench [--json]`, `tour OUT`, `lock`.

Standard library only: everything else is set up on the way (bootstrap.py).
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

if sys.version_info < (3, 11):  # noqa: UP036 - an older Python is told so, in words it can read
    sys.exit("netdesk needs Python 3.11 or newer; this is Python %d.%d." % sys.version_info[:2])

import bootstrap

ROOT = Path(bootstrap.ROOT)
UV = "uv==0.13.9"
LOCK_COMMAND = "python3 packaging/dev.py lock"
CHECKS = (
    ("ruff", ["-m", "ruff", "check", "--output-format", "concise", "."]),
    ("mypy", ["-m", "mypy"]),
    (
        "import-linter",
        ["-c", "from importlinter.cli import lint_imports_command as run; run()", "--no-cache"],
    ),
)


def test(arguments: list[str]) -> int:
    """Run the tests: all of them, or as pytest's own arguments say. Returns its status.

    All means two processes side by side, then those that need the machine to themselves.
    """
    bootstrap.enter("test", window=False)
    pytest = [sys.executable, "-m", "pytest"]
    if arguments:
        return run([*pytest, *arguments])
    together = run([*pytest, "-n", "2", "--dist", "worksteal", "-m", "not alone"])
    return run([*pytest, "-m", "alone"]) or together


def check() -> int:
    """Run every check, also after one has failed; 1 when any has."""
    bootstrap.enter("test", window=False)
    failed = []
    for name, arguments in CHECKS:
        print(f"== {name}", flush=True)
        if run([sys.executable, *arguments]) != 0:
            failed.append(name)
    print(f"check: {', '.join(failed)} failed" if failed else "check: all clean", flush=True)
    return 1 if failed else 0


def bench(arguments: list[str]) -> int:
    """Measure start, memory, search and scrolling with a very large desk. Missed goals are no failure."""
    bootstrap.enter("runtime", window=False)
    return run([sys.executable, "-m", "tests.bench", *arguments])


def tour(arguments: list[str]) -> int:
    """Save a picture of every screen and every printed page in a folder; `arguments` as in packaging/tour."""
    bootstrap.enter("runtime", window=False)
    os.environ["PYTHONPATH"] = str(ROOT / "packaging")
    # The tools run in the checkout, and the folder is meant from where the user is.
    places = [each if each.startswith("-") else str(Path(each).absolute()) for each in arguments[:1]]
    return run([sys.executable, "-m", "tour", *places, *arguments[1:]])


def lock(arguments: list[str]) -> int:
    """Write both locks from pyproject.toml, for every system and Python that netdesk runs on.

    What is locked already keeps its version, unless `arguments` (uv's own, such as --upgrade) say otherwise.
    """
    uv = uv_program()
    for layer, extra in (
        ("runtime", []),
        ("test", ["--extra", "test", "--constraint", bootstrap.LOCKS["runtime"]]),
    ):
        target = ROOT / bootstrap.LOCKS[layer]
        status = run(
            [
                *(uv, "pip", "compile", "pyproject.toml", *extra, "--universal", "--python-version", "3.11"),
                *(
                    "--generate-hashes",
                    "--no-emit-index-url",
                    "--no-emit-find-links",
                    "--no-annotate",
                    "--quiet",
                ),
                *("--custom-compile-command", LOCK_COMMAND, "--output-file", target.name, *arguments),
            ]
        )
        if status != 0:
            return status
        if "://" in target.read_text(encoding="utf-8"):
            target.unlink()
            print(f"{target.name} named an address, and was taken away: a lock holds names and hashes only")
            return 1
    return 0


def uv_program() -> str:
    """The pinned uv, installed into an environment of its own at first use."""
    home = ROOT / ".venv-lock"
    folder, suffix = ("Scripts", ".exe") if os.name == "nt" else ("bin", "")
    program = home / folder / f"uv{suffix}"
    stamp = home / "uv-version"
    if not (program.exists() and stamp.exists() and stamp.read_text(encoding="utf-8") == UV):
        shutil.rmtree(home, ignore_errors=True)
        venv.create(home, with_pip=True)
        python = home / folder / f"python{suffix}"
        subprocess.run([python, "-I", "-m", "pip", "install", "--quiet", UV], check=True)
        stamp.write_text(UV, encoding="utf-8")
    return str(program)


def run(command: list[str]) -> int:
    """Run a tool in the checkout; its status."""
    return subprocess.run(command, cwd=ROOT, check=False).returncode


def main() -> int:
    """Read the command line and do what it says; the exit status."""
    parser = argparse.ArgumentParser(
        prog="dev.py", description="Test and check netdesk; everything needed is set up first."
    )
    verbs = parser.add_subparsers(dest="verb", required=True)
    verbs.add_parser("test", help="run the tests; further arguments go to pytest", add_help=False)
    verbs.add_parser("check", help="ruff, mypy --strict and the layers")
    verbs.add_parser("bench", help="measure netdesk's speed with 100,000 people", add_help=False)
    verbs.add_parser("tour", help="save a picture of every screen in a folder", add_help=False)
    verbs.add_parser(
        "lock",
        help="write requirements.lock and requirements-test.lock anew; --upgrade takes newer versions",
    )
    known, rest = parser.parse_known_args()
    if known.verb == "test":
        return test(rest)
    if known.verb == "bench":
        return bench(rest)
    if known.verb == "tour":
        return tour(rest)
    if known.verb == "lock":
        return lock(rest)
    if rest:
        parser.error(f"check takes no arguments: {' '.join(rest)}")
    return check()


if __name__ == "__main__":
    sys.exit(main())
