"""Edits of contacts that are not on the desk yet: drafts left open, and those that wait for a long change."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, Final
from uuid import uuid4

from netdesk.domain.errors import Trouble
from netdesk.domain.now import utc_now
from netdesk.domain.progress import Progress
from netdesk.services.desks import Desk, Reader
from netdesk.services.pending import PendingWork, keep_edited, pending_work
from netdesk.ui.dialogs.contact_fields import ContactFields, applied, as_json, from_json
from netdesk.ui.dialogs.draft_news import draft_news
from netdesk.ui.dialogs.small_fields import read_day
from netdesk.ui.jobs import Jobs, sentence
from netdesk.ui.navigator import Navigator
from netdesk.ui.tr import tr
from netdesk.ui.words import wording

_KIND: Final = "contact"
_NAME_LENGTH: Final = 50


@dataclass(frozen=True, slots=True)
class ContactDraft:
    """What somebody typed of a contact. `before` is what the fields showed when they began.

    `contact_id` is None for somebody new, whom `uid` makes known. `hue` is for a new circle. A `saving` one
    was saved by its user and waits for the desk.
    """

    contact_id: int | None
    uid: str
    fields: ContactFields
    before: ContactFields
    at: str = ""
    hue: int = 0
    photo: bytes = b""
    saving: bool = False
    key: str = ""

    @property
    def name(self) -> str:
        """Whom it is about, for a sentence."""
        fields = self.fields
        values = (fields.whole, fields.organization, *(each.value for each in fields.emails + fields.phones))
        shown = next((value for value in values if value.strip()), "") or self.before.whole
        return wording.cut(" ".join(shown.split()), _NAME_LENGTH) or tr("somebody new")


def draft_key(contact_id: int | None, uid: str) -> str:
    """The key under which the draft of a contact is kept."""
    return f"{_KIND} {contact_id}" if contact_id is not None else f"new {_KIND} {uid}"


def to_json(draft: ContactDraft) -> dict[str, Any]:
    """A draft as the file beside the desk holds it."""
    return {
        "kind": _KIND,
        "contact": draft.contact_id,
        "uid": draft.uid,
        "at": draft.at or utc_now().isoformat(timespec="seconds"),
        "hue": draft.hue,
        "saving": draft.saving,
        "fields": as_json(draft.fields),
        "before": as_json(draft.before),
        "photo": base64.b64encode(draft.photo).decode("ascii"),
    }


def from_kept(key: str, value: dict[str, Any]) -> ContactDraft | None:
    """Read a draft; None for one of another kind, or of no sense."""
    if value.get("kind") != _KIND:
        return None
    contact_id, fields, before = value.get("contact"), value.get("fields"), value.get("before")
    if not isinstance(fields, dict) or not isinstance(before, dict):
        return None
    try:
        photo = base64.b64decode(str(value.get("photo", "")), validate=True)
    except binascii.Error:
        photo = b""
    return ContactDraft(
        contact_id if isinstance(contact_id, int) else None,
        str(value.get("uid", "")),
        from_json(fields),
        from_json(before),
        str(value.get("at", "")),
        int(value.get("hue", 0)) if isinstance(value.get("hue", 0), int) else 0,
        photo,
        bool(value.get("saving")),
        key,
    )


def all_drafts(work: PendingWork) -> list[ContactDraft]:
    """Every draft of a contact, the oldest first."""
    found = (from_kept(key, value) for key, value in work.all().items())
    return [draft for draft in found if draft is not None]


def keep(desk: Desk, draft: ContactDraft) -> int:
    """Put a draft onto the desk; returns the contact's id. Raises Trouble. Runs on the writer thread."""
    fields = draft.fields
    return keep_edited(
        desk,
        draft.contact_id,
        draft.uid,
        lambda latest: applied(fields, draft.before, latest, read_day),
        circle=(fields.new_circle, draft.hue) if fields.new_circle else None,
        introducer=fields.introducer,
        photo=draft.photo,
    )


def keep_later(jobs: Jobs, navigator: Navigator, draft: ContactDraft, then: Callable[[], None]) -> None:
    """Save a draft when the long change that runs now is done; meanwhile it is safe in the file.

    `then` is called when the file has it, or has refused it; the user is told either way.
    """
    _Waiting(jobs, navigator, replace(draft, saving=True, key=f"saving {uuid4()}")).begin(then)


def when_saved(jobs: Jobs) -> str:
    """When an edit will be on the desk, while something long runs."""
    what = jobs.long_change_running
    if what.lower().startswith("import"):
        return tr("will be saved when the import is done")
    return tr("will be saved when this is done")


def resume(jobs: Jobs, navigator: Navigator) -> int:
    """At start: save what its user saved before netdesk was stopped in between. Gives how many there are."""
    waiting = [draft for draft in all_drafts(pending_work(jobs.desk.path)) if draft.saving]
    for draft in waiting:
        _Waiting(jobs, navigator, draft).ask()
    return len(waiting)


class _Waiting:
    """An edit that its user has saved, on its way to the desk."""

    def __init__(self, jobs: Jobs, navigator: Navigator, draft: ContactDraft) -> None:
        self._jobs, self._navigator, self._draft = jobs, navigator, draft
        self._work = pending_work(jobs.desk.path)
        self._over = False
        self._words = f"{draft.name}: {when_saved(jobs)}"

    def begin(self, then: Callable[[], None]) -> None:
        """Put it into the file and ask the desk, in this order for the user, at once for both."""

        def write(_reader: Reader, _progress: Progress) -> None:
            # A desk that was quicker leaves nothing behind in the file.
            self._work.keep(self._draft.key, lambda: None if self._over else to_json(self._draft))

        def safe(_none: None) -> None:
            self._tell_waiting(self._words)
            then()

        def unsafe(_error: Exception) -> None:
            self._tell_waiting(tr("{words}. Keep netdesk open until then.", words=self._words))
            then()

        self._jobs.read(write, safe, unsafe)
        self.ask()

    def ask(self) -> None:
        """Have the desk keep it, after whatever was asked for before."""
        self._jobs.change(partial(keep, draft=self._draft), self._on_kept, self._on_refused)

    def _tell_waiting(self, words: str) -> None:
        if not self._over:
            self._navigator.declined.emit(words)

    def _on_kept(self, _contact_id: int) -> None:
        self._over = True
        forget(self._jobs, self._draft.key)
        self._navigator.said.emit(tr("{name} saved", name=self._draft.name), True)

    def _on_refused(self, error: Exception) -> None:
        """The text is not lost: it is a draft again."""
        self._over = True
        # Under a key of its own: the draft of the editor that was closed may be being forgotten just now.
        key = f"refused {uuid4()}"
        again = replace(self._draft, saving=False, key=key)

        def write(_reader: Reader, _progress: Progress) -> None:
            self._work.keep(key, lambda: to_json(again))
            self._work.drop(self._draft.key)

        self._jobs.read(write, draft_news(self._jobs).tell)
        words = tr(
            "{name} was not saved; your text is kept. {sentence}",
            name=self._draft.name,
            sentence=sentence(error),
        )
        self._navigator.declined.emit(words)


def forget(jobs: Jobs, key: str) -> None:
    """Drop a draft, away from the window's thread."""
    work = pending_work(jobs.desk.path)

    def drop(_reader: Reader, _progress: Progress) -> None:
        try:
            work.drop(key)
        except OSError as error:
            raise Trouble(tr("A draft that is no longer needed could not be removed.")) from error

    jobs.read(drop, draft_news(jobs).tell, _ignore)


def _ignore(_error: Exception) -> None:
    """A draft that stays is offered once more, and is then the same as what is on the desk."""
