"""The one table of the house itself: the workers' signs of life, for every host to see."""

from datetime import timedelta

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class WorkerBeatQuerySet(models.QuerySet):
    def alive(self) -> "WorkerBeatQuerySet":
        """The workers that have been heard of lately."""
        return self.filter(seen_at__gt=timezone.now() - WorkerBeat.SILENCE)


class WorkerBeat(models.Model):
    """One running worker. It writes `seen_at` every few seconds and takes its row with it when it stops in order."""

    #: After so long without a sign of life a worker counts as dead, and its tasks are given to others.
    SILENCE = timedelta(seconds=45)

    worker = models.CharField(_("worker"), max_length=64, primary_key=True)
    started_at = models.DateTimeField(_("started"))
    seen_at = models.DateTimeField(_("last seen"), db_index=True)

    objects = WorkerBeatQuerySet.as_manager()

    class Meta:
        verbose_name = _("worker")
        verbose_name_plural = _("workers")
        ordering = ["-seen_at"]

    def __str__(self) -> str:
        return self.worker
