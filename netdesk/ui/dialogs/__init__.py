"""One dialog per file: open it, get the answer or None."""
