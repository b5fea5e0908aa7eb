"""Writing a story: the empty form, the saved one, and what happens when it is sent."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ..models import Article
from ..permissions import may
from ..publishing import StepRefused
from .pages import status_of, visible_story
from .showing import is_writable, show_new, show_story
from .stepping import press
from .story_forms import StoryForms


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """A new story; it is saved before a step is taken."""
    if not may(request.user, "create"):
        raise PermissionDenied
    forms = StoryForms.new(request)
    if request.method != "POST":
        return show_new(request, forms)
    if not forms.is_valid():
        return show_new(request, forms, status=400)
    try:
        article = forms.create(by=request.user)
    except StepRefused as refusal:
        return show_new(request, forms, refusal=refusal, status=status_of(refusal))
    return _saved(request, article)


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """A story to write, or to read for whoever may not; a step's button saves first what was changed."""
    article = visible_story(request, pk)
    if request.method != "POST":
        return show_story(request, article)
    if not is_writable(request.user, article):
        if "_step" not in request.POST:
            raise PermissionDenied(_("You may not write in this story."))
        return press(request, article, request.POST["_step"])
    forms = StoryForms.of(article, request.POST)
    if not forms.is_valid():
        return show_story(request, article, forms=forms, status=400)
    try:
        saved = forms.save(article, by=request.user)
    except StepRefused as refusal:
        return show_story(request, article, forms=forms, refusal=refusal, status=status_of(refusal))
    return _saved(request, visible_story(request, pk), changed=saved is not None)


def _saved(request: HttpRequest, article: Article, *, changed: bool = True) -> HttpResponse:
    """On to the step whose button was pressed, or back to the story."""
    if "_step" in request.POST:
        return press(request, article, request.POST["_step"])
    messages.success(request, _("Saved.") if changed else _("Nothing had been changed."))
    return redirect("admin:articles_article_change", article.pk)
