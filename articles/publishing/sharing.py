"""Showing a story to people without an account: making a link, ending it, and taking their answers."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ..content import Content
from ..models import Alert, Article, ShareAnswer, ShareLink, Version
from ..permissions import may, why_may_not
from ..workflow import Status
from .errors import NotAllowed, Obstructed, WrongState
from .situation import situation
from .steps import lock, new_version, record


def share(article: Article, *, by, label: str = "", may_comment: bool = False, may_approve: bool = False) -> ShareLink:
    """A link that shows the words as they stand now, for a week, to whoever has it; later edits are not shown."""
    with transaction.atomic():
        article = lock(article)
        if not may(by, "share", article):
            raise NotAllowed(why_may_not(by, "share", article))
        if article.status == Status.SPIKED:
            raise WrongState(_("It lies in the bin: revive it first."))
        if situation(article).killed:
            raise WrongState(_("It was killed: its words are shown to nobody."))
        version = _version_now(article, by=by)
        link = ShareLink.objects.create(
            article=article,
            version=version,
            label=label.strip(),
            may_comment=may_comment,
            may_approve=may_approve,
            made_by=by,
        )
        record("share", article, by=by, before=article.status, version=version, note=link.label, link=link.pk)
        return link


def unshare(link: ShareLink, *, by) -> ShareLink:
    """End a link at once. Safe to call twice."""
    with transaction.atomic():
        article = lock(link.article)
        if not may(by, "share", article):
            raise NotAllowed(why_may_not(by, "share", article))
        ended = ShareLink.objects.filter(pk=link.pk, revoked_at=None).update(revoked_at=timezone.now())
        if ended:
            record("unshare", article, by=by, before=article.status, note=link.label, link=link.pk)
        link.refresh_from_db()
        return link


def answer(link: ShareLink, *, name: str, text: str = "", approves: bool = False) -> ShareAnswer:
    """Keep what somebody says about a shared story, and tell the person who made the link; WrongState once it ended.

    An approval is advice to the desk: it takes no step.
    """
    name, text = name.strip(), text.strip()
    with transaction.atomic():
        # The story's lock comes before the question: a kill or an ended link is not answered past.
        lock(link.article)
        link = ShareLink.objects.open().select_related("article").filter(pk=link.pk).first()
        if link is None:
            raise WrongState(_("This link has ended."))
        if (approves and not link.may_approve) or (text and not (link.may_comment or link.may_approve)):
            raise NotAllowed(_("This link does not take such an answer."))
        if not name or not (text or approves):
            raise Obstructed(_("Say who you are, and what you think."))
        given = ShareAnswer.objects.create(link=link, name=name, text=text, approves=approves)
        said = _("%(name)s approves.") % {"name": name} if approves else f"{name}:"
        Alert.objects.create(
            article=link.article, to=link.made_by, kind=Alert.Kind.ANSWERED, text=f"{said} {text}".strip()
        )
        return given


def _version_now(article: Article, *, by) -> Version:
    """A version that holds the words as they stand: the one that is there, else one made for the link."""
    content = Content.of(article)
    for version in article.versions.filter(revision=article.revision).order_by("-number")[:1]:
        if Content.from_json(version.content) == content:
            return version
    return new_version(article, content, by=by, kind=Version.Kind.KEPT)
