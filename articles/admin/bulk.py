"""One step for many stories: each through its verb, in a transaction of its own, and each told of by itself."""

from collections.abc import Collection
from dataclasses import dataclass

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from accounts.models import User
from newsroom.lib.ids import as_id

from ..models import Article
from ..permissions import may
from ..publishing import StepRefused, assign, send_back
from ..workflow import STEPS
from .pages import desk_page
from .sheets import NoteField
from .stepping import AT_ONCE, DONE

MOST = 100
#: A yes to the words as they stand: refused where somebody saved since the list was drawn.
OF_WORDS = frozenset({"approve", "sign_off_legal", "sign_off_photo"})


class Question(forms.Form):
    """What a step asks before it is taken for many stories; nothing but to be sure, if there are no fields."""

    is_grave = False

    def take(self, name: str, article: Article, *, by, revision: int | None) -> str:
        """Take the step with one story, that the person saw at a revision; what was done, in words."""
        read = {"revision": revision} if name in OF_WORDS else {}
        AT_ONCE[name](article, by=by, **read)
        return str(DONE[name])


class SendBack(Question):
    note = NoteField(label=gettext_lazy("What is missing"), help_text=gettext_lazy("The writers of each are told."))

    def take(self, name: str, article: Article, *, by, revision: int | None) -> str:
        send_back(article, by=by, note=self.cleaned_data["note"])
        return str(DONE[name])


class Spike(Question):
    is_grave = True


class Assign(Question):
    to = forms.ModelChoiceField(
        User.objects.filter(is_staff=True, is_active=True).order_by("name", "email"),
        label=gettext_lazy("To"),
        required=False,
        empty_label=gettext_lazy("Nobody"),
        help_text=gettext_lazy("They are told."),
    )

    def take(self, name: str, article: Article, *, by, revision: int | None) -> str:
        to = self.cleaned_data["to"]
        assign(article, by=by, to=to)
        return _("Assigned to %(person)s.") % {"person": to} if to else _("Assigned to nobody.")


#: The steps that can be taken for many, and those of them that ask something first.
NAMES = (
    *("submit", "send_back", "sign_off_legal", "sign_off_photo", "approve"),
    *("unschedule", "assign", "spike", "revive"),
)
QUESTIONS: dict[str, type[Question]] = {"send_back": SendBack, "assign": Assign, "spike": Spike}


def label_of(name: str) -> str:
    return str(STEPS[name].label) if name in STEPS else _("Assign to a person")


def steps_for_many(user) -> list[tuple[str, str]]:
    """The steps that the person may take with any story at all, with their labels."""
    return [(name, label_of(name)) for name in NAMES if may(user, "write" if name == "assign" else name)]


@dataclass(frozen=True)
class Outcome:
    """What became of one story: what was done, or why not."""

    pk: int
    article: Article | None
    done: str = ""
    why_not: tuple[str, ...] = ()


@require_POST
def many(request: HttpRequest) -> HttpResponse:
    """Take a step with every chosen story and report row by row; what asks something is asked on a page before."""
    if not may(request.user, "view"):
        raise Http404(_("No such page."))
    name, pks = request.POST.get("step", ""), _chosen(request)
    trouble = _trouble(name, pks)
    if trouble:
        return _page(request, {"trouble": trouble}, status=400)
    found = Article.objects.select_related("edition").in_bulk(pks)
    stories = {pk: found[pk] for pk in pks if pk in found}
    question = QUESTIONS.get(name, Question)(request.POST if "sure" in request.POST else None)
    context = {"step": name, "label": label_of(name), "title": label_of(name), "stories": stories.values()}
    if name in QUESTIONS and not question.is_valid():
        return _page(request, {**context, "question": question}, status=400 if question.is_bound else 200)
    outcomes = [_take(question, name, pk, stories.get(pk), request) for pk in pks]
    done = sum(not outcome.why_not for outcome in outcomes)
    return _page(request, {**context, "outcomes": outcomes, "done": done, "refused": len(outcomes) - done})


def _chosen(request: HttpRequest) -> list[int]:
    """The ids of the ticked stories, in the order of the list."""
    found = (as_id(text) for text in request.POST.getlist("story"))
    return list(dict.fromkeys(pk for pk in found if pk is not None))


def _trouble(name: str, pks: Collection[int]) -> str:
    if name not in NAMES:
        return _("Choose a step.")
    if not pks:
        return _("Choose the stories: tick the boxes before them.")
    if len(pks) > MOST:
        return _("At most %(number)s stories at a time.") % {"number": MOST}
    return ""


def _take(question: Question, name: str, pk: int, article: Article | None, request: HttpRequest) -> Outcome:
    if article is None:
        return Outcome(pk, None, why_not=(_("This story no longer exists."),))
    revision = as_id(request.POST.get(f"revision-{pk}", ""))
    try:
        return Outcome(pk, article, done=question.take(name, article, by=request.user, revision=revision))
    except StepRefused as refusal:
        return Outcome(pk, article, why_not=tuple(refusal.sentences))


def _page(request: HttpRequest, context: dict, *, status: int = 200) -> HttpResponse:
    context = {"title": _("Several stories"), "back": _back(request), **context}
    return desk_page(request, "admin/articles/article/many.html", context, status=status)


def _back(request: HttpRequest) -> str:
    """The list as it was narrowed: its query string as the form carried it."""
    return request.POST.get("query", "")[:2000]
