"""The headless verbs: the same program without a window, for scripts and tests."""

from __future__ import annotations

import argparse
import errno
import json
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager
from functools import partial
from io import TextIOWrapper
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from netdesk.domain.errors import NoDesk, Trouble
from netdesk.domain.now import utc_now

if TYPE_CHECKING:
    from collections.abc import Iterator

    from netdesk.services.desks import Desk, Shelf
    from netdesk.services.dry_runs import FileReport, ImportReport

_INTERRUPTED = 130
"""What shells say of a program that was stopped by Ctrl+C."""
_UNHEARD = (errno.EPIPE, errno.ENOSPC, errno.EIO)
"""Who listened has gone, or there is no room for what is told."""
_EXPORTED = ("vcard", "csv", "xlsx", "ics", "json")
OpenDesk = Callable[[Path | None, bool], "Desk"]
HoldDesk = Callable[[Path | None], AbstractContextManager["Shelf"]]


def run(arguments: Sequence[str], open_desk: OpenDesk, hold_desk: HoldDesk) -> int:
    """Run one verb. `open_desk` opens a desk file (None: the default one; True: make it when missing);
    inside `hold_desk` nobody else can open it, and it gives the shelf of its backups.

    Returns 0, or 1 after one clear line on standard error for each file or fault.
    """
    _speak_utf8()
    try:
        options = _parser(hold_desk).parse_args(arguments)
    except _Usage as usage:
        return _complain(str(usage))
    try:
        work: Callable[[argparse.Namespace, OpenDesk], int] = options.work
        status = work(options, open_desk)
        if sys.stdout:
            sys.stdout.flush()
    except Trouble as trouble:
        return _complain(str(trouble))
    except KeyboardInterrupt:
        _complain("stopped")
        return _INTERRUPTED
    except OSError as error:
        # Whatever writes files makes a Trouble of it: what is left is what is told.
        if error.errno not in _UNHEARD or error.filename is not None:
            raise
        return _unheard(error)
    return status


def _unheard(error: OSError) -> int:
    # Python would try once more when it ends, and fail aloud.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    if isinstance(error, BrokenPipeError):
        # They have heard enough.
        return 1
    return _complain(f"what came of it could not be told: {error.strerror}")


def _speak_utf8() -> None:
    """Names are of any script, and a file's name may be of none: neither may end a verb half way, whatever
    the machine's own encoding is. What cannot be said at all comes out as a JSON escape."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


class _Usage(Exception):
    """The command line was not understood."""


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> None:  # type: ignore[override]
        raise _Usage(f"{message}. See: netdesk {self.prog.split()[-1]} --help")


def _parser(hold_desk: HoldDesk) -> argparse.ArgumentParser:
    parser = _Parser(prog="netdesk", description="netdesk without a window")
    verbs = parser.add_subparsers(required=True, metavar="VERB")
    verb = _verb(verbs, "import", "bring people in from files", _import)
    verb.add_argument("files", nargs="+", type=Path, metavar="FILE")
    verb.add_argument("--dry-run", action="store_true", help="say what would happen; change nothing")
    verb.add_argument("--json", action="store_true", help="print the report as JSON")
    verb.add_argument(
        "--suggested", choices=("add", "skip"), default="add", help="what becomes of possible duplicates"
    )
    verb.add_argument(
        "--deleted", choices=("add", "skip"), default="skip", help="and of who and what was deleted here"
    )
    verb.add_argument(
        "--texts",
        action="store_true",
        help="with what was written: puts the text of emails and messages into the notes",
    )
    verb = _verb(verbs, "export", "write people to a file", _export)
    verb.add_argument("--format", choices=_EXPORTED, required=True)
    verb.add_argument("--version", choices=("3.0", "4.0"), default="4.0", help="of vCard (default: 4.0)")
    verb.add_argument("--exact", action="store_true", help="CSV without the marks that keep formulas away")
    verb.add_argument("out", type=Path, metavar="OUT")
    verb = _verb(verbs, "sheet", "write the prep sheet of a meeting as PDF", _sheet)
    which = verb.add_mutually_exclusive_group(required=True)
    which.add_argument("--next", action="store_true", help="the next planned meeting")
    which.add_argument("--interaction", type=int, metavar="ID")
    which.add_argument("--contact", metavar="NAME")
    verb.add_argument("out", type=Path, metavar="OUT.pdf")
    _verb(verbs, "check", "see whether the desk is whole", _check)
    verb = _verb(verbs, "backup", "write a checked copy of the desk to a file", _backup)
    verb.add_argument("out", type=Path, metavar="OUT")
    verb = _verb(verbs, "restore", "put a backup in the desk's place, after backing that up", _restore)
    verb.add_argument("source", type=Path, metavar="IN")
    verb.set_defaults(hold_desk=hold_desk)
    return parser


def _verb(
    verbs: argparse._SubParsersAction[_Parser],
    name: str,
    does: str,
    work: Callable[[argparse.Namespace, OpenDesk], int],
) -> _Parser:
    parser = verbs.add_parser(name, help=does, description=does)
    parser.add_argument("--desk", type=Path, metavar="D", help="the desk file (default: your own desk)")
    parser.set_defaults(work=work)
    return parser


def _complain(sentence: str) -> int:
    print(f"netdesk: {sentence}", file=sys.stderr)
    return 1


@contextmanager
def _desk(options: argparse.Namespace, open_desk: OpenDesk, *, create: bool) -> Iterator[Desk]:
    desk = open_desk(options.desk, create)
    try:
        yield desk
    finally:
        desk.close()


@contextmanager
def _desk_to_rehearse_on(options: argparse.Namespace, open_desk: OpenDesk) -> Iterator[Desk]:
    """The desk, or an empty one that goes again: a dry run makes no desk where there is none."""
    with ExitStack() as closing:
        try:
            desk = open_desk(options.desk, False)
        except NoDesk:
            folder = Path(closing.enter_context(TemporaryDirectory(prefix="netdesk-dry-run-")))
            desk = open_desk(folder / "dry run.netdesk", True)
        closing.callback(desk.close)
        yield desk


def _import(options: argparse.Namespace, open_desk: OpenDesk) -> int:
    from netdesk.services import imports
    from netdesk.services.dry_runs import Batch

    batch = Batch(
        add_suggested=options.suggested == "add",
        add_deleted=options.deleted == "add",
        deleted_things=options.deleted == "add",
        texts=options.texts,
    )
    opened = _desk_to_rehearse_on if options.dry_run else partial(_desk, create=True)
    with opened(options, open_desk) as desk:
        readings = imports.read_files(options.files)
        with desk.reader() as reader:
            planned = imports.dry_run(reader, readings)
        if options.dry_run:
            report = imports.rehearse(desk, planned, batch)
        else:
            report = imports.import_people(desk, planned, batch)
        not_backed_up = desk.shelf.trouble
    if options.json:
        print(json.dumps(imports.report_as_json(report), ensure_ascii=False, indent=2))
    else:
        _tell(report, options)
    if not_backed_up:
        print(f"netdesk: no backup was made before the import: {not_backed_up}", file=sys.stderr)
    failures = [each for each in report.files if each.failure]
    for each in failures:
        _complain(f"{each.path}: {each.failure}")
    return 1 if failures else 0


def _counted(reasons: Mapping[str, int]) -> str:
    """Reasons with their numbers: "250 only a name, 2 a mailing list"."""
    return ", ".join(f"{count:,} {why[:1].lower()}{why[1:]}" for why, count in reasons.items())


def _tell_why(each: FileReport, options: argparse.Namespace) -> None:
    """What was taken or left out without being asked about, and how to have it otherwise."""
    from netdesk.services.imported_touches import DELETED

    if each.suggested_why:
        taken = options.suggested == "add"
        became, other = ("added all the same", "skip leaves") if taken else ("left out", "add brings")
        rest = "them out" if taken else "them in"
        print(f"  {became}: {_counted(each.suggested_why)} (--suggested {other} {rest})")
    if each.ignored_why:
        print(f"  ignored: {_counted(each.ignored_why)}")
    gone = each.ignored_why.get(DELETED, 0) + each.interactions.why.get(DELETED, 0)
    if told := _counted(each.interactions.why):
        print(f"  interactions left out: {told}")
    if gone:
        print("  (--deleted add brings back what was deleted here before)")


def _tell(report: ImportReport, options: argparse.Namespace) -> None:
    for each in report.files:
        if each.failure and not each.read:
            continue
        print(
            f"{each.path}: {each.format_name}, {each.read} read: {each.added} added, "
            f"{each.updated} updated, {each.same} same, {each.suggested} possible duplicates, "
            f"{each.rejected} rejected, {each.ignored} ignored"
        )
        if (told := each.interactions).read:
            print(
                f"  interactions: {told.read} read: {told.added} added, {told.updated} updated, "
                f"{told.cancelled} cancelled, {told.same} same, {told.left_out} left out"
            )
        _tell_why(each, options)
        for problem in each.problems:
            print(f"  line {problem.line}: {problem.what}")
    if report.further or report.left_out:
        from netdesk.domain.desk_journey import in_words

        for what, counts in (("Besides", report.further), ("Deleted here before", report.left_out)):
            if counts:
                print(f"{what}: {in_words(counts)}")
    print(f"People on the desk: {report.contacts_before} before, {report.contacts_after} after")


def _export(options: argparse.Namespace, open_desk: OpenDesk) -> int:
    from netdesk.services import exports

    choice = exports.ExportChoice(
        exports.ExportFormat(options.format), version=options.version, exact=options.exact
    )
    with _desk(options, open_desk, create=False) as desk, desk.reader() as reader:
        exports.export(reader, options.out, choice)
    return 0


def _sheet(options: argparse.Namespace, open_desk: OpenDesk) -> int:
    from netdesk.services import exports, sheets

    with _desk(options, open_desk, create=False) as desk, desk.reader() as reader:
        if options.interaction is not None:
            chosen = options.interaction
        elif options.contact is not None:
            chosen = sheets.interaction_of(reader, options.contact)
        else:
            chosen = sheets.next_interaction(reader, utc_now())
        printed = sheets.sheet_pdf(reader, [chosen])
    exports.write_whole(options.out, printed.data)
    for text in printed.missing_glyphs:
        print(f"netdesk: some characters of “{text}” could not be printed", file=sys.stderr)
    return 0


def _check(options: argparse.Namespace, open_desk: OpenDesk) -> int:
    from netdesk.services.checks import check

    with _desk(options, open_desk, create=False) as desk, desk.reader() as reader:
        found = check(reader)
    for sentence in found:
        _complain(sentence)
    if not found:
        print("The desk is whole.")
    return 1 if found else 0


def _backup(options: argparse.Namespace, open_desk: OpenDesk) -> int:
    from netdesk.services.backups import back_up_to

    with _desk(options, open_desk, create=False) as desk, desk.reader() as reader:
        made = back_up_to(desk, reader, options.out)
    print(f"{options.out}: {_people(made.people)}, {made.size:,} bytes, checked.")
    return 0


def _restore(options: argparse.Namespace, _open_desk: OpenDesk) -> int:
    from netdesk.services.restoring import restore

    with options.hold_desk(options.desk) as shelf:
        done = restore(options.source, shelf)
    before = "" if done.people_before is None else f", {done.people_before:,} before"
    print(f"{shelf.desk}: {_people(done.people)}{before}.")
    if done.before:
        print(f"What was there before is kept in {done.before.path}")
    if done.aside:
        print(f"The damaged file is kept in {done.aside}")
    return 0


def _people(count: int) -> str:
    return f"{count:,} {'person' if count == 1 else 'people'}"
