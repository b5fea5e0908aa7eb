"""Who wrote it."""

from django.conf import settings
from django.db import models
from django.db.models import F, OuterRef, Subquery
from django.db.models.functions import Coalesce, JSONObject
from django.utils.translation import gettext_lazy as _

from newsroom.lib.aggregates import JSONRows
from photos.models import Photo


class AuthorQuerySet(models.QuerySet):
    def shown(self):
        """Authors who have a page of their own."""
        return self.filter(is_shown=True)

    def page_parts(self, language: str):
        """An author's page in one row: portrait, links, and in the language `name_here`, `role_here`, `bio_here`."""
        text = AuthorText.objects.filter(author=OuterRef("pk"), language=language)
        in_language = {
            f"{field}_here": Coalesce(Subquery(text.exclude(**{field: ""}).values(field)[:1]), F(field))
            for field in ("name", "role", "bio")
        }
        links = AuthorLink.objects.filter(author=OuterRef("pk")).order_by("id")
        return self.select_related("portrait").annotate(
            **in_language, link_rows=JSONRows(links.values(item=JSONObject(label="label", url="url")))
        )


class Author(models.Model):
    """A person in a byline: name, role and bio in the main language, the same in others by `texts`."""

    name = models.CharField(_("name"), max_length=120)
    slug = models.SlugField(_("slug"), max_length=120, unique=True, help_text=_("In the address of the author's page."))
    role = models.CharField(
        _("role"), max_length=160, blank=True, help_text=_("For example “head of the Russian news service”.")
    )
    bio = models.TextField(_("bio"), blank=True)
    portrait = models.ForeignKey(
        Photo, verbose_name=_("portrait"), null=True, blank=True, on_delete=models.SET_NULL, related_name="portrait_of"
    )
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        verbose_name=_("account"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="author",
        help_text=_("The person's own account, if they write at this desk."),
    )
    is_shown = models.BooleanField(_("has a page"), default=True)

    objects = AuthorQuerySet.as_manager()

    class Meta:
        verbose_name = _("author")
        verbose_name_plural = _("authors")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def text_in(self, language: str) -> "AuthorText":
        """Name, role and bio in `language`, each filled from the main ones where it has none."""
        found = next((text for text in self.texts.all() if text.language == language), None)
        return AuthorText(
            author=self,
            language=language,
            name=(found and found.name) or self.name,
            role=(found and found.role) or self.role,
            bio=(found and found.bio) or self.bio,
        )


class AuthorText(models.Model):
    """An author's name, role and bio in one language."""

    author = models.ForeignKey(Author, on_delete=models.CASCADE, related_name="texts")
    language = models.CharField(_("language"), max_length=10, choices=settings.LANGUAGES)
    name = models.CharField(_("name"), max_length=120, blank=True)
    role = models.CharField(_("role"), max_length=160, blank=True)
    bio = models.TextField(_("bio"), blank=True)

    class Meta:
        verbose_name = _("text in another language")
        verbose_name_plural = _("texts in other languages")
        constraints = [models.UniqueConstraint(fields=["author", "language"], name="author_text_once_per_language")]

    def __str__(self) -> str:
        return self.get_language_display()


class AuthorLink(models.Model):
    """An address of the author's elsewhere."""

    author = models.ForeignKey(Author, on_delete=models.CASCADE, related_name="links")
    label = models.CharField(_("label"), max_length=60)
    url = models.URLField(_("address"))

    class Meta:
        verbose_name = _("link")
        verbose_name_plural = _("links")
        ordering = ["id"]

    def __str__(self) -> str:
        return self.label
