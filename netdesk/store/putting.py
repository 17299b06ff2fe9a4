"""What was built whole under another name takes its place, in one step."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import Final

_PAUSES: Final = (0.05, 0.1, 0.2, 0.4, 0.8)


def put(built: Path, target: Path, system: str = sys.platform) -> None:
    """Rename `built` to `target`, over what was there. Raises OSError, and then nothing has changed.

    On Windows nobody may rename a file while somebody reads it, and whoever looks for viruses, or for words,
    reads each new file for a moment: so it is tried again for a second and a half.
    """
    for pause in _PAUSES if system == "win32" else ():
        try:
            built.replace(target)
        except PermissionError:
            time.sleep(pause)
        else:
            return
    built.replace(target)
