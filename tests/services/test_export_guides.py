"""How to get each export: short steps that end with the file in netdesk."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import pytest

from netdesk.services.export_guides import ExportGuide, export_guides


def test_linkedin_google_and_facebook_come_first() -> None:
    assert [each.title for each in export_guides()][:3] == ["LinkedIn", "Google", "Facebook"]


@pytest.mark.parametrize("guide", export_guides(), ids=lambda guide: guide.key)
def test_a_guide_has_a_handful_of_short_steps_the_last_of_which_drops_the_file(guide: ExportGuide) -> None:
    assert 4 <= len(guide.steps) <= 6
    assert [step for step in guide.steps if not re.fullmatch(r"[A-Z].{15,140}\.", step)] == []
    assert "rop" in guide.steps[-1]
    assert "here" in guide.steps[-1]
    for words in (guide.sentence, guide.note):
        assert re.fullmatch(r"[A-Z].{30,190}\.", words)
    assert guide.takes


@pytest.mark.parametrize("guide", export_guides(), ids=lambda guide: guide.key)
def test_the_page_to_begin_at_is_a_safe_address_of_that_service(guide: ExportGuide) -> None:
    if guide.page:
        where = urlsplit(guide.page)
        assert where.scheme == "https"
        assert where.hostname is not None
        assert where.hostname.endswith(f"{guide.key}.com")


def test_what_an_export_lacks_is_said_where_it_lacks_it() -> None:
    notes = {guide.key: guide.note for guide in export_guides()}
    assert "only names" in notes["facebook"]
    assert "fetches nothing" in notes["google"]
    assert any("JSON" in step and "HTML" in step for step in export_guides()[2].steps)
    assert any("vCard" in step for step in export_guides()[1].steps)
