"""The story form and its byline as one: made from a request, saved through the verbs."""

from copy import copy
from dataclasses import dataclass

from django.forms import BaseFormSet
from django.http import HttpRequest

from ..content import Content, Name
from ..models import Article, Edition
from ..publishing import autosave, create, write
from ..publishing.keeping import version_of_now
from .bylines import BylineFormSet
from .forms import DESK, StoryForm

#: The desk's own values that are saved while somebody types.
AUTOSAVED = frozenset({"edition_id", "slugline"})


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
            # Of what was sent, every row counts: the saved byline may be another by now.
            BylineFormSet(data, names=Content.of(article).bylines if data is None else ()),
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

    def content_as_far_as_valid(self, article: Article) -> Content:
        """The words as typed; where a field cannot be read, the saved ones. Ask `is_valid` first."""
        saved = Content.of(article)
        names = self.bylines.names() if self.bylines.is_valid() else saved.bylines
        return self.story.content(names, instead=saved)

    def save(self, article: Article, *, by) -> Article | None:
        """Write what was changed, or None where nothing was; StepRefused as from `publishing.write`."""
        content, desk = self.content, self.story.desk_values()
        if not desk and content.cleaned() == Content.of(article) and version_of_now(article):
            return None
        return write(article, content, by=by, revision=self.revision, tab=self.tab, **desk)

    def autosave(self, article: Article, *, by) -> Article:
        """Write the words while they are typed; of the desk's own values only those of `AUTOSAVED`."""
        desk = {name: value for name, value in self.story.desk_values().items() if name in AUTOSAVED}
        return autosave(article, self.content, by=by, revision=self.revision, tab=self.tab, **desk)

    @property
    def revision(self) -> int:
        """What the person began from; 0 where the form does not say."""
        return self.story.cleaned_data["revision"] or 0

    @property
    def tab(self) -> str:
        return self.story.cleaned_data["tab"]

    @property
    def left_to_save(self) -> list[str]:
        """The labels of changed values that only an explicit save writes: deadlines and embargoes bind others."""
        changed = self.story.desk_values().keys() - AUTOSAVED
        return [str(self.story.fields[name].label) for name, key in DESK.items() if key in changed]


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
