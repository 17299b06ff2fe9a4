"""A desk may be called as its user likes, in a folder called as it is."""

from __future__ import annotations

import os
import sys
from pathlib import Path, PureWindowsPath

import pytest

from netdesk import app
from netdesk.services import checks, contacts
from netdesk.store.desk import Desk
from netdesk.store.opening import uri_of
from tests.faults.desks import fill, person

NAMES = ["a b", "it's", "50% off", "%41", "a#b", "a&b=c;d", "日本 😀", "-x", "файл", "cafe\u0301"]
if os.name == "posix":
    NAMES += ['q"uo', "why?", "?immutable=1", "line\nbreak", ":memory:", "file:x", "back\\slash"]
if sys.platform == "linux":
    NAMES += ["latin1-\udce9", "\udcff"]


@pytest.mark.parametrize("name", NAMES)
def test_a_desk_of_any_name_in_a_folder_of_any_name(
    tmp_path: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / name / f"{name}.netdesk"
    desk = Desk.open(path)
    fill(desk, 3)
    desk.close()
    assert [each.name for each in path.parent.iterdir()] == [path.name]
    again = Desk.open(path, create=False)
    assert contacts.add_contact(again, person(9)) == 5
    with again.reader() as reader:
        assert checks.check(reader) == []
    again.close()
    out = path.with_name(f"{name} out")
    assert app.main(["backup", str(out), "--desk", str(path)]) == 0
    assert app.main(["restore", str(out), "--desk", str(path)]) == 0
    assert app.main(["check", "--desk", str(path)]) == 0
    assert capsys.readouterr().err == ""
    assert sorted(each.name for each in path.parent.iterdir()) == sorted(
        (out.name, f"{out.name}.json", path.name)
    )


def test_a_file_on_a_server_keeps_its_two_slashes(monkeypatch: pytest.MonkeyPatch) -> None:
    class Absolute(PureWindowsPath):
        def absolute(self) -> Absolute:
            return self

    def uri(text: str) -> str:
        return uri_of(Absolute(text))  # type: ignore[arg-type]

    assert uri(r"\\server\share\a b.netdesk") == "file:////server/share/a%20b.netdesk"
    assert uri(r"C:\Users\Zoë\mine.netdesk") == "file:///C:/Users/Zo%C3%AB/mine.netdesk"
