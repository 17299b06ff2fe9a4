"""The words of netdesk: frozen values and pure functions. No Qt, no SQL, no files."""
