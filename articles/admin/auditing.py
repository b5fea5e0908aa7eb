"""The audit, readable: every step of every story and every change of rights, per story and per person."""

from datetime import datetime, time, timedelta

from django import forms
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from accounts.models import RightsChange, User
from newsroom.lib.keyset import Cursor, page

from ..models import Article, Step
from ..permissions import may
from .pages import desk_page
from .showing import step_label, step_labels

PAGE_SIZE = 100
STEPS, RIGHTS = "steps", "rights"


class AuditFilters(forms.Form):
    """What is asked for, as it stands in the address."""

    what = forms.ChoiceField(
        label=gettext_lazy("What"),
        required=False,
        choices=[(STEPS, gettext_lazy("Steps of stories")), (RIGHTS, gettext_lazy("Changes of rights"))],
    )
    person = forms.ModelChoiceField(
        User.objects.none(), label=gettext_lazy("Person"), required=False, empty_label=gettext_lazy("Everybody")
    )
    article = forms.IntegerField(
        label=gettext_lazy("Number of the story"), required=False, min_value=1, max_value=10**17
    )
    step = forms.ChoiceField(label=gettext_lazy("Step"), required=False)
    day = forms.DateField(
        label=gettext_lazy("Day"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )

    def __init__(self, data, *, sees_all: bool) -> None:
        super().__init__(data)
        self.fields["step"].choices = [("", _("Any")), *sorted(step_labels().items(), key=lambda one: str(one[1]))]
        if sees_all:
            # Those who have left did what they did.
            self.fields["person"].queryset = User.objects.filter(
                Q(is_staff=True) | Q(pk__in=RightsChange.objects.values("person"))
            ).order_by("name", "email")
        else:
            del self.fields["person"], self.fields["what"]


@require_safe
def audit(request: HttpRequest) -> HttpResponse:
    """`?person=…&article=…&step=…&day=…`: for chief editors and administrators; others read their own steps."""
    if not may(request.user, "view"):
        raise Http404(_("No such page."))
    sees_all = may(request.user, "audit")
    filters = AuditFilters(request.GET, sees_all=sees_all)
    given = filters.cleaned_data if filters.is_valid() else None
    shows_rights = bool(given and given.get("what") == RIGHTS)
    rows = RightsChange.objects.none()
    if given is not None:
        rows = _changes(given) if shows_rights else _steps(given if sees_all else {**given, "person": request.user})
    found = page(rows, moment="at", pk="id", before=Cursor.parse(request.GET.get("before", "")), size=PAGE_SIZE)
    for row in found:
        row.label = row.get_what_display() if shows_rights else step_label(row.name)
    older = request.GET.copy()
    older["before"] = found.next
    context = {
        "title": _("Audit"),
        "filters": filters,
        "sees_all": sees_all,
        "shows_rights": shows_rights,
        "rows": found,
        "story": _story(given),
        "older": f"?{older.urlencode()}" if found.next else "",
    }
    return desk_page(request, "admin/audit.html", context, status=200 if given is not None else 400)


def _steps(given: dict) -> QuerySet[Step]:
    rows = Step.objects.select_related("article", "article__edition", "by", "release", "version").defer(
        *(f"article__{name}" for name in ("body", "standfirst", "lead_caption")),
        *(f"release__{name}" for name in ("body", "body_html", "body_text")),
        "version__content",
    )
    if given.get("person"):
        rows = rows.filter(by=given["person"])
    if given.get("article"):
        rows = rows.filter(article=given["article"])
    if given.get("step"):
        rows = rows.filter(name=given["step"])
    return _on_day(rows, given)


def _changes(given: dict) -> QuerySet[RightsChange]:
    """Of the person's rights, and those that they made."""
    rows = RightsChange.objects.select_related("person", "by")
    if given.get("person"):
        rows = rows.filter(Q(person=given["person"]) | Q(by=given["person"]))
    return _on_day(rows, given)


def _on_day(rows: QuerySet, given: dict) -> QuerySet:
    """On that day by the clock of the site, which is UTC: people of all zones read one audit."""
    if not given.get("day"):
        return rows
    begin = datetime.combine(given["day"], time.min, timezone.get_default_timezone())
    return rows.filter(at__gte=begin, at__lt=begin + timedelta(days=1))


def _story(given: dict | None) -> Article | None:
    number = given and given.get("article")
    return Article.objects.select_related("edition").filter(pk=number).first() if number else None
