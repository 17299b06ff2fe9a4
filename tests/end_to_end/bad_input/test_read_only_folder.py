"""A folder that cannot be written: the desk in it is for looking."""

from __future__ import annotations

import json
import os
import shutil
from contextlib import closing
from pathlib import Path
from typing import Any

from netdesk.app import open_desk
from netdesk.services.me import me as known_me
from netdesk.services.me import save_me
from tests.end_to_end.bad_input.cards import TWO
from tests.end_to_end.bad_input.nobody import NOBODY, as_nobody, as_root_on_linux
from tests.end_to_end.bad_input.seen import files_beside


@as_root_on_linux
def test_a_desk_in_a_read_only_folder_opens_for_looking(path: Path, open_folder: Path) -> None:
    with closing(open_desk(path, False)) as desk:
        save_me(desk, known_me(desk.writer))
    mine = open_folder / "mine.netdesk"
    shutil.copy(path, mine)
    os.chown(mine, NOBODY, NOBODY)
    open_folder.chmod(0o555)
    before = files_beside(mine)
    ended = as_nobody(f"""
    from pathlib import Path
    from PySide6.QtWidgets import QApplication
    from netdesk.ui.dialogs.message import MessageDialog
    from netdesk.ui.window import MainWindow

    qt = QApplication([])
    desk = app.open_desk(Path({str(mine)!r}), True)
    window = MainWindow(desk)
    window.show()
    window.begin([Path("one.vcf")])
    found = {{}}
    def settle(is_shown=lambda: True):
        waking = QtCore.QTimer(qt, interval=20)  # what other threads finish is looked at again
        waking.start()
        late = QtCore.QDeadlineTimer(20_000)
        while not (window.jobs.is_idle and is_shown()) and not late.hasExpired():
            qt.processEvents(QtCore.QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        waking.stop()
    settle(window.toast.accessibleName)
    found["toast"] = window.toast.accessibleName()
    settle(lambda: window.panel.list.model.ids)
    found["title"] = window.windowTitle()
    found["facts"] = window.status._facts.text()
    window.panel.focus_list()
    settle()
    found["enabled"] = sorted(key for key, each in window.actions_by_key.items() if each.isEnabled())
    window.panel.delete_selected()
    settle(lambda: window.findChildren(MessageDialog))
    found["told"] = [each.sentence.text() for each in window.findChildren(MessageDialog)]
    print(json.dumps(found))
    window.close()
    desk.close()
    """)
    assert ended.returncode == 0, ended.stderr
    assert "Traceback" not in ended.stderr
    found: dict[str, Any] = json.loads(ended.stdout)
    assert found["title"] == "mine (read-only) – netdesk"
    assert found["toast"] == "mine.netdesk is read-only: you can look, not change"
    assert found["facts"] == "1 person  ·  Read-only"
    assert found["told"] == ["mine.netdesk cannot be written here, so nothing was changed."]
    assert not set(found["enabled"]) & {
        "new", "log", "import", "undo", "redo", "undo-import", "edit", "plan", "touch", "delete"
    }  # fmt: skip
    assert {"export", "find", "history", "contacts", "quit", "check"} <= set(found["enabled"])
    assert files_beside(mine) == before


@as_root_on_linux
def test_the_verbs_in_a_read_only_folder(path: Path, open_folder: Path, tmp_path: Path) -> None:
    mine = open_folder / "mine.netdesk"
    cards = open_folder / "two.vcf"
    cards.write_text(TWO, newline="")
    cards.chmod(0o644)
    shutil.copy(path, mine)
    os.chown(mine, NOBODY, NOBODY)
    open_folder.chmod(0o555)
    before = files_beside(mine)
    refused = as_nobody(f"""
    sys.exit(app.main(["import", {str(cards)!r}, "--desk", {str(mine)!r}]))
    """)
    assert refused.returncode == 1
    assert refused.stderr.splitlines() == [
        "netdesk: mine.netdesk cannot be written here, so nothing was changed."
    ]
    read = as_nobody(f"""
    out = home + "/out.json"
    done = app.main(["export", "--format", "json", out, "--desk", {str(mine)!r}])
    print([each["name"] for each in json.load(open(out))["contacts"]])
    sys.exit(done or app.main(["check", "--desk", {str(mine)!r}]))
    """)
    assert (read.returncode, read.stderr) == (0, "")
    assert read.stdout.splitlines() == ["['Leila Haddad']", "The desk is whole."]
    elsewhere = as_nobody(f"""
    out = {str(open_folder / "o.json")!r}
    sys.exit(app.main(["export", "--format", "json", out, "--desk", {str(mine)!r}]))
    """)
    assert elsewhere.returncode == 1
    assert elsewhere.stderr == (
        "netdesk: o.json could not be written: that folder takes no new files. Choose another one.\n"
    )
    assert files_beside(mine) == before
