"""The story's page: the form or the words to read, the bar with the steps, what is known about it beside."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from photos.models import Photo

from ..checks import checks
from ..content import Content
from ..models import Article
from ..permissions import may
from ..previewing import draft_page
from ..publishing import Situation, StepRefused, situation, steps_for
from ..workflow import STEPS, Status
from ..zones import told
from .beside import beside, source_beside
from .note_threads import notes_context
from .pages import desk_page
from .story_forms import StoryForms
from .writing_words import writing_data

HISTORY = 100
NEXT = frozenset({"submit", "approve", "publish", "update", "revive", "reinstate"})
GRAVE = frozenset({"kill", "spike"})
UNDO = "undo"

#: Names of audit rows that are no step of the workflow's table.
OTHER_STEPS = {
    "create": gettext_lazy("Begun"),
    "write": gettext_lazy("Saved"),
    "restore": gettext_lazy("Brought back"),
    "keep_aside": gettext_lazy("Kept aside"),
    "name_version": gettext_lazy("Version named"),
    "take_over": gettext_lazy("Taken over"),
    "backfill": gettext_lazy("Released in the past"),
    "break_embargo": gettext_lazy("Embargo shortened"),
    "assign": gettext_lazy("Assigned"),
    "translate": gettext_lazy("Linked as a translation"),
    "translated": gettext_lazy("Translation brought up to date"),
    "duplicate": gettext_lazy("Duplicated"),
    "share": gettext_lazy("Share link made"),
    "unshare": gettext_lazy("Share link revoked"),
    "purge": gettext_lazy("Purged from the bin"),
}


def step_labels() -> dict[str, Any]:
    """Every name that stands in the audit, in words."""
    return {**{step.name: step.label for step in STEPS.values()}, **OTHER_STEPS}


def step_label(name: str) -> str:
    """An audit row's name in words."""
    return step_labels().get(name, name)


def is_writable(user, article: Article) -> bool:
    """Whether the person gets a form: what lies in the bin is revived first."""
    return article.status != Status.SPIKED and may(user, "write", article)


def show_new(
    request: HttpRequest, forms: StoryForms, *, refusal: StepRefused | None = None, status: int = 200
) -> HttpResponse:
    """The page of a story that is not saved yet."""
    context = {"title": _("New story"), "forms": forms, "refusal": refusal, "writing": writing_data(request, None)}
    return desk_page(request, "admin/articles/article/story.html", context, form=forms.story, status=status)


def show_story(
    request: HttpRequest,
    article: Article,
    *,
    forms: StoryForms | None = None,
    refusal: StepRefused | None = None,
    extra: dict[str, Any] | None = None,
    status: int = 200,
) -> HttpResponse:
    """A saved story as this person may work on it; `forms` with what they typed where it was not saved."""
    if forms is None and is_writable(request.user, article):
        forms = StoryForms.of(article)
    now = situation(article)
    context = {
        "title": article.headline,
        "article": article,
        "situation": now,
        "forms": forms,
        "refusal": refusal,
        "writing": writing_data(request, article),
        "buttons": step_buttons(request.user, article, now),
        "undo_until": undo_until(now),
        "live_address": settings.SITE_URL + now.live.get_absolute_url() if now.live else "",
        "checks": [] if now.killed or article.status == Status.SPIKED else checks(article, now=now),
        "glance": at_a_glance(article),
        "photos": photos_of(article),
        "may_redact": may(request.user, "redact", article),
        **beside(request.user, article, now),
        **source_beside(request, article),
        **history(article),
        **(extra or notes_context(article)),
    }
    if forms is None:
        context["body"] = draft_page(article, Content.of(article)).body
    form = forms.story if forms else None
    return desk_page(request, "admin/articles/article/story.html", context, form=form, status=status)


@dataclass(frozen=True)
class StepButton:
    """A step in the bar; `why` says why it is greyed, "" where it is not."""

    name: str
    label: str
    why: str
    style: str


def step_buttons(user, article: Article, now: Situation) -> list[StepButton]:
    """What may come next first, what destroys last."""
    # Nothing comes next for words that are out, or on their way.
    is_done = any(release and release.revision == article.revision for release in (now.live, now.waiting))
    found = [
        StepButton(
            name=offer.step.name,
            label=offer.step.label,
            why=" ".join(offer.why_not),
            style=_style(offer.step.name, is_next=offer.is_open and not is_done),
        )
        for offer in steps_for(user, article)
    ]
    return sorted(found, key=lambda button: (button.name in GRAVE, button.name != UNDO, button.name not in NEXT))


def _style(name: str, *, is_next: bool) -> str:
    if name in GRAVE:
        return "grave"
    if name == UNDO:
        # It goes away by itself within seconds: it must be seen first.
        return UNDO
    return "main" if name in NEXT and is_next else ""


def undo_until(now: Situation) -> datetime | None:
    """Until when the live release can be undone."""
    return now.live.public_from + timedelta(seconds=settings.UNDO_SECONDS) if now.may_still_undo else None


def at_a_glance(article: Article) -> list[tuple[str, str, str]]:
    """Every value of the tabs Meta and Rights in a word: the field's name, its label and what it holds."""
    label = {field.name: field.verbose_name for field in Article._meta.get_fields() if hasattr(field, "verbose_name")}
    values = {
        "edition": article.edition.name,
        "section": article.section.name if article.section else "",
        "also_in": ", ".join(section.name for section in article.also_in.all()),
        "topics": ", ".join(topic.name for topic in article.topics.all()),
        "genre": article.get_genre_display(),
        "urgency": str(article.urgency),
        "slugline": article.slugline,
        "slug": article.slug,
        "assigned_to": str(article.assigned_to or ""),
        "due_at": told(article.due_at, article.edition) if article.due_at else "",
        "embargo_until": told(article.embargo_until, article.edition) if article.embargo_until else "",
        "needs_legal": _("Yes") if article.needs_legal else "",
        "needs_photo": _("Yes") if article.needs_photo else "",
    }
    return [(name, label[name], value) for name, value in values.items()]


def photos_of(article: Article) -> list[Photo]:
    """The photos that the story shows, the lead first, each with its alt text for the edition as `alt_here`."""
    wanted = Content.of(article).photos
    found = Photo.objects.with_texts().in_bulk(wanted)
    photos = [found[pk] for pk in wanted if pk in found]
    for photo in photos:
        photo.alt_here = photo.alt_in(article.edition.code)
    return photos


def history(article: Article) -> dict[str, Any]:
    """The newest audit rows, versions and releases."""
    steps = list(article.steps.select_related("by", "release", "version")[:HISTORY])
    for step in steps:
        step.label = step_label(step.name)
    return {
        "steps": steps,
        "versions": article.versions.select_related("created_by").defer("content")[:HISTORY],
        "releases": article.releases.select_related("edition", "created_by").defer("body", "body_html", "body_text")[
            :HISTORY
        ],
    }
