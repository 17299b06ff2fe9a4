"""Where backups stand, how many are kept, and how they stand now."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from netdesk.domain.backups import DAILY, MONTHLY, WEEKLY, Backup
from netdesk.domain.errors import Trouble
from netdesk.domain.now import wall_now
from netdesk.services import backups
from netdesk.services.me import me
from netdesk.ui import grid
from netdesk.ui.jobs import Jobs
from netdesk.ui.tr import counted, marked, tr
from netdesk.ui.widgets.buttons import Button
from netdesk.ui.widgets.form_grid import FormGrid
from netdesk.ui.widgets.labels import ElidedLabel, Paragraph, text_label
from netdesk.ui.words import backup_words

_KEPT: Final = marked(
    "The last one of each of {days} days, {weeks} weeks and {months} months. When many people are gone, "
    "the backup before that is kept as well."
)
_MOVED: Final = marked("Backups made so far stay where they are; new ones are made in the new folder.")


class BackupsPage(FormGrid):
    """The folder, chosen with a check; what is kept; the newest backup."""

    def __init__(self, jobs: Jobs, *, label_width: int = 128) -> None:
        super().__init__(label_width=label_width)
        self._jobs = jobs
        self.before = self.folder = backups.root_of(jobs.desk)
        self.path = ElidedLabel(str(self.folder))
        self.choose_button = Button(tr("Choose &folder…"), "secondary")
        self.choose_button.clicked.connect(self.choose)
        chosen = QWidget()
        row = QHBoxLayout(chosen)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(grid.SPACE_12)
        row.addWidget(self.path, 1)
        row.addWidget(self.choose_button)
        self._chosen = chosen
        self._is_over = False
        self.moved = Paragraph(tr(_MOVED), "caption")
        self.moved.hide()
        self.last = ElidedLabel("")
        self.how_many = ElidedLabel("")
        self.add_row(tr("Folder"), chosen)
        self.add_wide(self.moved)
        kept = text_label(tr(_KEPT, days=DAILY, weeks=WEEKLY, months=MONTHLY), wrap=True)
        kept.setContentsMargins(0, grid.SPACE_8, 0, grid.SPACE_8)
        self.add_row(tr("Kept"), kept)
        self.add_row(tr("Now"), self.how_many)
        self.add_row(tr("Newest"), self.last)
        desk = jobs.desk
        jobs.read(lambda _reader, _: backups.backups(desk), self._tell)

    @property
    def is_moved(self) -> bool:
        """True when another folder was chosen."""
        return self.folder != self.before

    def choose(self) -> None:
        """Ask for another folder, and say what is wrong with it."""
        chosen = QFileDialog.getExistingDirectory(self, tr("Where backups are kept"), str(self.folder))
        if chosen:
            self.take(Path(chosen))

    def take(self, folder: Path) -> None:
        """Take a folder when backups can stand there; else say why not."""
        try:
            backups.check_folder(folder)
        except Trouble as trouble:
            self.set_error(self._chosen, str(trouble))
            return
        self.set_error(self._chosen, "")
        self.folder = folder
        self.path.setText(str(folder))
        self.moved.setVisible(self.is_moved)

    def leave(self) -> None:
        """What is still asked for is for nobody now."""
        self._is_over = True

    def _tell(self, found: list[Backup]) -> None:
        if self._is_over:
            return
        if not found:
            self.how_many.setText(tr("None yet"))
            self.last.setText(tr("None yet"))
            return
        newest = found[0]
        count = counted(len(found), "{n} backup", "{n} backups")
        self.how_many.setText(f"{count}, {backup_words.size(sum(each.size for each in found))}")
        home = me(self._jobs.reader).zone
        when = backup_words.when(newest, wall_now(home), home)
        self.last.setText(f"{when}, {backup_words.people(newest.people)}")
