"""Pages of the house itself: health, robots, and what a person sees when something is missing or broken."""

import logging

from django.conf import settings
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from articles.furniture import Furniture, furniture
from newsroom.lib.caching import keep_for

logger = logging.getLogger(__name__)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """A 404 in the edition that the address names, with a way on; kept no longer than to the next boundary."""
    found = _furniture_of(request)
    language = found.edition.code if found else settings.LANGUAGE_CODE
    with translation.override(language):
        response = render(request, "404.html", {"furniture": found}, status=404)
    return keep_for(response, found.max_age) if found else response


def _furniture_of(request: HttpRequest) -> Furniture | None:
    """The furniture that the view had loaded, else that of the edition whose code begins the path."""
    known = getattr(request, "furniture", None)
    if known:
        return known
    first = request.path.strip("/").partition("/")[0]
    return furniture(first) or furniture(None)


def server_error(request: HttpRequest) -> HttpResponse:
    """A 500 that needs no database and no template tags."""
    return render(None, "500.html", status=500)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form that came without its token: what happened and what to do."""
    return render(request, "403_csrf.html", status=403)


@never_cache
@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """The process answers."""
    return HttpResponse("ok\n", content_type="text/plain")


@never_cache
@require_safe
def readyz(request: HttpRequest) -> HttpResponse:
    """The process can do its work: the database answers. 503 otherwise."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        logger.exception("The database does not answer.")
        return HttpResponse("database\n", status=503, content_type="text/plain")
    return HttpResponse("ok\n", content_type="text/plain")


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """What crawlers may read: everything that readers may, and nothing of the desk or of accounts."""
    lines = ["User-agent: *", "Disallow: /accounts/", "Disallow: /share/", f"Disallow: /{settings.ADMIN_PATH}", ""]
    return keep_for(HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8"), 3600)
