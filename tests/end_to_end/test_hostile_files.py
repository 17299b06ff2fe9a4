"""What hostile files may cost: little time, little memory, nothing written elsewhere, nothing fetched."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path
from textwrap import dedent

import pytest

SECONDS = 2.0
MEGABYTES = 300
# Another process may take the machine for a while: the processor time of the child is what counts.
_CHILD = dedent(
    """
    import json, os, resource, sys, time
    from pathlib import Path

    seen = []
    home, source = sys.argv[1], sys.argv[2]
    allowed = (home, os.path.realpath(home), "/dev/", "/proc/")
    network = ("socket.connect", "socket.bind", "socket.getaddrinfo", "urllib", "subprocess", "os.system")
    moves = ("os.rename", "os.remove", "os.mkdir", "os.symlink", "shutil.move")

    def elsewhere(name):
        return not os.path.abspath(os.fsdecode(name)).startswith(allowed)

    def watch(event, found):
        if event.startswith(network):
            seen.append((event, str(found)[:200]))
        elif event == "open" and isinstance(found[0], (str, bytes)):
            mode, flags = found[1] or "", found[2] or 0
            writes = set(mode) & set("wax+") or flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
            if writes and elsewhere(found[0]):
                seen.append((event, os.fsdecode(found[0])))
        elif event in moves and elsewhere(found[0]):
            seen.append((event, str(found[0])))

    from netdesk import app
    from netdesk.exchange.formats.mail import reading as mail
    from netdesk.exchange.formats.packed import reading as packed
    from netdesk.services import imports

    desk = Path(home) / "mine.netdesk"
    app.open_desk(desk, True).close()
    sys.addaudithook(watch)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    began = time.process_time()
    status = app.main(["import", source, "--desk", str(desk)])
    spent = time.process_time() - began
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(json.dumps({"status": status, "seconds": spent, "kilobytes": after - before, "seen": seen}))
    """
)


@pytest.fixture(scope="module")
def hostile(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Every hostile file of the corpus, what its generators make, and a few of our own."""
    made = tmp_path_factory.mktemp("hostile")
    nasty = shared / "corpus" / "nasty"
    for script, name in (("gen_zipbomb.py", "bomb.zip"), ("gen_big.py", "big.vcf")):
        subprocess.run([sys.executable, str(nasty / script), str(made / name)], check=True, timeout=120)
    with zipfile.ZipFile(made / "many.zip", "w") as archive:
        for number in range(10_500):
            archive.writestr(f"{number}.vcf", b"")
    with zipfile.ZipFile(made / "messages.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("messages.csv", b'CONVERSATION ID,FROM,TO,DATE\n"' + b"x\n" * 2_000_000)
    events = "".join(
        f"BEGIN:VEVENT\r\nUID:{number}\r\nDTSTART:19000101T000000Z\r\nRRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30\r\n"
        for number in range(300)
    )
    (made / "rules.ics").write_text(f"BEGIN:VCALENDAR\r\n{events}")
    (made / "folds.ics").write_bytes(b"BEGIN:VEVENT\r\nSUMMARY:" + b"x\r\n " * 500_000)
    (made / "deep.eml").write_bytes(
        b"From: a@x.example\r\nDate: x\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n"
        + b"--b\r\n\r\n" * 20_000
    )
    (made / "names.txt").write_text("Ann Lee, " * 200_000)
    ours = [*sorted(made.iterdir()), *sorted(each for each in nasty.iterdir() if each.suffix != ".py")]
    assert len(ours) > 20
    return ours


@pytest.mark.skipif(sys.platform == "win32", reason="resource measures on POSIX only")
def test_each_costs_little_writes_nowhere_else_and_fetches_nothing(
    hostile: list[Path], tmp_path: Path
) -> None:
    costs = []
    for number, path in enumerate(hostile):
        home = tmp_path / str(number)
        home.mkdir()
        surroundings = {**os.environ, "HOME": str(home), "TMPDIR": str(home), "PYTHONDONTWRITEBYTECODE": "1"}
        for name in (
            "XDG_DATA_HOME",
            "XDG_CONFIG_HOME",
            "XDG_STATE_HOME",
            "XDG_CACHE_HOME",
            "XDG_RUNTIME_DIR",
        ):
            surroundings[name] = str(home)
        done = subprocess.run(
            [sys.executable, "-c", _CHILD, str(home), str(path)],
            capture_output=True, text=True, timeout=120, env=surroundings, check=False,
        )  # fmt: skip
        assert "Traceback" not in done.stderr, (path.name, done.stderr)
        found = json.loads(done.stdout.splitlines()[-1])
        assert found["seen"] == [], path.name
        sentences = [line for line in done.stderr.splitlines() if line.startswith("netdesk: ")]
        assert len(sentences) == found["status"], (path.name, done.stderr)
        costs.append((path.name, found["seconds"], found["kilobytes"] / 1024))
    # Shown by `pytest -rP`.
    print("\n".join(f"{name}: {seconds:.2f} s, {size:.0f} MB" for name, seconds, size in costs))
    assert [each for each in costs if each[1] > SECONDS or each[2] > MEGABYTES] == []
