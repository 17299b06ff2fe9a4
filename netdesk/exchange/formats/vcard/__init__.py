"""vCard 2.1 (versit Consortium, 1996), 3.0 (RFC 2426) and 4.0 (RFC 6350), as programs really write them.

splitting   a stream of bytes into the bytes of single cards
heads       what stands before a property's colon
lines       one card into properties: unfolding, quoted-printable, base64, parameters
values      text, lists, dates and pictures out of a property's value
labels      TYPE words and Apple's labels into netdesk's labels, and back
card        what one card has told so far
meanings    what each property tells
reading     cards into drafts
writing     contacts into cards
"""
