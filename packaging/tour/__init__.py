"""The picture book: every screen of netdesk, taken from the real window on the sample desk.

`screens/` says what there is to see, one module for each part of the window; the rest takes the pictures.
A new screen is a function there and a line in its list: tests/tour finds what has been forgotten.
"""
