"""What is said of backups. Pure functions; "now" always comes in, naive, on the user's clock."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from netdesk.domain.backups import Backup, Reason
from netdesk.domain.dates import zone_info
from netdesk.ui import wording
from netdesk.ui.roles import Tone

_REASONS: Final = {
    Reason.DAILY: "Daily",
    Reason.ASKED: "Made by you",
    Reason.IMPORT: "Before an import",
    Reason.RESTORE: "Before a restore",
    Reason.MIGRATION: "Before netdesk was brought up to date",
}
_ICONS: Final = {
    Reason.DAILY: "calendar-days",
    Reason.ASKED: "square-user",
    Reason.IMPORT: "download",
    Reason.RESTORE: "undo-2",
    Reason.MIGRATION: "refresh-cw",
}
_OLD_DAYS: Final = 2
_MB: Final = 1_000_000


def when(backup: Backup, now: datetime, home: str = "") -> str:
    """When a backup was made: "Today, 08:10", "6 Oct, 08:10"."""
    local = made_at(backup, home)
    return f"{wording.short_day(local.date(), now.date())}, {wording.clock(local)}"


def inside(when: str) -> str:
    """What `when` says, inside a sentence: "today, 08:10", "6 Oct, 08:10"."""
    return when[0].lower() + when[1:] if when.startswith(("Today", "Yesterday", "Tomorrow")) else when


def made_at(backup: Backup, home: str = "") -> datetime:
    """When a backup was made on the clock of `home`, naive."""
    return backup.made_at.astimezone(zone_info(home)).replace(tzinfo=None)


def reason(backup: Backup) -> str:
    """Why a backup was made."""
    return _REASONS[backup.reason]


def icon(backup: Backup) -> str:
    """The line icon of its reason."""
    return _ICONS[backup.reason]


def size(count: int) -> str:
    """The size of a file: "240 KB", "4.3 MB"."""
    if count < _MB:
        return f"{max(1, round(count / 1000))} KB"
    return f"{count / _MB:.1f} MB" if count < 100 * _MB else f"{count / _MB:,.0f} MB"


def people(count: int) -> str:
    """How many people."""
    return wording.count_of(count, "person", "people")


def holds(backup: Backup) -> str:
    """The second line of a backup in the list: "Daily · 1,284 people · 4.3 MB"."""
    return wording.SEPARATOR.join((reason(backup), people(backup.people), size(backup.size)))


def status(
    newest: Backup | None, trouble: str, now: datetime, home: str = "", *, is_blank: bool = False
) -> tuple[str, Tone]:
    """What the status bar says of the newest good backup, and in which tone."""
    if newest is None:
        if is_blank:
            return "", Tone.QUIET
        return ("Backup failed", Tone.WARN) if trouble else ("Not backed up yet", Tone.QUIET)
    local = made_at(newest, home)
    day = wording.on_day(local.date(), now.date())
    said = f"Backed up {day}, {wording.clock(local)}"
    if trouble:
        return f"Backup failed{wording.SEPARATOR}{said[0].lower()}{said[1:]}", Tone.WARN
    away = (now.date() - local.date()).days
    return said, Tone.OK if 0 <= away < _OLD_DAYS else Tone.WARN


def against(backup: Backup, people_now: int, interactions_now: int) -> str:
    """What restoring would do to what is on the desk: "People: 1,270 now, 1,284 after"."""
    lines = [_change("People", people_now, backup.people)]
    lines.append(_change("Interactions", interactions_now, backup.interactions))
    return "\n".join(lines)


def _change(what: str, before: int, after: int) -> str:
    if before == after:
        return f"{what}: {before:,}, as now"
    return f"{what}: {before:,} now, {after:,} after"
