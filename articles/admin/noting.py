"""Writing, answering and settling editors' notes with plain forms."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ..models import Article
from ..publishing import StepRefused, note, resolve
from .note_threads import NoteForm, notes_context
from .pages import visible_story
from .showing import show_story


@require_POST
def write_note(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep a note or an answer, and back to the story's notes."""
    article = visible_story(request, pk)
    form = NoteForm(request.POST, article=article)
    if not form.is_valid():
        return show_story(request, article, extra=notes_context(article, form), status=400)
    given = form.cleaned_data
    try:
        note(article, given["text"], by=request.user, answers=given["answers"], mentioned=given["mentioned"])
    except StepRefused as refusal:
        return show_story(request, article, extra=notes_context(article, form), refusal=refusal, status=409)
    messages.success(request, _("The note is written."))
    return _back(article)


@require_POST
def resolve_note(request: HttpRequest, pk: int, note_pk: int) -> HttpResponse:
    """Settle a thread."""
    article = visible_story(request, pk)
    found = article.notes.select_related("article", "answers").filter(pk=note_pk).first()
    if found is None:
        raise Http404(_("No such note."))
    resolve(found, by=request.user)
    return _back(article)


def _back(article: Article) -> HttpResponse:
    return redirect(reverse("admin:articles_article_change", args=[article.pk]) + "#notes")
