"""A story shown to people without an account: links that end, and what they answered."""

import secrets
from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..workflow import Status
from .article import Article, Version
from .release import Release


def new_token() -> str:
    """A name that nobody can guess."""
    return secrets.token_urlsafe(24)


def a_week_on():
    """When a link made now ends."""
    return timezone.now() + ShareLink.LASTS


class ShareLinkQuerySet(models.QuerySet):
    def open(self):
        """Links that still show their version: in time, not revoked, of a story that is neither killed nor spiked."""
        killed = Release.objects.current().filter(article=OuterRef("article"), kind=Release.Kind.KILL)
        shown = self.filter(~Exists(killed), revoked_at=None, expires_at__gt=timezone.now())
        return shown.exclude(article__status=Status.SPIKED)


class ShareLink(models.Model):
    """Shows one version of a story to whoever has the address, until it expires or is revoked."""

    LASTS = timedelta(days=7)

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="share_links")
    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="+")
    token = models.CharField(max_length=40, unique=True, default=new_token)
    label = models.CharField(
        _("for whom"), max_length=120, blank=True, help_text=_("For the desk: a lawyer, a source.")
    )
    may_comment = models.BooleanField(_("may comment"), default=False)
    may_approve = models.BooleanField(_("may approve"), default=False)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(_("made"), auto_now_add=True)
    expires_at = models.DateTimeField(_("ends"), default=a_week_on)
    revoked_at = models.DateTimeField(_("revoked"), null=True, blank=True)
    seen_at = models.DateTimeField(_("last seen"), null=True, blank=True, help_text="To the minute.")

    objects = ShareLinkQuerySet.as_manager()

    class Meta:
        verbose_name = _("share link")
        verbose_name_plural = _("share links")
        ordering = ["-made_at", "-id"]

    def __str__(self) -> str:
        return self.label or f"#{self.pk}"


class ShareAnswer(models.Model):
    """What somebody answered on a shared page."""

    link = models.ForeignKey(ShareLink, on_delete=models.CASCADE, related_name="answers")
    name = models.CharField(_("name"), max_length=120)
    text = models.TextField(_("comment"), max_length=4000, blank=True)
    approves = models.BooleanField(_("approves"), default=False)
    at = models.DateTimeField(_("at"), auto_now_add=True)

    class Meta:
        verbose_name = _("answer")
        verbose_name_plural = _("answers")
        ordering = ["at", "id"]
        constraints = [
            models.CheckConstraint(condition=~models.Q(text="") | models.Q(approves=True), name="answer_says_something")
        ]

    def __str__(self) -> str:
        return f"{self.name}: {self.text[:40]}"
