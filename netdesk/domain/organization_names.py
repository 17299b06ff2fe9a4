"""Which words mean the same organization: its name without what only says of which legal form it is."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final, TypeAlias

from netdesk.domain.folding import all_tokens, fold

Words: TypeAlias = tuple[str, ...]

_LAST: Final = """
    Ltd; Limited; PLC; Inc; Incorporated; Corp; Corporation; Co; Company; LLC; LLP; LP; PLLC; P.C.; CIC
    Public Limited Company; Unlimited Company; DAC; CLG; Pty; Pty Ltd; Pvt; Private Limited; Pte; Pte Ltd
    Sdn Bhd; Bhd; Berhad; Ltée
    GmbH; gGmbH; AG; KG; KGaA; OHG; GbR; UG; UG (haftungsbeschränkt); e.V.; eG; e.K.; Ges.m.b.H.; mbH
    Aktiengesellschaft; SE; B.V.; N.V.; V.O.F.; BVBA; CVBA; vzw
    S.A.; SARL; S.à r.l.; SAS; SASU; EURL; SNC; SCOP; SPRL; ASBL
    S.p.A.; S.r.l.; S.r.l.s.; S.a.p.a.; S.a.s.; S.n.c.
    S.L.; S.L.U.; S.A.U.; S. Coop.; S.A. de C.V.; S.A.B. de C.V.; S. de R.L. de C.V.; S. de R.L.; S.A.C.
    Ltda; Lda; EIRELI; S/A; Cía; y Cía
    AB; AB (publ); Aktiebolag; A/S; AS; ASA; ApS; IVS; I/S; K/S; Oy; Oyj; Oy Ab; ehf; hf; OÜ; UAB; SIA
    sp. z o.o.; sp z oo; Spółka z o.o.; sp. k.; sp. j.; s.r.o.; spol. s r.o.; a.s.; v.o.s.; k.s.
    Kft; Zrt; Nyrt; d.o.o.; d.d.; EOOD; OOD; EAD; ЕООД; ООД; ЕАД; АД; ДОО
    Α.Ε.; Α.Β.Ε.Ε.; Ε.Π.Ε.; Ι.Κ.Ε.
    A.Ş.; Ltd. Şti.; Limited Şirketi; Anonim Şirketi; San. ve Tic. A.Ş.; San. ve Tic. Ltd. Şti.
    K.K.; Kabushiki Kaisha; G.K.; Tbk; Persero; JSC; PJSC; OJSC; CJSC
    FZE; FZCO; FZ-LLC; WLL; SAOG; S.A.L.; S.A.E.; בע״מ; ש.מ.; ش.م.م; ش.م.ل; ذ.م.م; ش.م.ع
    लिमिटेड; प्राइवेट लिमिटेड; प्रा. लि.; लि.; লিমিটেড
"""
"""What stands after a name, as it is written."""

_FIRST: Final = """
    The; AB; UAB; SIA; PT; Firma
    ООО; ОАО; ЗАО; ПАО; АО; ИП; НКО; ТОВ; ПрАТ; ПАТ; OOO; OAO; ZAO
    Công ty TNHH; Công ty Cổ phần; Công ty CP; شركة
"""
"""What stands before one."""

_UNSPACED: Final = """
    株式会社; 有限会社; 合同会社; 合資会社; 合名会社; 一般社団法人; 公益財団法人
    股份有限公司; 有限责任公司; 有限責任公司; 有限公司; 股份公司
    주식회사; 유한회사; บริษัท; ห้างหุ้นส่วนจำกัด; จำกัด(มหาชน); จำกัด; มหาชน
"""
"""What stands at either end of a name in a script without spaces."""

_IN_BRACKETS: Final = re.compile(r"[(\[]\s*(?:株|有|合|주|유|社|财)\s*[)\]]")
_AND: Final = frozenset(("and", "und", "et", "og", "och", "en", "y", "e", "и", "та"))
_KEPT: Final = 200_000
"""A large desk has some 100,000 ways to write 30,000 organizations, and counts them after every change."""


@lru_cache(maxsize=_KEPT)
def organization_key(name: str) -> str:
    """What two names must share to mean one organization; "" only for a blank one.

    "Halden Storage", "HALDEN STORAGE AS" and "Halden-Storage A/S" are one; "Halden" is another: words are
    compared whole and all of them, never a part.
    """
    folded = fold(name)
    words = _bare(_words(folded if folded.isascii() else _IN_BRACKETS.sub(" ", folded)))
    return " ".join(words) or folded


def _words(folded: str) -> Words:
    """The words of a name; letters that stand alone are put together, as in S. A. or J. P. Morgan."""
    found: list[str] = []
    alone = False
    for token in all_tokens(folded.replace("&", " and ").replace("+", " and ")):
        single = len(token) == 1 or (not token.isascii() and _is_one_letter(token))
        if single and alone:
            found[-1] += token
        else:
            found.append(token)
        alone = single
    if not _AND.isdisjoint(found):
        last = len(found) - 1
        found = ["and" if word in _AND and 0 < at < last else word for at, word in enumerate(found)]
    return tuple(found)


def _is_one_letter(token: str) -> bool:
    """True for one letter with its marks, as scripts without spaces are divided."""
    return not any(unicodedata.category(character)[0] != "M" for character in token[1:])


def _bare(words: Words) -> list[str]:
    """Without legal forms at either end, as long as anything is left."""
    while count := _form_at(words, at_end=True):
        words = words[:-count]
        while len(words) > 1 and words[-1] == "and":
            words = words[:-1]
    while count := _form_at(words, at_end=False):
        words = words[count:]
    return [word if word.isascii() else _without_affix(word) for word in words]


def _form_at(words: Words, *, at_end: bool) -> int:
    """How many words at this end are a legal form, when they are not all there is; 0 for none."""
    if len(words) < 2:
        return 0
    last, first = _forms()
    for form in last.get(words[-1], ()) if at_end else first.get(words[0], ()):
        if len(form) < len(words) and (words[-len(form) :] if at_end else words[: len(form)]) == form:
            return len(form)
    return 0


def _without_affix(word: str) -> str:
    for affix in _affixes():
        if word != affix:
            word = word.removeprefix(affix).removesuffix(affix) or word
    return word


@lru_cache
def _forms() -> tuple[dict[str, list[Words]], dict[str, list[Words]]]:
    """Legal forms as words of a name, the longest first: those that stand last by their last word, those that
    stand first by their first."""
    unspaced = _listed(_UNSPACED)
    at_end: dict[str, list[Words]] = {}
    at_start: dict[str, list[Words]] = {}
    for form in {_words(fold(each)) for each in (*_listed(_LAST), *unspaced)}:
        at_end.setdefault(form[-1], []).append(form)
    for form in {_words(fold(each)) for each in (*_listed(_FIRST), *unspaced)}:
        at_start.setdefault(form[0], []).append(form)
    for found in (at_end, at_start):
        for forms in found.values():
            forms.sort(key=len, reverse=True)
    return at_end, at_start


@lru_cache
def _affixes() -> tuple[str, ...]:
    return tuple("".join(all_tokens(fold(each))) for each in _listed(_UNSPACED))


def _listed(forms: str) -> list[str]:
    return [each.strip() for each in forms.replace("\n", ";").split(";") if each.strip()]
