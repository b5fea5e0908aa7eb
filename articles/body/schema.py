"""The vocabulary of a story's text: the elements it is made of, how they are stored, and what may stand in what.

Stored is HTML, one block after the other and nothing between them:

    <p>, <h2>, <h3>, <hr>
    <ul>, <ol start="3">: <li>words and lists</li>
    <blockquote><p>…</p></blockquote>
    <aside class="pullquote"><p>…</p></aside>
    <figure class="figure"><img data-photo="12"><figcaption>…</figcaption></figure>      a photo of the library
    <figure data-embed="URL"><a href="URL">URL</a><figcaption>…</figcaption></figure>    a post or film elsewhere
    <table><tbody><tr><th>…</th><td>…</td></tr></tbody></table>

and in the words <strong>, <em>, <br>, <a href="…">, and <a data-story="34"> for a story of our own, which has no
address here: that is found when a page is drawn. A caption is left out where the photo's own is meant; an item or
a cell of one paragraph has no <p>. `cleaning.clean_body` makes this form of anything; the editor's half of the
vocabulary is in static/articles/editor/vocabulary.js.
"""

_BLOCKS = {"p", "h2", "h3", "hr", "ul", "ol", "li", "blockquote", "aside", "figure", "figcaption", "img"}
_TABLES = {"table", "tbody", "tr", "th", "td"}
_MARKS = {"strong", "em", "a", "br"}
TAGS = frozenset(_BLOCKS | _TABLES | _MARKS)
ATTRIBUTES = {
    "a": {"href", "data-story"},
    "figure": {"data-embed"},
    "img": {"data-photo"},
    "ol": {"start"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan"},
}
CLASSES = {"figure": {"figure"}, "aside": {"pullquote"}}
LINK_SCHEMES = frozenset({"http", "https", "mailto"})

#: The containers that another container may hold beside paragraphs; the text itself ("body") holds everything.
HOLDS = {
    "body": frozenset({"ul", "ol", "blockquote", "aside", "table"}),
    "ul": frozenset({"li"}),
    "ol": frozenset({"li"}),
    "li": frozenset({"ul", "ol"}),
    "blockquote": frozenset({"ul", "ol"}),
    "aside": frozenset(),
    "table": frozenset({"tr"}),
    "tr": frozenset({"td", "th"}),
    "td": frozenset({"ul", "ol"}),
    "th": frozenset({"ul", "ol"}),
}

MAX_LIST_DEPTH = 4
MAX_COLUMNS = 30
#: What a way in may bring: longer, or with more tags, is refused before it is read.
MAX_LENGTH = 5_000_000
MAX_TAGS = 50_000
#: What a story may store; some 80,000 words.
MAX_STORED = 500_000
