"""The text layout of a reference page is told apart into its parts."""

import pytest

from .page import OWN_PAGE, Author, NotAPage, read_page, reference_page

LAYOUT = """\
Harbour opens: ships come

The harbour, seen from the hill

The harbour opened.

“It is open,” she said. “At last.”

The mole at Port Alma

Who pays? Nobody knows!

Jo Lens is the head of the photo desk

2 thoughts on “Harbour opens”

Leave a Reply
"""


def test_a_page_is_told_apart():
    page = read_page(OWN_PAGE.read_text(encoding="utf-8"))

    assert page.headline.startswith("Night train to Tarsh returns")
    assert page.lead_caption == "The first night train waits at Kelten station"
    assert [paragraph.split()[0] for paragraph in page.first_paragraphs] == ["The", "It", "The", "“We"]
    assert page.second_caption == "The upper valley below the pass"
    assert [paragraph.split()[0] for paragraph in page.last_paragraphs] == ["Six", "Tickets", "The"]
    assert page.author == Author(
        name="Marta Velin",
        role="head of the agency’s transport desk",
        bio="Marta Velin is the head of the agency’s transport desk",
    )


def test_every_line_of_the_story_is_in_one_of_the_parts():
    page = read_page(LAYOUT)

    assert [page.headline, page.lead_caption, *page.first_paragraphs, page.second_caption, *page.last_paragraphs] == [
        "Harbour opens: ships come",
        "The harbour, seen from the hill",
        "The harbour opened.",
        "“It is open,” she said. “At last.”",
        "The mole at Port Alma",
        "Who pays? Nobody knows!",
    ]
    assert page.paragraphs == page.first_paragraphs + page.last_paragraphs


def test_blanks_are_made_single_and_comments_are_not_needed():
    page = LAYOUT.partition("2 thoughts")[0].replace("The mole at", "  The \u00a0 mole\tat")

    assert read_page(page) == read_page(LAYOUT)


def test_a_paragraph_that_says_who_somebody_is_is_no_bio():
    page = read_page(LAYOUT.replace("The harbour opened.", "Ann Ash is the mayor."))

    assert page.first_paragraphs[0] == "Ann Ash is the mayor."
    assert page.author.name == "Jo Lens"


@pytest.mark.parametrize("line", ["Jo Lens is the head of the photo desk.", "Jo Lens is a reporter."])
def test_the_bio_may_end_with_a_full_stop(line):
    page = read_page(LAYOUT.replace("Jo Lens is the head of the photo desk", line))

    assert page.author.bio == line
    assert page.author.role == line.partition(" is ")[2].partition(" ")[2].rstrip(".")


@pytest.mark.parametrize(
    ("missing", "complaint"),
    [
        ("The harbour, seen from the hill", "caption in line 2"),
        ("The mole at Port Alma", "one between paragraphs"),
        ("Jo Lens is the head of the photo desk", "who the author is"),
    ],
)
def test_a_text_without_one_of_the_parts_is_refused(missing, complaint):
    with pytest.raises(NotAPage, match=complaint):
        read_page(LAYOUT.replace(missing, ""))


@pytest.mark.parametrize("text", ["", "\n\n", "A headline alone"])
def test_what_is_no_page_is_refused(text):
    with pytest.raises(NotAPage):
        read_page(text)


def test_the_page_is_the_one_that_the_environment_names(monkeypatch, tmp_path):
    named = tmp_path / "page.txt"
    named.write_text(LAYOUT, encoding="utf-8")
    monkeypatch.setenv("NEWSROOM_REFERENCE_PAGE", str(named))
    assert reference_page() == read_page(LAYOUT)

    monkeypatch.setenv("NEWSROOM_REFERENCE_PAGE", "")
    assert reference_page() == read_page(OWN_PAGE.read_text(encoding="utf-8"))
