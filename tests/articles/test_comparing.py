"""Words side by side."""

import random
from time import monotonic

import pytest

from articles.comparing import ADDED, CHANGED, REMOVED, SAME, Names, Piece, bodies_compared, compare, words_compared
from articles.content import Name


def told(pieces) -> str:
    """The pieces as one line: [-gone-] and {+come+}."""
    marks = {SAME: "{}", REMOVED: "[-{}-]", ADDED: "{{+{}+}}"}
    return "".join(marks[piece.kind].format(piece.text) for piece in pieces)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("The harbour opened.", "The harbour opened.", "The harbour opened."),
        ("The harbour opened.", "The old harbour opened.", "The {+old +}harbour opened."),
        ("The harbour opened today.", "The harbour opened.", "The harbour opened [-today-]."),
        ("It is 3.5 metres deep.", "It is 3.7 metres deep.", "It is [-3.5 -]{+3.7 +}metres deep."),
        ("", "New", "{+New+}"),
        ("Gone", "", "[-Gone-]"),
        ("Гавань открылась", "Гавань закрылась", "Гавань [-открылась-]{+закрылась+}"),
        ("بندر باز شد", "بندر بسته شد", "بندر [-باز -]{+بسته +}شد"),
    ],
)
def test_words_are_compared_one_by_one(old, new, expected):
    assert told(words_compared(old, new)) == expected


def test_a_short_word_alone_does_not_hold_a_sentence_together():
    compared = words_compared("Ships left the port early", "Trains reached the city late")

    assert told(compared) == "[-Ships left the port early-]{+Trains reached the city late+}"


def test_paragraphs_are_matched_before_words():
    old = "<p>The harbour opened.</p><p>Ships came from afar.</p><p>It rained.</p>"
    new = "<p>New first.</p><p>The harbour opened.</p><p>Ships came from near.</p>"

    found = bodies_compared(old, new)

    assert [(one.kind, told(one.pieces)) for one in found] == [
        (ADDED, "{+New first.+}"),
        (SAME, "The harbour opened."),
        (CHANGED, "Ships came from [-afar-]{+near+}."),
        (REMOVED, "[-It rained.-]"),
    ]


def test_a_changed_paragraph_is_found_among_others_that_came():
    old = "<p>The harbour of the town opened on Monday.</p>"
    new = "<p>Quite another thing.</p><p>The harbour of the town opened on Tuesday.</p><p>And more.</p>"

    assert [one.kind for one in bodies_compared(old, new)] == [ADDED, CHANGED, ADDED]


def test_where_a_link_leads_is_compared():
    found = bodies_compared('<p>See <a href="https://a.example/">it</a>.</p>', '<p>See <a data-story="7">it</a>.</p>')

    assert told(found[0].pieces) == "See it [[-https://a.example/-]{+story 7+}]."


def test_a_change_of_form_alone_is_named():
    found = bodies_compared("<p>The harbour</p>", "<h2>The harbour</h2>")

    assert (found[0].kind, found[0].what, told(found[0].pieces)) == (CHANGED, "Subhead", "The harbour")
    assert "form" in found[0].note


def test_photos_and_their_captions_are_compared():
    one = '<figure class="figure"><img data-photo="7"><figcaption>At dawn</figcaption></figure>'
    two = '<figure class="figure"><img data-photo="7"><figcaption>At dusk</figcaption></figure>'
    other = '<figure class="figure"><img data-photo="8"></figure>'

    assert [(p.kind, p.what, p.photo) for p in bodies_compared(one, two)] == [(CHANGED, "Photo", 7)]
    assert [(p.kind, p.photo) for p in bodies_compared(one, other)] == [(REMOVED, 7), (ADDED, 8)]


W = [f"word{number}" for number in range(2000)]


def _paragraphs(count: int, length: int, words=W, seed: int = 1) -> str:
    chance = random.Random(seed)
    return "".join(f"<p>{' '.join(chance.choices(words, k=length))}</p>" for _ in range(count))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("<p>a</p>" * 20_000, "<p>a</p>" * 19_000 + "<p>b</p>" * 1_000),
        (_paragraphs(20_000, 1, "ab"), _paragraphs(20_000, 1, "ab", seed=2)),
        (_paragraphs(1, 80_000), _paragraphs(1, 80_000, seed=2)),
        (_paragraphs(1, 80_000, "ab"), _paragraphs(1, 80_000, "ab", seed=2)),
        (_paragraphs(1_200, 60), _paragraphs(1_200, 60).replace("word1", "wort1")),
        (_paragraphs(29, 2_600), _paragraphs(31, 2_600, seed=2)),
    ],
)
def test_hostile_texts_get_a_coarse_answer_not_a_slow_one(old, new):
    begin = monotonic()
    found = bodies_compared(old, new)

    assert monotonic() - begin < 8
    assert {SAME} != {one.kind for one in found} != set()


# --- Whole stories -------------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_every_field_is_compared_in_the_order_of_the_page(words, sport, ines, make_photo, english):
    photo = make_photo(caption="The ferry")
    trade = english.topics.create(name="Trade", slug="trade")
    new = words.changed(
        headline="Harbour closes",
        lead_photo=photo.pk,
        section=sport.pk,
        topics=(trade.pk,),
        urgency=1,
        genre="analysis",
        bylines=(Name(author=ines.pk, role="in Alma"), Name(guest_name="Dr Marant")),
    )

    found = compare(words, new, Names.holding([words, new], "en"))

    assert [(change.label, told(change.pieces)) for change in found] == [
        ("Headline", "Harbour [-opens-]{+closes+}"),
        ("Byline", "[-Ines Varga-]{+Ines Varga, in Alma · Dr Marant+}"),
        ("Lead photo", f"{{+Photo {photo.pk}: The ferry+}}"),
        ("Section", "[-World-]{+Sport+}"),
        ("Topics", "[-Ports-]{+Trade+}"),
        ("Genre", "[-News-]{+Analysis+}"),
        ("Urgency", "[-5-]{+1+}"),
        ("Photos", ""),
    ]
    assert found[-1].photos == ((ADDED, photo, photo.pk),)


@pytest.mark.django_db
def test_what_was_deleted_is_named_by_its_number(words):
    new = words.changed(section=999, topics=(998,), bylines=(Name(author=997),), lead_photo=996)

    found = {one.name: one.pieces[-1] for one in compare(words, new, Names.holding([words, new], "en")) if one.pieces}

    assert found["section"] == Piece(ADDED, "deleted (999)")
    assert found["bylines"] == Piece(ADDED, "deleted (997)")
    assert found["lead_photo"] == Piece(ADDED, "Photo 996")


@pytest.mark.django_db
def test_equal_words_have_no_difference(words):
    assert compare(words, words.cleaned(), Names.holding([words], "en")) == []
