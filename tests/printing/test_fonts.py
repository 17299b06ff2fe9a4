"""The bundled fonts: what the index says of them is true, and each voice finds its faces."""

import hashlib
import json
import sys
from pathlib import Path

import pytest

from netdesk import resources
from netdesk.printing.fonts import Voice, faces, open_font
from netdesk.resources import resource_path

FONTS = resource_path("fonts")
INDEX = json.loads((FONTS / "index.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("entry", INDEX, ids=[entry["file"] for entry in INDEX])
def test_a_font_is_the_one_that_the_index_names_and_has_its_licence_beside_it(entry: dict[str, str]) -> None:
    data = (FONTS / entry["file"]).read_bytes()
    assert hashlib.sha256(data).hexdigest() == entry["sha256"]
    licence = (FONTS / entry["licence"]).read_text(encoding="utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence
    assert "Copyright" in licence or "©" in licence.splitlines()[0]


def test_nothing_is_bundled_that_the_index_does_not_name_nor_more_than_19_megabytes() -> None:
    named = {entry["file"] for entry in INDEX} | {entry["licence"] for entry in INDEX} | {"index.json"}
    there = {path.name for path in FONTS.iterdir()}
    assert there == named
    assert sum(path.stat().st_size for path in FONTS.iterdir()) < 19_000_000


def test_every_bundled_font_is_used_by_a_voice_and_no_other_is() -> None:
    used = {face.file for voice in Voice for face in faces(voice)}
    assert used == {entry["file"] for entry in INDEX}


@pytest.mark.parametrize("voice", Voice)
def test_each_voice_has_a_glyph_for_a_letter_of_every_script_in_which_names_are_written(voice: Voice) -> None:
    letters = "aΩЖ山さ김ع ש श র த ส Մ მ ਪ ન త ಕ മ ස ລ ខ မ አ 🎓".replace(" ", "")
    without = [c for c in letters if all(open_font(face.file).glyph(c) is None for face in faces(voice))]
    assert without == []


def test_rare_characters_of_names_beyond_the_first_plane_are_there() -> None:
    font = open_font("NetdeskSansCJK-Regular.ttf")
    assert all(font.glyph(character) for character in "𠮷髙﨑□")


@pytest.mark.parametrize("place", ["checkout", "package", "frozen"])
def test_resources_are_found_wherever_netdesk_runs_from(
    place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "netdesk"
    package.mkdir()
    homes = {"checkout": tmp_path / "resources", "package": package / "_resources"}
    if place == "frozen":
        monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path / "bundle"), raising=False)
        homes["frozen"] = tmp_path / "bundle" / "resources"
    homes[place].mkdir(parents=True)
    monkeypatch.setattr(resources, "__file__", str(package / "resources.py"))
    resources.resource_root.cache_clear()
    try:
        assert resource_path("fonts/x.ttf") == homes[place].resolve() / "fonts" / "x.ttf"
    finally:
        resources.resource_root.cache_clear()
