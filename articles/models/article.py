"""The desk's working copy and its saved states."""

import uuid
from datetime import timedelta

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from photos.models import Photo

from ..body.fields import BodyField
from ..workflow import SignOffKind, Status
from .taxonomy import Edition, Section, Topic


class TranslationGroup(models.Model):
    """Joins the articles of different editions that are the same story."""

    def __str__(self) -> str:
        return f"#{self.pk}"


class ArticleQuerySet(models.QuerySet):
    def on_desk(self):
        """Everything but what lies in the bin."""
        return self.exclude(status=Status.SPIKED)

    def of_person(self, user):
        """The ids of the stories that the person began, has been given, or stands in the byline of; some twice."""
        # A union of three: each is one index, and an OR over them would be none.
        author = getattr(user, "author", None)
        begun = self.model.objects.filter(created_by=user).order_by().values("pk")
        given = self.model.objects.filter(assigned_to=user).order_by().values("pk")
        signed = self.model.objects.filter(bylines__author=author).order_by().values("pk")
        return begun.union(given, *([signed] if author else []), all=True)

    def in_work(self):
        """What the desk has still to finish: written since its last release, or never released."""
        is_out = _rows_of(self.model.releases).filter(revision=OuterRef("revision"))
        return self.on_desk().filter(~Exists(is_out.exclude(public_until=F("public_from"))))

    def overdue(self):
        """In work although their deadline has gone by."""
        return self.in_work().filter(due_at__lte=timezone.now())

    def due_within(self, span: timedelta):
        """In work, with a deadline to come within the span."""
        now = timezone.now()
        return self.in_work().filter(due_at__gt=now, due_at__lte=now + span)

    def under_embargo(self):
        """Whose embargo is in force."""
        return self.on_desk().filter(embargo_until__gt=timezone.now())

    def missing_sign_off(self, *kinds: SignOffKind):
        """In review, and one of these sign-offs (any of them where none is named) asked for but not given."""
        wanted = Q()
        for kind in kinds or SignOffKind:
            given = _rows_of(Article.sign_offs).filter(kind=kind, revision=OuterRef("revision"))
            needs = f"needs_{kind.value}"
            wanted |= (Q(**{needs: True}) | Q(**{f"section__{needs}": True})) & ~Q(Exists(given))
        return self.filter(wanted, status=Status.IN_REVIEW)

    def with_desk_parts(self):
        """What a row of the desk's list names."""
        return self.select_related("edition", "section", "created_by", "assigned_to")


def _rows_of(reverse) -> models.QuerySet:
    """The rows of an upper model that belong to the article of the outer query: `_rows_of(Article.releases)`."""
    return reverse.rel.related_model.objects.filter(article=OuterRef("pk"))


class Article(models.Model):
    """A story as the desk works on it. Readers never see it: they see its releases."""

    class Genre(models.TextChoices):
        NEWS = "news", _("News")
        ANALYSIS = "analysis", _("Analysis")
        OPINION = "opinion", _("Opinion")
        FEATURE = "feature", _("Feature")
        INTERVIEW = "interview", _("Interview")
        FACTBOX = "factbox", _("Factbox")

    FLASH = 1

    guid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    edition = models.ForeignKey(Edition, verbose_name=_("edition"), on_delete=models.PROTECT, related_name="articles")
    slugline = models.CharField(
        _("slugline"), max_length=80, blank=True, help_text=_("The desk's short working name, such as BAKU-TALKS.")
    )
    headline = models.CharField(_("headline"), max_length=200)
    short_headline = models.CharField(
        _("short headline"), max_length=110, blank=True, help_text=_("For lists, feeds and push; empty: the headline.")
    )
    standfirst = models.TextField(_("standfirst"), blank=True, help_text=_("The summary under the headline."))
    dateline = models.CharField(_("dateline"), max_length=80, blank=True, help_text=_("The place, such as BAKU."))
    lead_photo = models.ForeignKey(
        Photo, verbose_name=_("lead photo"), null=True, blank=True, on_delete=models.PROTECT, related_name="leads"
    )
    lead_caption = models.TextField(
        _("caption of the lead photo"), blank=True, help_text=_("In this story; empty: the photo's own.")
    )
    body = BodyField(_("body"), blank=True)
    section = models.ForeignKey(
        Section, verbose_name=_("section"), null=True, blank=True, on_delete=models.PROTECT, related_name="articles"
    )
    also_in = models.ManyToManyField(Section, verbose_name=_("also in"), blank=True, related_name="also_articles")
    topics = models.ManyToManyField(Topic, verbose_name=_("topics"), blank=True, related_name="articles")
    genre = models.CharField(_("genre"), max_length=12, choices=Genre, default=Genre.NEWS)
    urgency = models.PositiveSmallIntegerField(
        _("urgency"),
        default=5,
        validators=[MinValueValidator(1), MaxValueValidator(9)],
        help_text=_("1 is a flash, 9 can wait."),
    )
    slug = models.SlugField(
        _("slug"), max_length=80, blank=True, help_text=_("In the address; empty: made of the headline.")
    )
    embargo_until = models.DateTimeField(
        _("embargo until"), null=True, blank=True, help_text=_("Nobody outside the desk sees it before.")
    )
    group = models.ForeignKey(
        TranslationGroup, null=True, blank=True, editable=False, on_delete=models.SET_NULL, related_name="articles"
    )
    source_release = models.ForeignKey(
        "articles.Release",
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="The release of another edition that this translation was made from.",
    )
    status = models.CharField(_("status"), max_length=12, choices=Status, default=Status.DRAFT, editable=False)
    revision = models.PositiveIntegerField(default=1, editable=False)
    approved_version = models.ForeignKey(
        "articles.Version", null=True, blank=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )
    assigned_to = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("assigned to"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="assigned_articles",
    )
    due_at = models.DateTimeField(_("deadline"), null=True, blank=True)
    needs_legal = models.BooleanField(
        _("legal sign-off"), default=False, help_text=_("Before it can be approved, whatever its section asks for.")
    )
    needs_photo = models.BooleanField(
        _("photo sign-off"), default=False, help_text=_("Before it can be approved, whatever its section asks for.")
    )
    has_release = models.BooleanField(
        default=False, editable=False, help_text="One that was not cancelled; written by articles.publishing.opening."
    )
    comment_count = models.PositiveIntegerField(default=0, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, editable=False, on_delete=models.SET_NULL, related_name="created_articles"
    )
    created_at = models.DateTimeField(_("created"), auto_now_add=True)
    updated_at = models.DateTimeField(_("last changed"), auto_now=True)
    spiked_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = ArticleQuerySet.as_manager()

    class Meta:
        verbose_name = _("story")
        verbose_name_plural = _("stories")
        ordering = ["-updated_at", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["group", "edition"], name="one_article_per_group_and_edition"),
            models.CheckConstraint(condition=models.Q(status__in=Status.values), name="article_status_known"),
            models.CheckConstraint(
                condition=~models.Q(status=Status.APPROVED) | models.Q(approved_version__isnull=False),
                name="approved_names_a_version",
            ),
            models.CheckConstraint(
                condition=models.Q(status=Status.SPIKED, spiked_at__isnull=False)
                | (~models.Q(status=Status.SPIKED) & models.Q(spiked_at__isnull=True)),
                name="spiked_has_its_time",
            ),
            models.CheckConstraint(condition=models.Q(urgency__gte=1, urgency__lte=9), name="article_urgency_1_to_9"),
        ]
        indexes = [
            models.Index(fields=["status", "-updated_at"], name="article_by_status"),
            models.Index(fields=["edition", "-updated_at"], name="article_by_edition"),
            models.Index(fields=["-updated_at", "-id"], name="article_by_change"),
            models.Index(fields=["section", "-updated_at", "-id"], name="article_by_section"),
            models.Index(fields=["genre", "-updated_at", "-id"], name="article_by_genre"),
            models.Index(
                fields=["assigned_to", "-updated_at", "-id"],
                condition=models.Q(assigned_to__isnull=False),
                name="article_by_assignee",
            ),
            models.Index(fields=["-updated_at", "-id"], condition=models.Q(urgency__lte=3), name="article_urgent"),
            models.Index(fields=["-updated_at", "-id"], condition=models.Q(urgency=1), name="article_flashes"),
            models.Index(
                fields=["status", "-updated_at", "-id"],
                condition=models.Q(has_release=False),
                name="article_never_released",
            ),
            models.Index(fields=["due_at"], condition=models.Q(due_at__isnull=False), name="article_by_deadline"),
            models.Index(
                fields=["embargo_until"], condition=models.Q(embargo_until__isnull=False), name="article_by_embargo"
            ),
        ]

    def __str__(self) -> str:
        return self.headline

    @property
    def urn(self) -> str:
        """The identifier that feeds, JSON-LD and the wire carry through all releases."""
        return f"urn:uuid:{self.guid}"

    @property
    def is_flash(self) -> bool:
        return self.urgency == self.FLASH

    def belongs_to(self, user) -> bool:
        """Whether it is the person's own: begun by them, or under their name."""
        author = getattr(user, "author", None)
        return self.created_by_id == user.pk or bool(
            author and any(line.author_id == author.pk for line in self.bylines.all())
        )


class Version(models.Model):
    """A named state of the working copy: what an approval is given to, and what can be restored."""

    class Kind(models.TextChoices):
        SAVE = "save", _("Saved")
        STEP = "step", _("At a step")
        NAMED = "named", _("Named")
        KEPT = "kept", _("Kept aside")

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    revision = models.PositiveIntegerField(help_text="The working copy's revision that it holds.")
    kind = models.CharField(max_length=8, choices=Kind, default=Kind.SAVE)
    name = models.CharField(_("name"), max_length=80, blank=True)
    content = models.JSONField(help_text="articles.content.Content as JSON.")
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+", verbose_name=_("by")
    )
    created_at = models.DateTimeField(_("at"), auto_now_add=True)

    class Meta:
        verbose_name = _("version")
        verbose_name_plural = _("versions")
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["article", "number"], name="version_number_once_per_article")]

    def __str__(self) -> str:
        return self.name or f"{self.number}"
