"""Making .venv and keeping it as its lock says: slow work, done at the first start and after an update.

Everything it says goes to standard error, so that the output of a headless verb stays clean. Two starts at
once do not fight: one works, the other waits. A start that is killed half way leaves the stamp "unfinished",
and the next one makes the environment anew.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import bootstrap
import system_packages

# What shows that the installed parts work together with this system, before the stamp says so.
PROBE = (
    "import PySide6.QtWidgets, PySide6.QtSvg, PySide6.QtPrintSupport, PySide6.QtNetwork\n"
    "import apsw, uharfbuzz, pypdfium2"
)
SUPPORTED = "Windows and macOS on the usual processors, Linux on x86-64 (glibc 2.34) and ARM (glibc 2.39)"

# What pip says, in small letters, when something goes wrong; what we say then; whether nothing was changed.
REASONS: tuple[tuple[tuple[str, ...], str, bool], ...] = (
    (
        ("hashes are required",),
        "the list of netdesk's parts is damaged: a hash is missing in it. Take a fresh copy of netdesk.",
        True,
    ),
    (
        ("do not match the hashes", "hash mismatch"),
        "a downloaded file is not the one that netdesk was tested with; nothing was installed. Try later.",
        True,
    ),
    (
        ("no space left on device", "not enough space on the disk"),
        "the disk is full: netdesk needs about 500 MB for its parts. Make room, then start again.",
        False,
    ),
    (
        ("certificate_verify_failed", "certificate verify failed"),
        "the package index could not be reached safely: this system does not trust its certificate.",
        True,
    ),
    (
        (
            "retrying",
            "max retries",
            "name resolution",
            "connection",
            "timed out",
            "could not fetch url",
            "proxyerror",
        ),
        "the parts of netdesk could not be downloaded. Check the network connection, then start again.",
        True,
    ),
    (
        ("permission", "access is denied", "being used by another process"),
        "a file of the environment could not be replaced. Close netdesk everywhere, then start again.",
        False,
    ),
)


class SetupFailed(Exception):
    """The environment could not be made; the text is one sentence for the user.

    `intact`: pip gave up before it changed anything, so what was there before still works.
    """

    def __init__(self, sentence: str, *, intact: bool = False) -> None:
        super().__init__(sentence)
        self.intact = intact


def prepare_or_exit(layer: str, *, window: bool) -> None:
    """Make or mend the environment for a layer; on failure say why in one sentence and end with status 1."""
    if sys.platform == "win32":
        import windows_console

        windows_console.show()
    try:
        prepare(Path(bootstrap.ROOT), layer, window=window)
    except KeyboardInterrupt:
        say("stopped. The next start carries on from here.")
        give_up(130)
    except (SetupFailed, system_packages.MissingPackages) as failure:
        say(str(failure))
        say_on_desktop(str(failure))
        give_up(1)
    except OSError as failure:
        where = failure.filename or bootstrap.ROOT
        say(f"the environment could not be made: {failure.strerror or failure} ({where}).")
        give_up(1)


def give_up(status: int) -> None:
    """End the process, leaving time to read where the window would vanish with it."""
    if sys.platform == "win32":
        import windows_console

        windows_console.wait_for_reader()
    sys.exit(status)


def say(text: str) -> None:
    """One line for whoever waits, where there is anywhere to say it."""
    if sys.stderr is not None:
        print(f"netdesk: {text}", file=sys.stderr, flush=True)


def say_on_desktop(text: str) -> None:
    """The same for whoever double-clicked and sees no terminal, where the desktop shows notes."""
    terminal = sys.stderr is not None and sys.stderr.isatty()
    note = None if terminal or not bootstrap.screens(os.environ) else shutil.which("notify-send")
    if note:
        quiet = subprocess.DEVNULL
        subprocess.Popen(
            [note, "--app-name=netdesk", "netdesk", text], stdin=quiet, stdout=quiet, stderr=quiet
        )


def prepare(root: Path, layer: str, *, window: bool) -> None:
    """Bring the system's libraries and the environment to what a layer needs, or raise why not."""
    began = time.monotonic()
    seen = provide_libraries(root, window=window)
    found = bootstrap.state(str(root), layer)
    if found != bootstrap.CURRENT:
        say(f"setting up in {root / '.venv'}: only now, and after an update. It takes about a minute.")
        say_on_desktop("is being set up; its window opens in about a minute.")
    with only_one(root) as lock:
        # Another start may have done it all while this one waited.
        found = bootstrap.state(str(root), layer)
        if found != bootstrap.CURRENT:
            make(root, layer, found, lock)
        stamp = bootstrap.read_stamp(str(root)) or {}
        seen |= set(stamp.get("libraries", "").split())
        if " ".join(sorted(seen)) != stamp.get("libraries"):
            bootstrap.write_stamp(str(root), stamp | {"libraries": " ".join(sorted(seen))})
    if found != bootstrap.CURRENT:
        say(f"ready after {time.monotonic() - began:.0f} seconds.")


def provide_libraries(root: Path, *, window: bool) -> set[str]:
    """See to what only the system can bring; the kinds of libraries that now load."""
    if not sys.platform.startswith("linux"):
        return set()
    makes_venv = not (root / ".venv" / "bin" / "python").exists()
    kinds = bootstrap.screens(os.environ) if window else []
    missing = system_packages.missing_for([bootstrap.BASE]) + system_packages.missing_for_screen(kinds)
    system_packages.provide(missing, makes_venv and system_packages.lacks_ensurepip(), say)
    return {bootstrap.BASE} | {kind for kind in kinds if not system_packages.missing_for([kind])}


def make(root: Path, layer: str, found: str, lock: IO[bytes]) -> None:
    """Turn whatever was found in .venv into what the lock says; stamp it once it has been seen to work."""
    venv = root / ".venv"
    before = bootstrap.read_stamp(str(root))
    anew = found in (bootstrap.MISSING, bootstrap.UNFINISHED, bootstrap.OTHER_PYTHON)
    if anew:
        remove(venv)
        venv.mkdir()
    bootstrap.write_stamp(str(root), {bootstrap.UNFINISHED: ""})
    if anew:
        say("1 of 3: making the environment")
        create(venv, lock)
    say(f"2 of 3: installing what {bootstrap.LOCKS[layer]} lists")
    try:
        install(root, layer, lock)
    except SetupFailed as failure:
        if failure.intact and not anew:
            restore(root, before)
        raise
    say("3 of 3: trying it out")
    try_out(root)
    stamp = {"python": bootstrap.version_inside(str(root))} | ({} if anew or before is None else before)
    stamp |= {each: bootstrap.digest(str(root), each) for each in ("runtime", layer)}
    bootstrap.write_stamp(str(root), stamp)


def restore(root: Path, stamp: dict[str, str] | None) -> None:
    """Put back the stamp of an environment that nothing happened to."""
    if stamp is None:
        Path(bootstrap.stamp_path(str(root))).unlink()
    else:
        bootstrap.write_stamp(str(root), stamp)


def remove(venv: Path) -> None:
    """Take away an environment that is of no use."""
    if venv.is_symlink() or venv.is_file():
        venv.unlink()
    elif venv.exists():
        say("taking away an environment that was left half made, or whose Python is gone")
        shutil.rmtree(venv)


def create(venv: Path, lock: IO[bytes]) -> None:
    """Make an empty environment with pip. Raises SetupFailed."""
    # From inside an environment, go back to the Python that it was made from.
    python = getattr(sys, "_base_executable", "") or sys.executable
    output = run([python, "-I", "-m", "venv", str(venv)], lock, quiet=True)
    if output is not None:
        raise SetupFailed(f"Python could not make an environment in {venv}: {last_line(output)}")


def install(root: Path, layer: str, lock: IO[bytes]) -> None:
    """Install a layer's lock with pip, each file checked against its hash. Raises SetupFailed."""
    lock_file = root / bootstrap.LOCKS[layer]
    output = run(
        [
            *(bootstrap.venv_python(str(root)), "-I", "-m", "pip", "install", "--require-hashes"),
            # No package runs code of its own while it is installed, and nobody needs a compiler.
            *("--only-binary", ":all:"),
            # Compiled when first imported: phonenumbers alone has thousands of lines that are never read.
            "--no-compile",
            *("--disable-pip-version-check", "--no-input", "-r", str(lock_file)),
        ],
        lock,
    )
    if output is not None:
        (root / ".venv" / "netdesk-setup.log").write_text(output, encoding="utf-8")
        raise reason(output)


def try_out(root: Path) -> None:
    """Import the parts that lean on the system. Raises SetupFailed."""
    done = subprocess.run(
        [bootstrap.venv_python(str(root)), "-c", PROBE],
        capture_output=True,
        text=True,
        check=False,
        cwd=root / ".venv",
    )
    if done.returncode != 0:
        trouble = last_line(done.stderr)
        raise SetupFailed(
            bootstrap.explain(ImportError(trouble)) or f"the installed parts do not start: {trouble}"
        )


def run(command: list[str], lock: IO[bytes], *, quiet: bool = False) -> str | None:
    """Run a step, its output to standard error (nowhere if `quiet`); None if it did well, else what it said.

    The child holds the lock too: where this process is killed, the next start waits for the child to end.
    """
    environ = {name: value for name, value in os.environ.items() if name not in ("PIP_TARGET", "PIP_PREFIX")}
    with subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE if quiet or sys.stderr is None else sys.stderr,
        stderr=subprocess.STDOUT if quiet else subprocess.PIPE,
        cwd=Path(bootstrap.ROOT),
        env=environ | {"PIP_USER": "0"},
        pass_fds=() if os.name == "nt" else (lock.fileno(),),
        encoding="utf-8",
        errors="replace",
    ) as child:
        silent = threading.Thread(target=drain, args=(child.stdout if not quiet else None,), daemon=True)
        silent.start()
        complaints = collect(child.stdout if quiet else child.stderr)
        silent.join()
    return None if child.returncode == 0 else complaints or f"exit status {child.returncode}"


def drain(stream: IO[str] | None) -> None:
    """Read a stream that nobody looks at, so that the child never waits for it."""
    if stream is not None:
        for _ in stream:
            pass


def collect(stream: IO[str] | None) -> str:
    """All that a child complains of, saying once that the network makes it wait."""
    lines: list[str] = []
    told = False
    for line in stream or ():
        lines.append(line)
        if "Retrying" in line and not told:
            say("no answer from the package index yet; trying again")
            told = True
    return "".join(lines)


def last_line(text: str) -> str:
    """The last line that says anything."""
    return next((line.strip() for line in reversed(text.splitlines()) if line.strip()), "no reason given")


def reason(complaints: str) -> SetupFailed:
    """Why an installation failed, in one sentence, from what pip wrote to standard error."""
    low = complaints.lower()
    for words, sentence, intact in REASONS:
        if any(word in low for word in words):
            return SetupFailed(sentence, intact=intact)
    if "no matching distribution" in low or "could not find a version" in low:
        version = bootstrap.python_version()
        sentence = (
            f"a part of netdesk is not offered for this system with Python {version}. It runs on {SUPPORTED}."
        )
        return SetupFailed(sentence, intact=True)
    errors = [line for line in complaints.splitlines() if line.startswith("ERROR:")]
    why = last_line(errors[-1] if errors else complaints)
    return SetupFailed(f"the parts of netdesk could not be installed: {why}")


@contextmanager
def only_one(root: Path) -> Iterator[IO[bytes]]:
    """Hold the checkout's set-up lock, after any other start that has it; it ends with the process."""
    with (root / ".venv.lock").open("ab") as lock:
        if sys.platform == "win32":
            import windows_console

            windows_console.lock(lock, lambda: say("another start is setting netdesk up; waiting for it"))
        else:
            import fcntl

            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                say("another start is setting netdesk up; waiting for it")
                fcntl.flock(lock, fcntl.LOCK_EX)
        yield lock
