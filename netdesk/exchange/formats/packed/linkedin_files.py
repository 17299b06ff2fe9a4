"""What LinkedIn itself puts into an export, by name: anything else in the archive came from elsewhere."""

from __future__ import annotations

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


def is_linkedins(name: str) -> bool:
    """True for a member of an archive that LinkedIn writes there itself, whatever its folder and its part:
    "Ad_Targeting.csv", "messages_2.csv"."""
    stem = column(name.replace("\\", "/").rpartition("/")[2].rpartition(".")[0])
    return stem in _OWN or stem.rstrip("0123456789 ").removesuffix(" part") in _OWN
