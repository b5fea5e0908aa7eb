"""Taking steps from the desk: at once, or through the step's sheet."""

from collections.abc import Callable
from functools import partial

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from ..checks import Check, Level, checks
from ..models import Article
from ..publishing import Situation, StepRefused, approve, revive, sign_off, situation, spike, submit, undo, unschedule
from ..publishing.obstacles import content_obstacles
from ..publishing.steps import why_not
from ..workflow import STEPS, SignOffKind
from ..zones import told
from .pages import desk_page, status_of, visible_story
from .sheets import SHEETS, Sheet, TimedSheet
from .showing import show_story

AT_ONCE: dict[str, Callable] = {
    "submit": submit,
    "sign_off_legal": partial(sign_off, kind=SignOffKind.LEGAL),
    "sign_off_photo": partial(sign_off, kind=SignOffKind.PHOTO),
    "approve": approve,
    "unschedule": unschedule,
    "undo": undo,
    "spike": spike,
    "revive": revive,
}

DONE = {
    "submit": gettext_lazy("Sent to review."),
    "send_back": gettext_lazy("Sent back to its writers."),
    "sign_off_legal": gettext_lazy("Signed off for legal."),
    "sign_off_photo": gettext_lazy("Signed off for the photo desk."),
    "approve": gettext_lazy("Approved."),
    "unschedule": gettext_lazy("The schedule is cancelled."),
    "undo": gettext_lazy("Taken back: readers no longer see it."),
    "correct": gettext_lazy("The correction is out."),
    "fix": gettext_lazy("Fixed, silently."),
    "kill": gettext_lazy("Killed: its address tells readers that it was withdrawn."),
    "reinstate": gettext_lazy("The story is back."),
    "spike": gettext_lazy("Spiked: it lies in the bin."),
    "revive": gettext_lazy("Taken out of the bin."),
    "redact": gettext_lazy("The words are blanked."),
}


@require_http_methods(["GET", "HEAD", "POST"])
def step(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    """The sheet of a step that asks for something; POST takes the step."""
    if name not in STEPS:
        raise Http404(_("No such step."))
    article = visible_story(request, pk)
    if name in AT_ONCE:
        return take_at_once(request, article, name) if request.method == "POST" else HttpResponseNotAllowed(["POST"])
    now = situation(article)
    refusal = why_not(name, article, now, request.user)
    if refusal:
        return _show_sheet(request, article, name, refusal=refusal)
    sheet = SHEETS[name](request.POST or None, article=article, situation=now)
    if request.method != "POST":
        return _show_sheet(request, article, name, sheet)
    return _post_sheet(request, article, name, sheet)


def press(request: HttpRequest, article: Article, name: str) -> HttpResponse:
    """A step's button under the story: on to its sheet, or taken at once."""
    if name in SHEETS:
        return redirect("admin:articles_article_step", article.pk, name)
    if name not in AT_ONCE:
        raise Http404(_("No such step."))
    return take_at_once(request, article, name)


def take_at_once(request: HttpRequest, article: Article, name: str) -> HttpResponse:
    try:
        AT_ONCE[name](article, by=request.user)
    except StepRefused as refusal:
        return show_story(request, article, refusal=refusal, status=status_of(refusal))
    messages.success(request, DONE[name])
    return redirect("admin:articles_article_change", article.pk)


def _post_sheet(request: HttpRequest, article: Article, name: str, sheet: Sheet) -> HttpResponse:
    if not sheet.is_valid():
        return _show_sheet(request, article, name, sheet, status=400)
    if getattr(sheet, "only_looks", False):
        return _show_sheet(request, article, name, sheet)
    try:
        sheet.take(by=request.user)
    except StepRefused as refusal:
        return _show_sheet(request, article, name, sheet, refusal=refusal)
    messages.success(request, _done(article, name, sheet))
    return redirect("admin:articles_article_change", article.pk)


def _done(article: Article, name: str, sheet: Sheet) -> str:
    """What has happened, with the way to the page."""
    if not isinstance(sheet, TimedSheet):
        return DONE[name]
    now = situation(article)
    if now.waiting:
        return _("Scheduled for %(time)s.") % {"time": told(now.waiting.public_from, article.edition)}
    if name == "reschedule" or now.live is None:
        return _("Done.")
    return format_html(
        '{} <a href="{}">{}</a>. {}',
        _("It is out:"),
        now.live.get_absolute_url(),
        now.live.headline,
        _("You can undo this for %(seconds)s seconds.") % {"seconds": settings.UNDO_SECONDS},
    )


def _checks(article: Article, name: str, now: Situation) -> list[Check]:
    """What is said before the step: all checks where the words go out, else what holds it back."""
    if name in ("publish", "update"):
        return checks(article, name, now=now)
    return [Check(Level.BLOCK, sentence) for sentence in content_obstacles(name, article, now)]


def _show_sheet(
    request: HttpRequest,
    article: Article,
    name: str,
    sheet: Sheet | None = None,
    *,
    refusal: StepRefused | None = None,
    status: int = 200,
) -> HttpResponse:
    now = situation(article)
    found = _checks(article, name, now) if refusal is None else []
    context = {
        "title": STEPS[name].label,
        "article": article,
        "situation": now,
        "step": STEPS[name],
        "sheet": sheet,
        "refusal": refusal,
        "obstacles": [check for check in found if check.blocks],
        "advice": [check for check in found if not check.blocks],
        "approval": article.approved_version if name in ("publish", "update") else None,
    }
    if refusal:
        status = status_of(refusal)
    return desk_page(request, "admin/articles/article/sheet.html", context, form=sheet, status=status)
