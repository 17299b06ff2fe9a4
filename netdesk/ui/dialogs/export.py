"""One dialog to take people out: what kind of file, whom, what goes into it, where."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QCheckBox, QFileDialog, QHBoxLayout, QProgressBar, QWidget

from netdesk.domain.progress import Progress
from netdesk.services import contacts, exports
from netdesk.services.desks import Reader
from netdesk.services.exports import ExportChoice, Exported, ExportFormat
from netdesk.ui import export_memory, grid
from netdesk.ui.folders import file_name
from netdesk.ui.jobs import Job, Jobs, sentence
from netdesk.ui.navigator import Navigator
from netdesk.ui.tr import tr
from netdesk.ui.widgets.buttons import Button
from netdesk.ui.widgets.dialog_frame import DialogFrame
from netdesk.ui.widgets.fields import ComboField
from netdesk.ui.widgets.form_grid import FormGrid
from netdesk.ui.widgets.labels import text_label
from netdesk.ui.widgets.line_edit import LineEdit
from netdesk.ui.words import export_words
from netdesk.ui.words.export_words import Whom

_SIZE: Final = QSize(600, 480)
_LABELS: Final = 96
_SLOWLY: Final = 0.3


class ExportDialog(DialogFrame):
    """Writes one file. It stays open when that fails, and says why; Cancel stops what runs and leaves a file
    of that name as it was."""

    def __init__(
        self, jobs: Jobs, navigator: Navigator, whom: Whom | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(tr("Export"), tr("Export"), parent, size=_SIZE, hugs=True)
        self._jobs, self._navigator = jobs, navigator
        self._whom = whom or Whom()
        self._job: Job | None = None
        self._agreed: Path | None = None
        self._proposed = ""
        self._last = export_memory.last_choice()
        self._build()
        self._offer_whom()
        self._restore()
        self.kind.currentIndexChanged.connect(self._on_kind)
        self.people.currentIndexChanged.connect(self._on_people)
        self.path.textEdited.connect(self._on_typed)
        self._on_kind()

    @classmethod
    def ask(cls, jobs: Jobs, navigator: Navigator, whom: Whom | None, parent: QWidget) -> ExportDialog:
        """Open the dialog over a window; returns at once."""
        dialog = cls(jobs, navigator, whom, parent)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def choice(self) -> ExportChoice:
        """What is chosen now."""
        return ExportChoice(
            self.kind.currentData(),
            version=self.version.currentData(),
            photos=self.photos.isChecked(),
            exact=self.exact.isChecked(),
            notes=self.notes.isChecked(),
            attendees=self.attendees.isChecked(),
        )

    def accept(self) -> None:
        """Write the file; the dialog closes when it is written."""
        if self._job is not None:
            return
        path = self._path()
        if path is None:
            return
        choice, ids = self.choice(), self.people.currentData()
        export_memory.keep_choice(choice, path.parent)
        self._run(path, choice, list(ids) if ids is not None else None)

    def reject(self) -> None:
        """Stop what runs; else close."""
        if self._job is not None:
            self._job.cancel()
            return
        super().reject()

    def _run(self, path: Path, choice: ExportChoice, ids: list[int] | None) -> None:
        self._tell("")
        self.form.setEnabled(False)
        self.set_verb(tr("Exporting…"), enabled=False)
        self.progress.setRange(0, 0)
        self.progress.show()

        def work(reader: Reader, progress: Progress) -> Exported:
            return exports.export(reader, path, choice, ids, progress)

        self._job = self._jobs.read(
            work,
            lambda exported: self._after(path, choice, exported),
            self._after_failing,
            self._after_stop,
            what=tr("Exporting {name}", name=path.name),
            shown_after=_SLOWLY,
        )
        self._job.progress.connect(self._show_progress)

    def _show_progress(self, done: int, total: int, _what: str) -> None:
        self.progress.setRange(0, total)
        self.progress.setValue(done)

    def _after(self, path: Path, choice: ExportChoice, exported: Exported) -> None:
        self._job = None
        super().accept()
        words = export_words.done(exported, choice.format, path.name)
        self._navigator.offered.emit(words, tr("Show in folder"), lambda: export_memory.show_in_folder(path))

    def _after_failing(self, error: Exception) -> None:
        self._again()
        self._tell(sentence(error))

    def _after_stop(self) -> None:
        self._again()
        self._tell(tr("Stopped: nothing was written."))

    def _again(self) -> None:
        self._job = None
        self.progress.hide()
        self.form.setEnabled(True)
        self.set_verb(tr("Export"))

    # What there is to choose

    def _build(self) -> None:
        self.form = FormGrid(label_width=_LABELS)
        self.kind = ComboField()
        for kind, words in export_words.FORMATS.items():
            self.kind.addItem(tr(words), kind)
        self.people = ComboField()
        self.version = ComboField()
        self.version.addItem(tr("4.0, the newest"), "4.0")
        self.version.addItem(tr("3.0, for older programs and phones"), "3.0")
        self.photos = QCheckBox(tr("With &photos"))
        self.exact = QCheckBox(tr("&Exactly as it is, without marks"))
        self.notes = QCheckBox(tr("With my &notes, the objective and the questions"))
        self.attendees = QCheckBox(tr("With the people as a&ttendees"))
        self.form.add_row(tr("&Format"), self.kind, hint=tr(export_words.WHOLE_DESK))
        self.form.add_row(tr("&Whom"), self.people)
        self.form.add_row(tr("&Version"), self.version)
        self.form.add_row("", self.photos)
        self.form.add_row(
            "",
            self.exact,
            tr(
                "Otherwise, cells that a spreadsheet could run as a formula begin with an apostrophe. "
                "netdesk takes it off again."
            ),
        )
        self.form.add_row("", self.notes, tr("Left out unless you want others to read them."))
        self.form.add_row("", self.attendees, tr("A calendar may send them invitations by itself."))
        self.form.add_row(tr("&Save as"), self._made_place())
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(tr("Exporting"))
        self.progress.hide()
        self.trouble = text_label("", "error", wrap=True)
        self.trouble.hide()
        self.body.addWidget(self.form)
        self.body.addWidget(self.progress)
        self.body.addWidget(self.trouble)
        self.body.addStretch(1)

    def _made_place(self) -> QWidget:
        place = QWidget()
        row = QHBoxLayout(place)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(grid.SPACE_8)
        self.path = LineEdit()
        self.path.setAccessibleName(tr("Save as"))
        self.browse = Button(tr("&Choose…"), "secondary", "folder-open")
        self.browse.clicked.connect(self._choose)
        row.addWidget(self.path, 1)
        row.addWidget(self.browse)
        place.setFocusProxy(self.path)
        return place

    def _offer_whom(self) -> None:
        count = contacts.counts(self._jobs.reader).contacts
        self.people.addItem(export_words.everybody(count), None)
        if self._whom.shown is not None:
            self.people.addItem(export_words.shown(len(self._whom.shown)), self._whom.shown)
        if self._whom.chosen:
            self.people.addItem(export_words.chosen(len(self._whom.chosen)), self._whom.chosen)

    def _restore(self) -> None:
        last = self._last
        self.kind.setCurrentIndex(self.kind.findData(last.format))
        self.version.setCurrentIndex(max(0, self.version.findData(last.version)))
        for box, on in (
            (self.photos, last.photos),
            (self.exact, last.exact),
            (self.notes, last.notes),
            (self.attendees, last.attendees),
        ):
            box.setChecked(on)

    def choose_chosen(self) -> None:
        """Begin with those chosen in the list."""
        if self._whom.chosen:
            self.people.setCurrentIndex(self.people.count() - 1)

    def _on_kind(self) -> None:
        kind = self.kind.currentData()
        for field, kinds in (
            (self.version, {ExportFormat.VCARD}),
            (self.photos, {ExportFormat.VCARD, ExportFormat.JSON}),
            (self.exact, {ExportFormat.CSV}),
            (self.notes, {ExportFormat.ICS}),
            (self.attendees, {ExportFormat.ICS}),
        ):
            self.form.set_row_visible(field, kind in kinds)
        self._describe()
        self._propose()

    def _on_people(self) -> None:
        self._describe()
        self._propose()

    def _describe(self) -> None:
        kind = self.kind.currentData()
        whole = kind is ExportFormat.JSON and self.people.currentData() is None
        self.form.set_hint(self.kind, tr(export_words.WHOLE_DESK if whole else export_words.ABOUT[kind]))
        self.hug()

    # Where

    def _propose(self) -> None:
        """A name that is free, until the user says another one."""
        kind = self.kind.currentData()
        if self.path.text() and self.path.text() != self._proposed:
            path = Path(self.path.text())
            if path.suffix.lower() in {each.suffix for each in ExportFormat}:
                self._show_path(path.with_suffix(kind.suffix))
            return
        folder = export_memory.last_folder()
        name = self._name(kind)
        path, number = folder / f"{name}{kind.suffix}", 2
        while path.exists():
            path, number = folder / f"{name} {number}{kind.suffix}", number + 1
        self._proposed = str(path)
        self._show_path(path)

    def _name(self, kind: ExportFormat) -> str:
        ids = self.people.currentData()
        if kind is ExportFormat.ICS:
            return "meetings"
        if ids is None and kind is ExportFormat.JSON:
            return file_name(self._jobs.desk.path.stem)
        if ids is not None and len(ids) == 1:
            rows = contacts.contact_rows(self._jobs.reader, ids)
            return file_name(rows[ids[0]].name) if ids[0] in rows else "contact"
        return "contacts"

    def _show_path(self, path: Path) -> None:
        self.path.setText(str(path))
        self.path.setCursorPosition(len(str(path)))
        self._tell("")

    def _on_typed(self, _text: str) -> None:
        self._tell("")

    def _choose(self) -> None:
        kind = self.kind.currentData()
        chosen, _ = QFileDialog.getSaveFileName(
            self, tr("Export"), self.path.text(), tr(export_words.FILTERS[kind])
        )
        if chosen:
            path = Path(chosen)
            named = path if path.suffix else path.with_suffix(kind.suffix)
            # With its own ending, the system has asked whether a file of that name may be replaced.
            self._agreed = path if named == path else None
            self._show_path(named)

    def _path(self) -> Path | None:
        """Where to write, or None after saying why not there."""
        text = self.path.text().strip()
        if not text:
            self._tell(tr("Say where the file should be: choose a folder and a name."))
            self.path.setFocus(Qt.FocusReason.OtherFocusReason)
            return None
        path = Path(text).expanduser()
        if not path.is_absolute():
            path = export_memory.last_folder() / path
        if not path.suffix:
            path = path.with_suffix(self.kind.currentData().suffix)
        if path.exists() and path.samefile(self._jobs.desk.path):
            self._tell(tr("{name} is the desk that is open. Choose another name.", name=path.name))
            return None
        if path.exists() and path != self._agreed:
            self._agreed = path
            self._tell(
                tr(
                    "{name} is there already. Export again to replace it, or choose another name.",
                    name=path.name,
                )
            )
            self.set_verb(tr("Replace"))
            return None
        return path

    def _tell(self, words: str) -> None:
        if self._job is None and not words:
            self.set_verb(tr("Export"))
        self.trouble.setText(words)
        if self.trouble.isHidden() is bool(words):
            self.trouble.setVisible(bool(words))
            self.hug()
