"""How long a pitch takes to say.

Ten texts were counted by hand. Nine are in hand_counted.txt, each written out once more as it is said,
figures and abbreviations in full, with a hyphen between any two syllables. At 150 words a minute of 1.4
syllables, 3.5 syllables are said in a second; the time by hand is the syllables over that. The tenth is
Chinese, counted by its characters, 240 a minute.
"""

from __future__ import annotations

from pathlib import Path
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netdesk.domain.speech import WORDS_A_MINUTE, pace_of, spoken, spoken_seconds, word_count

PITCH = (
    "Hi, I’m Ana Petrova. I finish my master’s in materials science in June, and I work on batteries "
    "that last longer on the grid. Last summer I rebuilt the ageing test rig at Northgrid, and our team cut "
    "testing time by a third. I’m finding out how small storage companies get from the lab to the field. "
    "How did that go at yours?"
)

_FILE = Path(__file__).with_name("hand_counted.txt").read_text("utf-8")
HAND_COUNTED = {
    " ".join(text.split()): reading
    for text, reading in (each.split("\n=\n") for each in _FILE.strip().split("\n\n"))
}
"""What is written, and as it is said."""
CHINESE = (
    "你好，我叫陈静，今年六月从材料系毕业。我对储能电池很感兴趣，"
    "去年夏天和团队一起把测试时间缩短了三分之一。请问您是怎么进入这个行业的？"
)
CHINESE_CHARACTERS = 60
"""Counted one by one, without the seven signs between them."""


def by_hand(reading: str) -> float:
    """Seconds: every syllable was marked in the reading; 3.5 of them are said in a second."""
    return sum(len(word.split("-")) for word in reading.split()) / 3.5


@pytest.mark.parametrize("text", HAND_COUNTED, ids=lambda text: text[:20])
def test_the_estimate_is_within_15_percent_of_the_time_counted_by_hand(text: str) -> None:
    length = spoken(text).length * 60 / WORDS_A_MINUTE
    assert length == pytest.approx(by_hand(HAND_COUNTED[text]), rel=0.15)
    assert spoken_seconds(text) == round(length)


@pytest.mark.parametrize(
    "text", [each for each in HAND_COUNTED if "ß" not in each], ids=lambda text: text[:20]
)
def test_english_is_as_near_to_its_words_counted_by_hand(text: str) -> None:
    said = len(HAND_COUNTED[text].split())
    assert spoken(text).length == pytest.approx(said, rel=0.15)


def test_chinese_is_within_15_percent_of_its_characters_counted_by_hand() -> None:
    assert len(HAND_COUNTED) + 1 == 10
    assert spoken_seconds(CHINESE) == pytest.approx(CHINESE_CHARACTERS / 4, rel=0.15)


def test_a_pitch_of_63_words_takes_25_seconds() -> None:
    assert word_count(PITCH) == 63
    assert spoken_seconds(PITCH) == 25


@pytest.mark.parametrize(
    ("text", "words", "seconds"),
    [
        ("", 0, 0),
        (" \n\t ", 0, 0),
        ("– … !", 0, 0),
        ("🙂 🙂", 0, 0),
        ("Yes", 1, 1),
        ("Photosynthesis", 1, 1),
        ("one two three four five", 5, 2),
        ("a-b c/d 25%", 3, 2),
    ],
)
def test_words_are_what_spaces_part_and_punctuation_is_none(text: str, words: int, seconds: int) -> None:
    assert (word_count(text), spoken_seconds(text)) == (words, seconds)


def test_long_words_take_longer_than_short_ones() -> None:
    short, long = "the old boat is on the sea " * 20, "organizational responsibilities internationally " * 47
    assert word_count(short) == word_count(long) - 1
    assert spoken_seconds(long) > 1.8 * spoken_seconds(short)


@pytest.mark.parametrize(
    ("figures", "in_words"),
    [
        (
            "In 1995 I had 12 shops and in 2027 I had 40",
            "In nineteen ninety five I had twelve shops and in twenty twenty seven I had forty",
        ),
        ("1,200,000 people", "one million two hundred thousand people"),
        ("3.5 hours at 9:30", "three point five hours at nine thirty"),
        ("call 0044 20", "call zero zero four four twenty"),
        ("35% of $40", "thirty five percent of forty dollars"),
        ("9:00", "nine"),
        ("12345678", "one two three four five six seven eight"),
    ],
)
def test_figures_take_the_time_of_their_words(figures: str, in_words: str) -> None:
    assert spoken(figures).length == pytest.approx(spoken(in_words).length, rel=0.1)


def test_letters_said_one_by_one_are_as_many_syllables() -> None:
    assert spoken("MIT").length == spoken("emmaitee").length
    assert spoken("NASA").length == spoken("nasa").length
    assert spoken("I AM ANA").length == spoken("I am Ana").length


@pytest.mark.parametrize(
    ("text", "least", "most"),
    [
        # 17 characters at 200 to 280 in a minute
        ("我在电网公司做电池老化测试已经三年。", 3, 5),
        # 46 signs, some 60 beats, at 5.5 to 7.5 beats in a second
        (
            "はじめまして、田中健と申します。大学で材料工学を学び、来年の春に卒業します。電池に興味があります。",
            7,
            12,
        ),
        # 43 syllables, at 4 to 5.5 in a second
        ("안녕하세요 저는 김민수입니다 내년에 재료공학과를 졸업합니다 배터리 연구에 관심이 많습니다", 7, 11),
        # 24 syllables, at 3.8 to 5 in a second
        ("สวัสดีครับผมชื่อสมชายผมกำลังเรียนวิศวกรรมไฟฟ้าอยู่ปีสุดท้าย", 4, 8),
        # Russian: 32 syllables, at 3 to 4.6 in a second
        ("Здравствуйте, меня зовут Анна Петрова, я заканчиваю университет в июне и ищу работу", 7, 11),
        # Arabic: some 28 syllables
        ("مرحبا اسمي ليلى حداد وأدرس الهندسة وأبحث عن عمل في مجال الطاقة", 5, 10),
        # Hindi: some 26 syllables
        ("नमस्ते मेरा नाम प्रिया शर्मा है और मैं इंजीनियरिंग की पढ़ाई कर रही हूँ", 6, 10),
        # Spanish: 38 syllables, 4.4 in a second
        ("Hola, me llamo Lucía y estudio ingeniería. Me interesa la energía solar y busco consejos.", 7, 11),
    ],
    ids=["Chinese", "Japanese", "Korean", "Thai", "Russian", "Arabic", "Hindi", "Spanish"],
)
def test_other_languages_take_the_time_they_take(text: str, least: int, most: int) -> None:
    assert least <= spoken_seconds(text) <= most


def test_scripts_without_spaces_are_counted_by_their_characters() -> None:
    assert word_count("我在电网公司做电池老化测试已经三年。") == 11
    assert word_count("我 ok") == 2


def test_a_slower_speaker_takes_longer_and_an_absurd_pace_is_not_believed() -> None:
    assert spoken_seconds(PITCH, 100) == 37
    assert spoken_seconds(PITCH, 0) == spoken_seconds(PITCH, -5) == spoken_seconds(PITCH, 70)
    assert spoken_seconds(PITCH, 1e9) == spoken_seconds(PITCH, 260)


@pytest.mark.parametrize(
    "text",
    [PITCH + " ", CHINESE, "x" * 300, "Straßenbahnhaltestelle " * 3, "12 345 678 901 ", "สวัสดีครับ"],
    ids=["English", "Chinese", "one letter", "German", "figures", "Thai"],
)
def test_an_enormous_text_is_told_at_once_and_in_proportion(text: str) -> None:
    small, enormous = text * (20_000 // len(text)), text * (20_000_000 // len(text))
    began = perf_counter()
    found = spoken(enormous)
    took = perf_counter() - began
    assert took < 0.5
    assert found.length == pytest.approx(spoken(small).length * len(enormous) / len(small), rel=0.05)


@given(st.text(), st.text())
def test_no_text_is_ever_off_and_more_of_it_takes_longer(one: str, other: str) -> None:
    assert spoken(one).length >= 0
    both = spoken(f"{one} {other}").length
    assert both * 1.6 + 1 >= max(spoken(one).length, spoken(other).length)


def test_ones_own_pace_is_the_middle_of_the_last_five_rehearsals_that_can_be_believed() -> None:
    assert pace_of([]) is None
    assert pace_of([(63, 0), (63, 2), (63, 4000), (2, 1)]) is None
    assert pace_of([(63, 30)]) == 126
    assert pace_of([(63, 30), (63, 900), (63, 27), (63, 28), (63, 29), (63, 31), (63, 20)]) == 63 * 60 / 29


def test_the_own_pace_tells_the_same_text_the_time_it_took() -> None:
    pace = pace_of([(round(spoken(PITCH).length), 33)])
    assert pace is not None
    assert abs(spoken_seconds(PITCH, pace) - 33) <= 1
