"""What a person's desk roles are limited to, and what they may sign off beside them."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from .article import Article
from .taxonomy import Edition, Section


class DeskRights(models.Model):
    """A person's limits at the desk. Without a row, and where both lists are empty, roles hold everywhere.

    A chief editor and an administrator are never limited; one's own stories stay one's own.
    """

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, verbose_name=_("person"), on_delete=models.CASCADE, related_name="desk_rights"
    )
    editions = models.ManyToManyField(
        Edition, verbose_name=_("editions"), blank=True, related_name="+", help_text=_("Empty: all.")
    )
    sections = models.ManyToManyField(
        Section, verbose_name=_("sections"), blank=True, related_name="+", help_text=_("Empty: all.")
    )
    signs_off_legal = models.BooleanField(_("signs off for legal"), default=False)
    signs_off_photo = models.BooleanField(_("signs off for the photo desk"), default=False)

    class Meta:
        verbose_name = _("rights per section")
        verbose_name_plural = _("rights per section")

    def __str__(self) -> str:
        return str(self.person)

    def cover(self, article: Article) -> bool:
        """Whether the story stands in one of the editions and sections that the person is limited to."""
        editions = {row.pk for row in self.editions.all()}
        sections = {row.pk for row in self.sections.all()}
        return (not editions or article.edition_id in editions) and (not sections or article.section_id in sections)
