"""Emails saved as files, one by one or in a mailbox.

sniffing    tell one by its headers, and a mailbox by the line before them
splitting   the bytes of a mailbox into those of its emails
headers     what stands before an email, as text
addresses   the people in a header
reading     one email into an interaction, its people, and what is attached
mailbox     all emails of a mailbox, and the people whom they name
pages       the words of an email that is written as a page
"""
