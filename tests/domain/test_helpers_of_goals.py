"""Who could help with a goal, and why."""

from __future__ import annotations

from datetime import date

from netdesk.domain.goals import Goal, GoalKind
from netdesk.domain.helpers_of_goals import Acquaintance, Because, Helper, Reason, ranked, words_of

GRID = Goal("Understand how small companies reach the field", GoalKind.INDUSTRY, subject="grid storage")


def _ranked(goal: Goal, *people: Acquaintance) -> list[Helper]:
    return list(ranked(goal, words_of(goal), people, 20))


def _names(goal: Goal, *people: Acquaintance) -> list[str]:
    return [helper.name for helper in _ranked(goal, *people)]


def test_whoever_works_in_the_industry_comes_before_whose_notes_only_mention_it() -> None:
    noted = Acquaintance(1, "Noted", notes="Likes storage rooms")
    there = Acquaintance(2, "There", organization="Halden Storage", title="Grid planner")

    assert _names(GRID, noted, there) == ["There", "Noted"]


def test_the_industry_of_somebodys_organization_is_a_reason() -> None:
    found = _ranked(GRID, Acquaintance(1, "Ann", organization="Halden", industry="Grid storage"))

    assert found[0].reasons == (Reason(Because.INDUSTRY, ("grid", "storage"), "Grid storage"),)


def test_each_kind_of_goal_looks_first_where_it_is_at_home() -> None:
    works = Acquaintance(1, "Works at Ford", organization="Ford")
    tagged = Acquaintance(2, "Tagged ford", tags=("ford",))

    assert _names(Goal("Ford", GoalKind.ORGANIZATION), tagged, works)[0] == "Works at Ford"
    assert _names(Goal("Ford", GoalKind.SKILL), works, tagged)[0] == "Tagged ford"


def test_a_name_counts_only_where_a_person_is_the_goal() -> None:
    ford = Acquaintance(1, "Harriet Ford")

    assert _names(Goal("Get to know Harriet Ford better", GoalKind.RELATIONSHIP), ford) == ["Harriet Ford"]
    assert _names(Goal("Ford", GoalKind.ORGANIZATION), ford) == []


def test_a_job_lead_may_come_from_whose_work_it_is() -> None:
    found = _ranked(
        Goal("A first job in Bergen", GoalKind.JOB_LEAD), Acquaintance(1, "Hana", title="Recruiter")
    )

    assert found[0].reasons[0] == Reason(Because.TITLE, ("recruit",), "Recruiter")


def test_of_two_who_know_as_much_the_nearer_one_comes_first() -> None:
    far = Acquaintance(1, "Far", title="Storage engineer")
    near = Acquaintance(2, "Near", title="Storage engineer", closeness=4, talks=2)

    assert _names(GRID, far, near) == ["Near", "Far"]


def test_whoever_is_only_near_comes_last_and_says_so() -> None:
    close = Acquaintance(1, "Close", closeness=5, talks=9)
    useful = Acquaintance(2, "Useful", notes="grid")

    found = _ranked(GRID, close, useful)

    assert [(helper.name, helper.is_near) for helper in found] == [("Useful", False), ("Close", True)]


def test_whoever_has_nothing_to_do_with_it_is_left_out() -> None:
    assert _names(GRID, Acquaintance(1, "Nobody", title="Baker", notes="Bread", closeness=2)) == []


def test_a_word_found_in_three_places_is_one_reason_told_at_its_best_place() -> None:
    person = Acquaintance(1, "Ann", title="Grid planner", notes="knows grids", tags=("grid",))

    found = _ranked(Goal("The grid", GoalKind.CAREER_PATH, subject="grid"), person)

    assert [reason.because for reason in found[0].reasons] == [Because.TITLE]


def test_talks_closeness_and_what_is_planned_stand_after_the_reasons() -> None:
    person = Acquaintance(
        1, "Ann", tags=("grid", "sailing"), closeness=4, talks=2, last_talk=date(2026, 9, 3), ahead=True
    )

    assert _ranked(GRID, person)[0].reasons == (
        Reason(Because.TAGS, ("grid",), "grid"),
        Reason(Because.AHEAD),
        Reason(Because.CLOSE, count=4),
        Reason(Because.IN_TOUCH, count=2, day=date(2026, 9, 3)),
    )


def test_a_rare_word_counts_more_than_one_that_many_have() -> None:
    words = words_of(Goal("Grid storage", subject="grid storage"))
    grid, storage = words
    people = [Acquaintance(1, "Common", title="Grid"), Acquaintance(2, "Rare", title="Storage")]

    found = ranked(GRID, words, people, 20, {grid: 0.5, storage: 1.5})

    assert [helper.name for helper in found] == ["Rare", "Common"]


def test_no_more_than_asked_for_and_the_same_order_each_time() -> None:
    people = [Acquaintance(number, "Same", title="Grid") for number in (3, 1, 2)]

    found = ranked(GRID, words_of(GRID), people, 2)

    assert [helper.contact_id for helper in found] == [1, 2]


def test_what_a_goal_is_about_counts_before_how_it_is_put() -> None:
    goal = Goal("Understand how small companies reach the field", subject="grid storage")
    put = Acquaintance(1, "Put", title="Helps small companies", closeness=5, talks=9)
    about = Acquaintance(2, "About", notes="storage")

    assert _names(goal, put, about) == ["About", "Put"]
