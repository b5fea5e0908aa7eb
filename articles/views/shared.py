"""A story shown to somebody without an account, by a signed link that ends; and what they answer."""

from django import forms
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from newsroom.lib.caching import keep_never

from ..content import Content
from ..furniture import furniture
from ..models import ShareAnswer, ShareLink
from ..previewing import draft_page
from ..publishing import StepRefused, answer
from ..sharing import link_at, saw

ANSWERS_AN_HOUR = 20
APPROVE = "approve"


class AnswerForm(forms.ModelForm):
    """A name and a comment; what the link does not allow is not asked."""

    class Meta:
        model = ShareAnswer
        fields = ("name", "text")
        labels = {"name": gettext_lazy("Your name"), "text": gettext_lazy("Comment")}
        widgets = {
            "name": forms.TextInput(attrs={"dir": "auto", "autocomplete": "name"}),
            "text": forms.Textarea(attrs={"rows": 5, "dir": "auto"}),
        }

    def __init__(self, data, *, link: ShareLink) -> None:
        super().__init__(data, auto_id="answer-%s")
        self.approves = bool(data) and data.get("answer") == APPROVE
        self.fields["text"].required = bool(data) and not self.approves
        self.link = link

    def _get_validation_exclusions(self):
        # Whether it says anything is asked by the verb, in words.
        return {*super()._get_validation_exclusions(), "approves", "link"}


@require_http_methods(["GET", "HEAD", "POST"])
def shared(request: HttpRequest, token: str) -> HttpResponse:
    """The version that the link shows; a neutral 404 once it ended, and where it never was."""
    link = link_at(token)
    if link is None:
        return _private(_gone(request))
    with translation.override(link.article.edition.code):
        if request.method != "POST":
            saw(link)
            return _private(_show(request, link, AnswerForm(None, link=link)))
        return _private(_take_answer(request, link))


def _take_answer(request: HttpRequest, link: ShareLink) -> HttpResponse:
    form = AnswerForm(request.POST, link=link)
    if _too_many(link):
        refusal = _("Too many answers have come by this link: try again in an hour.")
        return _show(request, link, form, refusal=refusal, status=429)
    if not form.is_valid():
        return _show(request, link, form, status=400)
    given = form.cleaned_data
    try:
        answer(link, name=given["name"], text=given["text"], approves=form.approves)
    except StepRefused as refusal:
        return _show(request, link, form, refusal=refusal, status=403)
    return redirect(f"{request.path}?sent=1#answer")


def _too_many(link: ShareLink) -> bool:
    key = f"share-answers:{link.token}"
    cache.add(key, 0, 3600)
    try:
        return cache.incr(key) > ANSWERS_AN_HOUR
    except ValueError:  # it ended between the two
        return False


def _show(request: HttpRequest, link: ShareLink, form: AnswerForm, *, refusal="", status: int = 200) -> HttpResponse:
    page = draft_page(link.article, Content.from_json(link.version.content))
    context = {
        "link": link,
        "furniture": page.furniture,
        "page": page,
        "release": page.release,
        "form": form if link.may_comment or link.may_approve else None,
        "refusal": refusal,
        "is_sent": "sent" in request.GET and not form.is_bound,
    }
    return render(request, "articles/shared.html", context, status=status)


def _gone(request: HttpRequest) -> HttpResponse:
    found = furniture(None)
    with translation.override(found.edition.code if found else translation.get_language()):
        return render(request, "articles/share_gone.html", {"furniture": found}, status=404)


def _private(response: HttpResponse) -> HttpResponse:
    """Kept nowhere, found nowhere, and its address told to nobody whom it links to."""
    response.headers["Referrer-Policy"] = "same-origin"
    return keep_never(response)
