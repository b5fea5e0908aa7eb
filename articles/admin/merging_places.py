"""Merging a section or a topic into another: a page that says what will happen, and does it."""

from collections.abc import Callable

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods

from newsroom.lib.ids import as_id

from ..publishing import StepRefused
from .pages import status_of


class IntoForm(forms.Form):
    """Where to: another one of the same edition that stands by itself."""

    into = forms.ModelChoiceField(None, label=gettext_lazy("Merge into"), empty_label=gettext_lazy("Choose"))
    sure = forms.BooleanField(label=gettext_lazy("Yes, for good: it cannot be taken apart again"))

    def __init__(self, data, *, source) -> None:
        super().__init__(data)
        others = type(source).objects.filter(edition=source.edition_id, merged_into=None).exclude(pk=source.pk)
        self.fields["into"].queryset = others.order_by("name")


class MergeMixin(admin.ModelAdmin):
    """Adds the merge page of one row to its admin; `merge` is the verb."""

    merge: Callable
    change_form_template = "admin/articles/place_change_form.html"

    def get_urls(self) -> list:
        page = self.admin_site.admin_view(require_http_methods(["GET", "HEAD", "POST"])(self.merge_view))
        name = f"articles_{self.opts.model_name}_merge"
        return [path("<path:object_id>/merge/", page, name=name), *super().get_urls()]

    def render_change_form(self, request, context, *args, **kwargs):
        row = kwargs.get("obj")
        if row and row.merged_into_id is None and self.has_change_permission(request, row):
            context["merge_url"] = reverse(f"admin:articles_{self.opts.model_name}_merge", args=[row.pk])
        return super().render_change_form(request, context, *args, **kwargs)

    def merge_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """What will happen, and where to; POST does it."""
        source = self._source(request, object_id)
        form = IntoForm(request.POST or None, source=source)
        if request.method != "POST" or not form.is_valid():
            return self._show(request, source, form, status=400 if form.is_bound else 200)
        into = form.cleaned_data["into"]
        try:
            moved = type(self).merge(source, into, by=request.user)
        except StepRefused as refusal:
            return self._show(request, source, form, refusal=refusal, status=status_of(refusal))
        told = ngettext("%(count)s story stands in %(name)s now.", "%(count)s stories stand in %(name)s now.", moved)
        messages.success(request, told % {"count": moved, "name": into})
        return redirect(f"admin:articles_{self.opts.model_name}_change", into.pk)

    def _source(self, request: HttpRequest, object_id: str):
        if not self.has_change_permission(request):
            raise PermissionDenied
        row = self.model.objects.select_related("edition").filter(pk=as_id(object_id), merged_into=None).first()
        if row is None:
            raise Http404(_("There is nothing to merge."))
        return row

    def _show(self, request: HttpRequest, source, form: IntoForm, *, refusal=None, status: int) -> HttpResponse:
        context = {
            **self.admin_site.each_context(request),
            "title": _("Merge %(name)s into another") % {"name": source},
            "opts": self.opts,
            "source": source,
            "form": form,
            "refusal": refusal,
            "back": reverse(f"admin:articles_{self.opts.model_name}_change", args=[source.pk]),
        }
        return render(request, "admin/articles/merge.html", context, status=status)
