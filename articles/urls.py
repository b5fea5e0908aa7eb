"""The addresses of readers' pages; docs/integrators.md has the table.

The same patterns stand at the root, for the default edition, and below each other edition's code.
"""

from django.urls import include, path, re_path

from . import feeds
from .views import listings, shared, story

_DATE = r"(?P<year>[0-9]{4})/(?P<month>[0-9]{2})/(?P<day>[0-9]{2})/"


def _dated(view):
    """Give the view its date as numbers."""

    def dated(request, year, month, day, **kwargs):
        return view(request, year=int(year), month=int(month), day=int(day), **kwargs)

    return dated


_pages = [
    re_path(rf"^{_DATE}$", _dated(listings.day), name="day"),
    re_path(rf"^{_DATE}(?P<slug>[-a-z0-9_]+)/$", _dated(story.story), name="story"),
    path("section/<slug:slug>/", listings.section, name="section"),
    path("section/<slug:slug>/feed/rss.xml", feeds.section_rss, name="section_rss"),
    path("topic/<slug:slug>/", listings.topic, name="topic"),
    path("author/<slug:slug>/", listings.author, name="author"),
    path("author/<slug:slug>/feed/rss.xml", feeds.author_rss, name="author_rss"),
    path("corrections/", listings.corrections, name="corrections"),
    path("feed/rss.xml", feeds.site_rss, name="rss"),
]

urlpatterns = [
    path("", listings.front, name="front"),
    path("share/<str:token>/", shared.shared, name="shared"),
    path("", include((_pages, "articles"), namespace="reader")),
    path("<slug:word>/", listings.edition_or_page, name="edition_or_page"),
    re_path(
        r"^(?P<edition>[a-z]{2,3}(?:-[a-z0-9]{2,8})?)/",
        include(([*_pages, path("<slug:slug>/", listings.static_page, name="page")], "articles"), namespace="edition"),
    ),
]
