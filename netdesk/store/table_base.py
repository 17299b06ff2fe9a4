"""What all models of recorded tables share. Private to store."""

from __future__ import annotations

from peewee import AutoField, Model, TextField


class Table(Model):
    """A recorded table."""

    id = AutoField()


def blank() -> TextField:
    """A column of text that is blank by itself."""
    return TextField(default="")
