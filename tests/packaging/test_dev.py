"""The developer's command runs everything it promises, and fails when anything fails."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

import bootstrap
import dev

ROOT = Path(bootstrap.ROOT)


class Tools:
    """Stands where tools would be run: keeps the commands, and answers with the statuses it was given."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.commands: list[list[str]] = []
        self.failing = ""
        monkeypatch.setattr(dev, "run", self.run)
        monkeypatch.setattr(bootstrap, "enter", lambda layer, *, window: None)

    def run(self, command: list[str]) -> int:
        self.commands.append(command)
        return int(bool(self.failing) and self.failing in " ".join(command))


@pytest.fixture
def tools(monkeypatch: pytest.MonkeyPatch) -> Tools:
    return Tools(monkeypatch)


def command_line(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    monkeypatch.setattr(sys, "argv", ["dev.py", *arguments])
    return dev.main()


def test_all_tests_run_in_two_processes_and_those_that_measure_time_after_them(
    tools: Tools, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert command_line(monkeypatch, "test") == 0
    pytest_command = [sys.executable, "-m", "pytest"]
    assert tools.commands == [
        [*pytest_command, "-n", "2", "--dist", "worksteal", "-m", "not alone"],
        [*pytest_command, "-m", "alone"],
    ]


def test_pytests_arguments_are_passed_on_as_they_are(tools: Tools, monkeypatch: pytest.MonkeyPatch) -> None:
    command_line(monkeypatch, "test", "tests/store", "-k", "undo and not redo", "--lf", "-h")
    assert tools.commands[0][3:] == ["tests/store", "-k", "undo and not redo", "--lf", "-h"]


def test_failing_tests_fail_the_command(tools: Tools, monkeypatch: pytest.MonkeyPatch) -> None:
    tools.failing = "pytest"
    assert command_line(monkeypatch, "test") == 1


def test_the_bench_is_told_what_to_print(tools: Tools, monkeypatch: pytest.MonkeyPatch) -> None:
    assert command_line(monkeypatch, "bench", "--json") == 0
    assert tools.commands == [[sys.executable, "-m", "tests.bench", "--json"]]


@pytest.mark.parametrize("failing", ["ruff", "mypy", "importlinter"])
def test_every_check_runs_and_any_failure_counts(
    tools: Tools, monkeypatch: pytest.MonkeyPatch, failing: str
) -> None:
    tools.failing = failing
    assert command_line(monkeypatch, "check") == 1
    assert len(tools.commands) == 3


def test_clean_checks_succeed(tools: Tools, monkeypatch: pytest.MonkeyPatch) -> None:
    assert command_line(monkeypatch, "check") == 0


def test_a_lock_with_an_address_is_taken_away(
    tools: Tools, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(dev, "ROOT", tmp_path)
    monkeypatch.setattr(dev, "uv_program", lambda: "uv")
    (tmp_path / "requirements.lock").write_text("--index-url https://somewhere/simple\n", encoding="utf-8")
    assert command_line(monkeypatch, "lock") == 1
    assert not (tmp_path / "requirements.lock").exists()


def test_the_build_server_gives_the_commands_of_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    for command in ("python3 packaging/dev.py test", "python3 packaging/dev.py check"):
        assert f"    {command}" in readme
        assert command in script
