"""`{% load furniture %}`: the head and foot of a page, which are the same on thousands of pages."""

from django import template
from django.conf import settings
from django.template.loader import get_template
from django.utils.safestring import SafeString

from .. import dates
from ..furniture import Furniture

register = template.Library()

_made: dict[tuple, SafeString] = {}
_KEPT = 1000


@register.simple_tag(takes_context=True)
def kept(context, name: str, *of: str) -> SafeString:
    """The template `name` as an include gives it, made once for each furniture, day and value of `of`.

    It may depend on nothing else. While DEBUG is on it is made every time.
    """
    key = (name, *of, *_look(context["furniture"]))
    made = None if settings.DEBUG else _made.get(key)
    if made is None:
        if len(_made) >= _KEPT:
            _made.clear()
        made = _made[key] = get_template(name).template.render(context)
    return made


def _look(furniture: Furniture) -> tuple:
    """Everything of the furniture that a page shows."""
    edition, editions = furniture.edition, furniture.editions
    return (
        edition.pk,
        str(edition.furniture),
        furniture.agency,
        edition.tagline,
        dates.local_date(furniture.now, edition),
        dates.zone_words(furniture.now, edition),
        tuple((one.code, one.name, one.is_default, one.is_rtl) for one in editions),
    )
