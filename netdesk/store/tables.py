"""The recorded tables as Peewee models. Private to store: nobody else sees a row of these.

The models are bound to no database; every query says which connection runs it.
"""

from __future__ import annotations

from peewee import AutoField, IntegerField, Model, TextField


class Table(Model):
    """What all models share."""

    id = AutoField()


def _text() -> TextField:
    return TextField(default="")


class CircleTable(Table):
    """Circles."""

    name = TextField()
    hue = IntegerField(default=0)
    position = IntegerField(default=0)

    class Meta:
        table_name = "circle"


class ContactTable(Table):
    """Contacts: everything there is once."""

    uid = _text()
    shown = _text()
    sort_name = _text()
    display = _text()
    prefix = _text()
    given = _text()
    further = _text()
    family = _text()
    suffix = _text()
    nickname = _text()
    phonetic_given = _text()
    phonetic_family = _text()
    organization = _text()
    sort_organization = _text()
    department = _text()
    title = _text()
    birthday = _text()
    photo = _text()
    notes = _text()
    circle_id = IntegerField(null=True)
    how_met = _text()
    where_met = _text()
    introduced_by = IntegerField(null=True)
    introducer = _text()
    pronunciation = _text()
    closeness = IntegerField(default=0)
    rhythm_days = IntegerField(default=0)
    extra = _text()
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
    label = _text()

    class Meta:
        table_name = "contact_value"


class AddressTable(Table):
    """Postal addresses."""

    contact_id = IntegerField()
    position = IntegerField()
    street = _text()
    extended = _text()
    po_box = _text()
    city = _text()
    region = _text()
    postal_code = _text()
    country = _text()
    label = _text()

    class Meta:
        table_name = "contact_address"


class DateTable(Table):
    """Days that matter, birthdays apart."""

    contact_id = IntegerField()
    position = IntegerField()
    date = TextField()
    label = _text()

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
    uid = _text()

    class Meta:
        table_name = "merged"


class InteractionTable(Table):
    """Interactions."""

    kind = TextField()
    state = TextField()
    start = _text()
    zone = _text()
    start_at = IntegerField(null=True)
    minutes = IntegerField(default=0)
    place = _text()
    link = _text()
    notes = _text()
    uid = _text()

    class Meta:
        table_name = "interaction"


class InteractionSourceTable(Table):
    """What interactions were imported from."""

    interaction_id = IntegerField()
    digest = TextField()
    uid = _text()
    recurrence = _text()
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
    objective = _text()
    goal = _text()
    introducer = _text()
    may_use_name = IntegerField(default=0)
    pitch = _text()
    ask = _text()

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
    topic = _text()

    class Meta:
        table_name = "plan_question"


class OwnFieldTable(Table):
    """The user's own fields."""

    name = TextField()
    kind = TextField()
    choices = _text()
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
    what = _text()
    due = _text()
    zone = _text()
    due_at = IntegerField(null=True)
    state = TextField()
    done_at = _text()

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
)
