"""The journey through the headless verbs: a whole desk out and in again, as a script would do it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from netdesk import app
from netdesk.services import events
from netdesk.store.desk import Desk
from tests.services.journeys import fill

BESIDES = {
    "organizations": 1, "goals": 1, "pitches": 2, "rehearsals": 1, "events": 2, "own_questions": 2,
    "practices": 1, "rounds": 1,
}  # fmt: skip


@pytest.fixture
def written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    desk = Desk.open(tmp_path / "theirs.netdesk")
    fill(desk)
    desk.close()
    out = tmp_path / "desk.json"
    assert app.main(["export", "--format", "json", str(out), "--desk", str(desk.path)]) == 0
    capsys.readouterr()
    return out


def test_a_script_is_told_what_came_besides_people_before_and_after(
    written: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mine = str(tmp_path / "mine.netdesk")
    for arguments in (["--dry-run"], []):
        assert app.main(["import", str(written), "--desk", mine, "--json", *arguments]) == 0
        assert json.loads(capsys.readouterr().out)["further"] == BESIDES
    assert app.main(["import", str(written), "--desk", mine, "--json"]) == 0
    assert "further" not in json.loads(capsys.readouterr().out)
    assert app.main(["check", "--desk", mine]) == 0
    desk = Desk.open(Path(mine))
    with desk.reader() as reader:
        assert [each.name for each in events.every(reader)] == ["Fair", "LinkedIn"]
    desk.close()


def test_somebody_at_a_terminal_reads_it_in_a_line(
    written: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert app.main(["import", str(written), "--desk", str(tmp_path / "mine.netdesk")]) == 0
    told, counted = capsys.readouterr().out.splitlines()[-2:]
    assert told.startswith("Besides: 2 events, 1 organization, 1 goal, 2 pitches, 1 rehearsal, 2 questions, ")
    assert counted == "People on the desk: 0 before, 2 after"
