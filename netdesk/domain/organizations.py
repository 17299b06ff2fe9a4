"""Organizations: companies, schools and groups; contacts and events belong to them by name."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Organization:
    """What the user keeps about an organization. `id` is None until the desk has kept it.

    `wanted` says that the user would like to know somebody there. `research` is what was found out, a line
    each. Contacts name their organization in words; which words mean this one, `organization_key` tells.
    """

    name: str
    industry: str = ""
    site: str = ""
    place: str = ""
    wanted: bool = False
    research: tuple[str, ...] = ()
    notes: str = ""
    id: int | None = None
