"""Item models over the desk's rows."""
