"""What the window says goes through tr, so that it can be translated."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest

from tests.ui.words_said import UI, bare_texts, faults, texts_of

SILENT: Final = {
    "further_fonts.py": "names of fonts and of their files",
    "program/plain_import.py": "the source of modules that stand in for others",
    "program/quick_enumerations.py": "names of classes",
    "zones.py": "how names of zones begin that are not offered",
}
"""Modules that say nothing to people, and what looks like it."""
HISTORY: Final = "labels that the desk's history keeps in English, also for the verbs without a window"
NOT_SAID: Final = {
    "actions.py": (
        "keys of sections",
        {"contacts interactions", "organizations events goals pitches questions"},
    ),
    "contact_copies.py": (
        "said by contact_commands; markup for the clipboard",
        {"Everything", "Text", "Table", '<meta charset="utf-8">'},
    ),
    "dialogs/contact_drafts.py": ("names of drafts", {"new {} {}", "refused {}", "saving {}"}),
    "dialogs/contact_fields.py": ("how names of own fields begin", {"own "}),
    "dialogs/history_gone.py": (HISTORY, {"Delete {}"}),
    "dialogs/mapping_columns.py": ("a name in code", {"new own field"}),
    "errands/errands.py": (HISTORY, {"Undo: "}),
    "words/history_said.py": (HISTORY, {"Goal", "Name", "Question", "Who listens"}),
    "folders.py": ("names that Windows keeps for itself", {"CON", "PRN", "AUX", "NUL", "COM", "LPT"}),
    "icons.py": (
        "a drawing",
        {
            (
                '<svg xmlns="http://www.w3.org/2000/svg" width="16" height="16" viewBox="0 0 16 16">'
                '<circle cx="8" cy="8" r="3.5" fill="{}"/></svg>'
            )
        },
    ),
    "importing.py": ("the name under which services report it", {"Pasted text"}),
    "interlude.py": ("a proper name", {"netdesk"}),
    "links.py": ("categories of characters", {"CZ"}),
    "models/contacts.py": ("keys of columns", {"last touch", "next step"}),
    "models/dry_run.py": ("what parts a reason of the planner", {", organization alike: "}),
    "models/import_choices.py": ("the name of a format", {"Facebook"}),
    "models/gone.py": (HISTORY, {"Delete {}"}),
    "panels/contact_columns.py": ("keys of columns", {"last touch", "next step"}),
    "panels/contact_commands.py": ("a key; what is said stands in the table", {"Everything"}),
    "panels/contact_list.py": ("settings of the desk", {"contacts columns", "contacts sort", " reversed"}),
    "photos.py": ("proper names of formats", {"PNG", "JPEG", "GIF", "WebP", "BMP"}),
    "sheet.py": (
        "a style sheet; a desktop by its own name",
        {"QDialogButtonBox { button-layout: 3; }\n", "KDE"},
    ),
    "program/start.py": ("for the terminal, as the verbs without a window", {"netdesk: {}\n"}),
    "program/start_page.py": ("a proper name", {"netdesk"}),
    "theme.py": ("the name of a style", {"Fusion"}),
    "widgets/drop_overlay.py": ("badges of files", {"DESK", "VCF"}),
    "wizards/listed_list.py": ("keys", {"Delete", "Space"}),
    "wizards/plan_questions.py": ("keys", {"Delete", "Space"}),
    "wizards/widen.py": ("a circle's name on the desk; a column of LinkedIn's", {"Online", "event name"}),
}
"""Texts that no tr stands around, by module, each with the reason."""


def modules() -> list[Path]:
    return sorted(UI.rglob("*.py"))


def name_of(path: Path) -> str:
    return path.relative_to(UI).as_posix()


def test_every_text_goes_through_tr_or_has_a_reason_not_to() -> None:
    found, stale = [], []
    for path in modules():
        name = name_of(path)
        _, exempt = NOT_SAID.get(name, ("", set()))
        texts = [] if name in SILENT else bare_texts(path.read_text("utf-8"))
        found += [f"{name}:{each.line}: {each.text!r}" for each in texts if each.text not in exempt]
        stale += [f"{name}: {each!r}" for each in exempt - {each.text for each in texts}]
    assert found == []
    assert stale == [], "exempt, but not there any more"


def test_tr_is_called_with_whole_texts_and_a_value_for_every_place_when_they_are_shown() -> None:
    found = [f"{name_of(path)}: {each}" for path in modules() for each in faults(path.read_text("utf-8"))]
    assert found == []


def test_no_module_is_exempt_that_is_not_there() -> None:
    assert (SILENT.keys() | NOT_SAID.keys()) - set(map(name_of, modules())) == set()
    assert [name for name in SILENT if texts_of((UI / name).read_text("utf-8"))] == []
    assert len([text for path in modules() for text in texts_of(path.read_text("utf-8"))]) > 2000


@pytest.mark.parametrize(
    "source",
    [
        'Button("Keep it", "primary")',
        'label.setText(f"{n} left")',
        'window.setWindowTitle("Backups")',
        'menu.addAction("Copy")',
        'edit.setPlaceholderText("Type a name")',
        'edit.setAccessibleName("Name")',
        'label.setText("open")',
        'widget.setToolTip(plain_tooltip("Click to copy"))',
        'Column("with", "With", sort)',
        'HEADS: Final = {Kind.CALL: "Call"}',
        'def ask(verb: str = "Save") -> None: ...',
        'words = "Starred" if starred else tr("Not starred")',
        "said = f'{tr(kept)}: nothing else to do'",
        'box.addItem(tr("In a {unit}", unit="Long month"))',
    ],
)
def test_a_text_outside_of_tr_is_found(source: str) -> None:
    assert len(bare_texts(source)) == 1


@pytest.mark.parametrize(
    "source",
    [
        '"""What this module says."""',
        'Button(tr("Keep it"), "primary", "star")',
        'counted(n, "{n} day", "{n} days")',
        'NAMES: Final = marked({"a": "Given name"})',
        'ActionSpec("new", "&New contact", "&File", ("Ctrl+N",))',
        'button.setShortcut("Ctrl+Shift+N")',
        'raise ValueError("no such file")',
        'log.warning("no backup was made")',
        'widget.setProperty("role", "bare")',
    ],
)
def test_what_nobody_reads_is_left_alone(source: str) -> None:
    assert bare_texts(source) == []


@pytest.mark.parametrize(
    ("source", "fault"),
    [
        ('TITLE = tr("Backups")', "at import"),
        ('def ask(verb: str = tr("Save")) -> None: ...', "at import"),
        ('class Panel:\n    title = tr("Contacts")', "at import"),
        ('def say(): return tr(f"{name} kept")', "put together"),
        ('def say(): return tr("{name} kept", whom=name)', "nothing stands for"),
        ('def say(): return tr("Kept", whom=name)', "no place for"),
        ('def say(): return counted(n, "{n} kept by {who}", "{n} kept")', "nothing stands for"),
        ('def say(): return counted(n, "{n} of {all:,}", "{n} of {all:,}", all=all)', "the one way"),
    ],
)
def test_a_call_that_cannot_be_translated_is_found(source: str, fault: str) -> None:
    assert any(fault in each for each in faults(source))


def test_texts_are_gathered_from_calls_and_tables() -> None:
    source = (
        'tr("Keep {name}", name="Not this")\n'
        'counted(2, "{n} day", "{n} days")\n'
        'tr("Open" if new else "Change")\n'
        'marked({"key": ("One word", "icon-name")})\n'
        'ActionSpec("import", "&Import…", "&File", ("Ctrl+I",))\n'
    )
    expected = ["Keep {name}", "{n} day", "{n} days", "Open", "Change", "One word", "&Import…", "&File"]
    assert sorted(texts_of(source)) == sorted(expected)
