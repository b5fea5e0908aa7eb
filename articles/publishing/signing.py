"""Sign-offs: others who must have read a story before it is approved, each bound to the words that they read."""

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..content import Content
from ..models import Article, SignOff, Version
from ..workflow import SignOffKind
from .errors import StaleSave
from .steps import new_version, record, take

STEP_OF = {kind: f"sign_off_{kind.value}" for kind in SignOffKind}
KIND_OF = {step: kind for kind, step in STEP_OF.items()}

_MISSING = {
    SignOffKind.LEGAL: gettext_lazy("Legal has not signed it off as it stands."),
    SignOffKind.PHOTO: gettext_lazy("The photo desk has not signed it off as it stands."),
}


def needed_sign_offs(article: Article) -> list[SignOffKind]:
    """The kinds that the story or its section asks for."""
    section = article.section
    return [
        kind
        for kind in SignOffKind
        if getattr(article, f"needs_{kind.value}") or (section and getattr(section, f"needs_{kind.value}"))
    ]


def missing_sign_offs(article: Article) -> list[SignOffKind]:
    """Those of the needed kinds that nobody has given to the words as they stand; no query where none is needed."""
    needed = needed_sign_offs(article)
    if not needed:
        return []
    given = set(article.sign_offs.filter(revision=article.revision).values_list("kind", flat=True))
    return [kind for kind in needed if kind not in given]


def sign_off_obstacles(article: Article) -> list[str]:
    """A sentence for each sign-off that is missing."""
    return [str(_MISSING[kind]) for kind in missing_sign_offs(article)]


def sign_off(article: Article, kind: str, *, by, revision: int | None = None) -> SignOff:
    """Say yes to the words as they stand, for legal or for the photo desk; an edit voids it. Safe to call twice.

    StaleSave where the person read another `revision` than the one that is saved now.
    """
    kind = SignOffKind(kind)
    with transaction.atomic():
        article, _now = take(STEP_OF[kind], article, by=by)
        if revision is not None and revision != article.revision:
            raise StaleSave(_("The story was changed since you opened it: read it as it is now, then sign it off."))
        given = article.sign_offs.filter(kind=kind, revision=article.revision).first()
        if given:
            return given
        version = new_version(article, Content.of(article), by=by, kind=Version.Kind.STEP)
        given = SignOff.objects.create(article=article, kind=kind, revision=article.revision, version=version, by=by)
        record(STEP_OF[kind], article, by=by, before=article.status, version=version)
        return given
