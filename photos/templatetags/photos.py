"""`{% load photos %}`: photos in templates. What is not given is the photo's own."""

from django import template
from django.utils.safestring import SafeString

from .. import figures
from ..models import Photo

register = template.Library()


@register.simple_tag
def photo(
    photo: Photo | None,
    *,
    sizes: str = "100vw",
    shape: str = "full",
    caption: str | None = None,
    credit: str | None = None,
    alt: str | None = None,
    eager: bool = False,
) -> SafeString:
    """A `<figure>` with caption and credit: `{% photo story.lead_photo sizes="(min-width: 62rem) 40rem, 100vw" %}`."""
    if not photo:
        return SafeString("")
    return figures.figure(
        photo,
        caption=photo.caption if caption is None else caption,
        credit=photo.credit if credit is None else credit,
        shape=shape,
        sizes=sizes,
        alt=photo.alt_text if alt is None else alt,
        eager=eager,
    )


@register.simple_tag
def picture(
    photo: Photo | None, *, sizes: str = "100vw", shape: str = "full", alt: str | None = None, eager: bool = False
) -> SafeString:
    """The `<picture>` alone, for cards and lists."""
    if not photo:
        return SafeString("")
    alt = photo.alt_text if alt is None else alt
    return figures.picture(photo, shape=shape, sizes=sizes, alt=alt, eager=eager)
