"""Any page of a desk is damaged: what is then read, saved or copied says so, and no backup is made of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import apsw
import pytest

from netdesk import app
from netdesk.domain.backups import Reason
from netdesk.domain.errors import Trouble
from netdesk.domain.now import utc_now
from netdesk.domain.rows import ContactView
from netdesk.services import contacts, history
from netdesk.store import interactions as kept_interactions
from netdesk.store.connection import Connection, Reader
from netdesk.store.desk import Desk
from tests.faults.desks import fill, person

_PAGE = 4096
_NUMBERS = range(1, 62)


def _damaged(path: Path, whole: bytes, page: int) -> None:
    for left in path.parent.glob(f"{path.name}?*"):
        if left.is_file():
            left.unlink()
    path.write_bytes(whole[: (page - 1) * _PAGE] + bytes(_PAGE) + whole[page * _PAGE :])


def _looks() -> list[Callable[[Reader], object]]:
    return [
        lambda reader: contacts.contact_ids(reader, ContactView()),
        lambda reader: contacts.contact_ids(reader, ContactView(text="ann")),
        contacts.counts,
        lambda reader: contacts.contacts(reader, _NUMBERS),
        lambda reader: kept_interactions.get(reader, [1]),
        history.history,
    ]


def test_every_fault_is_told_in_a_sentence_and_the_good_backup_stays(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "mine.netdesk"
    desk = Desk.open(path)
    fill(desk)
    with desk.reader() as reader:
        good = desk.shelf.add(reader, Reason.DAILY, utc_now().astimezone()).backup
    desk.close()
    whole = path.read_bytes()
    raw = apsw.Connection(str(path))
    free = int(Connection(raw).value("PRAGMA freelist_count"))
    raw.close()
    unseen = 0
    for page in range(2, len(whole) // _PAGE + 1, 3):
        _damaged(path, whole, page)
        backed_up = _use(path)
        _damaged(path, whole, page)
        status = app.main(["check", "--desk", str(path)])
        said = capsys.readouterr()
        assert "Traceback" not in said.err
        if status == 0:
            unseen += 1
        elif "What is kept to undo change" not in said.err:
            assert not backed_up, f"page {page} is damaged, and was taken for good"
    assert unseen <= free, "only what is in no use may be damaged without a word"
    assert good.path.exists()


def _use(path: Path) -> bool:
    """Read all, edit, back up, as the window would; whether a backup was made."""
    try:
        desk = Desk.open(path, create=False)
    except Trouble:
        return False
    backed_up = False
    try:
        with desk.reader() as reader:
            for look in _looks():
                _or_trouble(lambda look=look, reader=reader: look(reader))  # type: ignore[misc]
            backed_up = _or_trouble(lambda: desk.shelf.add(reader, Reason.DAILY, utc_now().astimezone()))
            assert not reader.in_transaction, "later reading would show this moment for ever"
        _or_trouble(lambda: history.undo(desk))
        _or_trouble(lambda: contacts.add_contact(desk, person(700)))
    finally:
        desk.close()
    return backed_up


def _or_trouble(do: Callable[[], object]) -> bool:
    """Whether it was done; nothing but a Trouble may keep it from that."""
    try:
        do()
    except Trouble:
        return False
    return True
