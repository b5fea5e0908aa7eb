"""What still stands between a story and its publication, and which steps a person may take."""

from collections.abc import Collection
from dataclasses import dataclass

from django.utils.translation import gettext as _

from ..content import Content, Shelf
from ..models import Article
from ..workflow import STEPS, Status, Step
from .signing import KIND_OF, missing_sign_offs, sign_off_obstacles
from .situation import Situation, situation
from .steps import why_not


class Obstacle(str):
    """A sentence that holds a step back; `field` is where the desk's form mends it, "" where it does not."""

    field = ""

    @classmethod
    def at(cls, field: str, sentence: str) -> "Obstacle":
        found = cls(sentence)
        found.field = field
        return found


def obstacles(article: Article, step: str = "publish", *, by=None) -> list[str]:
    """Sentences that say what must be mended before the step; empty where nothing must.

    `by` is asked about, too, when given: the first sentence then is the refusal of the tables.
    """
    now = situation(article)
    refusal = why_not(step, article, now, by) if by is not None else None
    return [*(refusal.sentences if refusal else []), *content_obstacles(step, article, now)]


def content_obstacles(step: str, article: Article, now: Situation) -> list[str]:
    """What the story's own words, its approval and its past lack for the step."""
    if step in ("submit", "approve") and now.killed and now.was_public_once:
        return [_("It was killed: ask a chief editor to reinstate it, then write the update.")]
    if step == "submit":
        return words_missing(Content.of(article), whole=False)
    if step == "approve":
        return words_missing(Content.of(article), whole=True) + sign_off_obstacles(article)
    if step == "reinstate" and not now.was_public_once:
        return [_("It never was public: send it through review and publish it.")]
    if step not in ("publish", "update"):
        return []
    content = Content.of(article)
    found = _approval_missing(article, content)
    if step == "update" and now.live and now.live.revision == article.revision:
        found.append(_("Nothing has changed since the live release."))
    found += sign_off_obstacles(article)
    return found + words_missing(content, whole=True) + photo_obstacles(content, article.edition.code)


def _approval_missing(article: Article, content: Content) -> list[str]:
    version = article.approved_version
    if article.status != Status.APPROVED or version is None:
        return []
    # The words are compared, too: what is deleted from the library or the topics changes a story without a save.
    if version.revision == article.revision and Content.from_json(version.content) == content:
        return []
    return [_("The story was changed after it was approved: have it approved again.")]


def words_missing(content: Content, *, whole: bool) -> list[str]:
    found = []
    if not content.headline.strip():
        found.append(Obstacle.at("headline", _("It has no headline.")))
    if whole and content.section is None:
        found.append(Obstacle.at("section", _("It stands in no section.")))
    # A flash is its headline: the text follows.
    if whole and not content.body.strip() and content.urgency != Article.FLASH:
        found.append(Obstacle.at("body", _("It has no text.")))
    return found


def photo_obstacles(content: Content, language: str, *, shown: Collection[int] = ()) -> list[str]:
    """Photos but for those `shown` that are withdrawn, gone, or have no alt text in this language or their own."""
    shelf = Shelf.holding([content], language)
    found = []
    for pk in content.photos:
        if pk in shown:
            continue
        photo = shelf.photos.get(pk)
        field = "lead_photo" if pk == content.lead_photo else "body"
        if photo is None:
            found.append(Obstacle.at(field, _("Photo %(pk)s in the text no longer exists.") % {"pk": pk}))
        elif photo.withdrawn_at:
            found.append(Obstacle.at(field, _("The photo “%(photo)s” has been withdrawn.") % {"photo": photo}))
        elif not photo.alt_in(language).strip():
            found.append(Obstacle.at(field, _("The photo “%(photo)s” has no alt text.") % {"photo": photo}))
    return found


@dataclass(frozen=True)
class Offer:
    """A step as a button: pressable, or greyed with the sentences that say why."""

    step: Step
    why_not: tuple[str, ...]

    @property
    def is_open(self) -> bool:
        return not self.why_not


#: Steps that need a sheet of the administrator's own and are never a button.
HIDDEN = frozenset({"redact"})


def steps_for(user, article: Article) -> list[Offer]:
    """The steps that make sense for the story now, for this person, open ones and greyed ones.

    What neither status nor releases allow is left out; what only rights or obstacles hold back is greyed.
    """
    now = situation(article)
    offers = []
    unsigned = {step for step, kind in KIND_OF.items() if kind in missing_sign_offs(article)}
    for step in STEPS.values():
        possible = article.status in step.sources and now.meets(step.needs)
        if step.name in HIDDEN or not possible or (step.name == "undo" and not now.may_still_undo):
            continue
        if step.name in KIND_OF and step.name not in unsigned:
            continue
        refusal = why_not(step.name, article, now, user)
        held = refusal.sentences if refusal else content_obstacles(step.name, article, now)
        offers.append(Offer(step, tuple(held)))
    return offers
