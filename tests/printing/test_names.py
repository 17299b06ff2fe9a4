"""Any human name prints right: it can be read back out of the file, and its fonts are in it."""

from dataclasses import replace

import pytest

from netdesk.domain.me import Paper
from netdesk.printing.prep_sheet import prep_sheet_pdf
from tests.printing.given import KEIKO, Pdf

NAMES = {
    "Latin": "Łukasz Żółkiewski",
    "Latin with stacked marks": "Nguyễn Thị Phương Thảo",
    "Greek": "Σωκράτης Παπαδόπουλος",
    "Cyrillic": "Надежда Петрова",
    "Chinese": "王小明",
    "Japanese": "山田さくら",
    "Korean": "김철수",
    "Arabic": "فاطمة الزهراء بنت محمد",
    "Arabic with lam and alef": "علاء الإسلام",
    "Persian with a joiner": "شیرین عبادی‌پور",
    "Hebrew": "יעקב בן־דוד",
    "Devanagari": "श्रीकृष्ण विश्वनाथन्",
    "Bengali": "রবীন্দ্রনাথ চট্টোপাধ্যায়",
    "Tamil": "சுப்ரமணியன் கிருஷ்ணமூர்த்தி",
    "Thai": "สมชาย ประเสริฐวัฒนกุล",
    "Armenian": "Արամ Խաչատրյան",
    "Georgian": "თამარ რუსთაველი",
    "Amharic": "ኃይሌ ገብረሥላሴ",
    "a tag": "<b>Bold</b> Lee",
    "a closing tag": "Ann</para> Lee",
    "a picture": "<img src='file:///etc/passwd'/> Lee",
    "an entity": "O&amp;M &#60; Lee",
}

BEYOND = {
    "emoji": "Zoë 🎓 Park",
    "a family joined to one emoji": "Kim 👨‍👩‍👧‍👦 Lee",
    "a rare ideograph": "𠮷野 太郎",
}


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_a_name_can_be_found_in_the_file_and_its_fonts_are_embedded(name: str) -> None:
    result = prep_sheet_pdf([replace(KEIKO, name=name, own_script="")])
    pdf = Pdf(result.data)
    words = pdf.text(0).split()
    assert [word for word in name.split() if word not in words] == []
    assert pdf.unembedded() == set()
    assert result.missing_glyphs == ()
    assert b"Helvetica" not in pdf.data
    assert b"/Type1" not in pdf.data


@pytest.mark.parametrize("name", BEYOND.values(), ids=BEYOND)
def test_characters_beyond_the_first_plane_are_told_in_words_beside_their_glyphs(name: str) -> None:
    """PDFium, which reads the file here, drops such characters whatever the file says."""
    pdf = Pdf(prep_sheet_pdf([replace(KEIKO, name=name, own_script="")]).data)
    run = next(part for part in name.split() if max(part) > "\uffff")
    assert run.encode("utf-16-be").hex().upper() in pdf.contents()[0]
    assert pdf.unembedded() == set()


def test_every_font_of_a_sheet_in_all_scripts_is_embedded_with_its_text() -> None:
    everybody = tuple(f"{name}" for name in (*NAMES.values(), *BEYOND.values()))
    data = prep_sheet_pdf([replace(KEIKO, research=everybody, stories=everybody)], paper=Paper.LETTER).data
    fonts = data.count(b"/Subtype /Type0")
    assert fonts > 12
    assert data.count(b"/FontFile2") == data.count(b"/ToUnicode") == data.count(b"/CIDToGIDMap") == fonts


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_a_name_is_in_the_outline_and_the_title_as_it_is_written(name: str) -> None:
    pdf = Pdf(prep_sheet_pdf([replace(KEIKO, name=name, own_script="")]).data)
    assert pdf.outline()[0][1] == name
    assert pdf.about()["Title"] == f"{name}, 3 Dec 2026"


def test_a_name_without_a_glyph_is_reported_and_keeps_a_box_in_its_place() -> None:
    result = prep_sheet_pdf([replace(KEIKO, name="Ann \U00010fff Lee", own_script="")])
    assert result.missing_glyphs == ("Ann \U00010fff Lee",)
    assert "D803DFFF" in Pdf(result.data).contents()[0]


def test_a_right_to_left_name_stands_at_the_start_of_the_line() -> None:
    pdf = Pdf(prep_sheet_pdf([replace(KEIKO, name="فاطمة", own_script="")]).data)
    assert pdf.find("فاطمة"[::1])[0].left == pytest.approx(20, abs=1)


def test_a_right_to_left_remark_ends_at_the_right_of_its_column() -> None:
    sheet = replace(KEIKO, introducer="", how_met="عرفنا دانيال", shared_ground=(), promises=())
    pdf = Pdf(prep_sheet_pdf([sheet]).data)
    assert pdf.find("عرفنا")[0].right == pytest.approx(76, abs=1)


def test_long_names_wrap_to_two_lines_and_then_get_smaller_but_are_whole() -> None:
    two = "Wilhelmina Charlotte Sophie Augusta von der Leuchtenburg"
    three = f"{two} und zu Hohenfels Marienstein, Countess of Oldenburgh"
    heights = []
    for name in ("Wilhelmina", two, three):
        pdf = Pdf(prep_sheet_pdf([replace(KEIKO, name=name, own_script="")]).data)
        assert all(word in pdf.text(0) for word in name.split())
        first, last = pdf.find("Wilhelmina")[0], pdf.find(name.split()[-1])[0]
        heights.append(first.bottom - first.top)
        assert (last.top > first.bottom) == (name != "Wilhelmina")
    assert heights[1] == pytest.approx(heights[0])
    assert heights[2] == pytest.approx(heights[0] * 16 / 20, rel=0.02)
