"""`{% load stories %}`: what a page shows of every story in its lists, built as a string, because there are many."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from ..models import Article, Release

register = template.Library()


@register.simple_tag(takes_context=True)
def kicker(context, release: Release, own_section: str = "") -> SafeString:
    """Kind and section over a headline; "" where there is nothing to say.

    `own_section` is the slug of the section that the page or container names already.
    """
    section = release.section
    kind = _kind(release, own_section or (section.slug if section else ""))
    words = [format_html('<span class="kicker__kind">{}</span>', kind)] if kind else []
    if section and not own_section:
        address = f"{context['furniture'].edition.prefix}section/{section.slug}/"
        words.append(format_html('<a class="kicker__section" href="{}">{}</a>', address, section.name))
    return format_html('<p class="kicker">{}</p>', SafeString(" ".join(words))) if words else SafeString("")


def _kind(release: Release, named: str) -> str:
    """Flash, or the genre of what is not news, unless the section beside it says the same."""
    if release.is_flash:
        return _("Flash")
    return "" if release.genre in (Article.Genre.NEWS, named) else str(Article.Genre(release.genre).label)
