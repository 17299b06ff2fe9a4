"""What is told of one interaction in lines: its link, what it belongs to, its plan in short."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from netdesk.domain.interactions import Interaction, Plan
from netdesk.services import events, goals, pitches
from netdesk.services.desks import Reader
from netdesk.ui.links import Link, mail_link, phone_link, shown_web, web_link
from netdesk.ui.navigator import Navigator
from netdesk.ui.tr import counted, tr
from netdesk.ui.widgets.fact_row import FactRow
from netdesk.ui.widgets.labels import plain_tooltip
from netdesk.ui.words.plan_words import research_words


def belonging_facts(reader: Reader, navigator: Navigator, interaction: Interaction) -> list[FactRow]:
    """The event it took place at or came through, the goal it serves and the pitch it used, as links."""
    facts: list[FactRow] = []
    plan = interaction.plan or Plan()
    event = events.event(reader, interaction.event_id) if interaction.event_id else None
    if event is not None:
        facts.append(_going(navigator, "calendar-days", event.name, tr("event"), "events", event.id))
    goal = goals.goal(reader, plan.goal_id) if plan.goal_id else None
    if goal is not None:
        facts.append(_going(navigator, "target", goal.statement, tr("goal"), "goals", goal.id))
    elif plan.goal.strip():
        facts.append(FactRow("target", plan.goal, tr("goal")))
    pitch = pitches.pitch(reader, plan.pitch_id) if plan.pitch_id else None
    if pitch is not None:
        facts.append(_going(navigator, "mic", pitch.audience, tr("pitch"), "pitches", pitch.id))
    return facts


def _going(
    navigator: Navigator, icon: str, words: str, label: str, section: str, row_id: int | None
) -> FactRow:
    fact = FactRow(icon, words, label, link=True)
    fact.clicked.connect(partial(navigator.row_wanted.emit, section, row_id or 0))
    return fact


def plan_facts(plan: Plan) -> list[FactRow]:
    """The plan in short: what for, who introduced, how much is known, how many questions, the day itself."""
    facts: list[FactRow] = []
    if plan.objective.strip():
        facts.append(FactRow("target", plan.objective))
    if plan.introducer.strip():
        may = tr("name may be used") if plan.may_use_name else ""
        facts.append(FactRow("user-check", tr("Introduced by {introducer}", introducer=plan.introducer), may))
    if plan.pitch.strip() and plan.pitch_id is None:
        facts.append(FactRow("mic", plan.pitch))
    if researched := research_words(plan):
        facts.append(FactRow("search", researched))
    musts = sum(1 for question in plan.questions if question.must)
    count = counted(len(plan.questions), "{n} question", "{n} questions")
    told = count if plan.questions else tr("No questions yet")
    facts.append(FactRow("circle-question-mark", told, tr("{n} must ask", n=musts) if musts else ""))
    if plan.route.strip():
        facts.append(FactRow("route", plan.route, tr("way there")))
    if plan.dress.strip():
        facts.append(FactRow("user", plan.dress, tr("dress")))
    if plan.confirm:
        facts.append(FactRow("calendar-check", tr("To be confirmed the day before")))
    return facts


def link_fact(text: str) -> FactRow:
    """Where to click or whom to call."""
    link = _link(text)
    icon = "phone" if link is not None and link.url.startswith("tel:") else "link"
    fact = FactRow(icon, shown_web(text) if web_link(text) else text, link=link is not None)
    if link is not None:
        url = link.url
        fact.value.setToolTip(plain_tooltip(tr("Open {target}", target=link.target)))
        fact.clicked.connect(lambda: QDesktopServices.openUrl(QUrl(url, QUrl.ParsingMode.StrictMode)))
    return fact


def _link(text: str) -> Link | None:
    return web_link(text) or phone_link(text) or mail_link(text)
