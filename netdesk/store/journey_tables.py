"""The recorded tables of the journey's things as Peewee models. Private to store, as those of `tables`."""

from __future__ import annotations

from peewee import IntegerField, TextField

from netdesk.store.table_base import Table, blank


class OrganizationTable(Table):
    """Organizations."""

    name = TextField()
    industry = blank()
    site = blank()
    place = blank()
    wanted = IntegerField(default=0)
    notes = blank()

    class Meta:
        table_name = "organization"


class OrganizationLineTable(Table):
    """What was found out about an organization, a line each."""

    organization_id = IntegerField()
    position = IntegerField()
    text = TextField()

    class Meta:
        table_name = "organization_line"


class GoalTable(Table):
    """Goals."""

    statement = TextField()
    kind = TextField()
    subject = blank()
    measure = TextField()
    number = IntegerField(default=0)
    counted = IntegerField(default=0)
    due = blank()
    state = TextField()
    notes = blank()

    class Meta:
        table_name = "goal"


class HelperTable(Table):
    """Who could help to reach a goal."""

    goal_id = IntegerField()
    contact_id = IntegerField()
    position = IntegerField()

    class Meta:
        table_name = "goal_contact"


class PitchTable(Table):
    """Pitches with their ingredients."""

    audience = TextField()
    want = blank()
    goal_id = IntegerField(null=True)
    who = blank()
    study = blank()
    interests = blank()
    experience = blank()
    accomplishment = blank()
    team = blank()
    skills = blank()
    memorable = blank()
    question = blank()
    text = blank()
    is_edited = IntegerField(default=0)
    based_on = IntegerField(null=True)

    class Meta:
        table_name = "pitch"


class RehearsalTable(Table):
    """Pitches said aloud."""

    pitch_id = IntegerField()
    at = TextField()
    seconds = IntegerField(default=0)
    words = IntegerField(default=0)
    rating = IntegerField(default=0)

    class Meta:
        table_name = "rehearsal"


class EventTable(Table):
    """Events."""

    name = TextField()
    kind = TextField()
    standing = IntegerField(default=0)
    at_school = IntegerField(default=0)
    start = blank()
    zone = blank()
    minutes = IntegerField(default=0)
    place = blank()
    link = blank()
    organization = blank()
    goal_id = IntegerField(null=True)
    pitch_id = IntegerField(null=True)
    notes = blank()

    class Meta:
        table_name = "event"


class EventLineTable(Table):
    """What the user wants from an event, a line each."""

    event_id = IntegerField()
    position = IntegerField()
    text = TextField()

    class Meta:
        table_name = "event_line"


class MetThereTable(Table):
    """Who was met at an event."""

    event_id = IntegerField()
    contact_id = IntegerField()
    position = IntegerField()

    class Meta:
        table_name = "event_contact"


class OwnQuestionTable(Table):
    """Questions of the user's own, and what became of those of the bank."""

    text = TextField()
    kind = TextField()
    topic = blank()
    tiara = blank()
    must = IntegerField(default=0)
    key = blank()
    hidden = IntegerField(default=0)

    class Meta:
        table_name = "own_question"


class PracticeTable(Table):
    """How practice went."""

    question = TextField()
    at = TextField()
    rating = IntegerField(default=0)
    note = blank()

    class Meta:
        table_name = "practice"


class RoundTable(Table):
    """When rounds of the journey began."""

    begun = TextField()

    class Meta:
        table_name = "journey_round"


class ResearchTable(Table):
    """A plan's checklist of what to find out."""

    plan_id = IntegerField()
    position = IntegerField()
    subject = TextField()
    prompt = TextField()
    found = blank()
    ask = IntegerField(default=0)

    class Meta:
        table_name = "plan_research"


class ThingSourceTable(Table):
    """What events, goals and the like were imported from."""

    kind = TextField()
    thing_id = IntegerField()
    digest = TextField()

    class Meta:
        table_name = "thing_source"


JOURNEY_MODELS: tuple[type[Table], ...] = (
    OrganizationTable,
    OrganizationLineTable,
    GoalTable,
    HelperTable,
    PitchTable,
    RehearsalTable,
    EventTable,
    EventLineTable,
    MetThereTable,
    OwnQuestionTable,
    PracticeTable,
    RoundTable,
    ResearchTable,
    ThingSourceTable,
)
