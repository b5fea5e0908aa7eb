"""Translations at the desk: begun, written beside their source, brought up to date; and the queue of stale ones."""

from dataclasses import dataclass
from datetime import datetime

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from newsroom.lib.ids import as_id
from newsroom.lib.keyset import Cursor, page

from ..models import Article, Edition
from ..permissions import may
from ..publishing import Situation, StepRefused, duplicate, mark_translated, translate
from ..publishing.situation import situations
from ..translating import changes_since, stale_translations
from .editing import change
from .pages import desk_page, status_of, visible_story
from .showing import is_writable, show_story

PAGE_SIZE = 50


@require_POST
def begin(request: HttpRequest, pk: int) -> HttpResponse:
    """Begin the translation into the edition that the button names, and go on to write it."""
    article = visible_story(request, pk)
    edition = get_object_or_404(Edition, pk=as_id(request.POST.get("edition", "")))
    try:
        draft = translate(article, by=request.user, edition=edition)
    except StepRefused as refusal:
        return show_story(request, article, refusal=refusal, status=status_of(refusal))
    messages.success(
        request, _("A draft for %(edition)s, with the source's text to write over.") % {"edition": edition}
    )
    return redirect("admin:articles_article_translation", draft.pk)


@require_POST
def copy(request: HttpRequest, pk: int) -> HttpResponse:
    """A new draft with the same words."""
    article = visible_story(request, pk)
    try:
        made = duplicate(article, by=request.user)
    except StepRefused as refusal:
        return show_story(request, article, refusal=refusal, status=status_of(refusal))
    messages.success(request, _("This is the copy: a draft of your own."))
    return redirect("admin:articles_article_change", made.pk)


@require_http_methods(["GET", "HEAD", "POST"])
def translation(request: HttpRequest, pk: int) -> HttpResponse:
    """A translation beside its source, whose changes are marked; saving leads back here."""
    article = visible_story(request, pk)
    request.source_changes = changes_since(article)
    if request.source_changes is None:
        raise Http404(_("This story is no translation of another."))
    if request.method != "POST":
        return show_story(request, article)
    if "_up_to_date" in request.POST:
        return _say_up_to_date(request, article)
    return _back_here(change(request, pk), pk)


def _say_up_to_date(request: HttpRequest, article: Article) -> HttpResponse:
    """Save what was typed, then take the translation out of the queue."""
    if is_writable(request.user, article):
        saved = change(request, article.pk)
        if saved.status_code != 302:
            return saved
    try:
        mark_translated(article, by=request.user, made_from=as_id(request.POST["_up_to_date"]))
    except StepRefused as refusal:
        article = visible_story(request, article.pk)
        request.source_changes = changes_since(article)
        return show_story(request, article, refusal=refusal, status=status_of(refusal))
    messages.success(request, _("The translation is up to date."))
    return redirect("admin:articles_article_translation", article.pk)


def _back_here(response: HttpResponse, pk: int) -> HttpResponse:
    is_saved = response.status_code == 302 and response["Location"] == reverse(
        "admin:articles_article_change", args=[pk]
    )
    return redirect("admin:articles_article_translation", pk) if is_saved else response


@dataclass(frozen=True)
class Row:
    """A stale translation, its source, and since when it is behind."""

    article: Article
    situation: Situation
    source: Article | None
    since: datetime


@require_safe
def queue(request: HttpRequest) -> HttpResponse:
    """Stale translations, the newest change first, all or those of one edition: the same queries for any number."""
    if not may(request.user, "view"):
        raise Http404(_("No such page."))
    editions = list(Edition.objects.all())
    asked = next((row for row in editions if row.code == request.GET.get("edition")), None)
    rows = stale_translations().select_related("edition", "assigned_to", "source_release__article__edition")
    if asked:
        rows = rows.filter(edition=asked)
    before = Cursor.parse(request.GET.get("before", ""))
    found = page(rows, moment="source_change__at", pk="id", before=before, size=PAGE_SIZE)
    now = situations(found)
    query = f"edition={asked.code}&" if asked else ""
    context = {
        "title": _("Translations to bring up to date"),
        "rows": [Row(row, now[row.pk], _source(row), row.stale_since) for row in found],
        "editions": editions,
        "asked": asked,
        "older": f"?{query}before={found.next}" if found.next else "",
        "newest": f"?{query}" if before else "",
    }
    return desk_page(request, "admin/articles/article/translations.html", context)


def _source(article: Article) -> Article | None:
    return article.source_release.article if article.source_release else None
