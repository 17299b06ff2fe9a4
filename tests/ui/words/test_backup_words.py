"""Backups in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from netdesk.domain.backups import Backup, Reason
from netdesk.ui.roles import Tone
from netdesk.ui.words import backup_words

MADE = datetime(2026, 10, 7, 8, 10, tzinfo=UTC)
NOW = datetime(2026, 10, 7, 15, 0)  # noqa: DTZ001 as the user's clock shows it
BACKUP = Backup(Path("b"), 1, "", 4_300_000, 1, 1284, 96, 5, "1", MADE, Reason.DAILY)


def test_the_line_of_a_backup_says_why_and_what_it_holds() -> None:
    assert backup_words.when(BACKUP, NOW) == "Today, 08:10"
    assert backup_words.when(BACKUP, NOW, "Europe/Oslo") == "Today, 10:10"
    assert backup_words.holds(BACKUP) == "Daily  ·  1,284 people  ·  4.3 MB"
    one = replace(BACKUP, people=1, size=900)
    assert backup_words.holds(one).endswith("1 person  ·  1 KB")
    assert {backup_words.reason(replace(BACKUP, reason=each)) for each in Reason} >= {"Before an import"}
    assert all(backup_words.icon(replace(BACKUP, reason=each)) for each in Reason)


@pytest.mark.parametrize(
    ("days", "trouble", "says", "tone"),
    [
        (0, "", "Backed up today, 08:10", Tone.OK),
        (1, "", "Backed up yesterday, 08:10", Tone.OK),
        (2, "", "Backed up on Monday, 08:10", Tone.WARN),
        (0, "The disk is full.", "Backup failed  ·  backed up today, 08:10", Tone.WARN),
        (-3, "", "Backed up on Saturday, 08:10", Tone.WARN),
    ],
)
def test_the_status_bar_tells_the_newest_and_warns_of_an_old_one(
    days: int, trouble: str, says: str, tone: Tone
) -> None:
    made = replace(BACKUP, made_at=MADE - timedelta(days=days))
    assert backup_words.status(made, trouble, NOW) == (says, tone)


def test_without_a_backup_it_says_so_and_why_if_it_could_not_be_made() -> None:
    assert backup_words.status(None, "", NOW, is_blank=True) == ("Not backed up yet", Tone.QUIET)
    assert backup_words.status(None, "", NOW, is_sample=True) == ("", Tone.QUIET)
    assert backup_words.status(None, "", NOW) == ("Not backed up yet", Tone.QUIET)
    assert backup_words.status(None, "No room.", NOW) == ("Backup failed", Tone.WARN)


def test_a_restore_is_compared_with_what_is_on_the_desk() -> None:
    assert (
        backup_words.against(BACKUP, 1270, 96) == "People: 1,270 now, 1,284 after\nInteractions: 96, as now"
    )
