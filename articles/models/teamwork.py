"""Several people on one story: sign-offs, notes to each other, who is in it, and each one's own views of the list."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..workflow import SignOffKind
from .article import Article, Version


class SignOffQuerySet(models.QuerySet):
    def holding(self):
        """Those given to the words as they stand: an edit since has voided the others."""
        return self.filter(revision=models.F("article__revision"))


class SignOff(models.Model):
    """A yes from legal or from the photo desk, given to one version of a story."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="sign_offs")
    kind = models.CharField(_("kind"), max_length=8, choices=SignOffKind)
    revision = models.PositiveIntegerField(help_text="Of the working copy that was read.")
    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, verbose_name=_("by"), on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(_("at"), auto_now_add=True)

    objects = SignOffQuerySet.as_manager()

    class Meta:
        verbose_name = _("sign-off")
        verbose_name_plural = _("sign-offs")
        ordering = ["-at", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["article", "kind", "revision"], name="sign_off_once_per_revision"),
            models.CheckConstraint(condition=models.Q(kind__in=SignOffKind.values), name="sign_off_kind_known"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.by}"


class Note(models.Model):
    """What editors write to each other about a story; readers never see it. An answer names the note it answers."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="notes")
    answers = models.ForeignKey("self", null=True, blank=True, on_delete=models.CASCADE, related_name="replies")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("by"), null=True, on_delete=models.PROTECT, related_name="+"
    )
    text = models.TextField(_("note"), max_length=4000)
    mentioned = models.ManyToManyField(settings.AUTH_USER_MODEL, related_name="+")
    at = models.DateTimeField(_("at"), auto_now_add=True)
    resolved_at = models.DateTimeField(_("resolved"), null=True, blank=True)
    resolved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = _("editors' note")
        verbose_name_plural = _("editors' notes")
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return self.text[:60]


class PresenceQuerySet(models.QuerySet):
    def here(self):
        """Those who have given a sign of life lately."""
        return self.filter(seen_at__gt=timezone.now() - Presence.SILENCE)


class Presence(models.Model):
    """One open editor: a person's tab with a story in it, as its pings tell."""

    #: How often a tab pings, and after how long without one nobody is there any more.
    PING = timedelta(seconds=5)
    SILENCE = timedelta(seconds=15)

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="presences")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    tab = models.CharField(max_length=40, help_text="Made by the tab itself, at random.")
    began_at = models.DateTimeField(auto_now_add=True)
    seen_at = models.DateTimeField()
    taken_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="Who took the story over from this tab: it may only read since.",
    )

    objects = PresenceQuerySet.as_manager()

    class Meta:
        verbose_name = _("open editor")
        verbose_name_plural = _("open editors")
        constraints = [models.UniqueConstraint(fields=["article", "tab"], name="presence_once_per_tab")]
        indexes = [models.Index(fields=["seen_at"], name="presence_by_time")]

    def __str__(self) -> str:
        return f"{self.person_id} in {self.article_id}"


class SavedView(models.Model):
    """Filters of the story list that somebody keeps under a name."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="saved_views")
    name = models.CharField(_("name"), max_length=60)
    query = models.CharField(max_length=1000, help_text="The list's query string, without a page.")
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("saved view")
        verbose_name_plural = _("saved views")
        ordering = ["position", "name"]
        constraints = [models.UniqueConstraint(fields=["person", "name"], name="saved_view_name_once_per_person")]

    def __str__(self) -> str:
        return self.name
