"""The words and dates that are printed on every sheet, in one place."""

from __future__ import annotations

from datetime import date, datetime

from netdesk.domain.cue_cards import CueCard
from netdesk.domain.phrases import inside
from netdesk.domain.sheets import Clock, PrepSheet
from netdesk.printing.protecting import isolate

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)

_LONGEST_NAME = 200

AFTER = "After the talk"
AFTER_HOW = "Write today. Type it into netdesk in the order of the numbers."
ADVICE = "advice, not a job"
BEFORE = "Before you go"
BRING = "Bring"
CARD = "Cue card"
HOW_YOU_MET = "How you met"
MAY_USE_NAME = "may use name"
MUST_ASK, IF_TIME = "must ask", "if time"
PITCH = "Your pitch"
QUESTIONS = "Questions"
CARD_LAST, CARD_END, CARD_THANK = "last question", "thank, card", "thank-you by"
REFERRAL_QUESTION = "Whom else should I talk to, and may I use your name?"
REFERRALS = "“Whom else should I talk to?”"
REFERRALS_NEXT = "last but one question; then: what should I have asked?"
DIRECTIONS = "Where and how to reach them"
STORIES = "Stories to tell"
THEN_LISTEN = "then listen"
WHAT_YOU_KNOW = "What you know"
WHAT_BELONGS = "A point made, what you will do with it, thanks. No résumé, no job."
WHY = "Why you are here"
SHARED_COPY = "shared copy"
SUBJECT = "Prep sheet"
LAST_QUESTION, OVERRUN, THANK = (
    "say it is your last question",
    "ask before you run over",
    "thank; ask for a card",
)


def long_date(day: date) -> str:
    """Return "Thursday 3 December 2026"."""
    return f"{_DAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]} {day.year}"


def short_date(day: date) -> str:
    """Return "3 Dec 2026"."""
    return f"{day.day} {_MONTHS[day.month - 1][:3]} {day.year}"


def day_and_month(day: date) -> str:
    """Return "Fri 4 Dec"."""
    return f"{_DAYS[day.weekday()][:3]} {day.day} {_MONTHS[day.month - 1][:3]}"


def short_weekday(day: date) -> str:
    """Return "Fri"."""
    return _DAYS[day.weekday()][:3]


def time_of(moment: datetime) -> str:
    """Return "14:30"."""
    return f"{moment.hour:02d}:{moment.minute:02d}"


def times(clock: Clock, minutes: int) -> str:
    """Return "14:30–14:55", or the beginning alone when no length was agreed."""
    if not clock.has_time:
        return ""
    start = time_of(clock.start)
    return f"{start}–{time_of(clock.after(minutes))}" if minutes > 0 else start


def elsewhere(clock: Clock | None, minutes: int) -> str:
    """Return "19:30 in Lisbon · 25 min asked", as much of it as is known."""
    parts = []
    if clock is not None and clock.other is not None:
        city = clock.other_zone.rsplit("/", 1)[-1].replace("_", " ")
        day = "" if clock.other.date() == clock.start.date() else f"{day_and_month(clock.other)}, "
        parts.append(f"{day}{time_of(clock.other)} in {city}")
    if minutes > 0:
        parts.append(f"{minutes} min asked")
    return " · ".join(parts)


def full_name(sheet: PrepSheet) -> str:
    """Return the name as written, then in its own script where that says more."""
    name, own = sheet.name.strip(), sheet.own_script.strip()
    return name if not own or own in name else f"{name} {own}"


def running_title(sheet: PrepSheet, clock: Clock | None) -> str:
    """Return "Yamamoto Keiko, 3 Dec 2026", for footers and the file's title."""
    name = isolate(sheet.name[:_LONGEST_NAME])
    return name if clock is None else f"{name}, {short_date(clock.start)}"


def footer_title(sheet: PrepSheet, clock: Clock | None, *, private: bool) -> str:
    """Return the running title for footers, which say of a copy to share that it is one."""
    title = running_title(sheet, clock)
    return title if private else f"{title} · {SHARED_COPY}"


def introduction(sheet: PrepSheet) -> str:
    """Return who introduced the two and whether their name may be used."""
    who = sheet.introducer.strip()
    if not who:
        return ""
    stop = "" if who.endswith((".", "!", "?")) else "."
    leave = "You may use the name." if sheet.may_use_name else "Ask before you use the name."
    return f"{isolate(who)}{stop} {leave}"


def whereabouts(sheet: PrepSheet) -> str:
    """Return the place and how to get there."""
    place, route = sheet.place.strip(), sheet.route.strip()
    if not (place and route):
        return place or route
    return f"{isolate(place.rstrip('.;,'))}. {isolate(route)}"


def before_you_go(sheet: PrepSheet) -> tuple[str, ...]:
    """Return what is to be done before the meeting, but for what to bring."""
    confirm = f"Confirm on {day_and_month(sheet.confirm_on)}" if sheet.confirm_on else ""
    dress = f"Wear: {isolate(sheet.dress.strip())}" if sheet.dress.strip() else ""
    return tuple(each for each in (confirm, dress) if each)


def seconds(spoken: int) -> str:
    """Return "25 s", or nothing when it is not known."""
    return f"{spoken} s" if spoken > 0 else ""


def continued(page: int) -> str:
    """Return what ends a block that goes on elsewhere."""
    return f"continued on page {page}"


def front_footer(page: int, pages: int, *, back: bool) -> str:
    """Return "1 of 2 · turn over to write"."""
    return f"{page_of(page, pages)} · turn over to write" if back else page_of(page, pages)


def large_footer(page: int, pages: int, following: tuple[int, int] | None) -> str:
    """Return "1 of 4 · questions 6 to 8 on page 2"."""
    if following is None:
        return page_of(page, pages)
    first, last = following
    which = f"question {first}" if first == last else f"questions {first} to {last}"
    return f"{page_of(page, pages)} · {which} on page {page + 1}"


def page_of(page: int, pages: int) -> str:
    """Return "2 of 2"."""
    return f"{page} of {pages}"


def card_title(card: CueCard) -> str:
    """Return "Pitch for engineers", or only what it is."""
    name = inside(card.name[:_LONGEST_NAME].strip())
    return f"Pitch for {isolate(name)}" if name else "Pitch"


def card_facts(card: CueCard) -> str:
    """Return how often it was said: "said 6 times, last 26 s"."""
    if not card.times:
        return "not said aloud yet"
    times = "once" if card.times == 1 else f"{card.times} times"
    return f"said {times}, last {seconds(card.last)}"


def card_pace(card: CueCard) -> str:
    """Return "60 words, 145 a minute"."""
    words = "1 word" if card.words == 1 else f"{card.words} words"
    return f"{words}, {card.pace} a minute" if card.words else ""


def card_goal(card: CueCard) -> str:
    """Return what the pitch is for."""
    goal = " ".join(card.goal.split())
    return f"Goal: {isolate(goal[:300])}" if goal else ""


def cards(count: int) -> str:
    """Return that the words need several cards."""
    return f"This is long for a pitch: it needs {count} cards."
