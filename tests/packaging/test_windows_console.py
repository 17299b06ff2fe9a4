"""On Windows, a console that was opened just for netdesk closes; one that somebody types in is kept."""

from __future__ import annotations

import pytest

import windows_console


@pytest.mark.parametrize(
    "attached",
    [
        [r"C:\Python313\python.exe"],
        [r"C:\Windows\py.exe", r"C:\Users\Ada\AppData\Local\Programs\Python\Python311\python.exe"],
        [r"C:\Apps\PYTHON.EXE", r"C:\Users\Ada\AppData\Local\Microsoft\WindowsApps\python3.13.exe"],
    ],
)
def test_a_console_with_pythons_alone_was_opened_by_a_double_click(attached: list[str]) -> None:
    assert windows_console.is_only_ours(attached)


@pytest.mark.parametrize(
    "attached",
    [
        [r"C:\Windows\System32\cmd.exe", r"C:\Python313\python.exe"],
        [r"C:\Program Files\PowerShell\7\pwsh.exe", r"C:\Windows\py.exe", r"C:\Python313\python.exe"],
        ["", r"C:\Python313\python.exe"],
        [],
    ],
)
def test_a_console_with_anything_else_belongs_to_somebody(attached: list[str]) -> None:
    assert not windows_console.is_only_ours(attached)
