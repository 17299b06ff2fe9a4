"""Who sits at the desk."""

from __future__ import annotations

from pathlib import Path

from netdesk.domain.me import Me, Paper
from netdesk.services import history
from netdesk.services.me import is_known, me, save_me
from netdesk.store.desk import Desk


def test_the_user_is_unknown_until_they_say_who_they_are_or_that_they_will_not(tmp_path: Path) -> None:
    desk = Desk.open(tmp_path / "mine.netdesk")
    with desk.reader() as reader:
        assert not is_known(reader)
        assert me(reader) == Me()
        save_me(desk, Me())
        assert is_known(reader), "skipped is known too"
        assert me(reader) == Me()
    desk.close()


def test_what_users_say_of_themselves_is_kept_and_not_part_of_undo(tmp_path: Path) -> None:
    said = Me("Żofia \ud83d", "Uni", "+47 555", "z@uni.example", Paper.LETTER, "Europe/Oslo", "NO")
    desk = Desk.open(tmp_path / "mine.netdesk")
    save_me(desk, said)
    desk.close()
    again = Desk.open(tmp_path / "mine.netdesk")
    with again.reader() as reader:
        assert me(reader) == said
        assert history.history(reader) == []
        assert history.undo(again) is None
    again.close()
