"""The desk's own records: the audit and what people are told."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from newsroom.lib.audit import AuditRow

from .article import Article, Version
from .release import Release


class Step(AuditRow):
    """One step that somebody took: the audit."""

    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="steps")
    name = models.CharField(_("step"), max_length=20)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("by"), null=True, on_delete=models.PROTECT, related_name="steps"
    )
    at = models.DateTimeField(_("at"), auto_now_add=True)
    from_status = models.CharField(max_length=12)
    to_status = models.CharField(max_length=12)
    release = models.ForeignKey(Release, null=True, on_delete=models.PROTECT, related_name="+")
    version = models.ForeignKey(Version, null=True, on_delete=models.PROTECT, related_name="+")
    note = models.TextField(_("note"), blank=True)
    data = models.JSONField(default=dict, blank=True)

    class Meta:
        verbose_name = _("step")
        verbose_name_plural = _("steps")
        ordering = ["-at", "-id"]
        indexes = [
            models.Index(fields=["article", "-at"], name="step_by_article"),
            models.Index(fields=["by", "-at"], name="step_by_person"),
            models.Index(fields=["-at", "-id"], name="step_by_time"),
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.at:%Y-%m-%d %H:%M}"


class Alert(models.Model):
    """Something the desk must hear about a story: a cancelled schedule, a killed source, a release gone live."""

    class Kind(models.TextChoices):
        RELEASED = "released", _("Released")
        KILLED = "killed", _("Killed")
        SCHEDULE_CANCELLED = "schedule_cancelled", _("Schedule cancelled")
        MERGE_CONFLICT = "merge_conflict", _("Correction not merged")
        SOURCE_KILLED = "source_killed", _("Source story killed")
        SOURCE_CHANGED = "source_changed", _("Source story changed")
        SENT_BACK = "sent_back", _("Sent back")
        APPROVED = "approved", _("Approved")
        ASSIGNED = "assigned", _("Assigned to you")
        UNASSIGNED = "unassigned", _("Assigned to nobody now")
        NOTE = "note", _("Editors' note")
        MENTIONED = "mentioned", _("You were mentioned")
        ANSWERED = "answered", _("Answer from a share link")

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="alerts")
    to = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="alerts",
        help_text="Empty: the whole desk.",
    )
    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    text = models.TextField(_("text"), blank=True)
    created_at = models.DateTimeField(_("at"), auto_now_add=True)
    seen_at = models.DateTimeField(_("seen"), null=True, blank=True)

    class Meta:
        verbose_name = _("alert")
        verbose_name_plural = _("alerts")
        ordering = ["-created_at", "-id"]
        indexes = [models.Index(fields=["to", "seen_at", "-created_at"], name="alert_by_person")]

    def __str__(self) -> str:
        return f"{self.kind}: {self.article_id}"
