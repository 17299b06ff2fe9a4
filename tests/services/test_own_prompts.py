"""Prompts in the user's own words, hidden ones, and ones of their own: each a step that Undo takes back."""

from __future__ import annotations

from pathlib import Path

import pytest

from netdesk.domain.errors import Trouble
from netdesk.services import exports, history, imports, own_prompts
from netdesk.services.dry_runs import Batch
from netdesk.services.prompts import Prompt, PromptPage, prompt_pages
from netdesk.store.desk import Desk
from tests.services.labels import to_undo_on

WORK, FAMILY = prompt_pages()[:2]
PAST = {"positions": [{"company name": "Halden {x}"}]}


def asked(desk: Desk, page: PromptPage = WORK) -> list[Prompt]:
    with desk.reader() as reader:
        return list(own_prompts.prompts_of(reader, page, PAST))


def test_the_past_comes_first_then_the_built_in_prompts_then_the_users_own(desk: Desk) -> None:
    own_prompts.add(desk, WORK, "  Who fixed the {coffee}   machine? ")
    own_prompts.add(desk, FAMILY, "Who is family?")
    found = asked(desk)
    assert [each.place for each in found[:2]] == ["Halden {x}"] * 2
    assert found[2:-1] == list(WORK.prompts)
    assert (found[-1].text, found[-1].is_own) == ("Who fixed the {coffee} machine?", True)
    assert to_undo_on(desk) == "Add the prompt “Who is family?”"


def test_the_same_is_not_asked_twice(desk: Desk) -> None:
    own_prompts.add(desk, WORK, "Who fixed it?")
    before = to_undo_on(desk), len(asked(desk))
    own_prompts.add(desk, WORK, "WHO fixed it?")
    assert (to_undo_on(desk), len(asked(desk))) == before


def test_a_prompt_is_reworded_in_its_place_and_again(desk: Desk) -> None:
    own_prompts.reword(desk, WORK, WORK.prompts[0], "Who shared my desk?")
    own_prompts.reword(desk, WORK, asked(desk)[2], "Who shared my room?")
    found = asked(desk)
    assert (found[2].key, found[2].text, found[2].is_own) == (
        WORK.prompts[0].key,
        "Who shared my room?",
        True,
    )
    assert len(found) == 2 + len(WORK.prompts)
    history.undo(desk)
    history.undo(desk)
    assert asked(desk)[2] == WORK.prompts[0]


def test_a_prompt_is_hidden_and_brought_back(desk: Desk) -> None:
    own_prompts.reword(desk, WORK, WORK.prompts[1], "Who paid me?")
    for prompt in (asked(desk)[0], WORK.prompts[0], asked(desk)[3]):
        own_prompts.hide(desk, WORK, prompt)
    assert [each.key for each in asked(desk)[:2]] == ["work-past-above:Halden {x}", WORK.prompts[2].key]
    with desk.reader() as reader:
        assert own_prompts.hidden(reader, WORK) == 3
        assert own_prompts.hidden(reader, FAMILY) == 0
    own_prompts.bring_back(desk, WORK)
    assert to_undo_on(desk) == "Bring back 3 prompts"
    assert [each.text for each in asked(desk)[2:4]] == [WORK.prompts[0].text, "Who paid me?"]
    own_prompts.bring_back(desk, WORK)
    assert to_undo_on(desk) == "Bring back 3 prompts"


def test_an_own_prompt_is_reworded_and_deleted(desk: Desk) -> None:
    own_prompts.add(desk, WORK, "Who fixed it?")
    own_prompts.reword(desk, WORK, asked(desk)[-1], "Who broke it?")
    assert asked(desk)[-1].text == "Who broke it?"
    own_prompts.hide(desk, WORK, asked(desk)[-1])
    assert to_undo_on(desk) == "Delete the prompt “Who broke it?”"
    assert asked(desk)[-1] == WORK.prompts[-1]
    history.undo(desk)
    assert asked(desk)[-1].text == "Who broke it?"


def test_a_prompt_needs_words(desk: Desk) -> None:
    for text in ("", " \n "):
        with pytest.raises(Trouble, match="needs words"):
            own_prompts.add(desk, WORK, text)
    assert to_undo_on(desk) == ""


def test_prompts_travel_with_the_whole_desk(desk: Desk, tmp_path: Path) -> None:
    own_prompts.add(desk, WORK, "Who fixed it?")
    own_prompts.hide(desk, WORK, WORK.prompts[0])
    file = tmp_path / "desk.json"
    with desk.reader() as reader:
        exports.export_json(reader, file)
    other = Desk.open(tmp_path / "other.netdesk")
    try:
        with other.reader() as reader:
            planned = imports.dry_run(reader, imports.read_files([file]))
        imports.import_people(other, planned, Batch())
        assert asked(other) == asked(desk)
    finally:
        other.close()
