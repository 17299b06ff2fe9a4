"""The recorded tables as Peewee models. Private to store: nobody else sees a row of these.

The models are bound to no database; every query says which connection runs it.
"""

from __future__ import annotations

from peewee import IntegerField, TextField

from netdesk.store.journey_tables import JOURNEY_MODELS
from netdesk.store.table_base import Table, blank


class CircleTable(Table):
    """Circles."""

    name = TextField()
    hue = IntegerField(default=0)
    position = IntegerField(default=0)

    class Meta:
        table_name = "circle"


class ContactTable(Table):
    """Contacts: everything there is once."""

    uid = blank()
    shown = blank()
    sort_name = blank()
    display = blank()
    prefix = blank()
    given = blank()
    further = blank()
    family = blank()
    suffix = blank()
    nickname = blank()
    phonetic_given = blank()
    phonetic_family = blank()
    organization = blank()
    sort_organization = blank()
    department = blank()
    title = blank()
    birthday = blank()
    photo = blank()
    notes = blank()
    circle_id = IntegerField(null=True)
    how_met = blank()
    where_met = blank()
    introduced_by = IntegerField(null=True)
    introducer = blank()
    pronunciation = blank()
    closeness = IntegerField(default=0)
    rhythm_days = IntegerField(default=0)
    extra = blank()
    starred = IntegerField(default=0)
    archived = IntegerField(default=0)

    class Meta:
        table_name = "contact"


class ValueTable(Table):
    """Emails, phones and links."""

    contact_id = IntegerField()
    kind = TextField()
    position = IntegerField()
    value = TextField()
    label = blank()

    class Meta:
        table_name = "contact_value"


class AddressTable(Table):
    """Postal addresses."""

    contact_id = IntegerField()
    position = IntegerField()
    street = blank()
    extended = blank()
    po_box = blank()
    city = blank()
    region = blank()
    postal_code = blank()
    country = blank()
    label = blank()

    class Meta:
        table_name = "contact_address"


class DateTable(Table):
    """Days that matter, birthdays apart."""

    contact_id = IntegerField()
    position = IntegerField()
    date = TextField()
    label = blank()

    class Meta:
        table_name = "contact_date"


class TagTable(Table):
    """A contact's tags, by their words."""

    contact_id = IntegerField()
    position = IntegerField()
    name = TextField()

    class Meta:
        table_name = "contact_tag"


class DigestTable(Table):
    """Records once imported, and the contact each became."""

    contact_id = IntegerField()
    digest = TextField()

    class Meta:
        table_name = "import_digest"


class NotSameTable(Table):
    """Two contacts who look alike and are two people."""

    one_id = IntegerField()
    other_id = IntegerField()

    class Meta:
        table_name = "not_same"


class MergedTable(Table):
    """Who has become a part of whom."""

    contact_id = IntegerField()
    former_id = IntegerField()
    uid = blank()

    class Meta:
        table_name = "merged"


class InteractionTable(Table):
    """Interactions."""

    kind = TextField()
    state = TextField()
    start = blank()
    zone = blank()
    start_at = IntegerField(null=True)
    minutes = IntegerField(default=0)
    place = blank()
    link = blank()
    notes = blank()
    uid = blank()
    event_id = IntegerField(null=True)

    class Meta:
        table_name = "interaction"


class InteractionSourceTable(Table):
    """What interactions were imported from."""

    interaction_id = IntegerField()
    digest = TextField()
    uid = blank()
    recurrence = blank()
    sequence = IntegerField(default=0)

    class Meta:
        table_name = "interaction_source"


class ParticipantTable(Table):
    """Who takes part."""

    interaction_id = IntegerField()
    contact_id = IntegerField()
    position = IntegerField()

    class Meta:
        table_name = "interaction_contact"


class PlanTable(Table):
    """Plans: what there is once."""

    interaction_id = IntegerField()
    objective = blank()
    goal = blank()
    introducer = blank()
    may_use_name = IntegerField(default=0)
    pitch = blank()
    ask = blank()
    goal_id = IntegerField(null=True)
    pitch_id = IntegerField(null=True)
    dress = blank()
    route = blank()
    confirm = IntegerField(default=0)

    class Meta:
        table_name = "plan"


class PlanLineTable(Table):
    """A plan's lists: shared ground, research, stories, things to bring."""

    plan_id = IntegerField()
    kind = TextField()
    position = IntegerField()
    text = TextField()

    class Meta:
        table_name = "plan_line"


class PlanQuestionTable(Table):
    """A plan's questions in order."""

    plan_id = IntegerField()
    position = IntegerField()
    text = TextField()
    must = IntegerField(default=0)
    topic = blank()
    answer = blank()

    class Meta:
        table_name = "plan_question"


class OwnFieldTable(Table):
    """The user's own fields."""

    name = TextField()
    kind = TextField()
    choices = blank()
    position = IntegerField(default=0)

    class Meta:
        table_name = "own_field"


class OwnTable(Table):
    """What contacts hold in the user's own fields."""

    contact_id = IntegerField()
    field_id = IntegerField()
    value = TextField()

    class Meta:
        table_name = "contact_own"


class SavedSearchTable(Table):
    """Searches kept under a name."""

    name = TextField()
    view = TextField()
    position = IntegerField(default=0)

    class Meta:
        table_name = "saved_search"


class FollowUpTable(Table):
    """What is due."""

    contact_id = IntegerField()
    interaction_id = IntegerField(null=True)
    kind = TextField()
    what = blank()
    due = blank()
    zone = blank()
    due_at = IntegerField(null=True)
    state = TextField()
    done_at = blank()

    class Meta:
        table_name = "follow_up"


MODELS: tuple[type[Table], ...] = (
    CircleTable,
    ContactTable,
    ValueTable,
    AddressTable,
    DateTable,
    TagTable,
    DigestTable,
    NotSameTable,
    MergedTable,
    InteractionTable,
    InteractionSourceTable,
    ParticipantTable,
    PlanTable,
    PlanLineTable,
    PlanQuestionTable,
    OwnFieldTable,
    OwnTable,
    SavedSearchTable,
    FollowUpTable,
    *JOURNEY_MODELS,
)
