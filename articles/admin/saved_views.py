"""Filters of the list that a person keeps under a name: theirs alone."""

from django.contrib import messages
from django.db import IntegrityError, transaction
from django.db.models import Max, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ..models import Edition, SavedView
from ..permissions import may
from .filters import Filters

MOST = 30
_NAME = SavedView._meta.get_field("name").max_length


def views_of(user) -> QuerySet[SavedView]:
    """The person's own, in order."""
    return SavedView.objects.filter(person=user)


@require_POST
def keep(request: HttpRequest) -> HttpResponse:
    """Keep the filters that stand in `query` under a name; the same name again replaces what it stood for."""
    _refuse_strangers(request)
    name = _name(request)
    filters = Filters(QueryDict(request.POST.get("query", "")[:2000]), editions=list(Edition.objects.all()))
    query = filters.query
    if not name:
        messages.error(request, _("Give the view a name."))
    elif not query:
        messages.error(request, _("Nothing narrows the list: there is nothing to keep."))
    elif len(query) > SavedView._meta.get_field("query").max_length:
        messages.error(request, _("These are more filters than a view can keep."))
    else:
        _save(request, name, query)
    return _back(query)


def _save(request: HttpRequest, name: str, query: str) -> None:
    views = views_of(request.user)
    if not views.filter(name=name).update(query=query):
        if views.count() >= MOST:
            messages.error(request, _("You keep %(number)s views already: delete one first.") % {"number": MOST})
            return
        last = views.aggregate(last=Max("position"))["last"]
        position = 0 if last is None else min(last + 1, 32767)
        SavedView.objects.update_or_create(
            person=request.user, name=name, defaults={"query": query}, create_defaults=_new(query, position)
        )
    messages.success(request, _("Kept as “%(name)s”.") % {"name": name})


def _new(query: str, position: int) -> dict:
    return {"query": query, "position": position}


@require_POST
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Rename one of the person's views, or delete it."""
    _refuse_strangers(request)
    view = views_of(request.user).filter(pk=pk).first()
    if view is None:
        raise Http404(_("No such view."))
    if "delete" in request.POST:
        view.delete()
        messages.success(request, _("The view “%(name)s” is deleted.") % {"name": view.name})
        return _back("")
    name = _name(request)
    if not name:
        messages.error(request, _("Give the view a name."))
        return _back(view.query)
    try:
        with transaction.atomic():
            view.name = name
            view.save(update_fields=["name"])
    except IntegrityError:
        messages.error(request, _("You have a view of that name already."))
    return _back(view.query)


def _refuse_strangers(request: HttpRequest) -> None:
    if not may(request.user, "view"):
        raise Http404(_("No such page."))


def _name(request: HttpRequest) -> str:
    return " ".join(request.POST.get("name", "").replace("\0", "").split())[:_NAME]


def _back(query: str) -> HttpResponse:
    address = reverse("admin:articles_article_changelist")
    return redirect(f"{address}?{query}" if query else address)
