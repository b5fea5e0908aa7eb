"""Photos as pages show them: `<picture>` and `<figure>`, built as strings, because a page has many."""

from django.utils.html import conditional_escape, escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from .models import Photo
from .renditions import sources

# What browsers without srcset get.
PLAIN_WIDTH = 800
_EAGER = 'fetchpriority="high"'
_LAZY = 'loading="lazy" decoding="async"'


def picture(photo: Photo, *, shape: str = "full", sizes: str, alt: str, eager: bool = False) -> SafeString:
    """`<picture>` with AVIF before JPEG; "" for a withdrawn photo.

    `sizes` is the HTML attribute: how wide the page shows it. `eager` is for the one picture that the eye meets first.
    """
    found = sources(photo, shape)
    if found is None:
        return SafeString("")
    sizes = escape(sizes)
    avif = f'<source type="image/avif" srcset="{escape(found.srcset("avif"))}" sizes="{sizes}">' if found.avif else ""
    return mark_safe(
        f'<picture>{avif}<img class="{photo.tone}" src="{escape(found.url(PLAIN_WIDTH))}"'
        f' srcset="{escape(found.srcset("jpg"))}" sizes="{sizes}" width="{found.width}" height="{found.height}"'
        f' alt="{escape(alt)}" {_EAGER if eager else _LAZY}></picture>'
    )


def figure(
    photo: Photo,
    *,
    caption: str = "",
    credit: str = "",
    shape: str = "full",
    sizes: str,
    alt: str,
    eager: bool = False,
) -> SafeString:
    """`<figure>` with the picture, its caption and its credit; "" for a withdrawn photo.

    A caption that is marked safe keeps its HTML; any other is escaped.
    """
    drawn = picture(photo, shape=shape, sizes=sizes, alt=alt, eager=eager)
    if not drawn:
        return drawn
    words = [conditional_escape(caption)] if caption else []
    if credit:
        line = escape(_("Photo: %(credit)s") % {"credit": credit})
        words.append(f'<span class="figure__credit">{line}</span>')
    below = f"<figcaption>{' '.join(words)}</figcaption>" if words else ""
    return mark_safe(f'<figure class="figure">{drawn}{below}</figure>')
