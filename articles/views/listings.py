"""Front, section, topic, author, day, corrections and static pages."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404
from django.utils.safestring import mark_safe

from authors.models import Author
from newsroom.lib.keyset import Page as ListPage
from newsroom.lib.text import cut

from .. import listings
from ..body.cleaning import clean_body
from ..body.reading import plain
from ..dates import local_date
from ..models import Page, Release, Section, Topic
from ..structured_data import author_data, front_data, list_data
from .pages import day_or_404, page_cursor, reader_page, show

# No agency is older: Havas began in 1835.
FIRST_YEAR = 1835


@reader_page
def front(request: HttpRequest) -> HttpResponse:
    """An edition's front, made by rule."""
    made = listings.automatic_front(request.furniture.edition)
    return show(
        request, "articles/front.html", {"front": made, "is_front": True, "data": front_data(request.furniture)}
    )


@reader_page
def section(request: HttpRequest, slug: str) -> HttpResponse:
    """A section's stories, newest first; 301 where it has been merged into another."""
    found = get_object_or_404(Section, edition=request.furniture.edition, slug=slug)
    if found.merged_into_id:
        return HttpResponsePermanentRedirect(found.merged_into.get_absolute_url())
    rows = listings.section_list(found, page_cursor(request))
    return _list(request, "articles/section.html", rows, found.name, section=found)


@reader_page
def topic(request: HttpRequest, slug: str) -> HttpResponse:
    """A topic's stories, newest first; 301 where it has been merged into another."""
    found = get_object_or_404(Topic, edition=request.furniture.edition, slug=slug)
    if found.merged_into_id:
        return HttpResponsePermanentRedirect(found.merged_into.get_absolute_url())
    rows = listings.topic_list(found, page_cursor(request))
    return _list(request, "articles/topic.html", rows, found.name, topic=found)


@reader_page
def author(request: HttpRequest, slug: str) -> HttpResponse:
    """An author's portrait, role, bio and links, and their stories in this edition."""
    edition = request.furniture.edition
    found = get_object_or_404(Author.objects.shown().page_parts(edition.code), slug=slug)
    rows = listings.author_list(found, edition, page_cursor(request))
    data = [*author_data(request.furniture, found), *list_data(rows, found.name_here)]
    return show(request, "articles/author.html", {"author": found, "rows": rows, "data": data})


@reader_page
def day(request: HttpRequest, year: int, month: int, day: int) -> HttpResponse:
    """Everything that was first published on a day; Http404 for one that is still to come."""
    furniture = request.furniture
    when = day_or_404(year, month, day)
    if year < FIRST_YEAR or when > local_date(furniture.now, furniture.edition):
        raise Http404("No stories on that day")
    rows = listings.day_list(furniture.edition, when, page_cursor(request))
    before, after = listings.days_beside(furniture.edition, when)
    return _list(request, "articles/day.html", rows, "", day=when, day_before=before, day_after=after)


@reader_page
def corrections(request: HttpRequest) -> HttpResponse:
    """What we had wrong, and what we withdrew."""
    rows = listings.corrections(request.furniture.edition, page_cursor(request))
    return show(request, "articles/corrections.html", {"rows": rows})


@reader_page
def static_page(request: HttpRequest, slug: str) -> HttpResponse:
    found = get_object_or_404(Page, edition=request.furniture.edition, slug=slug)
    body = clean_body(found.body)
    description = cut(" ".join(plain(body).split()), 200)
    return show(request, "articles/page.html", {"page": found, "body": mark_safe(body), "description": description})


def edition_or_page(request: HttpRequest, word: str) -> HttpResponse:
    """What one word under the root means: the front of an edition, else a static page of the default one."""
    try:
        return front(request, edition=word)
    except Http404:
        return static_page(request, slug=word)


def _list(request: HttpRequest, template: str, rows: ListPage[Release], name: str, **context) -> HttpResponse:
    return show(request, template, {"rows": rows, "data": list_data(rows, name), **context})
