"""The desk's list of stories: flat, newest change first, narrowed by filters that stand in the address."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from newsroom.lib.keyset import Cursor, page

from ..models import Article, Byline, Edition, Release, Section
from ..permissions import may
from ..publishing.situation import Situation, situations
from ..workflow import Status
from .pages import desk_page

PAGE_SIZE = 50

STATES = [
    ("", gettext_lazy("On the desk")),
    *Status.choices[:3],
    ("live", gettext_lazy("Live")),
    ("waiting", gettext_lazy("Scheduled or embargoed")),
    ("killed", gettext_lazy("Killed")),
    (Status.SPIKED, gettext_lazy("Spiked")),
]


class Filters(forms.Form):
    """The filters, as they stand in the address. What cannot be read is left out."""

    q = forms.CharField(required=False, max_length=200, label=gettext_lazy("Search"))
    state = forms.ChoiceField(required=False, choices=STATES, label=gettext_lazy("State"))
    edition = forms.ChoiceField(required=False, label=gettext_lazy("Edition"))
    section = forms.ChoiceField(required=False, label=gettext_lazy("Section"))
    genre = forms.ChoiceField(
        required=False, choices=[("", gettext_lazy("Any")), *Article.Genre.choices], label=gettext_lazy("Genre")
    )
    urgent = forms.ChoiceField(
        required=False,
        choices=[
            ("", gettext_lazy("Any")),
            ("flash", gettext_lazy("Flash")),
            ("high", gettext_lazy("Urgency 1 to 3")),
            ("embargo", gettext_lazy("Under embargo")),
        ],
        label=gettext_lazy("Urgency"),
    )
    who = forms.ChoiceField(
        required=False,
        choices=[
            ("", gettext_lazy("Everybody")),
            ("mine", gettext_lazy("Mine or assigned to me")),
            ("assigned", gettext_lazy("Assigned to me")),
        ],
        label=gettext_lazy("Whose"),
    )

    def __init__(self, data, *, editions: list[Edition]) -> None:
        super().__init__(data)
        self.fields["edition"].choices = [("", _("All")), *((str(row.pk), row.name) for row in editions)]
        self.fields["section"].choices = [("", _("All")), *self._sections(editions)]

    def _sections(self, editions: list[Edition]) -> list:
        """The sections in groups; those of one edition where that is chosen."""
        asked = self.data.get("edition", "")
        shown = [row for row in editions if str(row.pk) == asked] or editions
        groups = {row.pk: (row.name, []) for row in shown}
        for section in Section.objects.filter(edition__in=shown).order_by("position", "name"):
            groups[section.edition_id][1].append((str(section.pk), section.name))
        return [group for group in groups.values() if group[1]]

    @property
    def given(self) -> dict[str, str]:
        """What narrows the list: only what could be read."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}

    def chips(self, request: HttpRequest) -> list[dict[str, str]]:
        """Each active filter in words, and the address of the list without it."""
        found = []
        for name, value in self.given.items():
            query = request.GET.copy()
            query.pop(name, None)
            query.pop("before", None)
            words = _choice_label(self.fields[name], value)
            found.append({"label": str(self.fields[name].label), "value": words, "without": f"?{query.urlencode()}"})
        return found


def _choice_label(field: forms.Field, value: str) -> str:
    for choice, label in getattr(field, "choices", []):
        if isinstance(label, list | tuple):
            for inner, words in label:
                if inner == value:
                    return str(words)
        elif choice == value:
            return str(label)
    return value


@dataclass(frozen=True)
class Row:
    article: Article
    situation: Situation

    @property
    def byline(self) -> str:
        return ", ".join(str(line) for line in self.article.bylines.all())


@require_safe
def changelist(request: HttpRequest) -> HttpResponse:
    """A page of the list: the same number of queries whatever it holds."""
    if not may(request.user, "view"):
        raise Http404(_("No such page."))
    filters = Filters(request.GET, editions=list(Edition.objects.all()))
    before = Cursor.parse(request.GET.get("before", ""))
    rows = matching(request.user, filters.given)
    found = page(rows, moment="updated_at", pk="id", before=before, size=PAGE_SIZE)
    situation_of = situations(found)
    older = request.GET.copy()
    older["before"] = found.next
    newest = request.GET.copy()
    newest.pop("before", None)
    context = {
        "title": _("Stories"),
        "filters": filters,
        "chips": filters.chips(request),
        "rows": [Row(article, situation_of[article.pk]) for article in found],
        "older": f"?{older.urlencode()}" if found.next else "",
        "newest": f"?{newest.urlencode()}" if before else "",
    }
    return desk_page(request, "admin/articles/article/list.html", context)


def matching(user, given: dict[str, Any]) -> QuerySet[Article]:
    """The stories that these filters leave."""
    rows = _in_state(given.get("state", ""))
    if "edition" in given:
        rows = rows.filter(edition=given["edition"])
    if "section" in given:
        rows = rows.filter(section=given["section"])
    if "genre" in given:
        rows = rows.filter(genre=given["genre"])
    if "urgent" in given:
        rows = rows.filter(_urgent(given["urgent"]))
    if "who" in given:
        mine = {"assigned_to": user} if given["who"] == "assigned" else {"pk__in": Article.objects.of_person(user)}
        rows = rows.filter(**mine)
    for word in given.get("q", "").split():
        rows = rows.filter(Q(headline__icontains=word) | Q(slugline__icontains=word) | Q(standfirst__icontains=word))
    names = Prefetch("bylines", Byline.objects.select_related("author"))
    return rows.with_desk_parts().defer("body", "lead_caption", "standfirst").prefetch_related(names)


def _in_state(state: str) -> QuerySet[Article]:
    """By the working copy's status, or by what the releases say; what lies in the bin only when it is asked for."""
    if state == Status.SPIKED:
        return Article.objects.filter(status=state)
    rows = Article.objects.on_desk()
    if state == "live":
        return rows.filter(Exists(Release.objects.public().filter(article=OuterRef("pk"))))
    if state == "killed":
        return rows.filter(pk__in=Release.objects.current().filter(kind=Release.Kind.KILL).values("article"))
    if state == "waiting":
        return rows.filter(pk__in=Release.objects.waiting().filter(is_waiting=True).values("article"))
    if state == Status.DRAFT:
        # What has been released is a draft again, of an update that may never come: it is found as live.
        return rows.filter(~Exists(Release.objects.current().filter(article=OuterRef("pk"))), status=state)
    return rows.filter(status=state) if state else rows


def _urgent(choice: str) -> Q:
    return {
        "flash": Q(urgency=Article.FLASH),
        "high": Q(urgency__lte=3),
        "embargo": Q(embargo_until__gt=timezone.now()),
    }[choice]
