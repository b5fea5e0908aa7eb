"""Pages of the house itself: health, robots, and what a person sees when something is missing or broken."""

import logging

from django.conf import settings
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from django.views.static import serve

from articles.furniture import Furniture, furniture
from articles.listings import latest
from newsroom.lib.caching import keep_for, keep_never

logger = logging.getLogger(__name__)

LATEST = 5
LONG_TEXT = 60


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """A 404 in the edition that the address names, with a way on; kept no longer than to the next boundary."""
    found = _furniture_of(request)
    if found is None:
        return render(request, "404.html", status=404)
    context = {"furniture": found, "latest": latest(found.edition, size=LATEST)}
    with translation.override(found.edition.code):
        return keep_for(render(request, "404.html", context, status=404), found.max_age)


def _furniture_of(request: HttpRequest) -> Furniture | None:
    """The furniture that the view had loaded, else that of the edition whose code begins the path, else the default's.

    None where there is no edition at all.
    """
    known = getattr(request, "furniture", None)
    return known or furniture(_first_word(request)) or furniture(None)


def server_error(request: HttpRequest) -> HttpResponse:
    """A 500 that asks neither the database nor the session."""
    return _plain_page(request, "500.html", 500)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form that came without its token: what happened and what to do."""
    return _plain_page(request, "403_csrf.html", 403)


def _plain_page(request: HttpRequest, template: str, status: int) -> HttpResponse:
    """A page without furniture, in the language that its address or the person asks for; no processor runs for it."""
    word = _first_word(request)
    language = word if word in dict(settings.LANGUAGES) else translation.get_language()
    with translation.override(language):
        return render(None, template, {"agency": settings.AGENCY_NAME}, status=status)


def _first_word(request: HttpRequest) -> str:
    return request.path.strip("/").partition("/")[0]


def read_only(request: HttpRequest) -> HttpResponse:
    """A 503 for what would have been written during maintenance: it holds what was sent, to be sent again."""
    sent = [(name, value) for name, values in request.POST.lists() for value in values]
    context = {
        "agency": settings.AGENCY_NAME,
        "again": [(name, value) for name, value in sent if name != "csrfmiddlewaretoken"],
        "texts": [value for _name, value in sent if len(value) > LONG_TEXT],
    }
    response = render(request, "admin/read_only.html", context, status=503)
    response["Retry-After"] = "120"
    return keep_never(response)


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


@require_safe
def media(request: HttpRequest, path: str) -> HttpResponse:
    """A photo's file, kept for a day: its name never gets other bytes, but the photo may be withdrawn."""
    return keep_for(serve(request, path, document_root=settings.MEDIA_ROOT), 86400)
