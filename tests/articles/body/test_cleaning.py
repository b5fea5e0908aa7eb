"""What the sanitiser makes of what it is given, case by case."""

import pytest

from articles.body.cleaning import clean_body

from .pasted import DOCS, DOCS_CLEAN, WORD, WORD_CLEAN

FILM = "https://www.youtube.com/watch?v=abcdefghijk"
EMBED = f'<figure data-embed="{FILM}"><a href="{FILM}">{FILM}</a></figure>'
PHOTO = '<figure class="figure"><img data-photo="7"></figure>'


STORED = [
    "<p>Words, <strong>strong</strong> and <em>other</em> ones.<br>A new line.</p>",
    "<h2>Subhead</h2><p>a</p><h3>Lower</h3><p>b</p>",
    "<ul><li>one<ol><li>first</li></ol></li><li>two</li></ul>",
    '<ol start="4"><li><p>a</p><p>b</p></li></ol>',
    "<blockquote><p>a</p><ul><li>b</li></ul></blockquote>",
    '<aside class="pullquote"><p>Ships came</p></aside>',
    "<p>a</p><hr><p>b</p>",
    PHOTO,
    '<figure class="figure"><img data-photo="7"><figcaption>The <em>old</em> harbour</figcaption></figure>',
    EMBED,
    f"{EMBED[:-9]}<figcaption>The opening</figcaption></figure>",
    '<table><tbody><tr><th>A</th><th>B</th></tr><tr><td colspan="2">1</td></tr></tbody></table>',
    '<p><a href="https://example.org/a?b=1&amp;c=2">site</a>, <a href="mailto:desk@example.org">mail</a></p>',
    '<p><a data-story="34">a story of <strong>ours</strong></a></p>',
    "<p>В&nbsp;2026 году — «да» &amp; нет</p>",
    "<p>او می‌شود.</p>",
    "",
]


@pytest.mark.parametrize("html", STORED)
def test_the_stored_form_stays_as_it_is(html):
    assert clean_body(html) == html


@pytest.mark.parametrize(
    ("html", "clean"),
    [
        ("<p>a</p><p> </p><p>&nbsp;</p><p><br></p><p><b></b></p>", "<p>a</p>"),
        ("<p>a<br><br>b</p>", "<p>a</p><p>b</p>"),
        ("<p>  a \n b&nbsp; c </p>\n\n<p>d</p>", "<p>a b c</p><p>d</p>"),
        ("<div>a<div>b</div>c</div>", "<p>a</p><p>b</p><p>c</p>"),
        ("a\nb\n\nc <i>d</i>", "<p>a b</p><p>c <em>d</em></p>"),
        ("<p>a<p>b", "<p>a</p><p>b</p>"),
        ("<p>a<b>b<i>c</b>d</i>e</p>", "<p>a<strong>b<em>c</em></strong><em>d</em>e</p>"),
        ("<p><b>a</p><p>b", "<p><strong>a</strong></p><p>b</p>"),
        ("<b><p>a</p><p>b</p></b>", "<p><strong>a</strong></p><p><strong>b</strong></p>"),
        ("<p><strong>a</strong><strong> b</strong></p>", "<p><strong>a b</strong></p>"),
        ("<p><em><strong>a</strong></em></p>", "<p><strong><em>a</em></strong></p>"),
        ("<p>5 < 6 > 4 & <3</p>", "<p>5 &lt; 6 &gt; 4 &amp; &lt;3</p>"),
        ("<p>m<sup>2</sup>, CO<sub>2</sub>, 1<sup>st</sup></p>", "<p>m², CO₂, 1st</p>"),
        ("<p>a<o:p></o:p><!-- note -->b<?xml ?></p>", "<p>ab</p>"),
        ("a\u200b\ufeff\x00b\x07", "<p>ab</p>"),
    ],
)
def test_words_and_paragraphs(html, clean):
    assert clean_body(html) == clean


@pytest.mark.parametrize(
    ("html", "clean"),
    [
        ("<h1>a</h1><h2>b</h2><h3>c</h3>", "<h2>a</h2><h3>b</h3><h3>c</h3>"),
        ("<h4>a</h4><p>b</p><h6>c</h6>", "<h2>a</h2><p>b</p><h3>c</h3>"),
        ("<h3>a</h3><h2>b</h2><h3>c</h3>", "<h2>a</h2><h2>b</h2><h3>c</h3>"),
        ("<h3>a</h3><h3>b</h3>", "<h2>a</h2><h2>b</h2>"),
        ("<h2><b>a</b><br>b</h2>", "<h2>a b</h2>"),
        ("<h2> </h2><h3>a</h3>", "<h2>a</h2>"),
        ("<ul><li><h2>a</h2></li></ul>", "<ul><li>a</li></ul>"),
    ],
)
def test_headings_begin_at_the_second_level_and_skip_none(html, clean):
    assert clean_body(html) == clean


@pytest.mark.parametrize(
    ("html", "clean"),
    [
        ("<ul>a<li>b<ul>c</ul></ul>", "<ul><li>a</li><li>b<ul><li>c</li></ul></li></ul>"),
        ("<ul><li>a</li><ul><li>b</li></ul></ul>", "<ul><li>a<ul><li>b</li></ul></li></ul>"),
        ("<ul><li><ul><li>a</li></ul></li><li></li></ul>", "<ul><li>a</li></ul>"),
        ("<li>a</li>", "<p>a</p>"),
        ("<blockquote>a<blockquote>b</blockquote>c</blockquote>", "<blockquote><p>a</p><p>b</p><p>c</p></blockquote>"),
        ("<aside><p>a</p></aside>", "<p>a</p>"),
        (
            "<ul><li>1<ul><li>2<ul><li>3<ul><li>4<ul><li>5</ul><li>6</ul></ul></ul><li>7</ul>",
            "<ul><li>1<ul><li>2<ul><li>3<ul><li>4</li><li>5</li><li>6</li></ul></li></ul></li></ul></li><li>7</li></ul>",
        ),
        ("<hr><p>a</p><hr><hr><p>b</p><hr>", "<p>a</p><hr><p>b</p>"),
        (f"<ul><li>a{PHOTO}b</li></ul><p>c</p>", f"<ul><li><p>a</p><p>b</p></li></ul>{PHOTO}<p>c</p>"),
    ],
)
def test_lists_and_quotes(html, clean):
    assert clean_body(html) == clean


@pytest.mark.parametrize(
    ("html", "clean"),
    [
        ("<table><tr><td>a</td></tr></table>", "<p>a</p>"),
        ("<table><tr><td> </td><td></td></tr></table>", ""),
        (
            "<table><caption>c</caption><tr><th>a<td>b<tr><td>d</table>",
            "<p>c</p><table><tbody><tr><th>a</th><td>b</td></tr><tr><td>d</td><td></td></tr></tbody></table>",
        ),
        (
            "<table><tr><td rowspan=9>a<td>b<tr><td>c</table>",
            '<table><tbody><tr><td rowspan="2">a</td><td>b</td></tr><tr><td>c</td></tr></tbody></table>',
        ),
        (
            "<table><tr><td>a<table><tr><td>b<td>c</table>d<td>e</table>",
            "<table><tbody><tr><td><p>a</p><p>b</p><p>c</p><p>d</p></td><td>e</td></tr></tbody></table>",
        ),
    ],
)
def test_tables(html, clean):
    assert clean_body(html) == clean


@pytest.mark.parametrize(
    ("html", "clean"),
    [
        ('<p>a<img data-photo="7" src="/x.jpg" alt="y" onerror="alert(1)">b</p>', f"<p>a</p>{PHOTO}<p>b</p>"),
        ('<p><img src="https://example.org/x.jpg">a</p>', "<p>a</p>"),
        ('<figure><img src="/x.jpg"><figcaption>gone with it</figcaption></figure>', ""),
        (
            "<figure><blockquote>a</blockquote><figcaption>b</figcaption></figure>",
            "<blockquote><p>a</p></blockquote><p>b</p>",
        ),
        *[(f'<img data-photo="{number}">', "") for number in ("", "0", "-1", "1.5", "x", "7 ", "٧", "1" * 19)],
        ('<figure><img data-photo="6"><img data-photo="7"></figure>', PHOTO.replace("7", "6") + PHOTO),
        (
            '<figure class="figure"><img data-photo="7"><figcaption><p>a<br>b</p><ul><li>c</ul></figcaption></figure>',
            '<figure class="figure"><img data-photo="7"><figcaption>a b c</figcaption></figure>',
        ),
    ],
)
def test_figures_show_photos_of_the_library_only(html, clean):
    assert clean_body(html) == clean


@pytest.mark.parametrize(
    "html",
    [
        '<figure data-embed="https://youtu.be/abcdefghijk?t=3"><a href="https://evil.example">x</a></figure>',
        "<p> https://m.youtube.com/watch?feature=share&amp;v=abcdefghijk </p>",
        '<iframe src="//www.youtube.com/embed/abcdefghijk?rel=0"><p>no frames</p></iframe>',
        "https://www.youtube.com/shorts/abcdefghijk",
    ],
)
def test_a_film_is_an_embed_however_it_is_written(html):
    assert clean_body(html) == EMBED


@pytest.mark.parametrize(
    ("html", "address"),
    [
        (
            '<blockquote class="twitter-tweet"><p>Hi <a href="https://t.co/x">t.co/x</a></p>&mdash; A (@a) <a '
            'href="https://twitter.com/a/status/1234567?ref_src=x">May 1</a></blockquote>'
            '<script async src="https://platform.twitter.com/widgets.js"></script>',
            "https://x.com/a/status/1234567",
        ),
        (
            '<blockquote class="instagram-media" data-instgrm-permalink="https://www.instagram.com/p/AbC-123/?utm=x">'
            "<a href='https://example.org'>A post</a></blockquote>",
            "https://www.instagram.com/p/AbC-123/",
        ),
        (
            '<script async src="https://telegram.org/js/telegram-widget.js" data-telegram-post="alma/42"></script>',
            "https://t.me/alma/42",
        ),
        ('<iframe src="https://player.vimeo.com/video/123456"></iframe>', "https://vimeo.com/123456"),
    ],
)
def test_embedding_codes_of_the_hosts_become_embeds(html, address):
    assert clean_body(html) == f'<figure data-embed="{address}"><a href="{address}">{address}</a></figure>'


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/film",
        "https://www.youtube.com/@channel",
        "https://youtube.com.evil.example/watch?v=abcdefghijk",
        "https://evil.example/?https://youtu.be/abcdefghijk",
        "javascript://youtu.be/abcdefghijk",
        "https://x.com/a",
    ],
)
def test_nothing_else_is_an_embed(address):
    assert clean_body(f'<figure data-embed="{address}"><a href="{address}">x</a></figure>') in (
        f'<p><a href="{address}">x</a></p>',
        "<p>x</p>",
    )
    assert clean_body(f'<iframe src="{address}"></iframe>') == ""


@pytest.mark.parametrize(
    ("raw", "address"),
    [
        ("https://example.org", "https://example.org"),
        (" HTTPS://example.org/a b ", "https://example.org/a%20b"),
        ("//example.org/a", "https://example.org/a"),
        ("www.example.org", "https://www.example.org"),
        ("https://example.org/?utm_source=x&id=3&fbclid=y#part", "https://example.org/?id=3#part"),
        ("https://пример.рф/путь", "https://пример.рф/путь"),
        ("https://example.org:8080/'\"<>", "https://example.org:8080/%27%22%3C%3E"),
        ("https://example.org/?a=1&copy=2&section=3", "https://example.org/?a=1&copy=2&section=3"),
        ("https://www.google.com/url?q=https%3A%2F%2Fexample.org%2Fa&sa=D", "https://example.org/a"),
        ("mailto:desk@example.org?subject=News", "mailto:desk@example.org?subject=News"),
    ],
)
def test_links_lead_to_whole_addresses(raw, address):
    shown = address.replace("&", "&amp;")

    assert clean_body(f'<a href="{raw.replace(chr(34), "&quot;")}">x</a>') == f'<p><a href="{shown}">x</a></p>'


@pytest.mark.parametrize(
    "address",
    [
        "",
        "#part",
        "/admin/",
        "javascript:alert(1)",
        "jAvA\tscript:alert(1)",
        "&#106;avascript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:x",
        "file:///etc/passwd",
        "https://user:secret@example.org/",
        "https://good.example\\@evil.example/",
        "https://",
        "https://exa mple.org/",
        "https://xn--a/",
        "https://1.2.3.400/",
        "https://[::1",
        "https://example.org/" + "a" * 2000,
        "mailto:",
        "mailto:a@b",
    ],
)
def test_other_links_become_their_words(address):
    assert clean_body(f'<a href="{address}">x</a>') == "<p>x</p>"


@pytest.mark.parametrize("number", ["", "0", "x", "1e3", "9" * 19])
def test_a_link_to_no_story_becomes_its_words(number):
    assert clean_body(f'<a data-story="{number}" href="#">x</a>') == "<p>x</p>"


def test_a_link_does_not_go_on_into_the_next_paragraph():
    assert (
        clean_body('<p><a href="https://example.org">a</p><p>b') == '<p><a href="https://example.org">a</a></p><p>b</p>'
    )


def test_word_is_cleaned():
    assert clean_body(WORD) == WORD_CLEAN


def test_google_docs_is_cleaned():
    assert clean_body(DOCS) == DOCS_CLEAN
