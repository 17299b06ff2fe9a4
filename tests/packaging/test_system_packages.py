"""Missing packages of the system are named as each release names them, and installed where allowed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

import system_packages

DEBIAN_12 = """PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"
VERSION_ID="12"
VERSION_CODENAME=bookworm
ID=debian
"""
DEBIAN_13 = 'VERSION_ID="13"\nVERSION_CODENAME=trixie\nID=debian\n'
DEBIAN_UNSTABLE = "VERSION_CODENAME=forky\nID=debian\n"
UBUNTU_2204 = 'ID=ubuntu\nID_LIKE=debian\nVERSION_ID="22.04"\nVERSION_CODENAME=jammy\nUBUNTU_CODENAME=jammy\n'
UBUNTU_2404 = 'ID=ubuntu\nID_LIKE=debian\nVERSION_ID="24.04"\nVERSION_CODENAME=noble\nUBUNTU_CODENAME=noble\n'
MINT_22 = (
    'ID=linuxmint\nID_LIKE="ubuntu debian"\nVERSION_ID="22"\nVERSION_CODENAME=wilma\nUBUNTU_CODENAME=noble\n'
)
LMDE_6 = 'ID=linuxmint\nID_LIKE=debian\nVERSION_ID="6"\nVERSION_CODENAME=faye\nDEBIAN_CODENAME=bookworm\n'
FEDORA = 'ID=fedora\nVERSION_ID="43"\n'


def release(text: str) -> dict[str, str]:
    return system_packages.release_of(text)


def test_os_release_is_read_with_and_without_quotes() -> None:
    fields = release("# a comment\nID=debian\nNAME=\"Debian GNU/Linux\"\nA='b c'\n\nnonsense\n")
    assert fields == {"ID": "debian", "NAME": "Debian GNU/Linux", "A": "b c"}


@pytest.mark.parametrize("text", [DEBIAN_12, DEBIAN_13, UBUNTU_2204, MINT_22, LMDE_6])
def test_debian_ubuntu_and_their_children_have_apt(text: str) -> None:
    assert system_packages.has_apt(release(text))


@pytest.mark.parametrize("text", [FEDORA, "", "ID=arch\n"])
def test_other_systems_have_no_apt(text: str) -> None:
    assert not system_packages.has_apt(release(text))


@pytest.mark.parametrize("text", [DEBIAN_12, UBUNTU_2204, LMDE_6, 'ID=debian\nVERSION_ID="12"\n'])
def test_older_releases_have_the_old_names(text: str) -> None:
    assert system_packages.packages_for(["libglib-2.0.so.0"], release(text)) == ["libglib2.0-0"]


@pytest.mark.parametrize(
    "text", [DEBIAN_13, DEBIAN_UNSTABLE, UBUNTU_2404, MINT_22, 'ID=debian\nVERSION_ID="13"\n']
)
def test_newer_releases_have_the_names_for_64_bit_times(text: str) -> None:
    assert system_packages.packages_for(["libglib-2.0.so.0"], release(text)) == ["libglib2.0-0t64"]


def test_two_libraries_of_one_package_name_it_once() -> None:
    sonames = ["libglib-2.0.so.0", "libgthread-2.0.so.0", "libEGL.so.1"]
    assert system_packages.packages_for(sonames, release(DEBIAN_12)) == ["libegl1", "libglib2.0-0"]


def test_only_what_does_not_load_is_missing() -> None:
    missing = system_packages.missing_for(["base"], lambda soname: soname != "libEGL.so.1")
    assert missing == ["libEGL.so.1"]


def test_one_working_screen_is_enough() -> None:
    def only_wayland(soname: str) -> bool:
        return "wayland" in soname

    assert system_packages.missing_for_screen(["x11", "wayland"], only_wayland) == []
    assert "libxcb-cursor.so.0" in system_packages.missing_for_screen(["x11"], only_wayland)
    assert system_packages.missing_for_screen([]) == []


def test_the_complaint_on_debian_is_one_line_with_the_whole_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system_packages, "python_version", lambda: "3.11")
    sentence = system_packages.complaint(["libEGL.so.1", "libxcb-cursor.so.0"], True, release(DEBIAN_12))
    assert sentence.endswith("sudo apt-get install -y python3.11-venv libegl1 libxcb-cursor0")
    assert "\n" not in sentence


def test_the_complaint_elsewhere_names_the_libraries() -> None:
    sentence = system_packages.complaint(["libEGL.so.1"], False, release(FEDORA))
    assert "libEGL.so.1" in sentence
    assert "apt" not in sentence


class Apt:
    """Stands where apt-get would be run, and keeps what it was asked to install."""

    def __init__(self, failure: str = "") -> None:
        self.failure = failure
        self.asked: list[list[str]] = []

    def __call__(self, packages: Sequence[str]) -> str:
        self.asked.append(list(packages))
        return self.failure


@pytest.fixture
def debian(monkeypatch: pytest.MonkeyPatch) -> Apt:
    """This machine as a Debian 12 with Python 3.11, used by root."""
    apt = Apt()
    monkeypatch.setattr(system_packages, "this_release", lambda: release(DEBIAN_12))
    monkeypatch.setattr(system_packages, "is_root", lambda: True)
    monkeypatch.setattr("shutil.which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(system_packages, "python_version", lambda: "3.11")
    monkeypatch.setattr(system_packages, "run_apt", apt)
    return apt


def test_root_on_debian_installs_what_is_missing(debian: Apt) -> None:
    said: list[str] = []
    system_packages.provide(["libEGL.so.1"], True, said.append)
    assert debian.asked == [["python3.11-venv", "libegl1"]]
    assert said == ["installing system packages: python3.11-venv libegl1"]


def test_nothing_missing_installs_nothing(debian: Apt) -> None:
    system_packages.provide([], False, print)
    assert debian.asked == []


def test_a_user_is_given_the_command_and_nothing_is_installed(
    debian: Apt, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(system_packages, "is_root", lambda: False)
    with pytest.raises(system_packages.MissingPackages, match=r"sudo apt-get install -y libegl1$"):
        system_packages.provide(["libEGL.so.1"], False, print)
    assert debian.asked == []


def test_root_without_apt_is_given_the_names(debian: Apt, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system_packages, "this_release", lambda: release(FEDORA))
    with pytest.raises(system_packages.MissingPackages, match="libEGL"):
        system_packages.provide(["libEGL.so.1"], False, print)


def test_what_apt_complains_of_is_passed_on_in_the_same_line(debian: Apt) -> None:
    debian.failure = "Unable to locate package libegl1"
    with pytest.raises(system_packages.MissingPackages, match="Unable to locate") as caught:
        system_packages.provide(["libEGL.so.1"], False, lambda _: None)
    assert "\n" not in str(caught.value)


def test_the_build_server_installs_what_a_user_on_its_ubuntu_is_told_to() -> None:
    workflow = (Path(system_packages.__file__).parents[1] / ".github/workflows/ci.yml").read_text(
        encoding="utf-8"
    )
    installed = workflow.partition("apt-get install -y ")[2].partition("\n      #")[0].split()
    assert installed == system_packages.packages_for(system_packages.LIBRARIES["base"], release(UBUNTU_2404))
