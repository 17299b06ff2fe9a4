"""iCalendar (RFC 5545) as programs really write it: invitations, updates, cancellations, whole calendars.

sniffing    tell one by its beginning
lines       bytes into components, each by itself
zones       names of time zones, and the offsets that a file gives for its own
recurring   the next day of a meeting that repeats
times       DTSTART and its kin into moments
meeting     what a meeting is about: its kind, its link
answers     what somebody says to an invitation
events      one event into an interaction and the people in it
reading     a whole file
"""
