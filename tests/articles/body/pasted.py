"""What clipboards bring: the same words as Word and as Google Docs put them there, and what they must become."""

from pathlib import Path

_FILES = Path(__file__).parent / "pasted_from"
WORD = (_FILES / "word.html").read_text(encoding="utf-8")
DOCS = (_FILES / "google_docs.html").read_text(encoding="utf-8")

WORD_CLEAN = (
    "<h2>Ferries</h2><p><strong>Three lines</strong> run to <em>Kelten</em>.</p>"
    "<ul><li>Line one<ul><li>until March</li></ul></li><li>Line two</li></ul><ol><li>First</li><li>Second</li></ol>"
    "<table><tbody><tr><td><strong>Line</strong></td><td>Hours</td></tr><tr><td>One</td><td>6-22</td></tr></tbody></table>"
)

DOCS_CLEAN = (
    "<h2>Ferries</h2><p><strong>Three lines</strong> run to <em>Kelten</em>.</p><h3>Timetable</h3>"
    "<ul><li>Line one<ul><li>until March</li></ul></li><li>Line two</li></ul>"
    '<p><a href="https://example.org/lines">All lines</a> and none</p>'
)
