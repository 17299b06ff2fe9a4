#!/usr/bin/env python3
"""Start netdesk from a checkout: `python3 main.py [FILE... | VERB ...]`, or a double-click on this file."""

import os
import sys

if sys.version_info < (3, 11):  # noqa: UP036 - an older Python is told so, in words it can read
    sys.exit("netdesk needs Python 3.11 or newer; this is Python %d.%d." % sys.version_info[:2])


def main() -> int:
    """Enter the private environment (packaging/bootstrap.py), then hand over to netdesk.app."""
    sys.path.append(os.path.join(os.path.dirname(os.path.abspath(__file__)), "packaging"))
    import bootstrap

    bootstrap.enter("runtime", window=bootstrap.opens_window(sys.argv[1:]))
    try:
        from netdesk.app import main as run

        return run()
    except ImportError as error:
        sentence = bootstrap.explain(error)
        if sentence is None:
            raise
        sys.exit("netdesk: " + sentence)


if __name__ == "__main__":
    sys.exit(main())
