"""Python's collector of cycles, kept still while very many values are made."""

from __future__ import annotations

import gc
import time
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_at_rest() -> Iterator[None]:
    """Keep the collector from walking through what is made inside the block, then and later.

    Values of this package hold no cycles, so there is nothing in them to find; but a walk through those of
    100,000 contacts holds the interpreter for a tenth of a second, which a window shows, and makes reading
    them half as long again. Counting references frees them as always.
    """
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


def let_go(*lists: object) -> None:
    """Empty lists of very many values little by little, so that other threads run in between.

    Freeing 100,000 contacts at once holds the interpreter for a fifth of a second. What is not a list is
    left alone. To be called from a thread that may take its time.
    """
    for each in lists:
        if isinstance(each, list):
            while each:
                del each[-500:]
                time.sleep(0)
