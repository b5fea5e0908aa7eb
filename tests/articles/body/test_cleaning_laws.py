"""What holds of every text that was cleaned, whatever it was before."""

import re
from html import unescape
from html.parser import HTMLParser

import nh3
from hypothesis import given, settings

from articles.body import schema
from articles.body.cleaning import clean_body
from articles.body.reading import blocks, join, plain
from articles.body.render import complete, render

from .shapes import broken_html

STORED = nh3.Cleaner(
    tags=set(schema.TAGS),
    attributes=schema.ATTRIBUTES,
    allowed_classes=schema.CLASSES,
    url_schemes={"http", "https", "mailto"},
    link_rel=None,
)


class Outline(HTMLParser):
    """The elements of well-formed HTML as (path of tags, attributes); fails where a tag is not closed in order."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.path: list[str] = []
        self.elements: list[tuple[tuple[str, ...], dict]] = []
        self.feed(html)
        self.close()
        assert self.path == []

    def handle_starttag(self, tag, attrs):
        self.elements.append(((*self.path, tag), dict(attrs)))
        if tag not in ("br", "hr", "img"):
            self.path.append(tag)

    def handle_endtag(self, tag):
        assert self.path.pop() == tag


@settings(max_examples=600, deadline=None)
@given(broken_html)
def test_cleaning_twice_is_cleaning_once(html):
    once = clean_body(html)

    assert clean_body(once) == once


@settings(max_examples=300, deadline=None)
@given(broken_html)
def test_an_html5_parser_with_the_same_vocabulary_finds_nothing_to_change(html):
    once = clean_body(html)

    assert STORED.clean(once) == once


@settings(max_examples=300, deadline=None)
@given(broken_html)
def test_cleaned_text_is_well_formed_and_stands_where_it_may(html):
    for path, attributes in Outline(clean_body(html)).elements:
        *above, tag = path
        assert tag in schema.TAGS
        assert attributes.keys() <= schema.ATTRIBUTES.get(tag, set()) | ({"class"} if tag in schema.CLASSES else set())
        if tag in ("h2", "h3", "figure", "table", "blockquote", "aside", "hr"):
            assert above == []
        if tag in ("strong", "em", "a", "br"):
            assert above
            assert above.count(tag) == 0
        assert re.match(r"(https?|mailto):", attributes.get("href", "http:"))


@settings(max_examples=300, deadline=None)
@given(broken_html)
def test_no_paragraph_is_empty_and_no_level_is_skipped(html):
    clean = clean_body(html)

    assert not re.search(r"<(p|h2|h3|li|blockquote|aside|ul|ol|figcaption|strong|em|a)[^>]*>\s*</\1>", clean)
    assert re.findall(r"<h[23]>", clean)[:1] in ([], ["<h2>"])


@settings(max_examples=300, deadline=None)
@given(broken_html)
def test_a_text_is_the_sum_of_its_blocks(html):
    clean = clean_body(html)
    parts = blocks(clean)

    assert join(parts) == clean
    assert [blocks(part) for part in parts] == [[part] for part in parts]


@settings(max_examples=300, deadline=None)
@given(broken_html)
def test_plain_words_have_no_markup_left(html):
    without_brackets = re.sub(r"&[lg]t;|&amp;", "", clean_body(html))

    assert "<" not in plain(without_brackets)


@settings(max_examples=300, deadline=None)
@given(broken_html)
def test_a_released_text_is_well_formed_when_completed(html):
    released = render(clean_body(html), figures={})
    page = complete(released, picture=lambda pk, alt: "", links={})

    assert "<!--" not in page
    assert "data-story" not in unescape(re.sub(r">[^<]*<", "><", page))
    Outline(page)
