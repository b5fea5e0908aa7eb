"""The story as its page would show it: the working copy, a version, or a release of the past."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from newsroom.lib.caching import keep_never

from ..content import Content
from ..models import Article
from ..previewing import draft_page, past_page
from ..reading import StoryPage
from .pages import visible_story


@require_safe
def preview(request: HttpRequest, pk: int) -> HttpResponse:
    """`?version=3` shows that version, `?release=2` that release; without either the working copy as it is saved."""
    article = visible_story(request, pk)
    what, page = _asked_for(request, article)
    with translation.override(article.edition.code):
        context = {"furniture": page.furniture, "page": page, "release": page.release, "what": what}
        return keep_never(render(request, "admin/articles/article/preview.html", context))


def _asked_for(request: HttpRequest, article: Article) -> tuple[str, StoryPage]:
    """What is shown, in the person's own language, and the page."""
    if "release" in request.GET:
        number = _number(request.GET["release"])
        release = article.releases.with_page_parts().filter(number=number).first()
        if release is None:
            raise Http404(_("No such release."))
        return _("Release %(number)s.") % {"number": number}, past_page(release)
    if "version" in request.GET:
        number = _number(request.GET["version"])
        version = article.versions.filter(number=number).first()
        if version is None:
            raise Http404(_("No such version."))
        return _("Version %(number)s.") % {"number": number}, draft_page(article, Content.from_json(version.content))
    return _("The story as it is saved now."), draft_page(article, Content.of(article))


def _number(text: str) -> int:
    if not (text.isdecimal() and len(text) < 10):
        raise Http404(_("No such page."))
    return int(text)
