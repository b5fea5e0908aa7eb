"""What every page of the story desk begins and ends with."""

from django.contrib import admin
from django.forms import BaseForm
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from js_asset import Media

from ..models import Article
from ..permissions import may
from ..publishing import NotAllowed, StepRefused


def visible_story(request: HttpRequest, pk: int) -> Article:
    """The story, for somebody who may see stories; for everybody else there is none."""
    if not may(request.user, "view"):
        raise Http404(_("No such story."))
    rows = Article.objects.with_desk_parts().select_related("lead_photo", "approved_version")
    found = rows.prefetch_related("also_in", "topics", "bylines__author").filter(pk=pk).first()
    if found is None:
        raise Http404(_("No such story."))
    return found


def desk_page(
    request: HttpRequest, template: str, context: dict, *, form: BaseForm | None = None, status: int = 200
) -> HttpResponse:
    """A page in the desk's frame; `form` is the one whose scripts and styles it needs."""
    context = {**admin.site.each_context(request), "form": form, **context}
    if form is not None:
        # The editor's import map stands in the page itself: the nonce lets the browser believe it.
        context["media"] = Media.from_media(form.media, nonce=str(request.csp_nonce))
    return render(request, template, context, status=status)


def status_of(refusal: StepRefused) -> int:
    """403 where the person may not, 409 where the story cannot."""
    return 403 if isinstance(refusal, NotAllowed) else 409
