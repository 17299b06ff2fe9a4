"""How fast netdesk is: `python3 packaging/dev.py bench [--json]`."""
