"""Share links at the desk: made and ended from the story's page."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ..models import ShareLink
from ..publishing import StepRefused, share, unshare
from .pages import status_of, visible_story
from .showing import show_story


class LinkForm(forms.ModelForm):
    class Meta:
        model = ShareLink
        fields = ("label", "may_comment", "may_approve")


@require_POST
def make(request: HttpRequest, pk: int) -> HttpResponse:
    """A new link to the words as they are saved."""
    article = visible_story(request, pk)
    form = LinkForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("The name of the link is too long."))
        return _back(pk)
    try:
        share(article, by=request.user, **form.cleaned_data)
    except StepRefused as refusal:
        return show_story(request, article, refusal=refusal, status=status_of(refusal))
    messages.success(request, _("The link is made: it shows what is saved now, for a week."))
    return _back(pk)


@require_POST
def end(request: HttpRequest, pk: int, link: int) -> HttpResponse:
    """End a link at once."""
    article = visible_story(request, pk)
    found = get_object_or_404(ShareLink.objects.select_related("article"), pk=link, article=article)
    try:
        unshare(found, by=request.user)
    except StepRefused as refusal:
        return show_story(request, article, refusal=refusal, status=status_of(refusal))
    messages.success(request, _("The link has ended."))
    return _back(pk)


def _back(pk: int) -> HttpResponse:
    return redirect(reverse("admin:articles_article_change", args=[pk]) + "#shares")
