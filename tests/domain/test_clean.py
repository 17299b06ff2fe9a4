"""Half a character cannot be kept; everything else stays as it is."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from netdesk.domain.clean import clean
from netdesk.domain.contacts import Contact, Labelled
from netdesk.domain.interactions import Interaction, Kind, Plan, PlanQuestion
from netdesk.domain.names import Name


@given(st.text(st.characters(), max_size=20))
def test_any_text_can_be_written_afterwards(text: str) -> None:
    found = clean(text)
    assert found.encode().decode() == found
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    assert found == whole


@given(st.text(max_size=20))
def test_whole_text_stays_as_it_is(text: str) -> None:
    assert clean(text) == text


def test_two_halves_that_belong_together_become_one() -> None:
    assert clean("\ud83d\ude00") == "😀"
    assert clean("\ud83d alone") == "� alone"


def test_every_text_of_a_value_is_cleaned_and_the_rest_is_the_same() -> None:
    half = "x\udc00"
    dirty = Contact(Name(given=half), id=3, emails=(Labelled(half, "work"),), tags=(half,), closeness=2)
    assert clean(dirty) == Contact(
        Name(given="x�"), id=3, emails=(Labelled("x�", "work"),), tags=("x�",), closeness=2
    )
    plan = Plan(research=(half,), questions=(PlanQuestion(half, True),))
    found = clean(Interaction(Kind.CALL, (1,), plan=plan))
    assert found.plan == Plan(research=("x�",), questions=(PlanQuestion("x�", True),))
    tidy = Contact(Name(given="Ann"))
    assert clean(tidy) is tidy
