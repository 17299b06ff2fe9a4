"""The people of a dry run as rows."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from netdesk.domain.contacts import Contact, Labelled
from netdesk.domain.drafts import Draft, Problem
from netdesk.domain.names import Name
from netdesk.services.dry_runs import (
    Action,
    Decision,
    Difference,
    DryRun,
    FieldChange,
    FileReading,
    Outcome,
    Planned,
    look_through,
)
from netdesk.ui.models.dry_run import DryRunModel, Tab, summary
from netdesk.ui.models.import_choices import ImportChoices
from netdesk.ui.roles import Role, Tone

MOVE = (
    FieldChange("organization", "Organization", "Halden", "Globex", Difference.CHOICE),
    FieldChange("title", "Title", "", "CTO", Difference.CHOICE),
    FieldChange("phones", "Phone", "", "+47", Difference.FILLS),
)
FILLS = (FieldChange("phones", "Phone", "", "+47", Difference.FILLS),)


def draft(name: str, **values: object) -> Draft:
    return Draft(Contact(Name(display=name), **values), 1, f"digest of {name}")  # type: ignore[arg-type]


ITEMS = [
    Planned(draft("Ann New", title="Engineer", organization="Globex"), 0, Outcome.NEW),
    Planned(draft("Bo New", emails=(Labelled("bo@x.example"),)), 0, Outcome.NEW),
    Planned(draft("Leila"), 0, Outcome.UPDATE, contact_id=7, reason="Same email", differences=MOVE),
    Planned(draft("Priya"), 0, Outcome.UPDATE, contact_id=8, reason="Same email", differences=FILLS),
    Planned(draft("Ruth"), 0, Outcome.SUGGESTED, contact_id=9, reason="Same name"),
    Planned(draft("Hana"), 0, Outcome.SUGGESTED, contact_id=10, reason="Same name"),
    Planned(draft("Cid"), 0, Outcome.SUGGESTED, reason="Only a name"),
    Planned(draft("Sam"), 0, Outcome.SAME, contact_id=11, reason="Imported before"),
]
PROBLEMS = (Problem(12, "It has no name", rejected=True, raw="X"), Problem(3, "Only a remark"))


def model_of(items: list[Planned], files: int = 1) -> tuple[DryRunModel, ImportChoices]:
    readings = tuple(
        FileReading(f"/somewhere/f{n}.vcf", "vCard 3.0", problems=PROBLEMS) for n in range(files)
    )
    planned = DryRun(readings, items)
    overview = look_through(planned)
    choices = ImportChoices(planned, overview)
    return DryRunModel(planned, overview, choices), choices


def rows(model: DryRunModel, role: int = Qt.ItemDataRole.DisplayRole) -> list[object]:
    return [model.index(row, 0).data(role) for row in range(model.rowCount())]


def test_the_model_behaves_as_qt_asks(qtbot: QtBot):
    model, choices = model_of(ITEMS)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    for tab in Tab:
        model.show_tab(tab)
    choices.decide(0, Action.LEAVE_OUT)
    model.refresh(0)
    model.refresh()
    model.clear()
    assert model.rowCount() == 0


def test_each_heading_has_its_people_in_the_files_order(qtbot: QtBot):
    model, _ = model_of(ITEMS)
    shown = {}
    for tab in Tab:
        model.show_tab(tab)
        shown[tab] = rows(model)
    assert shown == {
        Tab.NEW: ["Ann New", "Bo New"],
        Tab.SAME: ["Sam"],
        Tab.UPDATES: ["Leila", "Priya"],
        Tab.SUGGESTED: ["Ruth", "Hana", "Cid"],
        Tab.REJECTED: ["Line 12"],
    }


def test_rejected_records_name_their_file_when_there_are_several(qtbot: QtBot):
    model, _ = model_of([], files=2)
    model.show_tab(Tab.REJECTED)
    assert rows(model) == ["f0.vcf, line 12", "f1.vcf, line 12"]
    assert rows(model, Role.SUBTITLE) == ["It has no name", "It has no name"]
    assert model.rejected_at(1) == (1, PROBLEMS[0])
    assert model.item_at(0) is None


def test_the_second_line_says_what_matters_there():
    assert [summary(item) for item in ITEMS] == [
        "Engineer, Globex",
        "bo@x.example",
        "Now CTO at Globex",
        "1 new",
        "Same name",
        "Same name",
        "Only a name",
        "Imported before",
    ]


def test_a_decision_leaves_a_mark_and_is_told_to_screen_readers(qtbot: QtBot):
    model, choices = model_of(ITEMS)
    choices.decide(1, Action.LEAVE_OUT)
    assert rows(model, Role.MARK) == ["", "minus"]
    assert model.index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole) == "Bo New, bo@x.example, left out"
    choices.decide(1, Action.ADD)
    assert rows(model, Role.MARK) == ["", ""]
    model.show_tab(Tab.UPDATES)
    choices.take(2, "organization", theirs=True)
    assert rows(model, Role.MARK) == ["check", ""]
    assert rows(model, Role.TONE) == [Tone.OK, Tone.NORMAL]


def test_the_next_undecided_suggestion_is_found_and_wraps_around(qtbot: QtBot):
    model, choices = model_of(ITEMS)
    model.show_tab(Tab.SUGGESTED)
    assert model.next_undecided(0) == 1
    choices.decide(5, Action.JOIN)
    assert model.next_undecided(0) == 2
    choices.decide(6, Action.ADD)
    assert model.next_undecided(1) == 0
    choices.decide(4, Action.LEAVE_OUT)
    assert model.next_undecided(2) == -1


def test_a_person_keeps_the_hue_they_have_on_the_desk(qtbot: QtBot):
    model, _ = model_of(ITEMS)
    model.show_tab(Tab.UPDATES)
    assert rows(model, Role.AVATAR_KEY) == ["contact-7", "contact-8"]


def test_a_hundred_thousand_people_are_only_looked_up_when_seen(qtbot: QtBot):
    from netdesk.ui.delegates.rows import NameDelegate
    from netdesk.ui.widgets.column_widths import Column
    from netdesk.ui.widgets.row_table import RowTable

    model, choices = model_of([ITEMS[0]] * 100_000)
    asked: list[int] = []
    plain = model.data

    def counted(index: object, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        asked.append(role)
        return plain(index, role)  # type: ignore[arg-type]

    model.data = counted  # type: ignore[method-assign]
    table = RowTable(row_height=64)
    qtbot.addWidget(table)
    table.setItemDelegate(NameDelegate(table))
    table.setModel(model)
    table.set_columns([Column(200, stretch=1)])
    table.resize(300, 640)
    table.show()
    qtbot.waitUntil(lambda: len(asked) > 0)
    table.scrollToBottom()
    choices.for_all(Outcome.NEW, Decision(Action.LEAVE_OUT))
    model.refresh()
    table.grab()
    assert model.rowCount() == 100_000
    assert len(asked) < 3_000
