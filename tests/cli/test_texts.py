"""What was written in messages comes in by the verb only when it is asked for, as in the window."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest

from netdesk.store import interactions as kept
from netdesk.store.desk import Desk

ROOT = Path(__file__).resolve().parents[2]
MESSAGES = (
    "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,"
    "DATE,SUBJECT,CONTENT\n"
    "c1,,Me Myself,https://www.linkedin.com/in/me,Ann Lee,https://www.linkedin.com/in/ann,"
    "2026-07-01 10:00:00 UTC,,Tea on Friday?\n"
    "c1,,Ann Lee,https://www.linkedin.com/in/ann,Me Myself,https://www.linkedin.com/in/me,"
    "2026-07-02 10:00:00 UTC,,Gladly!\n"
)
CONNECTIONS = (
    "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
    "Ann,Lee,https://www.linkedin.com/in/ann,,Halden,Engineer,01 Jul 2026\n"
)


@pytest.fixture
def export(tmp_path: Path) -> Path:
    path = tmp_path / "LinkedIn.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("Connections.csv", CONNECTIONS)
        archive.writestr("messages.csv", MESSAGES)
    return path


def verb(*arguments: str | Path) -> dict[str, Any]:
    command = [sys.executable, "main.py", "import", *map(str, arguments), "--json"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True, encoding="utf-8")
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def notes(path: Path) -> list[str]:
    desk = Desk.open(path)
    with desk.reader() as reader:
        found = [each.notes for each in kept.get(reader, kept.all_ids(reader))]
    desk.close()
    return found


@pytest.mark.parametrize(("switch", "written"), [((), []), (("--texts",), ["Gladly!", "Tea on Friday?"])])
def test_texts_of_messages_come_in_only_when_they_are_asked_for(
    export: Path, tmp_path: Path, switch: tuple[str, ...], written: list[str]
) -> None:
    desk = tmp_path / "a.netdesk"
    report = verb(export, "--desk", desk, *switch)
    assert report["interactions"]["added"] == 2
    found = notes(desk)
    assert len(found) == 2
    texts = ("Gladly!", "Tea on Friday?")
    assert [text for text in texts if any(text in note for note in found)] == written


def test_the_help_says_what_the_switch_does() -> None:
    command = [sys.executable, "main.py", "import", "--help"]
    told = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert "--texts" in told
    words = "with what was written: puts the text of emails and messages into the notes"
    assert words in " ".join(told.split())
