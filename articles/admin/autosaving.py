"""What the story's page asks and tells while somebody writes: autosave, who else is here, words kept aside. JSON."""

import re
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from newsroom.lib.caching import keep_never

from ..models import Article
from ..permissions import may
from ..publishing import (
    NotAllowed,
    StaleSave,
    StepRefused,
    TakenOver,
    appear,
    keep_aside,
    leave,
    take_over,
)
from ..publishing.keeping import newest_of_line
from ..publishing.presence import Company
from ..workflow import Status
from ..zones import zone_name
from .comparing import address
from .pages import status_of, visible_story
from .showing import is_writable
from .story_forms import StoryForms

TAB = re.compile(r"[\w-]{8,40}", re.ASCII)
MOST_GONE = 10


@require_POST
def autosave(request: HttpRequest, pk: int) -> JsonResponse:
    """Save what the form holds, without a version; `save=1` saves as the button does, and makes one.

    Answers the new revision and when it was saved; 400 with what is wrong; 403 or 409 with `why`: rights, taken, stale.
    """
    article = visible_story(request, pk)
    before = article.status
    forms = StoryForms.of(article, request.POST)
    if not forms.is_valid():
        if not is_writable(request.user, article):
            return _refused(
                request.user, article, NotAllowed(_("You may not write in this story: it is not your draft."))
            )
        return _answer({"errors": _errors(forms)}, status=400)
    is_whole = "save" in request.POST
    try:
        if is_whole:
            saved = forms.save(article, by=request.user) or article
        else:
            saved = forms.autosave(article, by=request.user)
    except StepRefused as refusal:
        return _refused(request.user, visible_story(request, pk), refusal)
    left = [] if is_whole else forms.left_to_save
    return _answer(
        {
            "revision": saved.revision,
            "saved": _("Saved %(time)s") % {"time": _clock(saved)},
            "left": _("Press Save for: %(fields)s.") % {"fields": ", ".join(left)} if left else "",
            "notice": _voided(before, saved),
            "desk": ["edition", "slugline"] if not is_whole else "all",
        }
    )


@require_POST
def keep(request: HttpRequest, pk: int) -> JsonResponse:
    """Keep what the form holds as a version, whatever is saved: the text of a page that may not save it any more."""
    article = visible_story(request, pk)
    forms = StoryForms.of(article, request.POST)
    forms.is_valid()
    try:
        words = forms.content_as_far_as_valid(article)
        version = keep_aside(article, words, by=request.user, why=_("Written when it could not be saved"))
    except StepRefused as refusal:
        return _refused(request.user, article, refusal)
    kept = _("Your text is kept as version %(number)s.") % {"number": version.number}
    return _answer({"kept": kept, "compare": address(article, f"v{version.number}", "now")})


@require_POST
def presence(request: HttpRequest, pk: int) -> HttpResponse:
    """A tab's sign of life; `reads=1` where it only reads, `take=1` takes the story over, `leave=1` goes.

    `gone` names tabs of the same person that went without a word.

    Answers who else is here, whether this tab writes, and the revision that is saved now.
    """
    if not may(request.user, "view"):
        raise Http404(_("No such story."))
    article = Article.objects.filter(pk=pk).first()
    if article is None:
        raise Http404(_("No such story."))
    tab = request.POST.get("tab", "")
    if not TAB.fullmatch(tab):
        return _answer({"errors": [_("A tab has a name of 8 to 40 letters.")]}, status=400)
    if "leave" in request.POST:
        leave(article, by=request.user, tab=tab)
        return HttpResponse(status=204)
    for name in filter(TAB.fullmatch, request.POST.get("gone", "").split()[:MOST_GONE]):
        leave(article, by=request.user, tab=name)
    writes = is_writable(request.user, article)
    try:
        if "take" in request.POST:
            company = take_over(article, by=request.user, tab=tab)
        else:
            company = appear(article, by=request.user, tab=tab, reads=not writes or "reads" in request.POST)
    except StepRefused as refusal:
        return _answer({"why": "tab", "sentence": str(refusal)}, status=status_of(refusal))
    return _answer(_told(article, company, writes=writes))


def _told(article: Article, company: Company, *, writes: bool) -> dict[str, Any]:
    writer = company.writer
    return {
        "revision": article.revision,
        "may": writes,
        "writes": company.may_write,
        "writer": str(writer.person) if writer else "",
        "own": bool(writer and writer.person_id == company.mine.person_id),
        "people": people_here(company),
    }


def people_here(company: Company) -> str:
    """“Edith is writing here. Carl has it open.” Of one's own tabs, only another one that writes."""
    me = company.mine.person_id
    writing = {row.person_id for row in company.others if row.taken_by_id is None}
    names = {row.person_id: str(row.person) for row in company.others}
    sentences = []
    for pk, name in names.items():
        if pk == me:
            sentences += [_("You are writing here in another tab.")] if pk in writing else []
        else:
            sentence = _("%(name)s is writing here.") if pk in writing else _("%(name)s has it open.")
            sentences.append(sentence % {"name": name})
    return " ".join(sentences)


def _refused(user, article: Article, refusal: StepRefused) -> JsonResponse:
    """Why nothing was saved; for a stale tab, who saved and when."""
    if isinstance(refusal, TakenOver):
        return _answer({"why": "taken", "sentence": str(refusal), "name": refusal.name}, status=409)
    if isinstance(refusal, StaleSave):
        return _answer({"why": "stale", "sentence": who_saved(article), "revision": article.revision}, status=409)
    if is_writable(user, article):
        # One value is refused, an embargo or an edition: the others can still be written.
        return _answer({"errors": refusal.sentences}, status=400)
    return _answer({"why": "rights", "sentence": str(refusal)}, status=status_of(refusal))


def who_saved(article: Article) -> str:
    """“Edith saved this story at 14:02:11 UTC.”"""
    newest = newest_of_line(article)
    values = {"name": (newest and newest.created_by) or _("Somebody"), "time": _clock(article)}
    return _("%(name)s saved this story at %(time)s.") % values


def _clock(article: Article) -> str:
    """When it was saved, to the second, in the edition's zone."""
    local = (article.updated_at or timezone.now()).astimezone(article.edition.tz)
    return f"{local:%H:%M:%S} {zone_name(local)}"


def _voided(before: str, saved: Article) -> str:
    if before == saved.status:
        return ""
    if saved.status == Status.IN_REVIEW:
        return _("The words have changed: the approval is void, the story is in review again.")
    return _("The words have changed: this is the next update, a draft.")


def _errors(forms: StoryForms) -> list[str]:
    """What is wrong, each with the label of its field."""
    form = forms.story
    found = [
        f"{form.fields[name].label}: {error}"
        for name, errors in form.errors.items()
        if name in form.fields
        for error in errors
    ]
    found += map(str, form.non_field_errors())
    rows = [
        *forms.bylines.non_form_errors(),
        *(error for row in forms.bylines.errors for errors in row.values() for error in errors),
    ]
    return found + [f"{_('Byline')}: {error}" for error in rows]


def _answer(data: dict[str, Any], status: int = 200) -> JsonResponse:
    return keep_never(JsonResponse(data, status=status))
