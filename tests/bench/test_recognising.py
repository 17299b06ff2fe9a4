"""The program that times recognising says both figures."""

from __future__ import annotations

import json

import pytest

from tests.bench import recognising


def test_both_passes_are_timed(capsys: pytest.CaptureFixture[str]) -> None:
    assert recognising.main(2_000) == 0
    told = json.loads(capsys.readouterr().out)
    assert set(told) == {"exact", "whole"}
    assert told["whole"] > 0
