"""What every reader's page has: its edition, its language, how long it may be kept."""

from collections.abc import Callable
from datetime import date
from functools import wraps
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.views.decorators.http import require_safe

from newsroom.lib.addresses import absolute
from newsroom.lib.caching import keep_for
from newsroom.lib.keyset import Cursor

from ..furniture import furniture


def reader_page(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Give the view `request.furniture`, its edition's language, and a cache life up to the next boundary.

    The wrapped view takes the edition's code as the keyword `edition` (None: the default one).
    """

    @require_safe
    @wraps(view)
    def wrapped(request: HttpRequest, *, edition: str | None = None, **kwargs) -> HttpResponse:
        request.furniture = furniture(edition)
        if request.furniture is None:
            raise Http404("No such edition")
        with translation.override(request.furniture.edition.code):
            response = view(request, **kwargs)
        return keep_for(response, request.furniture.max_age)

    return wrapped


def day_or_404(year: int, month: int, day: int) -> date:
    """The day of an address; Http404 for one that no calendar has."""
    try:
        return date(year, month, day)
    except ValueError as error:
        raise Http404("No such day") from error


def page_cursor(request: HttpRequest) -> Cursor | None:
    """Where the asked-for page of a list begins; Http404 for a cursor that we never wrote."""
    text = request.GET.get("before")
    if not text:
        return None
    cursor = Cursor.parse(text)
    if cursor is None:
        raise Http404("No such page of the list")
    return cursor


def show(request: HttpRequest, template: str, context: dict, status: int = 200) -> HttpResponse:
    """Render a reader's page with its furniture. `canonical` is its whole address; what is no page has none."""
    canonical = _canonical(request) if status == 200 else ""
    return render(request, template, {"furniture": request.furniture, "canonical": canonical, **context}, status=status)


def _canonical(request: HttpRequest) -> str:
    """The page's one address: of what a link may carry behind the question mark, only the cursor is ours."""
    before = request.GET.get("before")
    return absolute(request.path) + (f"?{urlencode({'before': before})}" if before else "")
