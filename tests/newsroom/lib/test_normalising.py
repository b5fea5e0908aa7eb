"""newsroom/lib/normalising.py: what is spelled in several ways is one word to a search."""

import pytest

from newsroom.lib.normalising import WORD_LENGTH, asked, indexed, spell, stem, words

SPELLINGS = {
    "latin": [
        ("Harbour", "HARBOUR"),
        ("İŞIQ", "ışıq"),
        ("İŞIQ", "isiq"),
        ("Işıq", "işiq"),
        ("İstanbul", "istanbul"),
        ("ISTANBUL", "ıstanbul"),
        ("Bakı", "BAKI"),
        ("Bakı", "Baki"),
        ("Əliyev", "ELIYEV"),
        ("əlaqə", "elaqe"),
        ("Şəhər", "seher"),
        ("Gəncə", "Gence"),
        ("Çörək", "corek"),
        ("Ağdam", "agdam"),
        ("café", "cafe\u0301"),
        ("café", "CAFE"),
        ("Straße", "STRASSE"),
        ("Łódź", "lodz"),
        ("Ærø", "aero"),
        ("ﬁnance", "finance"),
        ("co\u00adoperate", "cooperate"),
        ("Ｈａｒｂｏｕｒ", "harbour"),
    ],
    "cyrillic": [
        ("ёлка", "елка"),
        ("Ёлка", "ЕЛКА"),
        ("ЁЛКА", "ёлка"),
        ("е\u0308лка", "елка"),
        ("Фёдор", "Федор"),
        ("Алёна", "АЛЕНА"),
        ("всё", "все"),
        ("ещё", "еще"),
        ("Пётр", "петр"),
        ("полёт", "полет"),
        ("йод", "ЙОД"),
        ("и\u0306од", "йод"),
        ("Киев", "КИЕВ"),
        ("за\u0301мок", "замок"),
        ("Ґудзик", "гудзик"),
        ("ПОРТ", "порт"),
        ("Баку́", "баку"),
        ("Нью‑Йорк", "нью йорк"),
        ("«Порт»", "порт"),
        ("порт…", "порт"),
        ("по\u200bрт", "по рт"),
    ],
    "arabic": [
        ("كتاب", "کتاب"),
        ("كِتَابٌ", "کتاب"),
        ("كـتـاب", "کتاب"),
        ("علي", "علی"),
        ("على", "علی"),
        ("إيران", "ایران"),
        ("أحمد", "احمد"),
        ("آب", "اب"),
        ("ٱلله", "الله"),
        ("مؤمن", "مومن"),
        ("مسئول", "مسیول"),
        ("جزء", "جز"),
        ("مدرسة", "مدرسه"),
        ("خانۀ", "خانه"),
        ("خانهٔ", "خانه"),
        ("می‌شود", "می شود"),
        ("کتاب‌ها", "کتاب ها"),
        ("۱۴۰۵", "1405"),
        ("١٤٠٥", "1405"),
        ("ﻛﺘﺎﺏ", "کتاب"),
        ("\u200fکتاب\u200e", "کتاب"),
        ("قرآن", "قران"),
        ("ھمه", "همه"),
    ],
}


@pytest.mark.parametrize("script", SPELLINGS)
def test_at_least_twenty_spellings_of_each_script_are_one_word(script):
    assert len(SPELLINGS[script]) >= 20
    assert [(one, words(one), words(other)) for one, other in SPELLINGS[script] if words(one) != words(other)] == []


def test_letters_that_only_look_alike_stay_apart():
    assert words("йод иод") == ["йод", "иод"]
    assert words("порт port") == ["порт", "port"]


def test_marks_that_are_vowels_stay():
    assert words("हिन्दी") == ["हिन्दी"]


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("O'Brien", "obrien"),
        ("O’Brien", "obrien"),
        ("PORT-ALMA", "portalma"),
        ("U.S.", "us"),
        ("1,000", "1000"),
        ("می‌شود", "میشود"),
        ("harbour,", ""),
        ("a-b-c-d-e", ""),
    ],
)
def test_what_hangs_together_is_one_word_as_well(text, joined):
    assert spell(text).joined == joined


def test_a_long_word_is_cut_on_both_sides():
    assert words("x" * 10_000) == ["x" * WORD_LENGTH]
    assert asked("x" * 10_000, ["en"])[0].ways == ((("x" * WORD_LENGTH,),),)


@pytest.mark.parametrize(
    ("word", "language", "expected"),
    [
        ("harbours", "en", "harbour"),
        ("переговоров", "ru", "переговор"),
        ("کتابها", "fa", "کتاب"),
        ("limanlar", "az", "limanlar"),
        ("harbours", "en-gb", "harbour"),
        ("2026", "en", "2026"),
    ],
)
def test_stems_by_language(word, language, expected):
    assert stem(word, language) == expected


def test_an_index_keeps_each_word_once_and_the_forms_that_are_not_words_of_the_text():
    found, forms = indexed("The harbours opened. The mayor's harbour!", "en", most=1000)

    assert found == "the harbours opened mayor s harbour"
    assert set(forms.split()) == {"open", "mayors"}


def test_an_index_ends_at_a_word():
    found, forms = indexed("harbours bridges schools", "en", most=20)

    assert found == "harbours bridges"
    assert set(forms.split()) <= {"harbour", "bridg", "school"}


def test_what_is_asked_for_is_each_run_in_all_its_forms():
    harbours, brien = asked("Harbours O'Brien", ["en", "ru"])

    assert harbours.ways == ((("harbours", "harbour"),),)
    assert brien.ways == ((("o",), ("brien",)), (("obrien",),))
    assert (harbours.is_open, brien.is_open) == (False, True)


def test_without_a_stemmer_every_word_is_a_beginning():
    assert [run.is_open for run in asked("liman yolu", ["az"])] == [True, True]


def test_no_more_than_so_many_different_words_are_asked_for():
    assert len(asked("a b c a b c d e f g h i j k", ["en"])) == 8
    assert asked("?! -- ' \x00", ["en"]) == []
