"""Two people saved the same story: what differs, what can be merged, and whose words are taken."""

from dataclasses import dataclass
from functools import cached_property

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils.translation import gettext as _

from newsroom.lib.ids import as_id

from ..comparing import ORDER, Change, Names, compare
from ..content import Content, Name
from ..merging import merge
from ..models import Article
from ..publishing import StepRefused, keep_aside, keep_saved, situation
from ..publishing.keeping import newest_of_line
from .pages import desk_page, visible_story
from .showing import show_story
from .story_forms import StoryForms

MINE, THEIRS, BOTH = "mine", "theirs", "both"

#: What a form sends that is no part of what was typed.
NOT_TYPED = frozenset({"csrfmiddlewaretoken", "tab", "theirs", "_save", "_step", "_settle", "_look"})


@dataclass(frozen=True)
class Question:
    """A field that differs: from theirs to mine, from theirs to both merged, and what is proposed."""

    change: Change
    proposed: str
    merged: Change | None = None

    @property
    def name(self) -> str:
        return f"take-{self.change.name}"


@dataclass(frozen=True)
class Meeting:
    """My words, those that were saved meanwhile, and what both began from, as far as a version tells."""

    article: Article
    mine: Content
    base: Content | None

    @classmethod
    def of(cls, article: Article, forms: StoryForms) -> "Meeting":
        version = newest_of_line(article, until=forms.revision)
        base = Content.from_json(version.content) if version else None
        return cls(article, forms.content.cleaned(), base)

    @cached_property
    def theirs(self) -> Content:
        return Content.of(self.article)

    @cached_property
    def merged(self) -> Content:
        """Both sides' changes; where both changed the same place, mine."""
        return merge(self.base, self.mine, self.theirs).content if self.base else self.mine

    @cached_property
    def questions(self) -> list[Question]:
        """One for each field that differs, in the order of the page."""
        names = Names.holding([self.mine, self.theirs, self.merged], self.article.edition.code)
        merged = {change.name: change for change in compare(self.theirs, self.merged, names)}
        changes = [change for change in compare(self.theirs, self.mine, names) if change.name in ORDER]
        return [self._question(change, merged.get(change.name)) for change in changes]

    def _question(self, change: Change, merged: Change | None) -> Question:
        both, mine, theirs = (getattr(one, change.name) for one in (self.merged, self.mine, self.theirs))
        if both == theirs:
            return Question(change, THEIRS)
        return Question(change, MINE) if both == mine else Question(change, BOTH, merged)

    def settled(self, choices: dict[str, str]) -> Content:
        """My words with theirs, or both merged, where the person chose so."""
        sources = {THEIRS: self.theirs, BOTH: self.merged}
        taken = {name: sources[choice] for name, choice in choices.items() if choice in sources}
        return self.mine.changed(**{name: getattr(source, name) for name, source in taken.items()})


def show_conflict(request: HttpRequest, pk: int, forms: StoryForms, refusal: StepRefused) -> HttpResponse:
    """What differs between what was typed and what is saved now, field by field; nothing typed is lost."""
    article = visible_story(request, pk)
    meeting = Meeting.of(article, forms)
    newest = newest_of_line(article)
    context = {
        "title": _("Two texts of one story"),
        "article": article,
        "situation": situation(article),
        "refusal": refusal,
        "questions": meeting.questions,
        "writer": newest and newest.created_by,
        "typed": [(name, value) for name, values in _typed(request.POST).lists() for value in values],
    }
    return desk_page(request, "admin/articles/article/conflict.html", context, status=409)


def settle(request: HttpRequest, article: Article, forms: StoryForms, refusal: StepRefused) -> HttpResponse:
    """The story's form with the words that were chosen, to be looked through and saved; both texts are versions."""
    if as_id(request.POST.get("theirs", "")) != article.revision:
        return show_conflict(request, article.pk, forms, refusal)
    meeting = Meeting.of(article, forms)
    choices = {name: request.POST.get(f"take-{name}", MINE) for name in ORDER}
    settled = meeting.settled(choices)
    keep_saved(article, by=request.user)
    if settled != meeting.mine:
        keep_aside(article, meeting.mine, by=request.user, why=_("Before two texts were merged"))
    data = _with_content(_typed(request.POST), settled)
    data["revision"] = str(article.revision)
    messages.warning(
        request, _("Not saved yet: look the text through, then save it. What differed stays among the versions.")
    )
    return show_story(request, article, forms=StoryForms.of(article, data))


def _typed(data: QueryDict) -> QueryDict:
    """What was typed into the story's form."""
    typed = data.copy()
    for name in [name for name in typed if name in NOT_TYPED or name.startswith("take-")]:
        del typed[name]
    return typed


def _with_content(data: QueryDict, content: Content) -> QueryDict:
    """The form's data with these words in the place of those that were typed."""
    for name, value in content.plain_values().items():
        data[name] = str(value)
    for name in ("lead_photo", "section"):
        data[name] = str(getattr(content, name) or "")
    for name in ("also_in", "topics"):
        data.setlist(name, [str(pk) for pk in getattr(content, name)])
    data.pop("lead_number", None)
    for name in [name for name in data if name.startswith("byline-")]:
        del data[name]
    data.update({"byline-TOTAL_FORMS": str(len(content.bylines)), "byline-INITIAL_FORMS": str(len(content.bylines))})
    for place, line in enumerate(content.bylines):
        data.update(_byline_row(place, line))
    return data


def _byline_row(place: int, line: Name) -> dict[str, str]:
    values = {
        "author": str(line.author or ""),
        "guest_name": line.guest_name,
        "role": line.role,
        "ORDER": str(place + 1),
    }
    return {f"byline-{place}-{name}": value for name, value in values.items()}
