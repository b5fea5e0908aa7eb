"""`{% load head %}`: what only browsers and search engines read."""

import json
from typing import Any

from django import template
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

register = template.Library()

#: A headline must not be able to end the script element, begin a comment in it, or break a line in it.
_ESCAPES = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}

#: The one face that headlines of a language need; Latin where it is not named.
_FACES = {
    **dict.fromkeys(("ru", "uk", "be", "bg", "mk"), "serif-cyrillic"),
    **dict.fromkeys(("fa",), "persian"),
}


@register.simple_tag
def json_ld(data: list[dict[str, Any]]) -> SafeString:
    """The script element that holds the data."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPES)
    return mark_safe(f'<script type="application/ld+json">{text}</script>')


@register.simple_tag
def headline_face(language: str) -> SafeString:
    """The link that fetches the face of headlines before the stylesheet asks for it."""
    face = _FACES.get(language.partition("-")[0], "serif-latin")
    return format_html(
        '<link rel="preload" href="{}" as="font" type="font/woff2" crossorigin>',
        static(f"newsroom/fonts/{face}.woff2"),
    )
