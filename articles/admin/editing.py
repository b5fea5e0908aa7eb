"""Writing a story: the empty form, the saved one, and what happens when it is sent."""

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ..models import Article
from ..permissions import may
from ..publishing import NotAllowed, StaleSave, StepRefused, keep_aside
from .autosaving import TAB
from .pages import status_of, visible_story
from .settling import settle, show_conflict
from .showing import is_writable, show_new, show_story
from .stepping import press
from .story_forms import StoryForms

#: Sent by a page that only reads, because somebody else writes: its step is taken, its fields are not saved.
READING = "_reading"
#: The cookie that names a tab whose text has arrived.
RECEIPT = "newsroom_saved"


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
    if "_look" in request.POST:
        messages.warning(request, _("Not saved yet: look the text through, then save it."))
        return show_new(request, forms)
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
        return press(request, article, request.POST["_step"]) if "_step" in request.POST else _refuse(request, article)
    if READING in request.POST and "_step" in request.POST:
        return press(request, article, request.POST["_step"])
    forms = StoryForms.of(article, request.POST)
    if not forms.is_valid():
        return show_story(request, article, forms=forms, status=400)
    if "_settle" in request.POST:
        return settle(request, article, forms, StaleSave(_("Somebody saved this story again meanwhile.")))
    if "_look" in request.POST:
        return _look(request, article, forms)
    try:
        saved = forms.save(article, by=request.user)
    except StaleSave as refusal:
        return show_conflict(request, pk, forms, refusal)
    except StepRefused as refusal:
        return show_story(request, article, forms=forms, refusal=refusal, status=status_of(refusal))
    return _saved(request, visible_story(request, pk), changed=saved is not None)


def _refuse(request: HttpRequest, article: Article) -> HttpResponse:
    """Somebody's words for a story that they may not write in: what they could write a moment ago is kept aside."""
    if "headline" not in request.POST or not may(request.user, "keep_aside", article):
        raise PermissionDenied(_("You may not write in this story."))
    forms = StoryForms.of(article, request.POST)
    forms.is_valid()
    words = forms.content_as_far_as_valid(article)
    version = keep_aside(article, words, by=request.user, why=_("Written when it could not be saved"))
    kept = _("Your text is kept as version %(number)s.") % {"number": version.number}
    refusal = NotAllowed(_("You may not write in this story: it is not your draft."), kept)
    return show_story(request, article, refusal=refusal, status=403)


def _look(request: HttpRequest, article: Article, forms: StoryForms) -> HttpResponse:
    """Words that a browser had kept, in the form again, to be looked through and saved."""
    if forms.revision != article.revision:
        return show_conflict(request, article.pk, forms, StaleSave(_("This story was saved since you wrote that.")))
    messages.warning(request, _("Not saved yet: look the text through, then save it."))
    return show_story(request, article, forms=forms)


def _saved(request: HttpRequest, article: Article, *, changed: bool = True) -> HttpResponse:
    """On to the step whose button was pressed, or back to the story."""
    if "_step" in request.POST:
        return _with_receipt(request, press(request, article, request.POST["_step"]))
    messages.success(request, _("Saved.") if changed else _("Nothing had been changed."))
    return _with_receipt(request, redirect("admin:articles_article_change", article.pk))


def _with_receipt(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Tell the browser which tab's text is saved: it need not keep it any longer."""
    tab = request.POST.get("tab", "")
    if TAB.fullmatch(tab):
        path = "/" + settings.ADMIN_PATH
        response.set_cookie(
            RECEIPT, tab, max_age=3600, path=path, secure=settings.SESSION_COOKIE_SECURE, samesite="Lax"
        )
    return response
