"""A double-click on a desk leads to netdesk: what each system is told fits what desks are."""

from __future__ import annotations

import configparser
import os
import plistlib
import re
import runpy
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from netdesk.store.desk import Desk
from netdesk.ui.arrivals import DESK_SUFFIX
from netdesk.ui.program import start

PACKAGING = Path(__file__).resolve().parents[2] / "packaging"
MIME = "application/vnd.netdesk.desk"
DESKTOP = PACKAGING / "linux" / "org.netdesk.netdesk.desktop"
MIME_INFO = PACKAGING / "linux" / "org.netdesk.netdesk.xml"
PICTURE = PACKAGING.parent / "resources" / "app_icon.svg"
_SPACE = {"mime": "http://www.freedesktop.org/standards/shared-mime-info"}


def test_linux_opens_desks_with_the_program_that_the_windows_belong_to() -> None:
    entry = configparser.RawConfigParser()
    entry.optionxform = str  # type: ignore[assignment,method-assign]
    entry.read(DESKTOP, "utf-8")
    told = entry["Desktop Entry"]
    assert told["Exec"] == "netdesk %F"
    assert MIME in told["MimeType"].split(";")
    assert f'setDesktopFileName("{DESKTOP.stem}")' in Path(start.__file__).read_text("utf-8")
    assert entry["Desktop Action sample"]["Exec"] == "netdesk --sample"


def test_linux_knows_a_desk_by_its_name_and_by_what_it_begins_with(tmp_path: Path) -> None:
    desk = tmp_path / "mine.netdesk"
    Desk.open(desk).close()
    head = desk.read_bytes()[:100]
    (told,) = ET.parse(MIME_INFO).getroot().findall("mime:mime-type", _SPACE)
    assert told.get("type") == MIME
    assert [each.get("pattern") for each in told.findall("mime:glob", _SPACE)] == [f"*{DESK_SUFFIX}"]
    outer = told.find("mime:magic/mime:match", _SPACE)
    inner = told.find("mime:magic/mime:match/mime:match", _SPACE)
    for match in (outer, inner):
        assert match is not None
        wanted, at = str(match.get("value")).encode(), int(match.get("offset", ""))
        assert head[at : at + len(wanted)] == wanted


def test_the_database_of_linux_takes_it(tmp_path: Path) -> None:
    if shutil.which("update-mime-database") is None:
        pytest.skip("this system has no shared MIME-info database")
    (tmp_path / "packages").mkdir()
    shutil.copy(MIME_INFO, tmp_path / "packages")
    done = subprocess.run(["update-mime-database", tmp_path], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert f"{MIME}:*{DESK_SUFFIX}" in (tmp_path / "globs2").read_text("utf-8")


@pytest.fixture
def installed(tmp_path: Path) -> Path:
    """A user's folder in which the installer ran."""
    ran("install.py", share=tmp_path)
    return tmp_path


def ran(*words: str, share: Path) -> str:
    environment = {**os.environ, "XDG_DATA_HOME": str(share)}
    command = [sys.executable, str(PACKAGING / "linux" / words[0]), *words[1:]]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="it is for Linux alone")
def test_on_linux_the_installer_puts_a_checkout_into_the_menu_and_takes_it_back(installed: Path) -> None:
    entry = configparser.RawConfigParser()
    entry.optionxform = str  # type: ignore[assignment,method-assign]
    entry.read(installed / "applications" / DESKTOP.name, "utf-8")
    main = PACKAGING.parent / "main.py"
    for section, rest in (("Desktop Entry", "%F"), ("Desktop Action sample", "--sample")):
        assert shlex.split(entry[section]["Exec"]) == [sys.executable, str(main), rest]
    assert (installed / "mime" / "packages" / MIME_INFO.name).read_bytes() == MIME_INFO.read_bytes()
    picture = installed / "icons/hicolor/scalable/apps" / f"{entry['Desktop Entry']['Icon']}.svg"
    assert picture.read_bytes() == PICTURE.read_bytes()
    if shutil.which("desktop-file-validate"):
        subprocess.run(
            ["desktop-file-validate", installed / "applications" / DESKTOP.name],
            check=True,
            capture_output=True,
        )
    ran("install.py", "--remove", share=installed)
    left = [each for each in installed.rglob("*netdesk*") if each.is_file()]
    ours = (".desktop", ".xml", ".svg")
    assert [each for each in left if each.suffix in ours and each.stem == DESKTOP.stem] == []


def test_the_installer_quotes_what_a_folder_may_be_called() -> None:
    told = runpy.run_path(str(PACKAGING / "linux" / "install.py"))
    assert told["quoted"]("/home/a b/100% $x") == '"/home/a b/100%% \\\\$x"'


def test_a_mac_opens_desks_with_netdesk_and_offers_it_for_cards() -> None:
    told = plistlib.loads((PACKAGING / "macos" / "Info.plist").read_bytes())
    (kind,) = told["UTExportedTypeDeclarations"]
    assert kind["UTTypeTagSpecification"] == {
        "public.filename-extension": [DESK_SUFFIX.removeprefix(".")],
        "public.mime-type": [MIME],
    }
    ranks = {each["LSItemContentTypes"][0]: each["LSHandlerRank"] for each in told["CFBundleDocumentTypes"]}
    assert ranks == {kind["UTTypeIdentifier"]: "Owner", "public.vcard": "Alternate"}
    assert told["CFBundleIdentifier"] == DESKTOP.stem


def test_windows_opens_desks_with_netdesk_for_this_user_alone() -> None:
    told = (PACKAGING / "windows" / "association.reg").read_text("utf-8")
    places = re.findall(r"^\[(.+)\]$", told, re.MULTILINE)
    assert all(each.startswith("HKEY_CURRENT_USER\\Software\\Classes\\") for each in places)
    assert f"HKEY_CURRENT_USER\\Software\\Classes\\{DESK_SUFFIX}" in places
    # In quotes, or a folder with a space in its name would be two files.
    assert told.count('@="\\"@EXE@\\" \\"%1\\""') == 2
    assert "\\.vcf]\n" not in told, "cards stay with whoever has them"
