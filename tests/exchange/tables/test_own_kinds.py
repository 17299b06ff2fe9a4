"""What kind of field a column would make."""

from __future__ import annotations

import pytest

from netdesk.domain.own_fields import OwnKind
from netdesk.exchange.tables.own_kinds import kind_of, own_value


@pytest.mark.parametrize(
    ("values", "kind"),
    [
        (["38", "41.5", ""], OwnKind.NUMBER),
        (["0155", "7030"], OwnKind.TEXT),
        (["3/4/1990", "2020-01-02"], OwnKind.DATE),
        (["https://x.example/a", "www.x.example"], OwnKind.LINK),
        (["yes", "no", "Yes", "no"], OwnKind.CHOICE),
        (["yes", "no", "maybe"], OwnKind.TEXT),
        (["38", "large"], OwnKind.TEXT),
        ([], OwnKind.TEXT),
    ],
)
def test_the_values_tell_the_kind(values: list[str], kind: OwnKind) -> None:
    assert kind_of(values) is kind


def test_a_cell_becomes_what_the_field_holds() -> None:
    assert own_value(OwnKind.NUMBER, "1,234.5") == "1234.5"
    assert own_value(OwnKind.DATE, "3/4/1990", day_first=True) == "1990-04-03"
    assert own_value(OwnKind.DATE, "soon") == ""
    assert own_value(OwnKind.CHOICE, " a  b ") == "a b"
