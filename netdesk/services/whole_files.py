"""Files written whole or not at all, for nobody's eyes but the user's."""

from __future__ import annotations

import errno
import os
import re
import shutil
import stat
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, Final

from netdesk.domain.errors import Trouble
from netdesk.store.gate import is_desk
from netdesk.store.putting import put

_WRITTEN: Final = re.compile(r"\.netdesk-[a-z0-9_]{8}")
"""What `mkstemp` calls files here until they are whole."""
_A_DAY: Final = 86_400


def write_whole(path: Path, data: bytes) -> None:
    """Write a file whole; when that fails, an older file of that name stays as it is. Raises Trouble."""
    with replacing(path) as stream:
        stream.write(data)


@contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """A file written beside its target, mode 0600, and put in its place when all of it is on the disk.

    Whatever is raised inside leaves an older file of that name as it was; an OSError becomes a Trouble.
    """
    # A link stays one: what it leads to is written.
    path = Path(os.path.realpath(path))
    if path.is_dir():
        raise Trouble(f"{path.name} is a folder. Choose another name for the file.")
    if path.exists() and not path.is_file():
        raise Trouble(f"{path.name} is not a file that can be replaced. Choose another name for the file.")
    if is_desk(path):
        raise Trouble(f"{path.name} is a desk. Choose another name for the file.")
    try:
        handle, written = tempfile.mkstemp(prefix=".netdesk-", dir=path.absolute().parent)
    except OSError as error:
        raise trouble_of(path, error) from error
    file = os.fdopen(handle, "w+b")
    try:
        yield file
        file.flush()
        os.fsync(file.fileno())
        file.close()
        put(Path(written), path)
        clear_left(path.absolute().parent, _WRITTEN)
    except OSError as error:
        raise trouble_of(path, error) from error
    finally:
        with suppress(OSError):
            file.close()
        with suppress(OSError):
            Path(written).unlink()


def clear_left(folder: Path, called: re.Pattern[str]) -> None:
    """Remove what was left in a folder, under such names, by writing that was killed at least a day ago."""
    with suppress(OSError):
        for left in folder.iterdir():
            if called.fullmatch(left.name) and _is_long_ours(left):
                with suppress(OSError):
                    shutil.rmtree(left) if left.is_dir() else left.unlink()


def _is_long_ours(left: Path) -> bool:
    try:
        found = left.lstat()
    except OSError:
        return False
    is_ours = os.name != "posix" or found.st_uid == os.getuid()
    return is_ours and not stat.S_ISLNK(found.st_mode) and time.time() - found.st_mtime > _A_DAY


def trouble_of(path: Path, error: OSError) -> Trouble:
    """Why a file could not be written, in one sentence."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return Trouble(f"The disk is full, so {path.name} was not written. Free some space and try again.")
    if error.errno in (errno.EACCES, errno.EROFS, errno.EPERM):
        return Trouble(
            f"{path.name} could not be written: that folder takes no new files. Choose another one."
        )
    if error.errno == errno.ENOENT:
        return Trouble(f"{path.name} could not be written: there is no such folder. Choose another one.")
    reason = error.strerror or "it cannot be written"
    return Trouble(f"{path.name} could not be written: {reason}. Choose another folder or name.")
