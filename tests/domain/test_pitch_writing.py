"""Ingredients become a text that reads as one would say it."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netdesk.domain.pitch_writing import compose
from netdesk.domain.pitches import Ingredients
from netdesk.domain.speech import spoken_seconds

TODAY = date(2026, 11, 26)
ANA = Ingredients(
    who="Ana Petrova",
    study="Master’s in materials science, June 2027",
    interests="Batteries that last longer on the grid",
    experience="Two summers at Northgrid",
    accomplishment="Rebuilt the ageing test rig at Northgrid",
    team="test lab team",
    skills="Python, electrochemistry, explaining things",
    memorable="Testing time cut by a third",
    question="How did that go at yours",
)
WANT = "Learn how small storage companies get from the lab to the field"


def only(**parts: str) -> str:
    return compose(Ingredients(**parts), today=TODAY)


def test_all_ingredients_become_one_text() -> None:
    assert compose(ANA, WANT, today=TODAY) == (
        "Hi, I’m Ana Petrova. I finish my master’s in materials science in June 2027, and I’m interested in "
        "batteries that last longer on the grid. I’ve spent two summers at Northgrid. I rebuilt the ageing "
        "test rig at Northgrid, together with the test lab team. I’m best at Python, electrochemistry and "
        "explaining things. You might remember me for testing time cut by a third. I’d like to learn how "
        "small storage companies get from the lab to the field. How did that go at yours?"
    )


def test_a_handful_of_ingredients_is_said_within_half_a_minute() -> None:
    assert spoken_seconds(compose(replace(ANA, skills="", memorable="", experience=""), WANT)) <= 30


def test_nothing_becomes_nothing() -> None:
    assert compose(Ingredients()) == ""
    assert compose(Ingredients(who="  \n")) == ""


@pytest.mark.parametrize(
    ("who", "text"),
    [
        ("Bo", "Hi, I’m Bo."),
        ("Hello, my name is Bo", "Hello, my name is Bo."),
        ("My name is Bo!", "My name is Bo!"),
        ("Dr. Ana Petrova", "Hi, I’m Dr. Ana Petrova."),
    ],
)
def test_who_one_is(who: str, text: str) -> None:
    assert only(who=who) == text


@pytest.mark.parametrize(
    ("study", "text"),
    [
        (
            "Bachelor’s in Computer Science at MIT, June",
            "I finish my bachelor’s in Computer Science at MIT in June.",
        ),
        ("MBA, 2019", "I finished my MBA in 2019."),
        ("PhD in physics", "I’m doing a PhD in physics."),
        ("MSc in economics", "I’m doing an MSc in economics."),
        (
            "Materials science at Leeds, 2024",
            "I studied materials science at Leeds, and I graduated in 2024.",
        ),
        (
            "Electrical engineering, graduating May 2027",
            "I study electrical engineering, and I graduate in May 2027.",
        ),
        ("studying law in Bergen, class of 2028", "I’m studying law in Bergen, and I graduate in 2028."),
        ("Second-year nursing student in Leeds", "I’m a second-year nursing student in Leeds."),
        ("Engineer at Northgrid", "I’m an engineer at Northgrid."),
        ("Software engineer, 12 years", "I’m a software engineer with 12 years of experience."),
        ("at a bakery in Bath", "I work at a bakery in Bath."),
        ("I run a bakery", "I run a bakery."),
        ("History, next summer", "I study history, and I graduate next summer."),
        ("I finish my master’s in June", "I finish my master’s in June."),
        (
            "BSc Law, University of Leeds, June 2027",
            "I finish my BSc in Law at the University of Leeds in June 2027.",
        ),
        ("masters in public health", "I’m doing a master’s in public health."),
        ("Master of Public Health, 2027", "I finish my Master of Public Health in 2027."),
        ("Ph.D. candidate in linguistics", "I’m a Ph.D. candidate in linguistics."),
        ("3rd year medical student", "I’m a 3rd year medical student."),
        ("High school senior", "I’m a high school senior."),
        ("MD", "I’m doing an MD."),
        ("retired", "I’m retired."),
        ("looking for my first job", "I’m looking for my first job."),
    ],
)
def test_study_and_work(study: str, text: str) -> None:
    assert only(study=study) == text


@pytest.mark.parametrize(
    ("part", "words", "text"),
    [
        ("interests", "developing software that helps", "I’m interested in developing software that helps."),
        ("interests", "How cities move people", "I want to understand how cities move people."),
        ("interests", "to work with children", "I want to work with children."),
        ("interests", "Wind, waves, tides", "I’m interested in wind, waves and tides."),
        ("experience", "Interned at two start-ups", "I interned at two start-ups."),
        ("experience", "Internship at Halden Storage", "I did an internship at Halden Storage."),
        ("experience", "Building web apps for a clinic", "I’ve spent time building web apps for a clinic."),
        ("experience", "5 years of experience in sales", "I have 5 years of experience in sales."),
        ("experience", "as a cook on ships", "I’ve worked as a cook on ships."),
        (
            "experience",
            "Web development and user research",
            "I have experience in web development and user research.",
        ),
        ("accomplishment", "Successfully led a move of 40 people", "I successfully led a move of 40 people."),
        (
            "accomplishment",
            "An iOS app that tracks sleep",
            "One thing I’m proud of is an iOS app that tracks sleep.",
        ),
        ("accomplishment", "Last summer I rebuilt a rig", "Last summer I rebuilt a rig."),
        ("team", "colleagues", "I work closely with my colleagues."),
        ("team", "Our team won the prize", "Our team won the prize."),
        ("skills", "patience", "I’m best at patience."),
        ("skills", "analytical, creative", "I’m analytical and creative."),
        ("skills", "Python; teaching and German", "I’m best at Python, teaching and German."),
        (
            "memorable",
            "the engineer who plays the tuba",
            "You might remember me as the engineer who plays the tuba.",
        ),
        ("memorable", "Sailed across the Atlantic", "I also sailed across the Atlantic."),
        ("memorable", "my blue hair", "You might remember me for my blue hair."),
        ("experience", "President of the robotics club", "I was president of the robotics club."),
        ("experience", "part-time job at a library", "I’ve had a part-time job at a library."),
        (
            "experience",
            "Internship at Equinor, thesis on fog",
            "I did an internship at Equinor and a thesis on fog.",
        ),
        ("experience", "teaching assistant for physics", "I’ve worked as a teaching assistant for physics."),
        ("experience", "two years", "I have two years of experience."),
        ("experience", "None", ""),
        ("accomplishment", "was elected president", "I was elected president."),
        ("accomplishment", "Dean’s list", "One thing I’m proud of is Dean’s list."),
        ("interests", "Formula 1", "I’m interested in Formula 1."),
        ("team", "Prof. Kim", "I work closely with Prof. Kim."),
        ("team", "us", "I work closely with my team."),
        ("skills", "hard-working and Python", "I’m hard-working, and best at Python."),
        ("skills", "quick learner", "I’m a quick learner."),
        ("skills", "fluent in Spanish and French", "I’m fluent in Spanish and French."),
        ("memorable", "plays the tuba", "I also play the tuba."),
        ("memorable", "a former Olympic swimmer", "You might remember me as a former Olympic swimmer."),
        ("memorable", "bilingual", "I’m bilingual."),
        ("question", "tell me about your team", "Could you tell me about your team?"),
        ("question", "advice for someone like me", "Do you have any advice for someone like me?"),
        ("question", "your work there", "Could you tell me more about your work there?"),
        ("question", "what would you do.", "What would you do?"),
        ("question", "I’d love to hear how", "I’d love to hear how."),
    ],
)
def test_each_ingredient_alone(part: str, words: str, text: str) -> None:
    assert only(**{part: words}) == text


def test_a_team_is_credited_where_something_was_done() -> None:
    assert (
        only(accomplishment="Built a boat", team="Ben and Mia")
        == "I built a boat, together with Ben and Mia."
    )
    assert (
        only(accomplishment="I ran a marathon.", team="thanks to my sister")
        == "I ran a marathon. Much of the credit goes to my sister."
    )


@pytest.mark.parametrize(
    ("want", "text"),
    [
        ("Find a job", "I’d like to find a job."),
        ("to meet people in shipping", "I’d like to meet people in shipping."),
        ("A job at a maker of bicycles", "I’m looking for a job at a maker of bicycles."),
        ("I’m finding out how it works.", "I’m finding out how it works."),
        ("internship", "I’m looking for an internship."),
        ("looking for a mentor", "I’m looking for a mentor."),
        ("researching the wind industry", "I’m researching the wind industry."),
    ],
)
def test_what_one_wants(want: str, text: str) -> None:
    assert compose(Ingredients(), want) == text


def test_names_keep_their_capitals_and_other_words_lose_them() -> None:
    assert only(interests="Python") == "I’m interested in Python."
    assert only(interests="Northgrid", experience="Two years at Northgrid").startswith(
        "I’m interested in Northgrid."
    )
    assert only(interests="Batteries") == "I’m interested in batteries."
    assert only(interests="AI") == "I’m interested in AI."


def test_other_scripts_are_put_one_behind_the_other_without_english_around_them() -> None:
    text = only(who="我叫陈静", study="今年六月从材料系毕业", question="您是怎么进入这个行业的？")
    assert text == "我叫陈静。今年六月从材料系毕业。您是怎么进入这个行业的？"
    assert only(who="Меня зовут Анна", study="я учусь в Минске") == "Меня зовут Анна. Я учусь в Минске."


parts = st.one_of(
    st.text(max_size=40),
    st.lists(
        st.sampled_from(
            [
                "I",
                "built",
                "a",
                "rig",
                "in",
                "June",
                "2027",
                ",",
                ".",
                "team",
                "the",
                "Ana",
                "how",
                "?",
                "led",
            ]
        )
    ).map(" ".join),
)


@given(st.builds(Ingredients, **{each.name: parts for each in fields(Ingredients)}), parts)
def test_whatever_is_written_becomes_whole_sentences(ingredients: Ingredients, want: str) -> None:
    text = compose(ingredients, want, today=TODAY)
    assert text == " ".join(text.split())
    if any(getattr(ingredients, each.name).strip(" .,;:!?") for each in fields(ingredients)):
        assert text
