"""The sanitiser: whatever way a text comes in, this is what is stored."""

import nh3
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from . import schema
from .blocks import html_of
from .embeds import codes_as_embeds
from .scribe import Scribe
from .tokens import read
from .word import lists_of_word

_SECOND_OPINION = nh3.Cleaner(
    tags=set(schema.TAGS),
    attributes=schema.ATTRIBUTES,
    allowed_classes=schema.CLASSES,
    url_schemes=set(schema.LINK_SCHEMES),
    link_rel=None,
)


def clean_body(html: str) -> str:
    """The text in the form that `schema` describes, whatever `html` is; cleaning it again changes nothing.

    Nothing is handed through: what is known is written anew, of the rest only the words stay. ValidationError for
    a text beyond every measure.
    """
    if len(html) > schema.MAX_LENGTH or html.count("<") > schema.MAX_TAGS:
        raise ValidationError(
            _("This text is too long to be read. Bring it in parts, or without its formatting."), code="too_long"
        )
    written = _rewritten(html)
    if len(written) > schema.MAX_STORED:
        raise ValidationError(
            _("This text has %(length)s characters; a story may have %(most)s. Make it several stories."),
            code="too_long",
            params={"length": len(written), "most": schema.MAX_STORED},
        )
    checked = _SECOND_OPINION.clean(written)
    # Where a browser's rules refuse an address that ours let pass, the link's empty tag must go, too.
    return checked if checked == written else _SECOND_OPINION.clean(_rewritten(checked))


def _rewritten(html: str) -> str:
    return html_of(Scribe().write(lists_of_word(codes_as_embeds(read(html)))))
