"""Tables of people, from whatever program wrote them: rows, what their columns mean, contacts."""
