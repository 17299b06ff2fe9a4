"""Measure everything and print the figures: a table, or with --json a JSON document and nothing else."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from tests.bench.figures import as_json, as_table
from tests.bench.importing import importing
from tests.bench.in_use import typing_and_scrolling
from tests.bench.large_desk import PEOPLE, large_desk
from tests.bench.programs import CHECKOUT, Home
from tests.bench.recognising import recognising
from tests.bench.start import start_and_memory

CACHE = CHECKOUT / "build" / "bench"


def main(arguments: list[str] | None = None) -> int:
    """Run the bench; 0 also when a goal is missed, since that is a finding and not a failure."""
    parser = argparse.ArgumentParser(prog="dev.py bench", description=__doc__)
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    chosen = parser.parse_args(arguments)
    desk = large_desk(CACHE)
    with tempfile.TemporaryDirectory(prefix="netdesk-bench-") as folder:
        home = Home(Path(folder))
        measures = [
            *start_and_memory(home, desk),
            *typing_and_scrolling(home, desk),
            *importing(home, CACHE),
            *recognising(home),
        ]
    if chosen.json:
        print(as_json(measures))
    else:
        print(f"netdesk with {PEOPLE:,} people\n")
        print(as_table(measures))
    return 0


if __name__ == "__main__":
    sys.exit(main())
