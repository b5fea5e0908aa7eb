"""Enemies: nothing of theirs is stored, and none of them keeps the server busy."""

from contextlib import suppress

import pytest
from django.core.exceptions import ValidationError

from articles.body import schema
from articles.body.cleaning import clean_body

N = 15_000

ATTACKS = [
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<script>alert(1)",
    "<img src=x onerror=alert(1)>",
    '<img data-photo="7" src=x onerror=alert(1)>',
    "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<svg><style><img src=x onerror=alert(1)></style></svg>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<textarea><img title='</textarea><img src=x onerror=alert(1)>'>",
    "<title><img title='</title><img src=x onerror=alert(1)>'>",
    "<iframe src=javascript:alert(1)></iframe>",
    "<iframe srcdoc='<script>alert(1)</script>'>",
    "<object data=javascript:alert(1)><embed src=javascript:alert(1)>",
    "<a href=javascript:alert(1)>x</a>",
    "<a href='java&#115;cript&colon;alert(1)'>x</a>",
    "<a href='\x01javascript:alert(1)'>x</a>",
    '<a href="https://example.org/&quot; onmouseover=&quot;alert(1)">x</a>',
    "<a data-story='1\" onmouseover=\"alert(1)'>x</a>",
    "<figure data-embed='https://youtu.be/abcdefghijk\" onclick=\"alert(1)'></figure>",
    '<p style="background:url(javascript:alert(1))" onclick=alert(1) class="x" id="story-form">x</p>',
    "<base href=//evil.example/><link rel=stylesheet href=//evil.example><meta http-equiv=refresh content=0>",
    "<style>@import '//evil.example';</style>",
    "<!--><img src=x onerror=alert(1)>-->",
    "<!--<img src='--><img src=x onerror=alert(1)>'>",
    "<![CDATA[<img src=x onerror=alert(1)>]]>",
    "<?php echo '<script>alert(1)</script>' ?>",
    "<template><script>alert(1)</script></template>",
    "<table><td><a href=javascript:alert(1)></table><script>alert(1)</script>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "<<script>script>alert(1)<</script>/script>",
    "<input autofocus onfocus=alert(1)><button formaction=javascript:alert(1)>x</button>",
    "<x onclick=alert(1)>x</x>",
]
ALLOWED = {
    *(f"<{tag}>" for tag in ("p", "strong", "em", "table", "tbody", "tr", "td")),
    '<figure class="figure">',
    '<img data-photo="7">',
    '<a href="https://example.org/%22%20onmouseover=%22alert(1)">',
}


@pytest.mark.parametrize("attack", ATTACKS)
def test_nothing_of_an_attack_is_left_but_words(attack):
    clean = clean_body(f"<p>before</p>{attack}<p>after")
    tags = {part.partition(">")[0] + ">" for part in ("<" + rest for rest in clean.split("<")[1:])}

    assert {tag for tag in tags if not tag.startswith("</")} <= ALLOWED
    assert clean.startswith("<p>before")


BOMBS = {
    "open elements": "<div>" * N,
    "open marks before paragraphs": "".join(f'<b id="{n}">' for n in range(N)) + "<p>x" * N,
    "open links before paragraphs": ('<a href="https://example.org/' + "y" * 1900 + '">') + "<p>x" * N,
    "marks closed by another": "<b>" * N + "</i>" * N,
    "nested lists": "<ul><li>x" * N,
    "nested tables": "<table><tr><td>x" * N,
    "one row": "<table><tr>" + "<td>x" * N,
    "rows that reach down": "<table>" + "<tr><td rowspan=65000 colspan=65000>x" * N,
    "nested figures": "<figure>" * N + "</figure>" * N,
    "photos in one figure": "<figure>" + "<img data-photo=1>" * N,
    "items of Word": "<p class=MsoListParagraph>x" * N,
    "codes of posts": '<blockquote class="twitter-tweet">' * N,
    "attributes": "<p " + " ".join(f"a{n}" for n in range(600_000)) + ">x",
    "one attribute": '<p title="' + "x" * 4_900_000 + '">x',
    "attributes without end": '<p a="' * N,
    "comments without end": "<!--" * N,
    "scripts without end": "<script>" * N,
    "drawings without end": "<svg>" * N,
    "styles that never match": '<span style="' + "font-weight:" * 400_000 + '">x',
    "numbers of letters": "&#" + "9" * 4_900_000 + ";&#x" + "f" * 90_000,
    "blanks": " \xa0" * 2_400_000,
    "empty lines": "\n \n" * 1_600_000,
}


@pytest.mark.parametrize("name", BOMBS)
def test_bombs_are_read_or_refused_at_once(name):
    """Within seconds each on a slow machine; the usual parsers take hours for some of them."""
    with suppress(ValidationError):
        assert len(clean_body(BOMBS[name])) <= schema.MAX_STORED


def test_a_text_beyond_every_measure_is_refused_in_words():
    sentence = "This text is too long to be read. Bring it in parts, or without its formatting."
    for html in ("x" * (schema.MAX_LENGTH + 1), "<b>" * (schema.MAX_TAGS + 1)):
        with pytest.raises(ValidationError) as refusal:
            clean_body(html)
        assert refusal.value.messages == [sentence]


def test_a_text_longer_than_a_story_is_refused_with_its_length():
    with pytest.raises(ValidationError) as refusal:
        clean_body("word " * 100_001)

    assert refusal.value.messages == [
        "This text has 500011 characters; a story may have 500000. Make it several stories."
    ]
