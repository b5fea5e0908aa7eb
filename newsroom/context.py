"""What every template may name."""

from django.conf import settings


def site(request) -> dict:
    """`agency` (its name) and `site_url` (scheme and host, no final slash)."""
    return {"agency": settings.AGENCY_NAME, "site_url": settings.SITE_URL}
