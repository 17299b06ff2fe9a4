"""Adding a contact, or editing one: every field, an explicit Save, and nothing typed is ever lost."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from typing import Any, Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from netdesk.domain.contacts import Contact
from netdesk.domain.dates import zone_info
from netdesk.domain.now import utc_now, wall_now
from netdesk.domain.progress import Progress
from netdesk.domain.uids import new_uid
from netdesk.services import contacts, own_fields
from netdesk.services.desks import Reader
from netdesk.services.me import me
from netdesk.services.pending import pending_work
from netdesk.ui.dialogs import contact_drafts
from netdesk.ui.dialogs.contact_drafts import ContactDraft
from netdesk.ui.dialogs.contact_fields import ContactFields, FieldTrouble, applied, fields_of, rebased
from netdesk.ui.dialogs.contact_form import ContactForm
from netdesk.ui.dialogs.draft_keeper import DraftKeeper
from netdesk.ui.dialogs.keyboard_dialog import KeyboardDialog
from netdesk.ui.dialogs.own_field import OwnFieldDialog
from netdesk.ui.dialogs.own_fields import OwnFieldsDialog
from netdesk.ui.dialogs.small_fields import read_day
from netdesk.ui.jobs import Jobs, sentence
from netdesk.ui.navigator import Navigator
from netdesk.ui.photo_source import save_photo
from netdesk.ui.tr import marked, tr
from netdesk.ui.widgets.buttons import Button
from netdesk.ui.widgets.floating import announce
from netdesk.ui.widgets.labels import text_label
from netdesk.ui.widgets.notice import Notice
from netdesk.ui.words import wording

_SIZE: Final = QSize(680, 720)
_NAME_LENGTH: Final = 80
_NOBODY: Final = marked("Give a name, or at least an organization, an email or a phone number.")


class ContactEditor(KeyboardDialog):
    """Edits `contact`, or adds somebody (None). Build it with `ask`; `kept` carries the contact's id.

    Ctrl+Enter saves. Esc closes and keeps a draft, which is there again the next time, also after a kill.
    """

    kept = Signal(int)

    def __init__(
        self,
        jobs: Jobs,
        navigator: Navigator,
        contact: Contact | None = None,
        parent: QWidget | None = None,
        *,
        name: str = "",
    ) -> None:
        self._new = contact is None
        super().__init__(
            tr("New contact") if self._new else tr("Edit contact"),
            tr("Add contact") if self._new else tr("Save"),
            parent,
            sentence=wording.breakable(wording.cut(contact.shown, _NAME_LENGTH)) if contact else "",
            size=_SIZE,
            cancel=tr("Close"),
        )
        self._jobs, self._navigator = jobs, navigator
        self._contact = contact or Contact()
        self._uid = self._contact.uid or new_uid()
        self._discarded: ContactDraft | None = None
        self._offered: ContactDraft | None = None
        self._saving = False
        self.form = ContactForm(jobs, contacts.circles(jobs.reader), self._contact.id)
        self._build()
        self.form.own.set_fields(own_fields.own_fields(jobs.reader))
        self.form.set_fields(self._shown_fields())
        self._before = self.form.fields()
        key = contact_drafts.draft_key(self._contact.id, self._uid)
        self._keeper = DraftKeeper(jobs, key, self._to_keep, self)
        self._keeper.failing.connect(self._tell_no_draft)
        self._take_up_drafts()
        if name.strip():
            self.form.set_fields(replace(self._before, whole=" ".join(name.split())))
        self._begun_as = self.form.fields()
        self.form.changed.connect(self._on_changed)
        self.form.photo.save_asked.connect(self._save_photo)
        self.form.own.add_clicked.connect(self._add_own_field)
        self.form.own.manage_clicked.connect(self._manage_own_fields)
        self._read_known_words()
        self.form.name_edit.setFocus()

    @classmethod
    def ask(
        cls, jobs: Jobs, navigator: Navigator, contact_id: int, parent: QWidget | None, *, name: str = ""
    ) -> ContactEditor | None:
        """Open the editor on a contact, or (0) for somebody new, maybe of a known name.

        None when the contact is gone from the desk.
        """
        contact = contacts.contact(jobs.reader, contact_id) if contact_id else None
        if contact_id and contact is None:
            navigator.declined.emit(tr("This contact is no longer on the desk"))
            return None
        dialog = cls(jobs, navigator, contact, parent, name=name)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    @classmethod
    def go_on(
        cls, jobs: Jobs, navigator: Navigator, draft: ContactDraft, parent: QWidget | None
    ) -> ContactEditor | None:
        """Open the editor where a draft was left."""
        dialog = cls.ask(jobs, navigator, draft.contact_id or 0, parent)
        if dialog is not None and draft.contact_id is None:
            dialog.take_up(draft)
        return dialog

    @property
    def is_changed(self) -> bool:
        """True when something typed is not on the desk."""
        return self.form.fields() != self._before

    def take_up(self, draft: ContactDraft) -> None:
        """Go on with a draft: what was typed then, in the fields as they are now."""
        self._uid = draft.uid or self._uid
        self._keeper.key = draft.key or self._keeper.key
        self.form.set_fields(rebased(draft.fields, draft.before, self._before), draft.photo)
        if not self.is_changed:
            self._keeper.forget()
        self._discarded, self._offered = None, None
        self.notice.hide()
        self._show_state()

    def accept(self) -> None:
        """Save, or say in place what is missing."""
        if self._saving:
            return
        self._tell("")
        if not self._new and not self.is_changed:
            self._keeper.forget()
            super().accept()
            return
        draft = self._draft()
        if not self._is_fine(draft):
            return
        if self._jobs.long_change_running:
            key = self._keeper.key
            self._keeper.rest()
            contact_drafts.keep_later(
                self._jobs, self._navigator, draft, lambda: contact_drafts.forget(self._jobs, key)
            )
            super().accept()
            return
        self._saving = True
        self.set_verb(tr("Saving…"), enabled=False)
        self._jobs.change(lambda desk: contact_drafts.keep(desk, draft), self._on_kept, self._on_failed)

    def reject(self) -> None:
        """Close. What was typed stays as a draft."""
        if self._saving:
            return
        fields = self.form.fields()
        only_named = self._new and fields == self._begun_as
        if fields != self._before and not only_named:
            self._keeper.flush()
            self._navigator.said.emit(tr("Kept as a draft: {name}", name=self._draft().name), False)
        else:
            self._keeper.forget()
        super().reject()

    # Building

    def _build(self) -> None:
        self._trouble = text_label("", "error", wrap=True)
        self._trouble.hide()
        self.head.addWidget(self._trouble)
        self.notice = Notice()
        self.notice.hide()
        self.notice.clicked.connect(self._on_notice)
        self.body.addWidget(self.notice)
        self.body.addWidget(self.form)
        self.body.addStretch(1)
        self._state = text_label(tr("Kept as a draft if you close"), "caption")
        self.discard_button = Button(tr("Discard changes"), "quiet", "undo-2")
        self.discard_button.clicked.connect(self._on_discard)
        self.add_foot(self._state)
        self.add_foot(self.discard_button)
        self.follow_focus()

    def _shown_fields(self) -> ContactFields:
        """The contact as it will be when the edits that wait for a long change are on the desk."""
        by = self._contact.introduced_by
        introducer = contacts.contact(self._jobs.reader, by) if by is not None else None
        shown = fields_of(self._contact, introducer.shown if introducer else "")
        if self._contact.id is not None:
            for draft in contact_drafts.all_drafts(pending_work(self._jobs.desk.path)):
                if draft.saving and draft.contact_id == self._contact.id:
                    shown = rebased(draft.fields, draft.before, shown)
        return shown

    def _take_up_drafts(self) -> None:
        """Bring back what was left of this contact, or offer to go on with somebody new who was begun."""
        drafts = [
            each for each in contact_drafts.all_drafts(pending_work(self._jobs.desk.path)) if not each.saving
        ]
        if self._new:
            begun = [draft for draft in drafts if draft.contact_id is None]
            if begun:
                self._offered = begun[-1]
                self._show_notice(
                    tr("You started adding {name}", name=begun[-1].name), begun[-1].at, tr("Continue")
                )
        for draft in drafts:
            if not self._new and draft.contact_id == self._contact.id:
                self.take_up(draft)
                if self.is_changed:
                    self._show_notice(tr("Your unsaved changes are back"), draft.at, tr("Use what is saved"))
        self._show_state()

    def _read_known_words(self) -> None:
        def read(reader: Reader, _progress: Progress) -> tuple[list[str], list[str], dict[str, list[str]]]:
            in_use = own_fields.choices_in_use(reader)
            return contacts.organizations(reader), contacts.tags(reader), in_use

        self._jobs.read(read, self._on_known_words)

    def _on_known_words(self, words: tuple[list[str], list[str], dict[str, list[str]]]) -> None:
        if isValid(self):
            self.form.set_known(*words[:2])
            self.form.own.offer(words[2])

    # What happens

    def _on_changed(self) -> None:
        self._discarded = None
        self._keeper.touch()
        self._show_state()

    def _add_own_field(self) -> None:
        OwnFieldDialog.ask(self._jobs, None, self).kept.connect(self._on_own_field)

    def _on_own_field(self, field_id: int) -> None:
        """The new field has a row at once, and the focus."""
        fields = own_fields.own_fields(self._jobs.reader)
        self.form.own.set_fields(fields)
        for field in fields:
            if field.id == field_id:
                self.form.own.line(field.name).setFocus(Qt.FocusReason.TabFocusReason)

    def _manage_own_fields(self) -> None:
        OwnFieldsDialog.show_for(self._jobs, self._jobs.bus, self).finished.connect(self._on_fields_managed)

    def _on_fields_managed(self) -> None:
        """Show the fields as they are called now, with what was typed into them before."""
        typed, before, photo = self.form.fields(), self._before, self.form.photo.data
        if self._contact.id is not None:
            self._contact = contacts.contact(self._jobs.reader, self._contact.id) or self._contact
        self.form.own.set_fields(own_fields.own_fields(self._jobs.reader))
        self.form.set_fields(self._shown_fields())
        self._before = self.form.fields()
        self.form.set_fields(rebased(typed, before, self._before), photo)
        self._show_state()

    def _save_photo(self, data: bytes) -> None:
        save_photo(self._jobs, self._navigator, self, self._draft().name, data)

    def _on_notice(self) -> None:
        if self._offered is not None:
            self.take_up(self._offered)
        else:
            self._on_discard()
        self.form.name_edit.setFocus()

    def _on_discard(self) -> None:
        """Throw the changes away, or bring back what was just thrown away."""
        if self._discarded is not None:
            draft, self._discarded = self._discarded, None
            self.form.set_fields(draft.fields, draft.photo)
            self._keeper.touch()
        else:
            self._discarded = self._draft()
            self.form.set_fields(self._before)
            self._keeper.forget()
        self.notice.hide()
        self._show_state()

    def _on_kept(self, contact_id: int) -> None:
        self._keeper.forget()
        if not isValid(self):
            return
        self._saving = False
        words = marked("{name} added") if self._new else marked("{name} saved")
        self._navigator.said.emit(tr(words, name=self._draft().name), True)
        if self._new:
            self._navigator.contact_wanted.emit(contact_id)
        self.kept.emit(contact_id)
        super().accept()

    def _on_failed(self, error: Exception) -> None:
        if not isValid(self):
            return
        self._saving = False
        self._show_state()
        self._keeper.touch()
        self._tell(sentence(error))

    def _is_fine(self, draft: ContactDraft) -> bool:
        self.form.clear_errors()
        try:
            wanted = applied(draft.fields, self._before, self._contact, read_day)
        except FieldTrouble as trouble:
            self._point_at(trouble.name, trouble.sentence)
            return False
        if not wanted.shown:
            self._point_at("whole", tr(_NOBODY))
            return False
        return True

    def _point_at(self, name: str, words: str) -> None:
        self.form.set_error(name, words)
        field = self.form.field_called(name)
        field.setFocus(Qt.FocusReason.TabFocusReason)
        announce(self, words)

    def _tell(self, words: str) -> None:
        self._trouble.setText(words)
        self._trouble.setVisible(bool(words))
        if words:
            announce(self, words)

    def _tell_no_draft(self, words: str) -> None:
        self._state.setText(words)

    def _draft(self) -> ContactDraft:
        return ContactDraft(
            self._contact.id,
            self._uid,
            self.form.fields(),
            self._before,
            utc_now().isoformat(timespec="seconds"),
            self.form.circle.new_hue(),
            self.form.photo.data,
            key=self._keeper.key,
        )

    def _to_keep(self) -> dict[str, Any] | None:
        return contact_drafts.to_json(self._draft()) if self.is_changed else None

    def _show_notice(self, title: str, at: str, action: str) -> None:
        home = me(self._jobs.reader).zone
        now = wall_now(home)
        text = ""
        with suppress(ValueError):
            when = datetime.fromisoformat(at).astimezone(zone_info(home)).replace(tzinfo=None)
            text = tr(
                "From {day}, {time}",
                day=wording.short_day(when.date(), now.date()).lower(),
                time=wording.clock(when),
            )
        self.notice.set_notice(title, text, action, icon="pen-line")
        self.notice.show()

    def _show_state(self) -> None:
        changed = self.is_changed
        bring_back = self._discarded is not None
        self.discard_button.setText(tr("Bring my changes back") if bring_back else tr("Discard changes"))
        self.discard_button.setVisible(changed or bring_back)
        self._state.setVisible(not bring_back)
        self.set_verb(tr("Add contact") if self._new else tr("Save"))
