"""A user to whom permissions apply."""

from __future__ import annotations

import os
import subprocess
import sys
from textwrap import dedent

import pytest

from tests.end_to_end.bad_input.seen import CHECKOUT

NOBODY = 65534
as_root_on_linux = pytest.mark.skipif(
    not sys.platform.startswith("linux") or os.geteuid() != 0, reason="this takes Linux and root"
)


def as_nobody(script: str) -> subprocess.CompletedProcess[str]:
    """Run a script as a user to whom permissions apply; what netdesk needs is loaded before."""
    become = f"""
import json, os, sys, tempfile
sys.path.insert(0, {str(CHECKOUT)!r})
import apsw, encodings.idna, peewee, playhouse.apsw_ext, phonenumbers
from PySide6 import QtCore, QtGui, QtWidgets, QtSvg
from netdesk import app, cli
import netdesk.store.peewee_wire, netdesk.store.tables
import netdesk.services.imports, netdesk.services.exports, netdesk.services.checks, netdesk.services.sheets
import netdesk.exchange.formats.vcard.reading, netdesk.ui.program.start
import netdesk.ui.dialogs.import_people, netdesk.ui.dialogs.import_result, netdesk.services.warming
import netdesk.ui.program.beginning, netdesk.ui.errands.errands, netdesk.ui.saved_searches
import netdesk.ui.panels.today, netdesk.ui.panels.contact_detail, netdesk.ui.panels.unfinished_bar
import netdesk.ui.dropping
home = tempfile.mkdtemp()
for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
    os.environ[name] = home
os.chown(home, {NOBODY}, {NOBODY})
os.setgroups([])
os.setgid({NOBODY})
os.setuid({NOBODY})
"""
    return subprocess.run(
        [sys.executable, "-c", become + dedent(script)],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        cwd=CHECKOUT,
    )
