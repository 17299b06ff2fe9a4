"""What a plan's research has come to, in words."""

from __future__ import annotations

from netdesk.domain.interactions import Plan
from netdesk.ui.tr import counted, tr
from netdesk.ui.words import wording


def is_researched(plan: Plan) -> bool:
    """True when anything was found out, or is going to be asked instead."""
    told = any(item.found or item.ask for item in plan.checklist)
    return told or bool(plan.research or plan.about_person or plan.ask)


def research_words(plan: Plan) -> str:
    """How much was found, is asked, is still blank; "" without any research."""
    found = sum(1 for item in plan.checklist if item.found) + len(plan.research) + len(plan.about_person)
    to_ask = sum(1 for item in plan.checklist if item.ask) + bool(plan.ask)
    left = sum(1 for item in plan.checklist if not item.found and not item.ask)
    told = (
        counted(found, "{n} finding", "{n} findings") if found else "",
        tr("{n} to ask", n=to_ask) if to_ask else "",
        counted(left, "{n} blank on the sheet", "{n} blanks on the sheet") if left else "",
    )
    return wording.SEPARATOR.join(part for part in told if part)
