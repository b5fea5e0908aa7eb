"""`{% load comparing %}`: compared words as HTML."""

from collections.abc import Iterable

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ..comparing import ADDED, REMOVED, SAME, Piece

register = template.Library()


@register.simple_tag
def pieces(found: Iterable[Piece]) -> SafeString:
    """Words that stayed, `<del>` and `<ins>`, which say to those who listen what they are."""
    said = {REMOVED: ("del", _("taken out:")), ADDED: ("ins", _("added:"))}
    return format_html_join("", "{}", ((_piece(piece, said),) for piece in found))


def _piece(piece: Piece, said: dict[str, tuple[str, str]]) -> SafeString | str:
    if piece.kind == SAME or not piece.text.strip():
        return piece.text
    tag, words = said[piece.kind]
    said_before = format_html('<span class="visually-hidden" lang="{}">{} </span>', get_language(), words)
    return format_html('<{} class="{}">{}{}</{}>', tag, tag, said_before, piece.text, tag)
