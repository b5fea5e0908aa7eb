"""The story page, and what stands at the address of one that moved or was killed."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect

from ..listings import latest
from ..models import Release
from ..reading import Killed, Moved, NotFound, StoryPage, release_at
from ..structured_data import story_data
from .pages import day_or_404, reader_page, show

LATEST = 5


@reader_page
def story(request: HttpRequest, year: int, month: int, day: int, slug: str) -> HttpResponse:
    """A story as readers see it now; 410 once it is killed, 301 from its old addresses."""
    try:
        release = release_at(request.furniture.edition, day_or_404(year, month, day), slug)
    except NotFound as error:
        raise Http404("No such story") from error
    except Killed as killed:
        return _withdrawn(request, killed.release)
    except Moved as moved:
        return HttpResponsePermanentRedirect(moved.to)
    page = StoryPage(release, request.furniture)
    return show(request, "articles/story.html", {"page": page, "release": release, "data": story_data(page)})


def _withdrawn(request: HttpRequest, kill: Release) -> HttpResponse:
    """The notice alone: the template never holds the killed words."""
    newest = latest(request.furniture.edition, size=LATEST)
    context = {"notice": kill.note, "withdrawn_at": kill.public_from, "latest": newest}
    return show(request, "410.html", context, status=410)
