"""Addresses as others need them."""

from django.conf import settings


def absolute(address: str) -> str:
    """A path with the site's scheme and host; what has a host already stays, as a photo's on a host of its own."""
    return address if "//" in address or not address else settings.SITE_URL + address
