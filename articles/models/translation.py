"""Which translations wait for somebody, because their source has moved on."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .article import Article


class SourceChange(models.Model):
    """Marks a translation whose source has had other words since, until somebody says that it is up to date.

    A row beside the article instead of a column of it: whoever announces the source's release waits for no lock on
    its translations.
    """

    article = models.OneToOneField(Article, on_delete=models.CASCADE, related_name="source_change")
    at = models.DateTimeField(_("at"), help_text="Of the first release that the translation does not know.")

    class Meta:
        verbose_name = _("change of a source")
        verbose_name_plural = _("changes of sources")
        ordering = ["-at", "-article"]
        indexes = [models.Index(fields=["-at", "-article"], name="source_change_by_time")]

    def __str__(self) -> str:
        return f"{self.article_id} {self.at:%Y-%m-%d %H:%M}"
