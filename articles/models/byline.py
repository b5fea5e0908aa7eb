"""The ordered names over a story."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from authors.models import Author

from .article import Article


class Byline(models.Model):
    """One name in an article's byline: an author, or a guest by name alone."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="bylines")
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    author = models.ForeignKey(
        Author, verbose_name=_("author"), null=True, blank=True, on_delete=models.PROTECT, related_name="bylines"
    )
    guest_name = models.CharField(_("guest's name"), max_length=120, blank=True)
    role = models.CharField(
        _("role"), max_length=160, blank=True, help_text=_("As printed with this story; empty: the author's own.")
    )

    class Meta:
        verbose_name = _("name in the byline")
        verbose_name_plural = _("byline")
        ordering = ["position", "id"]
        constraints = [
            models.CheckConstraint(
                condition=(models.Q(author__isnull=False) & models.Q(guest_name=""))
                | (models.Q(author__isnull=True) & ~models.Q(guest_name="")),
                name="byline_author_or_guest",
                violation_error_message=_("Choose an author or name a guest, not both."),
            )
        ]

    def __str__(self) -> str:
        return str(self.author) if self.author_id else self.guest_name
