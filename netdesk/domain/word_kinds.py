"""What a few words in English name: somebody's role, an office, a trait, work done for a while, a job."""

from __future__ import annotations

import re
from typing import Final

from netdesk.domain.phrases import first_word, is_doing

_ROLE: Final = re.compile(
    r"(?:\w*(?:eer|ner|per|ger|yer|rer|ter|ker|cher|tor|sor|yst|ist|ian|ant|ect)|student|nurse|chef|cook"
    r"|chemist|trainee|apprentice|graduate|officer|researcher|doctor|intern|founder|lead|freelancer|fellow"
    r"|candidate|postdoc|professor|coach|pilot|clerk|vet|junior|senior|sophomore|freshman|fresher|alumnus"
    r"|alumna|member|volunteer|tutor|mentor|leader|organi[sz]er|driver|server|carer|swimmer|builder|dancer"
    r"|singer|photographer|learner|player|speaker|maker|scholar|ambassador|representative|parent)",
    re.IGNORECASE,
)
_NO_ROLE: Final = frozenset(
    (
        *("art", "career", "computer", "computers", "history", "letter", "matter", "paper", "power", "water"),
        *(
            "winter",
            "center",
            "weather",
            "leather",
            "theater",
            "sector",
            "plant",
            "want",
            "effect",
            "chapter",
        ),
        *(
            "project",
            "subject",
            "object",
            "aspect",
            "master",
            "masters",
            "restaurant",
            "factor",
            "motor",
            "monitor",
            "editor's",
        ),
    )
)
_OFFICES: Final = frozenset(
    (
        *("president", "captain", "chair", "chairman", "chairwoman", "chairperson", "head", "treasurer"),
        *("secretary", "editor-in-chief", "co-president", "vice-president", "ceo", "cto"),
    )
)
_TRAIT: Final = re.compile(
    r"\w+(?:ical|tive|ous|ful|able|ible|ient|ised|ized|etic|matic|less|worthy)|(?:hard|easy|out|self)-?\w+ing"
    r"|self-\w+|\w+-minded|hard-?working|patient|calm|friendly|quick|flexible|punctual|honest|open|kind"
    r"|careful|persistent|resilient|bilingual|trilingual|multilingual|driven|motivated|confident|loyal"
    r"|unemployed|retired|freelance|self-employed|independent|efficient|diligent|fast|precise|thorough",
    re.IGNORECASE,
)
_NO_TRAIT: Final = frozenset(("initiative", "objective", "perspective", "mathematical", "variable", "table"))
_TRAIT_OF: Final = re.compile(r"(?:fluent|good|great|skilled|experienced|strong|versed|trained|interested)\b")
_STAY: Final = re.compile(
    r"\b(?:internship|traineeship|placement|apprenticeship|thesis|project|exchange\s+(?:year|semester)"
    r"|semester\s+abroad|year\s+abroad|fellowship|residency|co-op)s?\b",
    re.IGNORECASE,
)
_POST: Final = re.compile(
    r"\b(?:job|position|role|post|gig|internship|traineeship|apprenticeship|placement|mentor|career"
    r"|opportunity|opening|place|sponsor|partner|contact|recruiter|company|lab|team)$",
    re.IGNORECASE,
)


def head_of(text: str) -> str:
    """What comes before "at", "in", "for" and the like, and before a comma."""
    return re.split(r"\s+(?:at|in|for|with|of|on|from|as|to|who|that|studying|doing)\s+|,", text)[0]


def is_role(text: str) -> bool:
    """True for what somebody is: "second-year nursing student in Leeds", "engineer at Northgrid"."""
    words = head_of(text).split()
    if not words or words[-1].casefold() in _NO_ROLE or (is_doing(text) and len(words) > 2):
        return False
    return bool(_ROLE.fullmatch(words[-1]))


def is_office(text: str) -> bool:
    """True for what only one is at a time: "President of the robotics club"."""
    words = head_of(text).split()
    return bool(words) and words[-1].casefold() in _OFFICES


def is_trait(text: str) -> bool:
    """True for what somebody is like: "hard-working", "fluent in Spanish"."""
    words = text.split()
    if not words:
        return False
    if _TRAIT_OF.match(text.casefold()):
        return True
    bare = words[-1].casefold().strip(".,;")
    return len(words) <= 2 and bare not in _NO_TRAIT and bool(_TRAIT.fullmatch(bare))


def is_stay(text: str) -> bool:
    """True for work that was done for a while and has a name: "summer internship at Equinor"."""
    return bool(_STAY.search(" ".join(text.split()[:5])))


def are_stays(text: str) -> bool:
    """True for several of them: "three internships"."""
    found = _STAY.search(" ".join(text.split()[:5]))
    return found is not None and found[0].endswith("s") and not found[0].casefold().endswith("thesis")


def is_post(text: str) -> bool:
    """True for what one has or looks for, one of it: "part-time job at a library", "mentor"."""
    return bool(_POST.search(head_of(text)))


def is_work(text: str) -> bool:
    """True for where or as what somebody works: "at a bakery", "as a cook"."""
    return first_word(text) in ("at", "for", "in", "with", "as", "on")
