"""What dropping files on the window would do, when there are desks among them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from netdesk.services import desk_files, imports
from netdesk.services.desk_files import Offer
from netdesk.ui.arrivals import Arrival, sorted_out
from netdesk.ui.navigator import Navigator
from netdesk.ui.tr import counted, tr


def for_window(paths: Sequence[Path]) -> Offer:
    """On the window of a desk: a desk is opened in its place, other files are imported."""
    arrival = sorted_out(paths)
    return _of_desk(arrival) if arrival.desk else imports.offer(paths)


def for_read_only(paths: Sequence[Path]) -> Offer:
    """On the window of a desk that can only be looked at: nothing can be imported there."""
    arrival = sorted_out(paths)
    refused = _refused(tr("This desk is read-only: you can look, not change."))
    return _of_desk(arrival) if arrival.desk else refused


def for_start_page(paths: Sequence[Path]) -> Offer:
    """Where no desk is open, a desk comes first."""
    arrival = sorted_out(paths)
    refused = _refused(tr("Open a desk first, then drop files to import."))
    return _of_desk(arrival) if arrival.desk else refused


def receive(navigator: Navigator, bring_in: Callable[[list[Path]], None], paths: list[Path]) -> None:
    """Files were dropped: open the desk among them, with the others to be imported there, or import all."""
    arrival = sorted_out(paths)
    if arrival.desk:
        navigator.desk_wanted.emit(arrival)
    else:
        bring_in(paths)


def _of_desk(arrival: Arrival) -> Offer:
    assert arrival.desk is not None
    obstacle = desk_files.why_no_desk(arrival.desk)
    if obstacle:
        return _refused(obstacle)
    sentences = []
    if arrival.files:
        count = len(arrival.files)
        what = arrival.files[0].name if count == 1 else tr("{count} other files", count=count)
        sentences.append(tr("Then you see what importing {what} there would do.", what=what))
    if arrival.others:
        count = len(arrival.others)
        sentences.append(
            counted(
                count,
                "One desk is open at a time: {name} stays closed.",
                "One desk is open at a time: {n} more desks stay closed.",
                name=arrival.others[0].name,
            )
        )
    if not sentences:
        sentences.append(tr("It takes the place of the desk that is open now."))
    return Offer(tr("Open the desk {name}", name=arrival.desk.name), " ".join(sentences), (tr("Desk"),), "")


def _refused(reason: str) -> Offer:
    return Offer("", "", (), reason)
