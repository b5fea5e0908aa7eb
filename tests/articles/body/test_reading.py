"""What is read from a stored text: photos, stories, plain words, blocks."""

import pytest

from articles.body.cleaning import clean_body
from articles.body.reading import blocks, join, photo_ids, plain, story_ids, word_count

TEXT = (
    '<p>First &amp; <strong>last</strong><br>line, <a data-story="34">a story</a>.</p><h2>Subhead</h2>'
    "<ul><li>one<ul><li>inner</li></ul></li><li><p>two</p><p>more</p></li></ul>"
    '<figure class="figure"><img data-photo="12"><figcaption>The harbour</figcaption></figure><hr>'
    '<figure data-embed="https://t.me/alma/4"><a href="https://t.me/alma/4">https://t.me/alma/4</a>'
    "<figcaption>A post</figcaption></figure>"
    "<table><tbody><tr><th>Month</th><th>Cars</th></tr><tr><td>May</td><td></td></tr></tbody></table>"
    '<aside class="pullquote"><p>Ships came</p></aside><figure class="figure"><img data-photo="7"></figure>'
    '<blockquote><p>He said <a data-story="9">so</a>.</p></blockquote>'
)


def test_the_cleaner_gives_this_text():
    assert clean_body(TEXT) == TEXT


def test_photos_and_stories_are_found_in_order():
    assert photo_ids(TEXT) == [12, 7]
    assert story_ids(TEXT) == [34, 9]


def test_words_that_look_like_markup_are_no_photos():
    text = clean_body('<p>&lt;img data-photo="5"&gt; &lt;a data-story="6"&gt;</p>')

    assert photo_ids(text) == []
    assert story_ids(text) == []


def test_plain_words_come_line_by_line_with_captions_and_without_addresses():
    assert plain(TEXT).split("\n") == [
        "First & last line, a story.",
        "Subhead",
        "one",
        "inner",
        "two",
        "more",
        "The harbour",
        "A post",
        "Month\tCars",
        "May\t",
        "Ships came",
        "He said so.",
    ]


def test_plain_words_keep_what_looks_like_a_tag():
    assert plain("<p>if a &lt; b &amp;&amp; b &gt; c</p>") == "if a < b && b > c"


def test_nothing_has_no_words():
    assert plain("") == ""
    assert word_count("") == 0


@pytest.mark.parametrize(
    ("html", "count"),
    [
        ("<p>The harbour’s well-known cranes, all 12 of them.</p>", 8),
        ("<p>Порт открыт — суда пришли.</p><p>В&nbsp;2026 году…</p>", 7),
        ("<p>او می‌شود، و «می‌رود».</p>", 4),
        ("<p>Bakıda görüşüb – iclas.</p>", 3),
        ("One plain line\nand another", 5),
        ("<p>… — !</p>", 0),
        (TEXT, 22),
    ],
)
def test_words_are_counted_as_people_count(html, count):
    assert word_count(html) == count


def test_a_text_is_cut_into_its_blocks():
    parts = blocks(TEXT)

    assert [part[:12] for part in parts] == [
        "<p>First &am",
        "<h2>Subhead<",
        "<ul><li>one<",
        "<figure clas",
        "<hr>",
        "<figure data",
        "<table><tbod",
        "<aside class",
        "<figure clas",
        "<blockquote>",
    ]
    assert join(parts) == TEXT


def test_what_is_no_stored_text_is_not_lost_when_it_is_cut():
    for text in ("words", "words<p>a</p>more", "</p><p>a", "<p>a<p>b"):
        assert join(blocks(text)) == text
