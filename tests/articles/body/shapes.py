"""What hypothesis makes for this folder: broken HTML out of everything that the cleaner knows and does not know."""

from hypothesis import strategies as st

_NAMES = (
    "p div h1 h2 h3 h5 ul ol li strong b em i span a br hr blockquote aside figure figcaption img table thead tbody tr "
    "td th caption section sup sub script style iframe svg math template select textarea title noscript o:p"
)
_ATTRIBUTES = [
    "",
    ' class="pullquote"',
    ' class="figure"',
    ' class="twitter-tweet"',
    ' class="MsoListParagraph"',
    ' style="mso-list:l0 level2 lfo1"',
    ' style="mso-list:Ignore"',
    ' style="font-weight:700;font-style:italic"',
    ' style="font-weight:normal"',
    ' data-photo="7"',
    ' data-photo="x"',
    ' data-story="9"',
    ' data-embed="https://youtu.be/abcdefghijk"',
    ' href="https://example.org/a?b=1&c=2"',
    ' href="mailto:desk@example.org"',
    ' href="javascript:alert(1)"',
    ' href="http://-"',
    ' href="https://xn--a/"',
    ' href="https://1.2.3.400/"',
    ' src="https://www.youtube.com/embed/abcdefghijk"',
    ' start="3"',
    ' colspan="2"',
    ' rowspan="3"',
    ' onclick="alert(1)"',
    " title='unclosed",
]
_WORDS = ["word", " ", "  ", "\xa0", "\n", "\n\n", "<", ">", "&", "&amp;", "&#60;", "&nbsp;", "“x”", "می‌شود", "2"]
_WORDS += ["https://youtu.be/abcdefghijk", "<!--", "-->", "<![if !x]>", "</", '"', "'", "\x00", "\ud800"]

# Beginnings that chance would seldom put together.
_PIECES = [
    "<table><tr><td>",
    "</td><td>",
    "<tr><th>",
    '<td colspan="2" rowspan="2">x',
    "</table>",
    "<ul><li>",
    "<ol><li>",
    '<figure><img data-photo="7"><figcaption>',
    '<a href="https://example.org/?b=1&c=2">x',
    '<a data-story="9"><b>x',
    '<aside class="pullquote"><p>',
    "<b>bold</b>",
    "<i>it<br>",
    "<p>",
]

_names = st.sampled_from(_NAMES.split())
_start = st.builds("<{}{}>".format, _names, st.lists(st.sampled_from(_ATTRIBUTES), max_size=2).map("".join))
_end = _names.map("</{}>".format)

#: Anything that an importer, a clipboard or an enemy may send.
broken_html = st.lists(
    _start | _end | st.sampled_from(_PIECES) | st.sampled_from(_WORDS) | st.text(max_size=5), max_size=40
).map("".join)
