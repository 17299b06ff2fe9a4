"""What is said of backups. Pure functions; "now" always comes in, naive, on the user's clock."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from netdesk.domain.backups import Backup, Reason
from netdesk.domain.dates import zone_info
from netdesk.ui.roles import Tone
from netdesk.ui.tr import counted, marked, tr
from netdesk.ui.words import wording

_REASONS: Final = marked(
    {
        Reason.DAILY: "Daily",
        Reason.ASKED: "Made by you",
        Reason.IMPORT: "Before an import",
        Reason.RESTORE: "Before a restore",
        Reason.MIGRATION: "Before netdesk was brought up to date",
    }
)
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
    near = (tr("Today"), tr("Yesterday"), tr("Tomorrow"))
    return when[0].lower() + when[1:] if when.startswith(near) else when


def made_at(backup: Backup, home: str = "") -> datetime:
    """When a backup was made on the clock of `home`, naive."""
    return backup.made_at.astimezone(zone_info(home)).replace(tzinfo=None)


def reason(backup: Backup) -> str:
    """Why a backup was made."""
    return tr(_REASONS[backup.reason])


def icon(backup: Backup) -> str:
    """The line icon of its reason."""
    return _ICONS[backup.reason]


def size(count: int) -> str:
    """The size of a file: "240 KB", "4.3 MB"."""
    if count < _MB:
        return tr("{n} KB", n=max(1, round(count / 1000)))
    return tr("{n:.1f} MB", n=count / _MB) if count < 100 * _MB else tr("{n:,.0f} MB", n=count / _MB)


def people(count: int) -> str:
    """How many people."""
    return counted(count, "{n} person", "{n} people")


def holds(backup: Backup) -> str:
    """The second line of a backup in the list: "Daily · 1,284 people · 4.3 MB"."""
    return wording.SEPARATOR.join((reason(backup), people(backup.people), size(backup.size)))


def status(
    newest: Backup | None,
    trouble: str,
    now: datetime,
    home: str = "",
    *,
    is_blank: bool = False,
    is_sample: bool = False,
) -> tuple[str, Tone]:
    """What the status bar says of the newest good backup, and in which tone. Nothing while a sample desk has
    none: nobody waits for one."""
    if newest is None:
        if is_sample:
            return "", Tone.QUIET
        if trouble and not is_blank:
            return tr("Backup failed"), Tone.WARN
        return tr("Not backed up yet"), Tone.QUIET
    local = made_at(newest, home)
    day = wording.on_day(local.date(), now.date())
    said = tr("Backed up {day}, {time}", day=day, time=wording.clock(local))
    if trouble:
        return wording.SEPARATOR.join((tr("Backup failed"), said[0].lower() + said[1:])), Tone.WARN
    away = (now.date() - local.date()).days
    return said, Tone.OK if 0 <= away < _OLD_DAYS else Tone.WARN


def against(backup: Backup, people_now: int, interactions_now: int) -> str:
    """What restoring would do to what is on the desk: "People: 1,270 now, 1,284 after"."""
    people_line = _change(tr("People"), people_now, backup.people)
    return f"{people_line}\n{_change(tr('Interactions'), interactions_now, backup.interactions)}"


def _change(what: str, before: int, after: int) -> str:
    if before == after:
        return tr("{what}: {before:,}, as now", what=what, before=before)
    return tr("{what}: {before:,} now, {after:,} after", what=what, before=before, after=after)
