"""The day's plan as a page to print."""

from datetime import date, timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ..models import Edition
from ..permissions import may
from ..plan import plan_of
from .pages import desk_page


@require_safe
def plan(request: HttpRequest) -> HttpResponse:
    """`?day=2026-03-02`; without it the day that the default edition has now."""
    if not may(request.user, "view"):
        raise Http404(_("No such page."))
    day = _day(request.GET.get("day", ""))
    context = {
        "title": _("Plan"),
        "day": day,
        "before": day - timedelta(days=1),
        "after": day + timedelta(days=1),
        "plans": plan_of(day),
    }
    return desk_page(request, "admin/today/plan.html", context)


def _day(asked: str) -> date:
    if not asked:
        default = Edition.objects.filter(is_default=True).first()
        return timezone.localdate(timezone=default.tz if default else None)
    try:
        day = date.fromisoformat(asked)
    except ValueError:
        day = None
    # Another year's clocks are not known everywhere, and the days beside it must be days.
    if day is None or not 1970 < day.year < 2200:
        raise Http404(_("No such day."))
    return day
