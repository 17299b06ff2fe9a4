"""Follow-ups: what is due to somebody, from a thank-you to a promise."""

from __future__ import annotations

from enum import Enum

from netdesk.domain.dates import Moment
from netdesk.domain.value import value


class FollowUpKind(Enum):
    """Why something is due; the value is what the desk file holds."""

    THANK_YOU = "thank-you"
    NUDGE = "nudge"
    KEEP_IN_TOUCH = "keep in touch"
    PROMISE = "promise"
    OWN = "own"
    CONFIRM = "confirm"
    """Confirm a meeting on the day before."""


class FollowUpState(Enum):
    """Whether it still waits; DROPPED: the user said it is not needed."""

    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"


@value
class FollowUp:
    """Something due. `id` is None until the desk has kept it.

    `interaction_id` is the interaction it comes from, if any; `what` says it in words and may be blank for
    a thank-you. `due` is None for whenever. `done_at` is ISO 8601 UTC, "" while it is open.
    """

    kind: FollowUpKind
    contact_id: int
    what: str = ""
    due: Moment | None = None
    interaction_id: int | None = None
    state: FollowUpState = FollowUpState.OPEN
    done_at: str = ""
    id: int | None = None
