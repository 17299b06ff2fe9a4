"""Compare netdesk's bidirectional algorithm with Unicode's own test file, all 90,000 cases of it.

    python -m tests.printing.conformance /usr/share/unicode/BidiCharacterTest.txt

The file is part of the Unicode Character Database (Debian package unicode-data) and too large to keep here.
"""

from __future__ import annotations

import sys
from pathlib import Path

from netdesk.printing import bidi

_BASES = {"0": 0, "1": 1, "2": None}


def holds(line: str) -> bool:
    """True when the case in one line of the file comes out as Unicode says."""
    codes, direction, base, expected, order = line.split(";")
    text = "".join(chr(int(code, 16)) for code in codes.split())
    found = bidi.levels(text, _BASES[direction])
    wanted = expected.split()
    kept = [place for place, level in enumerate(wanted) if level != "x"]
    seen = [kept[place] for place in bidi.visual_order([found[place] for place in kept])]
    return (
        all(level == "x" or int(level) == given for level, given in zip(wanted, found, strict=True))
        and (direction != "2" or bidi.base_level(text) == int(base))
        and seen == [int(place) for place in order.split()]
    )


def main() -> int:
    """Run the file named on the command line; return the exit status."""
    lines = Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()
    cases = [line for line in lines if line and not line.startswith("#")]
    wrong = [line for line in cases if not holds(line)]
    print(f"{len(cases)} cases, {len(wrong)} wrong")
    print("\n".join(wrong[:20]))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
