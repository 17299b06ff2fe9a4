"""How one part of the window asks for another, without knowing it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal


class Navigator(QObject):
    """Wishes of the panels, heard by the window, which knows who fulfils them."""

    contact_wanted = Signal(int)
    """Show this contact in Contacts."""
    people_wanted = Signal(object)
    """Show these contacts (a frozenset of ids) in Contacts."""
    people_search_wanted = Signal(str)
    """Show in Contacts whom these words find."""
    people_of_change_wanted = Signal(int)
    """Show in Contacts whom this change (its id) touched, and nobody else."""
    section_wanted = Signal(str)
    """Show a section of the window, by its key."""
    interaction_wanted = Signal(int)
    """Show this interaction in Interactions."""
    row_wanted = Signal(str, object)
    """Show a row of a small section: the section ("events"), and the row's id there (any number)."""
    edit_contact_wanted = Signal(int)
    """Open the editor; 0 for a new contact."""
    plan_wanted = Signal(int, int)
    """Plan an interview: contact id, and the planned interaction to go on with (0: a new one)."""
    wizard_wanted = Signal(str)
    """Open a wizard by its name in the catalogue ("goals"), with what it is about if anything ("pitch:3")."""
    rehearse_wanted = Signal(int)
    """Say this pitch aloud, over the whole window."""
    plan_for_goal_wanted = Signal(int, int)
    """Plan an interview for a goal (its id) with a contact (0: to be chosen)."""
    practise_wanted = Signal(str)
    """Practise answers, this question first ("" for what comes next)."""
    edit_interaction_wanted = Signal(int, int)
    """Open the interaction editor: interaction id (0: log a new touch) and contact id (0: choose there)."""
    remind_wanted = Signal(int, int)
    """Open a reminder: contact id, and the follow-up to edit (0: a new one)."""
    sheet_wanted = Signal(int)
    """Preview the prep sheet of this interaction."""
    history_wanted = Signal(int)
    """Show what was changed on this contact."""
    import_wanted = Signal()
    """Choose files to bring in."""
    bring_in_wanted = Signal(object)
    """Bring these files or this text in, for a wizard that stays open (an ImportWish)."""
    desk_wanted = Signal(object)
    """Open another desk in place of this one (an Arrival: the desk, and files to offer there)."""
    close_desk_wanted = Signal()
    """Close the desk and show the page where another one can be opened."""
    reopen_wanted = Signal(object, str)
    """Close the desk, run this (a callable without arguments), open it again, then say the sentence; see
    Shell.reopen_after."""
    export_wanted = Signal(object, bool)
    """Take people out (a Whom); True: the chosen ones, if any, come first."""
    offered = Signal(str, str, object)
    """Show a toast with a button: the sentence, the button's words, what it does (a callable)."""
    declined = Signal(str)
    """Show a toast that says why something was not done, or not yet."""
    said = Signal(str, bool)
    """Show a toast; True offers Undo in it."""
