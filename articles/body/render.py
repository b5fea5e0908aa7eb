"""From the stored text to the page, in two stages.

`render` runs once, at release: captions, credits and alt texts become part of the text. What may change afterwards
stays open: a photo is `<!--photo:12 its alt text-->`, a link to a story of ours `<a data-story="34">`. `complete`
fills these in each time a page is drawn. Both take HTML that `clean_body` has made, and work on it as on a string:
its form is known.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html import escape, unescape

from django.utils.translation import gettext as _

from newsroom.lib.text import cut

from .embeds import embed_of
from .reading import plain

_FIGURE = re.compile(r'<figure class="figure"><img data-photo="(\d+)">(?:<figcaption>(.*?)</figcaption>)?</figure>')
_EMBED = re.compile(r'<figure data-embed="([^"]*)"><a href="[^"]*">[^<]*</a>(<figcaption>.*?</figcaption>)?</figure>')
_TABLE = re.compile(r"<table><tbody>(.*?)</tbody></table>")
_ROW = re.compile(r"<tr>(.*?)</tr>")
_HEADER = re.compile(r"<th\b")
_LABEL_LENGTH = 80

_OPEN_FIGURE = re.compile(r'<figure class="figure"><!--photo:(\d+) (.*?)-->(.*?)</figure>', re.DOTALL)
_OPEN_LINK = re.compile(r'<a data-story="(\d+)">(.*?)</a>')
_CREDIT = re.compile(r'<span class="figure__credit">(.*?)</span>')


@dataclass(frozen=True)
class Figure:
    """What stands beside a photo, as plain text."""

    caption: str = ""
    credit: str = ""
    alt: str = ""


def render(html: str, *, figures: Mapping[int, Figure]) -> str:
    """The text as it is released. A figure's own caption wins; a photo that `figures` does not have is left out."""
    html = _FIGURE.sub(lambda found: _figure(found, figures), html)
    html = _EMBED.sub(_embed, html)
    labels: dict[str, int] = {}
    return _TABLE.sub(lambda found: _table(found[1], labels), html)


def complete(body_html: str, *, picture: Callable[[int, str], str], links: Mapping[int, str]) -> str:
    """The released text with its pictures and addresses as they are now.

    `picture` gives the HTML of a photo with this alt text; where it gives "", the whole figure is left out. A link to
    a story that `links` does not have becomes its words. Of the language, only the word before a credit is the
    active one.
    """

    def figure(found: re.Match[str]) -> str:
        drawn = picture(int(found[1]), unescape(found[2]))
        return f'<figure class="figure">{drawn}{_with_credit(found[3])}</figure>' if drawn else ""

    return _with_links(_OPEN_FIGURE.sub(figure, body_html), links)


def text_only(body_html: str, *, links: Mapping[int, str]) -> str:
    """The released text without its photos: for the text edition and for feeds."""
    return _with_links(_OPEN_FIGURE.sub("", body_html), links)


# --- At release -------------------------------------------------------------------------------------


def _figure(found: re.Match[str], figures: Mapping[int, Figure]) -> str:
    pk = int(found[1])
    if pk not in figures:
        return ""
    figure = figures[pk]
    words = [found[2] or escape(figure.caption, quote=False)]
    if figure.credit:
        words.append(f'<span class="figure__credit">{escape(figure.credit, quote=False)}</span>')
    below = f"<figcaption>{' '.join(filter(None, words))}</figcaption>" if any(words) else ""
    # Two hyphens would end the comment.
    alt = escape(figure.alt).replace("-", "&#45;")
    return f'<figure class="figure"><!--photo:{pk} {alt}-->{below}</figure>'


def _embed(found: re.Match[str]) -> str:
    """A link to the original; where a frame can show it, the script embeds.js puts that in its place on a click."""
    embed = embed_of(unescape(found[1]))
    if embed is None:
        return ""
    player = f' data-player="{escape(embed.player)}"' if embed.player else ""
    shown = escape(re.sub(r"^https://(?:www\.)?", "", embed.address).rstrip("/"))
    return (
        f'<figure class="embed"{player}><a href="{escape(embed.address)}">'
        f'<span class="embed__host">{embed.host}</span> <span class="embed__address">{shown}</span></a>'
        f"{found[2] or ''}</figure>"
    )


def _table(rows: str, labels: dict[str, int]) -> str:
    """The table in a box that scrolls by itself, with its headers named as such."""
    first, *others = _ROW.findall(rows)
    head = ""
    if others and "<td" not in first:
        scoped = _HEADER.sub('<th scope="col"', first)
        head, rows = f"<thead><tr>{scoped}</tr></thead>", "".join(f"<tr>{row}</tr>" for row in others)
    body = _HEADER.sub('<th scope="row"', rows)
    return (
        f'<div class="table" role="region" tabindex="0" aria-label="{_label([first, *others], labels)}">'
        f"<table>{head}<tbody>{body}</tbody></table></div>"
    )


def _label(rows: list[str], labels: dict[str, int]) -> str:
    """The words of the first row that has any, as the name of the box; numbered where two tables begin alike."""
    words = next(words for row in rows if (words := plain(row.replace("</p><p>", "</p> <p>")).strip()))
    label = cut(", ".join(" ".join(cell.split()) for cell in words.split("\t") if cell.strip()), _LABEL_LENGTH)
    labels[label] = labels.get(label, 0) + 1
    return escape(f"{label} ({labels[label]})" if labels[label] > 1 else label)


# --- At page time -----------------------------------------------------------------------------------


def _with_credit(below: str) -> str:
    def credit(found: re.Match[str]) -> str:
        return f'<span class="figure__credit">{_("Photo: %(credit)s") % {"credit": found[1]}}</span>'

    return _CREDIT.sub(credit, below)


def _with_links(html: str, links: Mapping[int, str]) -> str:
    def link(found: re.Match[str]) -> str:
        address = links.get(int(found[1]))
        return f'<a href="{escape(address)}">{found[2]}</a>' if address else found[2]

    return _OPEN_LINK.sub(link, html)
