"""Emails saved as files.

sniffing    tell one by its headers
reading     one email into an interaction, its people, and what is attached
"""
