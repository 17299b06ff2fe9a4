"""What LinkedIn itself puts into an export, by name: anything else in the archive came from elsewhere."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from netdesk.exchange.formats.linkedin_tables import column

_TABLES: Final = """
account status history; ad targeting; ads clicked; articles; causes you care about; certifications; comments;
company follows; connections; contacts; coupons; courses; education; email addresses;
endorsement given info; endorsement received info; events; feedback; follows; guide messages; hashtag follows;
honors; imported contacts; importedcontacts; inferences about you; instant reposts; invitations;
job applicant saved answers; job applicant saved screening question responses; job applications;
job postings; job seeker preferences; languages; learning; learning coach messages;
learning role play messages; lan ads engagement; logins; media; member follows; messages; name pronunciation;
online job postings; organizations; page invitations; patents; phonenumbers; phone numbers; positions;
private identity asset; profile; profile summary; projects; publications; reactions; receipts; receipts v2;
recommendations given; recommendations received; registration; rich media; rich media v2; saved answers;
saved items; saved job alerts; saved jobs; savedjobalerts; search queries; searchqueries; security challenges;
services marketplace; shares; skills; sponsored messages; test scores; verifications; volunteering; votes;
whatsapp phone numbers
"""
_OWN: Final = frozenset(" ".join(each.split()) for each in _TABLES.split(";"))


_PEOPLE: Final = frozenset(("connections", "messages", "invitations"))
"""The tables of an export that name people one by one."""

_ENOUGH: Final = 4
"""So many of LinkedIn's tables in one folder are an export that somebody unpacked."""


def is_linkedins(name: str) -> bool:
    """True for a member of an archive that LinkedIn writes there itself, whatever its folder and its part:
    "Ad_Targeting.csv", "messages_2.csv"."""
    return not _OWN.isdisjoint(_stems(name))


def is_unpacked(names: Iterable[str]) -> bool:
    """True for the names in a folder that an export of LinkedIn was unpacked into."""
    theirs = [name for name in names if _is_table(name) and is_linkedins(name)]
    return len(theirs) >= _ENOUGH and any(not _PEOPLE.isdisjoint(_stems(name)) for name in theirs)


def names_people(name: str) -> bool:
    """False for those tables of an unpacked export that only tell of its owner, such as its skills."""
    return not _is_table(name) or not is_linkedins(name) or not _PEOPLE.isdisjoint(_stems(name))


def _is_table(name: str) -> bool:
    return name.lower().endswith(".csv")


def _stems(name: str) -> tuple[str, str]:
    """A table's name as it is compared, with the number of its part and without."""
    stem = column(name.replace("\\", "/").rpartition("/")[2].rpartition(".")[0])
    return stem, stem.rstrip("0123456789 ").removesuffix(" part")
