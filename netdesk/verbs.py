"""The headless verbs by name: what decides between a window and a verb, before either is loaded."""

from __future__ import annotations

VERBS = ("import", "export", "sheet", "check", "backup", "restore")
