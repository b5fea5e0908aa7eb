"""What caches may do with a page."""

from django.http import HttpResponse
from django.utils.cache import patch_cache_control


def keep_for(response: HttpResponse, seconds: int) -> HttpResponse:
    """Let browsers and shared caches keep the page for so long; 0 means ask again every time."""
    if seconds > 0:
        patch_cache_control(response, public=True, max_age=seconds)
    else:
        patch_cache_control(response, no_cache=True, max_age=0)
    return response


def keep_never(response: HttpResponse) -> HttpResponse:
    """A page for one person, or one that must not be found again: kept and indexed nowhere."""
    patch_cache_control(response, private=True, no_store=True)
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response
