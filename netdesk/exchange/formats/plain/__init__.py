"""People in plain text: lists of names, lists of addresses, the signature under an email.

words       what tells a name, a number, a link, a title
lists       one person a line, or divided by commas
signature   one person over several lines
sniffing    tell which of them a text is, or that it is neither
reading     a text into people
"""
