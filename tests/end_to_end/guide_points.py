"""What the guide asks of steps one to five, in our own words, and where each point is carried.

`screen` names what is opened (see test_guide_points), `shows` what must be read there, `data` where it is
kept: a field of a value ("pitches.Ingredients.study"), a member of an enum, or an entry of a resource by its
key ("ways.json#career-fairs").
"""

from __future__ import annotations

from dataclasses import dataclass

from netdesk.domain.steps import Step


@dataclass(frozen=True, slots=True)
class Point:
    """One thing that the guide asks for."""

    step: Step
    says: str
    screen: str
    shows: tuple[str, ...]
    data: tuple[str, ...]


def _circle(says: str, name: str, asks: str, key: str) -> Point:
    return Point(
        Step.CIRCLES, says, "circles", (name, asks), (f"prompts.json#{key}", "contacts.Contact.circle_id")
    )


def _way(says: str, name: str, key: str, kind: str) -> Point:
    return Point(Step.LIST, says, "list", (name,), (f"ways.json#{key}", f"events.EventKind.{kind}"))


def _pitch(says: str, *shows: str, data: str) -> Point:
    return Point(Step.PITCH, says, "pitch", shows, (f"pitches.{data}",))


POINTS: tuple[Point, ...] = (
    # One: circles.
    Point(
        Step.CIRCLES,
        "Whoever writes down whom they know finds more to build on than they thought",
        "circles",
        ("A name, then Enter for the next", "on your desk"),
        ("contacts.Contact.name",),
    ),
    _circle("People from work and internships", "Work", "Who has worked with you?", "work"),
    _circle("Relatives and friends", "Family", "Who is close to you?", "family"),
    _circle(
        "People one does things with in free time", "Activities", "Who shares your free time?", "activities"
    ),
    _circle("Any further network one belongs to", "School", "Who was at school with you?", "school"),
    _circle("Any further network one belongs to, online", "Online", "Who knows you online?", "online"),
    Point(
        Step.CIRCLES,
        "Networks that no list foresees",
        "circles",
        ("Name of a new circle",),
        ("contacts.Circle.name", "prompts.json#own"),
    ),
    # Two: a wider list.
    Point(
        Step.LIST,
        "Others one has met, at school and beyond",
        "list",
        ("Where do you meet people at school?", "And beyond school?"),
        ("events.Event.at_school", "events.Event.contact_ids"),
    ),
    _way(
        "Companies that present themselves",
        "Company presentations",
        "company-presentations",
        "COMPANY_PRESENTATION",
    ),
    _way("Career fairs at school", "Career fairs", "career-fairs", "CAREER_FAIR"),
    _way(
        "The school’s platform of alumni who advise", "Alumni platforms", "alumni-platform", "ALUMNI_PLATFORM"
    ),
    _way("The house one lives in", "Residence halls and living groups", "living-groups", "LIVING_GROUP"),
    _way("Student groups", "Student groups", "student-groups", "STUDENT_GROUP"),
    _way("Associations of a profession", "Professional associations", "associations", "ASSOCIATION"),
    _way("Their conferences", "Conferences", "conferences", "CONFERENCE"),
    _way(
        "Fairs and events of the town or region",
        "Local and regional fairs",
        "regional-fairs",
        "REGIONAL_FAIR",
    ),
    _way("Groups of the community", "Community groups", "community-groups", "COMMUNITY_GROUP"),
    _way("Groups online: LinkedIn", "LinkedIn", "linkedin", "ONLINE_GROUP"),
    _way("Groups online: Facebook", "Facebook", "facebook", "ONLINE_GROUP"),
    _way("Meetups of an industry", "Industry meetups", "meetups", "MEETUP"),
    Point(
        Step.LIST,
        "Ways to meet new people who share one’s interests or know the field",
        "events",
        ("What you want from it", "Whom you met"),
        ("events.Event.aims", "events.Event.goal_id", "interactions.Interaction.event_id"),
    ),
    Point(
        Step.LIST,
        "People one is connected with online come from there",
        "list",
        ("Who is on your lists already?", "Drop the file here"),
        ("exports.json#linkedin", "exports.json#facebook", "exports.json#google"),
    ),
    # Three: goals.
    Point(
        Step.GOALS,
        "What one hopes to get out of networking",
        "goals",
        ("What do you hope to get out of it?", "In one sentence", "By when"),
        ("goals.Goal.statement", "goals.Goal.kind", "goals.Goal.number", "goals.Goal.due"),
    ),
    Point(
        Step.GOALS,
        "Knowing it tells whom it is best to talk to",
        "goals",
        ("Who could help?", "Pick those you would dare to ask."),
        ("goals.Goal.helper_ids",),
    ),
    Point(
        Step.GOALS,
        "And it stays in sight: how far one is, and which talks serve it",
        "goals-section",
        ("Who could help", "What serves it", "of 12"),
        ("goals.Goal.measure", "interactions.Plan.goal_id"),
    ),
    # Four: the pitch.
    _pitch("A script of half a minute to introduce oneself with", "Under 30 seconds", data="Pitch.text"),
    Point(
        Step.PITCH,
        "Said again and again until it comes without thinking",
        "pitch",
        ("Say it aloud until it sticks",),
        ("pitches.Rehearsal.seconds", "pitches.Rehearsal.rating"),
    ),
    _pitch(
        "Several versions, one for each audience",
        "Who listens",
        "One for each audience",
        data="Pitch.audience",
    ),
    _pitch("First of all, what the pitch is for", "What would make it worthwhile?", data="Pitch.want"),
    _pitch("Such as finding a job", "Find a job or an internship", data="Pitch.want"),
    _pitch(
        "Such as looking into an industry or an organization",
        "Understand where this industry is going",
        "Learn what it is like to work at your organization",
        data="Pitch.want",
    ),
    _pitch("Such as staying in touch with a recruiter", "Stay in touch about openings", data="Pitch.want"),
    _pitch("What one studies and when one graduates", "Study or work", data="Ingredients.study"),
    _pitch("What one is interested in", "What you care about", data="Ingredients.interests"),
    _pitch("What one has experience in", "What you have done so far", data="Ingredients.experience"),
    _pitch("Something achieved", "Something you did", data="Ingredients.accomplishment"),
    _pitch("What one is best at", "What you are best at", data="Ingredients.skills"),
    _pitch(
        "Something of one’s own to be remembered by",
        "What makes you remembered",
        data="Ingredients.memorable",
    ),
    _pitch(
        "Those who did it together get their credit", "With whom", "Credits the team", data="Ingredients.team"
    ),
    _pitch(
        "A question at the end begins the conversation",
        "Question to end on",
        "Ends with a question",
        data="Ingredients.question",
    ),
    _pitch(
        "An example shows what it can sound like",
        "Rebuilt the ageing test rig",
        data="Ingredients.accomplishment",
    ),
    # Five: preparation.
    Point(
        Step.PREPARATION,
        "Look into the person beforehand",
        "plan",
        ("The person: ", "Their way here"),
        ("research.json#person-path", "interactions.ResearchItem.subject"),
    ),
    Point(
        Step.PREPARATION,
        "And into the organization",
        "plan",
        ("The organization: ", "What it does, for whom"),
        ("research.json#organization-does", "organizations.Organization.research"),
    ),
    Point(
        Step.PREPARATION,
        "And into the industry",
        "plan",
        ("The industry", "What moves it now"),
        ("research.json#industry-moves", "interactions.ResearchItem.found"),
    ),
    Point(
        Step.PREPARATION,
        "Come with a list of questions",
        "plan",
        ("What to ask", "A question of your own", "Suggest eight"),
        ("interactions.Plan.questions", "questions.json#path-first-pull", "own_questions.OwnQuestion.text"),
    ),
    Point(
        Step.PREPARATION,
        "Dress so as to make an impression",
        "plan",
        ("Dress", "What suits them and you"),
        ("interactions.Plan.dress",),
    ),
    Point(
        Step.PREPARATION,
        "Practise the usual interview questions to be surer of oneself",
        "plan",
        ("Questions to practise", "How did it go?"),
        ("practice.json#you-remember", "own_questions.Practice.rating"),
    ),
    Point(
        Step.PREPARATION,
        "Prepare as for a job interview, down to the day itself",
        "plan",
        ("Confirm the day before", "Way there", "Papers and things to bring"),
        ("interactions.Plan.route", "interactions.Plan.confirm", "interactions.Plan.bring"),
    ),
)
