"""The whole desk as JSON, to be read by any program and by netdesk again with nothing lost.

One object, in UTF-8. What is not known is "" or [] or 0 or null. Its keys, in this order:

"netdesk": {"version": 1}. A later version adds keys; it changes the number only when a key's meaning changes.

"circles": each {"name", "hue"} (hue 0 to 7), in the user's order.

"own_fields": the user's own fields, each {"name", "kind" (text, number, date, choice or link), "choices"}.

"contacts": in the order in which they came in. Each has "name" (as shown), "organization", "title", "emails"
and "phones" (lists of text), "photo" (true or false), "circle" (its name), "tags"; then "id" (a number that
the rest of the file names them by), "uid", "record" (what somebody without a uid is known by again),
"name_parts" (display, prefix, given, further, family, suffix,
nickname, phonetic_given, phonetic_family), "department", "labelled_emails", "labelled_phones", "links" (each
{"value", "label"}), "addresses" (each street, extended, po_box, city, region, postal_code, country, label),
"birthday" (YYYY-MM-DD, or --MM-DD without a year), "dates" (each {"date", "label"}), "notes", "how_met",
"where_met", "introduced_by" (a name) and "introduced_by_id" (a contact's id, or null), "pronunciation",
"closeness" (0 to 5), "rhythm_days", "extra" (vCard lines kept verbatim), "starred" and "archived" (true or
false), "own" (what the user's own fields hold, each {"name", "value", "kind"}) and "photo_data" (the
picture's bytes in base64).

The rest is there when the whole desk is written, not when chosen contacts are:

"organizations": each {"name", "industry", "site", "place", "wanted" (true or false), "research" (a list of
text), "notes"}.

"goals": each {"id", "statement", "kind" (industry, organization, career path, skill, relationship, job
lead), "subject", "measure" (what counts: conversations, people, rehearsals, own), "number", "counted",
"due" (a day or ""), "state" (active, reached, dropped), "notes", "contacts" (the ids of those who could
help)}.

"pitches": each {"id", "audience", "want", "goal" (an id, or null), "ingredients" (an object of who, study,
interests, experience, accomplishment, team, skills, memorable, question), "text", "is_edited", "based_on"
(a pitch's id, or null)}. "rehearsals": each {"pitch" (an id), "at" (ISO 8601, UTC), "seconds", "words",
"rating" (0 to 3)}.

"events": each {"id", "name", "kind" (company presentation, career fair, alumni platform, living group,
student group, professional association, conference, regional fair or event, community group, online group,
meetup, other), "standing", "at_school" (true or false), "start", "zone", "minutes", "place", "link",
"organization", "aims" (a list of text), "goal", "pitch" (ids, or null), "notes", "contacts" (the ids of
those met there)}.

"own_questions": each {"text", "kind" (ask or practice), "topic", "tiara", "must", "key" (of the built-in
question whose place it takes, or ""), "hidden"}. "practices": each {"question", "at", "rating", "note"}.
"rounds": the days on which rounds of the journey began.

"interactions": each {"id", "kind", "state" (planned, held, cancelled), "start" (YYYY-MM-DDTHH:MM, a day
alone, or ""), "zone" (an IANA name, "" for the user's own), "minutes", "place", "link", "notes", "uid",
"contacts" (their ids), "event" (an id, or null), "plan"}. A plan is null or {"objective", "goal",
"introducer", "may_use_name", "shared_ground", "pitch", "research", "about_person", "ask", "stories",
"bring", "questions" (each {"text", "must", "topic", "answer"}), "goal_id", "pitch_id" (ids, or null),
"checklist" (each {"subject", "prompt", "found", "ask"}), "dress", "route", "confirm"}.

"follow_ups": each {"kind", "contact" (an id), "what", "due", "zone", "interaction" (an id, or null), "state"
(open, done, dropped), "done_at" (ISO 8601, UTC)}.

"saved_searches": each {"name", "view"}; a view names its circle.

"not_the_same": pairs of contact ids of whom the user said that they are two people.

"me": who sits at the desk: {"name", "organization", "phone", "email", "paper", "zone", "territory"}.
"""
