"""What is said can be read by anybody: any name on any terminal, and every trouble a sentence."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from netdesk.domain.errors import Trouble
from tests.end_to_end.bad_input.cards import TWO
from tests.end_to_end.bad_input.seen import CHECKOUT


def test_any_name_comes_out_on_any_terminal(path: Path, tmp_path: Path) -> None:
    cards = tmp_path / os.fsdecode("김서연-\udcff.vcf") if os.name == "posix" else tmp_path / "김서연.vcf"
    try:
        cards.write_text(TWO.replace("Jonas Lindqvist", "김서연"), "utf-8", newline="")
    except (OSError, UnicodeEncodeError):
        pytest.skip("this disk does not keep such a name")
    bad = tmp_path / "김서연.vcf"
    bad.touch()
    ended = subprocess.run(
        [sys.executable, "main.py", "import", str(cards), str(bad), "--desk", str(path), "--json"],
        capture_output=True,
        check=False,
        cwd=CHECKOUT,
        env={**os.environ, "PYTHONIOENCODING": "ascii", "LC_ALL": "C"},
    )
    assert ended.returncode == 1
    report = json.loads(ended.stdout)
    assert report["contacts_after"] == 2
    assert report["files"][0]["file"] == str(cards)
    assert ended.stderr.decode("utf-8") == f"netdesk: {bad}: 김서연.vcf is empty.\n"


def test_every_trouble_is_a_sentence() -> None:
    """What the store can say is shown as it is: it must read as a sentence and name no code."""
    from netdesk.store.faults import _SENTENCES

    for kind, sentence in _SENTENCES.values():
        assert issubclass(kind, Trouble)
        assert sentence[0].isupper()
        assert sentence.endswith(".")
        assert "SQLITE" not in sentence
        assert "rollback" not in sentence.lower()
