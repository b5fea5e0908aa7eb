"""Two states of a story side by side, and bringing words of before back."""

from dataclasses import dataclass
from datetime import datetime

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from newsroom.lib.ids import as_id

from ..comparing import ORDER, Change, Names, compare
from ..content import Content
from ..models import Article, Release, Version
from ..permissions import may
from ..publishing import Obstructed, StaleSave, StepRefused, name_version, restore, situation
from ..publishing.correcting import as_kept
from ..workflow import Status
from .pages import desk_page, status_of, visible_story
from .showing import is_writable

OFFERED = 100


@dataclass(frozen=True)
class Side:
    """One of the two states: its name in the address, its words, and the row that they come from, if any."""

    key: str
    label: str
    content: Content
    source: Version | Release | None = None

    @property
    def by(self):
        return self.source.created_by if self.source else None

    @property
    def at(self) -> datetime | None:
        if isinstance(self.source, Release):
            return self.source.public_from
        return self.source.created_at if self.source else None


@require_safe
def comparison(request: HttpRequest, pk: int) -> HttpResponse:
    """`?from=v3&to=now`: each side `live`, `now`, `approved`, a version `v3` or a release `r2`.

    Without them what is live against what is written; in review, what was approved last.
    """
    article = visible_story(request, pk)
    old = _side(article, request.GET.get("from") or _usual(article))
    new = _side(article, request.GET.get("to") or "now")
    return _page(request, article, old, new)


@require_POST
def bring_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Restore what `source` names (`v3`, `r2`), whole or one `field`, into the words of `revision`."""
    article = visible_story(request, pk)
    if not may(request.user, "write", article):
        raise PermissionDenied(_("You may not write in this story."))
    field = request.POST.get("field", "")
    if field and field not in ORDER:
        raise Http404(_("No such field."))
    side = _side(article, request.POST.get("source", ""))
    if side.source is None:
        raise Http404(_("No such version."))
    revision = as_id(request.POST.get("revision", "")) or 0
    try:
        restore(article, side.source, by=request.user, revision=revision, name=field)
    except StepRefused as refusal:
        if isinstance(refusal, StaleSave):
            refusal = StaleSave(_("Somebody saved this story since you opened this page. Compare again, then decide."))
        now = _side(visible_story(request, pk), "now")
        return _page(request, article, side, now, refusal=refusal, status=status_of(refusal))
    messages.success(request, _("Brought back: %(what)s.") % {"what": side.label})
    if field:
        return redirect(address(article, side.key, "now"))
    return redirect("admin:articles_article_change", article.pk)


@require_POST
def give_name(request: HttpRequest, pk: int) -> HttpResponse:
    """Name the version whose number is `version`."""
    article = visible_story(request, pk)
    if not may(request.user, "write", article):
        raise PermissionDenied(_("You may not write in this story."))
    side = _side(article, f"v{request.POST.get('version', '')}")
    try:
        name_version(article, side.source, by=request.user, name=request.POST.get("name", "").replace("\0", ""))
    except StepRefused as refusal:
        status = 400 if isinstance(refusal, Obstructed) else status_of(refusal)
        return _page(request, article, side, _side(article, "now"), refusal=refusal, status=status)
    messages.success(request, _("The version has its name."))
    return redirect(address(article, side.key, "now"))


def address(article: Article, old: str, new: str) -> str:
    """The page that compares these two sides."""
    return f"{reverse('admin:articles_article_compare', args=[article.pk])}?{urlencode({'from': old, 'to': new})}"


def _page(
    request: HttpRequest,
    article: Article,
    old: Side,
    new: Side,
    *,
    refusal: StepRefused | None = None,
    status: int = 200,
) -> HttpResponse:
    names = Names.holding([old.content, new.content], article.edition.code)
    changes = compare(old.content, new.content, names)
    writes = is_writable(request.user, article)
    context = {
        "title": _("Compare"),
        "article": article,
        "situation": situation(article),
        "old": old,
        "new": new,
        "changes": changes,
        "offered": _offered(article),
        "restorable": writes and new.key == "now" and old.source is not None and _names_of(changes),
        "nameable": next((one for one in (old, new) if writes and isinstance(one.source, Version)), None),
        "refusal": refusal,
    }
    return desk_page(request, "admin/articles/article/compare.html", context, status=status)


def _names_of(changes: list[Change]) -> list[str]:
    """The fields that can be brought back one by one; photos come with the text and the lead photo."""
    return [change.name for change in changes if change.name in ORDER]


def _usual(article: Article) -> str:
    """What people compare the working copy with, where they name nothing."""
    if article.status == Status.IN_REVIEW and _last_approved(article):
        return "approved"
    if situation(article).live:
        return "live"
    newest = article.versions.order_by("-number").values_list("number", flat=True).first()
    return f"v{newest}" if newest else "now"


def _last_approved(article: Article) -> Version | None:
    """The version that was approved last, whether or not the approval still holds."""
    given = article.steps.filter(name="approve", version__isnull=False).select_related("version__created_by").first()
    return given.version if given else None


def _side(article: Article, key: str) -> Side:
    if key == "now":
        return Side(key, _("As it is saved now"), Content.of(article))
    if key == "live":
        release = situation(article).live
        return _of_release(release and release.number, article, key)
    if key == "approved":
        return _of_version(_last_approved(article))
    number = as_id(key[1:])
    if key[:1] == "v" and number is not None:
        return _of_version(article.versions.filter(number=number).select_related("created_by").first())
    if key[:1] == "r" and number is not None:
        return _of_release(number, article, key)
    raise Http404(_("No such version."))


def _of_version(version: Version | None) -> Side:
    if version is None:
        raise Http404(_("No such version."))
    content = Content.from_json(version.content)
    return Side(f"v{version.number}", version_label(version.number, version.name), content, version)


def _of_release(number: int | None, article: Article, key: str) -> Side:
    rows = article.releases.select_related("address", "created_by").prefetch_related("section_rows", "topic_rows")
    release = rows.filter(number=number).first() if number is not None else None
    if release is None:
        raise Http404(_("No such release."))
    label = _("Live now") if key == "live" else _("Release %(number)s") % {"number": number}
    content = as_kept(Content.of_release(release), Content.of(article))
    return Side(key if key == "live" else f"r{number}", label, content, release)


def _offered(article: Article) -> list[tuple[str, str]]:
    """What can be chosen as a side: its name in the address, and what it is called."""
    found = [("now", _("As it is saved now"))]
    if situation(article).live:
        found.append(("live", _("Live now")))
    releases = article.releases.order_by("-number").values_list("number", flat=True)[:OFFERED]
    found += [(f"r{number}", _("Release %(number)s") % {"number": number}) for number in releases]
    versions = article.versions.order_by("-number").values_list("number", "name")[:OFFERED]
    return found + [(f"v{number}", version_label(number, name)) for number, name in versions]


def version_label(number: int, name: str) -> str:
    """“Version 3: before the talks”."""
    label = _("Version %(number)s") % {"number": number}
    return f"{label}: {name}" if name else label
