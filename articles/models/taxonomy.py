"""Editions, sections, topics and static pages: where a story stands."""

import zoneinfo

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

# First words of addresses below an edition; a page or an edition must not take one.
RESERVED = frozenset(
    [
        "accounts",
        "admin",
        "api",
        "ads.txt",
        "author",
        "comments",
        "corrections",
        "favicon.ico",
        "feed",
        "healthz",
        "manifest.webmanifest",
        "media",
        "metrics",
        "readyz",
        "robots.txt",
        "search",
        "section",
        "share",
        "sitemap.xml",
        "sitemap-news.xml",
        "static",
        "topic",
        "well-known",
    ]
)


def validate_zone(name: str) -> None:
    """Refuse a name that is not in the time zone database."""
    if name not in zoneinfo.available_timezones():
        raise ValidationError(_("“%(name)s” is not a time zone, such as Asia/Baku."), params={"name": name})


def validate_not_reserved(word: str) -> None:
    """Refuse a word that an address of the site already begins with."""
    if word.lower() in RESERVED:
        raise ValidationError(_("“%(word)s” is a reserved word in addresses."), params={"word": word})


class Edition(models.Model):
    """A language edition, as newspapers use the word."""

    code = models.CharField(
        _("code"),
        max_length=10,
        unique=True,
        validators=[RegexValidator(r"^[a-z]{2,3}(-[a-z0-9]{2,8})?$"), validate_not_reserved],
        help_text=_("Language code, such as “en”; in the address of every edition but the default one."),
    )
    name = models.CharField(_("name"), max_length=60, help_text=_("In its own language, as in the edition switch."))
    agency_name = models.CharField(
        _("name of the agency"), max_length=80, blank=True, help_text=_("In this language; empty: the site's.")
    )
    tagline = models.CharField(_("description"), max_length=200, blank=True)
    is_default = models.BooleanField(_("default"), default=False, help_text=_("Its front is the site's root."))
    is_rtl = models.BooleanField(_("right to left"), default=False)
    zone = models.CharField(_("time zone"), max_length=40, default="UTC", validators=[validate_zone])
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    furniture = models.JSONField(
        default=dict,
        editable=False,
        blank=True,
        help_text="Sections and pages for the head and foot of every page; written by articles.furniture.",
    )

    class Meta:
        verbose_name = _("edition")
        verbose_name_plural = _("editions")
        ordering = ["position", "code"]
        constraints = [
            models.UniqueConstraint(
                fields=["is_default"], condition=models.Q(is_default=True), name="one_default_edition"
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def tz(self) -> zoneinfo.ZoneInfo:
        return zoneinfo.ZoneInfo(self.zone)

    @property
    def dir(self) -> str:
        return "rtl" if self.is_rtl else "ltr"

    @property
    def prefix(self) -> str:
        """What every address of this edition begins with: "/" or "/ru/"."""
        return "/" if self.is_default else f"/{self.code}/"

    def get_absolute_url(self) -> str:
        return self.prefix


class Section(models.Model):
    """A part of an edition's news, such as World. The same slug in two editions is the same section."""

    edition = models.ForeignKey(Edition, verbose_name=_("edition"), on_delete=models.PROTECT, related_name="sections")
    name = models.CharField(_("name"), max_length=60)
    slug = models.SlugField(_("slug"), max_length=60)
    description = models.CharField(_("description"), max_length=300, blank=True)
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    in_menu = models.BooleanField(_("in the menu"), default=True)
    needs_legal = models.BooleanField(_("legal sign-off"), default=False, help_text=_("For each of its stories."))
    needs_photo = models.BooleanField(_("photo sign-off"), default=False, help_text=_("For each of its stories."))
    merged_into = models.ForeignKey(
        "self",
        verbose_name=_("merged into"),
        null=True,
        blank=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="merged",
        help_text="Its address leads there.",
    )

    class Meta:
        verbose_name = _("section")
        verbose_name_plural = _("sections")
        ordering = ["edition", "position", "name"]
        constraints = [models.UniqueConstraint(fields=["edition", "slug"], name="section_slug_once_per_edition")]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return f"{self.edition.prefix}section/{self.slug}/"


class Topic(models.Model):
    """What stories are about, across sections: NATO, floods, a person; an IPTC Media Topic where one fits."""

    edition = models.ForeignKey(Edition, verbose_name=_("edition"), on_delete=models.PROTECT, related_name="topics")
    name = models.CharField(_("name"), max_length=80)
    slug = models.SlugField(_("slug"), max_length=80)
    description = models.TextField(_("description"), blank=True)
    qcode = models.CharField(
        _("media topic"),
        max_length=20,
        blank=True,
        validators=[RegexValidator(r"^medtop:\d{8}$")],
        help_text=_("IPTC code such as medtop:20000763."),
    )
    merged_into = models.ForeignKey(
        "self",
        verbose_name=_("merged into"),
        null=True,
        blank=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="merged",
        help_text="Its address leads there.",
    )

    class Meta:
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["edition", "slug"], name="topic_slug_once_per_edition")]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return f"{self.edition.prefix}topic/{self.slug}/"


class Page(models.Model):
    """A static page of an edition, such as its editorial standards."""

    edition = models.ForeignKey(Edition, verbose_name=_("edition"), on_delete=models.PROTECT, related_name="pages")
    title = models.CharField(_("title"), max_length=120)
    slug = models.SlugField(_("slug"), max_length=60, validators=[validate_not_reserved])
    body = models.TextField(_("text"))
    in_footer = models.BooleanField(_("in the footer"), default=True)
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("page")
        verbose_name_plural = _("pages")
        ordering = ["edition", "position", "title"]
        constraints = [models.UniqueConstraint(fields=["edition", "slug"], name="page_slug_once_per_edition")]

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        if self.edition_id and Edition.objects.filter(code=self.slug).exists():
            raise ValidationError({"slug": _("An edition has this address.")})

    def get_absolute_url(self) -> str:
        return f"{self.edition.prefix}{self.slug}/"
