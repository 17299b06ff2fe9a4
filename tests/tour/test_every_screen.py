"""Every screen of the tour comes up on a desk full of markup and in a made-up language."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

LOOK = Path(__file__).with_name("look_at_all.py")
SHARES = 2

pytestmark = pytest.mark.alone
"""It keeps both processors busy by itself."""


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What programs that go through all screens have seen, each its share; once for all tests here."""
    folders = [tmp_path_factory.mktemp("tour") for _ in range(SHARES)]
    looking = [
        subprocess.Popen(
            [sys.executable, str(LOOK), str(folder), f"{at}/{SHARES}"],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        for at, folder in enumerate(folders, start=1)
    ]
    said = [each.communicate(timeout=900)[0] for each in looking]
    assert [each.returncode for each in looking] == [0] * SHARES, said
    return together([json.loads((each / "seen.json").read_text(encoding="utf-8")) for each in folders])


def together(shares: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """What all have seen: a module is unseen when nobody has seen it."""
    found: dict[str, Any] = {"red_when_rich": all(each["red_when_rich"] for each in shares)}
    for name in shares[0].keys() - found.keys():
        lists = [each[name] for each in shares]
        if name in ("unseen_modules", "untested_models"):
            found[name] = sorted(set(lists[0]).intersection(*lists[1:]))
        else:
            found[name] = [each for part in lists for each in part]
    return found


def test_no_markup_is_ever_drawn(seen: dict[str, Any]) -> None:
    assert seen["red_when_rich"], "the picture would not be seen even where markup is drawn"
    assert len(seen["marked"]) > len(seen["screens"]) / 2, "hardly a screen shows the markup"
    assert seen["red"] == []


def test_tooltips_and_labels_hold_nothing_that_qt_would_take_for_markup(seen: dict[str, Any]) -> None:
    assert seen["rich"] == []


def test_every_dialog_panel_and_wizard_page_is_on_some_screen(seen: dict[str, Any]) -> None:
    """Whoever adds a module there adds a screen to packaging/tour/screens."""
    assert seen["unseen_modules"] == []


def test_every_model_is_on_some_screen_where_qts_tester_follows_it(seen: dict[str, Any]) -> None:
    """What the tester has to say is among what Qt complains of."""
    assert seen["untested_models"] == []


def test_looking_at_everything_connects_nowhere_and_opens_nothing_else(seen: dict[str, Any]) -> None:
    assert seen["connected"] == []
    assert seen["opened"] == []


def test_nothing_comes_up_as_a_window_by_mistake(seen: dict[str, Any]) -> None:
    """A widget shown before it has a parent flashes on the screen, and closes whatever popup is open."""
    assert seen["strays"] == []


def test_every_screen_comes_to_rest(seen: dict[str, Any]) -> None:
    """A layout that is changed whenever it is reckoned keeps a whole core busy while nobody does anything."""
    assert seen["restless"] == []


def test_whatever_netdesk_says_is_said_in_the_language_of_the_interface(seen: dict[str, Any]) -> None:
    """All screens come up in one whose words are longer; no text of ours is shown as the source has it."""
    assert seen["untranslated"] == []


def test_qt_has_nothing_to_complain_of_and_nothing_is_left(seen: dict[str, Any]) -> None:
    assert seen["complaints"] == []
    assert seen["left"] == []
