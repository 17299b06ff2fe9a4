"""Texts that are pasted or dropped: what they are offered as, and which of them are tables."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netdesk.exchange.looking import Doubt, look_at_text, wish_of
from netdesk.exchange.pasted import describe_text, head_of, is_table
from netdesk.exchange.reading import read_files

PASTED = Path("Pasted text")


@pytest.mark.parametrize(
    "text",
    [
        "Wer\tSchuhe\n\u00c4nne M\u00fcller\t38\n",
        "Ann Lee\tHalden\t+47 22 33 44 55",
        "Ann Lee,38,rowing\nBo Chen,41,rowing",
        "Wer,Alter\n\u00c4nne,38\nJ\u00f6rg,44",
        "Ann Lee, Google, Oslo\nBo Chen, Meta, Rome\nCy Diaz, IBM, Bonn",
        '"two\nlines"\tAnn Lee\nx\tBo Chen',
        "Ann Lee;Google;Oslo\r\nBo;Meta;Rome\r\n",
        "Wer|Alter\nAnn|38",
    ],
)
def test_cells_of_a_table_are_asked_about_before_anything_is_kept(text: str) -> None:
    offer = describe_text(text)
    assert (offer.title, offer.refusal) == ("Import the table", "")
    assert offer.sentence == "You will be asked what the columns hold before anything is kept."
    look = look_at_text(text, PASTED)
    assert look is not None
    assert look.doubts
    assert look.codec == ""


@pytest.mark.parametrize(
    "text",
    [
        "Ann Lee\nBen Ode",
        "Ann Lee, ann@x.example\nBen Ode, ben@x.example",
        "Ann Lee, Ben Ode, Cy Diaz\nDi Evans, Ed Fox, Flo Gray\nAl Bo, Cy Do, Ed Foe",
        "Ann Lee <a@x.example>, Bo Chen <b@x.example>\nCy Do <c@x.example>, Di Evans <d@x.example>",
        "Ann Lee\nHalden AB, Oslo, Norway\nPhone 040 1234567",
    ],
)
def test_lists_and_signatures_are_read_without_a_question(text: str) -> None:
    assert describe_text(text).title == "Import the text"
    assert look_at_text(text, PASTED) is None


@pytest.mark.parametrize(
    "text",
    [
        "1, 2, 3\n4, 5, 6",
        "1\t2\n3\t4",
        "This is a long text, and says nothing.\nReally, nothing at all.\nNo, it does not.",
        '{"a":1,\n"b":2,\n"c":3,\n',
    ],
)
def test_other_texts_are_refused_with_a_sentence(text: str) -> None:
    assert describe_text(text).refusal.endswith(".")
    assert not is_table(head_of(text))


def test_a_table_with_headings_that_everybody_uses_is_read_by_them() -> None:
    text = "Name\tEmail\nAnn\tann@x.example\n"
    assert describe_text(text).sentence == "You will see what is new before anything is kept."
    look = look_at_text(text, PASTED)
    assert look is not None
    assert look.doubts == ()
    (reading,) = read_files([PASTED], wishes={PASTED: wish_of(look)})
    assert [draft.contact.shown for draft in reading.drafts] == ["Ann"]


def test_a_long_table_is_read_to_its_end_and_looked_into_only_at_its_beginning() -> None:
    text = "Wer\tSchuhe\n" + "".join(f"Ann {n} Lee\t38\n" for n in range(40_000))
    look = look_at_text(text, PASTED)
    assert look is not None
    assert look.doubts == (Doubt.NOBODY,)
    assert len(look.sample) <= 256 * 1024
    assert wish_of(look).text == text


@given(st.text(alphabet='ab ,;\t|\n"1\u00e9\ud800'))
def test_any_text_is_offered_or_refused_and_what_is_asked_about_can_be_looked_at(text: str) -> None:
    asked = describe_text(text).sentence.startswith("You will be asked")
    look = look_at_text(text, PASTED) if text.strip() else None
    assert (look is not None) or not asked
