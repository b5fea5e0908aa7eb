"""The story form and its byline as one: made from a request, saved through the verbs."""

from copy import copy
from dataclasses import dataclass

from django.forms import BaseFormSet
from django.http import HttpRequest

from ..content import Content, Name
from ..models import Article, Edition
from ..publishing import create, write
from .bylines import BylineFormSet
from .forms import StoryForm


@dataclass
class StoryForms:
    """What a person typed, and where they began."""

    story: StoryForm
    bylines: BaseFormSet

    @classmethod
    def new(cls, request: HttpRequest) -> "StoryForms":
        """An empty story in the edition that is asked for; the person's own name stands in its byline."""
        data = request.POST if request.method == "POST" else None
        editions = list(Edition.objects.all())
        edition = _edition_asked_for(request, editions)
        author = getattr(request.user, "author", None)
        names = (Name(author=author.pk),) if author else ()
        return cls(
            StoryForm(data, instance=Article(edition=edition), editions=editions, edition=edition, may_move=True),
            BylineFormSet(data, names=names),
        )

    @classmethod
    def of(cls, article: Article, data=None) -> "StoryForms":
        """A saved story, or what was typed into it. A story that has releases stays in its edition."""
        editions = list(Edition.objects.all())
        may_move = not article.releases.exists()
        edition = article.edition
        if data is not None and may_move:
            edition = next((row for row in editions if str(row.pk) == data.get("edition")), edition)
        return cls(
            # The form writes into its instance; the article itself stays as it is saved.
            StoryForm(data, instance=copy(article), editions=editions, edition=edition, may_move=may_move),
            BylineFormSet(data, names=Content.of(article).bylines),
        )

    def is_valid(self) -> bool:
        # Both are asked, so that a person sees at once all that is wrong.
        return all([self.story.is_valid(), self.bylines.is_valid()])

    @property
    def error_count(self) -> int:
        rows = [*self.bylines.errors, self.bylines.non_form_errors()]
        return len(self.story.errors) + sum(1 for row in rows if row)

    @property
    def content(self) -> Content:
        return self.story.content(self.bylines.names())

    def create(self, *, by) -> Article:
        desk = self.story.desk_values()
        desk.pop("edition_id", None)
        return create(self.content, by=by, edition=self.story.cleaned_data["edition"], **desk)

    def save(self, article: Article, *, by) -> Article | None:
        """Write what was changed, or None where nothing was; StepRefused as from `publishing.write`."""
        content, desk = self.content, self.story.desk_values()
        if not desk and content.cleaned() == Content.of(article):
            return None
        given = self.story.cleaned_data
        compared = given["over"] == article.revision
        return write(article, content, by=by, revision=given["over" if compared else "revision"] or 0, **desk)


def _edition_asked_for(request: HttpRequest, editions: list[Edition]) -> Edition | None:
    """The one that the form or the address names, else that of the person's language, else the default one."""
    wanted = request.POST.get("edition")
    code = request.GET.get("edition") or getattr(request.user, "language", "")
    ranked = [
        *(row for row in editions if str(row.pk) == wanted),
        *(row for row in editions if row.code == code),
        *(row for row in editions if row.is_default),
        *editions,
    ]
    return ranked[0] if ranked else None
