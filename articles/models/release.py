"""What the public got: frozen copies of stories, valid from one moment until another."""

from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Coalesce, JSONObject
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from authors.models import Author, AuthorText
from newsroom.lib.aggregates import JSONRows
from photos.models import Photo

from .article import Article, Version
from .taxonomy import Edition, Section, Topic


class Address(models.Model):
    """A dated address of an edition, given to one article for good."""

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="+")
    date = models.DateField(help_text="Of the first publication, in the edition's zone.")
    slug = models.SlugField(max_length=90)
    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="addresses")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["edition", "date", "slug"], name="address_once")]

    def __str__(self) -> str:
        return self.path

    @property
    def path(self) -> str:
        """The part below the edition's prefix: "2026/11/23/slug/"."""
        return f"{self.date:%Y/%m/%d}/{self.slug}/"


class ReleaseQuerySet(models.QuerySet):
    def at(self, moment: datetime):
        """Releases whose interval holds `moment`, kills among them: one at most per article."""
        return self.filter(Q(public_until__gt=moment) | Q(public_until=None), public_from__lte=moment)

    def current(self, article: Article | None = None, *, now: datetime | None = None):
        """What holds now, kills among them."""
        rows = self.at(now or timezone.now())
        return rows if article is None else rows.filter(article=article)

    def public(self, *, now: datetime | None = None):
        """What readers may see now. Everything public asks this and nothing else."""
        return self.current(now=now).exclude(kind=Release.Kind.KILL)

    def waiting(self, article: Article | None = None):
        """Frozen for a time to come."""
        rows = self.filter(public_from__gt=timezone.now()).exclude(public_until=F("public_from"))
        return rows if article is None else rows.filter(article=article)

    def ever_public(self, *, now: datetime | None = None):
        """Releases that readers saw at some time, now included."""
        return self.filter(public_from__lte=now or timezone.now()).exclude(
            Q(public_until=F("public_from")) | Q(kind=Release.Kind.KILL)
        )

    def due(self):
        """Due releases that nobody has announced, oldest first; but for those that wait for a retry."""
        now = timezone.now()
        return (
            self.filter(
                Q(announce_retry_at=None) | Q(announce_retry_at__lte=now), announced_at=None, public_from__lte=now
            )
            .exclude(public_until=F("public_from"))
            .order_by("public_from", "id")
        )

    def newest_first(self):
        return self.order_by("-listed_at", "-id")

    def with_headline_parts(self):
        """What a bare headline in a list shows."""
        return self.select_related("edition").only(
            "path", "headline", "short_headline", "listed_at", "edition__code", "edition__is_default"
        )

    def with_list_parts(self):
        """What a card, a row of a list or an item of a feed shows."""
        return self.select_related("article", "edition", "section", "lead_photo").only(*_LIST_PARTS)

    def with_page_parts(self, *, now: datetime | None = None):
        """What a story's own page shows, in one row: its photo, authors, topics, translations, links, corrections."""
        now = now or timezone.now()
        rows = self.select_related("article", "edition", "section", "lead_photo", "address").defer(
            "body", "article__body"
        )
        return rows.annotate(
            author_rows=JSONRows(_authors_of_release()),
            topic_items=JSONRows(_topics_of_release()),
            translation_rows=JSONRows(_translations_of_release(now)),
            link_rows=JSONRows(_links_of_release(now)),
            correction_rows=JSONRows(_corrections_of_article(now)),
        )


_LIST_PARTS = (
    *("kind", "path", "headline", "short_headline", "standfirst", "genre", "urgency", "byline", "note"),
    *("public_from", "first_public_at", "listed_at", "lead_caption", "lead_credit", "lead_alt"),
    *("article__guid", "edition__code", "edition__is_default", "section__name", "section__slug"),
    *("lead_photo__token", "lead_photo__image", "lead_photo__width", "lead_photo__height", "lead_photo__renditions"),
    *("lead_photo__crop_version", "lead_photo__mean_colour", "lead_photo__withdrawn_at"),
)


class Release(models.Model):
    """One frozen copy of an article, public in [public_from, public_until)."""

    class Kind(models.TextChoices):
        FIRST = "first", _("First publication")
        UPDATE = "update", _("Update")
        CORRECTION = "correction", _("Correction")
        FIX = "fix", _("Silent fix")
        KILL = "kill", _("Kill")
        REINSTATE = "reinstate", _("Reinstated")

    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="releases")
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="releases")
    number = models.PositiveIntegerField(help_text="Counts the article's releases; the version for feeds and wire.")
    kind = models.CharField(max_length=12, choices=Kind)
    public_from = models.DateTimeField()
    public_until = models.DateTimeField(
        null=True, blank=True, help_text="Empty: open. Equal to public_from: cancelled."
    )
    is_waiting = models.BooleanField(
        default=False, help_text="Frozen for a time to come; cleared when that is settled."
    )
    embargo_until = models.DateTimeField(null=True, blank=True)
    first_public_at = models.DateTimeField(
        null=True,
        blank=True,
        help_text="Of the article's first publication; empty for a kill of what never was public.",
    )
    listed_at = models.DateTimeField(help_text="Where it stands in lists.")
    announced_at = models.DateTimeField(null=True, blank=True)
    announce_tries = models.PositiveSmallIntegerField(default=0)
    announce_error = models.TextField(blank=True, help_text="Why the last try failed; empty: none has.")
    announce_retry_at = models.DateTimeField(null=True, blank=True)
    address = models.ForeignKey(Address, on_delete=models.PROTECT, related_name="releases")
    path = models.CharField(max_length=110, help_text="The address below the edition's prefix.")
    version = models.ForeignKey(
        Version,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="releases",
        help_text="What was approved.",
    )
    revision = models.PositiveIntegerField(
        null=True, blank=True, help_text="The working copy's revision that holds the same words."
    )
    based_on = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="+", help_text="The release it follows."
    )

    headline = models.CharField(max_length=200)
    short_headline = models.CharField(max_length=110, blank=True)
    standfirst = models.TextField(blank=True)
    dateline = models.CharField(max_length=80, blank=True)
    genre = models.CharField(max_length=12, choices=Article.Genre)
    urgency = models.PositiveSmallIntegerField(default=5)
    section = models.ForeignKey(Section, null=True, on_delete=models.PROTECT, related_name="+")
    byline = models.JSONField(default=list, help_text="As printed: [{'author': id or null, 'name': …, 'role': …}]")
    lead_photo = models.ForeignKey(Photo, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    lead_caption = models.TextField(blank=True)
    lead_credit = models.CharField(max_length=160, blank=True)
    lead_alt = models.TextField(blank=True)
    body = models.TextField(blank=True, help_text="As written: the editor's HTML.")
    body_html = models.TextField(blank=True, help_text="Rendered; photo addresses and story links stay open.")
    body_text = models.TextField(blank=True)
    word_count = models.PositiveIntegerField(default=0)
    note = models.TextField(blank=True, help_text="For readers: what is new, what was wrong, or the notice of a kill.")
    reason = models.TextField(blank=True, help_text="For the desk: why it was killed or reinstated.")
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    objects = ReleaseQuerySet.as_manager()

    class Meta:
        verbose_name = _("release")
        verbose_name_plural = _("releases")
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["article", "number"], name="release_number_once_per_article"),
            models.CheckConstraint(
                condition=Q(public_until=None) | Q(public_until__gte=F("public_from")),
                name="release_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=Q(embargo_until=None) | Q(kind="kill") | Q(public_from__gte=F("embargo_until")),
                name="release_not_before_its_embargo",
            ),
            models.UniqueConstraint(fields=["article"], condition=Q(public_until=None), name="one_open_release"),
            models.UniqueConstraint(fields=["article"], condition=Q(is_waiting=True), name="one_waiting_release"),
            models.CheckConstraint(
                condition=~Q(kind__in=["correction", "kill"]) | ~Q(note=""), name="correction_and_kill_say_why"
            ),
            models.CheckConstraint(
                condition=Q(kind="kill") | Q(first_public_at__isnull=False), name="release_has_first_date"
            ),
        ]
        indexes = [
            models.Index(fields=["edition", "-listed_at", "-id"], name="release_listed"),
            models.Index(fields=["edition", "public_from"], name="release_by_time"),
            models.Index(fields=["public_from"], condition=Q(announced_at=None), name="release_unannounced"),
            models.Index(
                fields=["edition", "-public_from"],
                condition=Q(kind__in=["correction", "kill"]),
                name="release_corrections",
            ),
            models.Index(fields=["edition", "-public_from"], condition=Q(urgency=1), name="release_flashes"),
            models.Index(fields=["-public_from"], condition=Q(kind="kill"), name="release_kills"),
        ]

    def __str__(self) -> str:
        return f"{self.headline} ({self.kind} {self.number})"

    def get_absolute_url(self) -> str:
        return f"{self.edition.prefix}{self.path}"

    @property
    def is_kill(self) -> bool:
        return self.kind == self.Kind.KILL

    @property
    def is_cancelled(self) -> bool:
        return self.public_until == self.public_from

    @property
    def is_flash(self) -> bool:
        return self.urgency == Article.FLASH

    @property
    def list_headline(self) -> str:
        """For lists and feeds: the short headline, else the headline."""
        return self.short_headline or self.headline

    @property
    def modified_at(self) -> datetime | None:
        """When readers got this text, where that is later than the first publication; a silent fix does not count."""
        if self.kind in (self.Kind.FIRST, self.Kind.FIX) or self.public_from == self.first_public_at:
            return None
        return self.public_from


class ReleaseSection(models.Model):
    """A release in a section's list. `listed_at` is the release's own, so that a list is one index range."""

    release = models.ForeignKey(Release, on_delete=models.CASCADE, related_name="section_rows")
    section = models.ForeignKey(Section, on_delete=models.PROTECT, related_name="release_rows")
    listed_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["release", "section"], name="release_section_once")]
        indexes = [models.Index(fields=["section", "-listed_at", "-release"], name="release_section_listed")]

    def __str__(self) -> str:
        return f"{self.release_id} in {self.section_id}"


class ReleaseTopic(models.Model):
    """A release in a topic's list."""

    release = models.ForeignKey(Release, on_delete=models.CASCADE, related_name="topic_rows")
    topic = models.ForeignKey(Topic, on_delete=models.PROTECT, related_name="release_rows")
    listed_at = models.DateTimeField()
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["release", "topic"], name="release_topic_once")]
        indexes = [models.Index(fields=["topic", "-listed_at", "-release"], name="release_topic_listed")]

    def __str__(self) -> str:
        return f"{self.release_id} on {self.topic_id}"


class ReleaseAuthor(models.Model):
    """A release in an author's list."""

    release = models.ForeignKey(Release, on_delete=models.CASCADE, related_name="author_links")
    author = models.ForeignKey(Author, on_delete=models.PROTECT, related_name="release_rows")
    listed_at = models.DateTimeField()
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["release", "author"], name="release_author_once")]
        indexes = [models.Index(fields=["author", "-listed_at", "-release"], name="release_author_listed")]

    def __str__(self) -> str:
        return f"{self.release_id} by {self.author_id}"


class ReleasePhoto(models.Model):
    """A photo that a release shows: the answer to where a withdrawn photo stands."""

    release = models.ForeignKey(Release, on_delete=models.CASCADE, related_name="photo_rows")
    photo = models.ForeignKey(Photo, on_delete=models.PROTECT, related_name="release_rows")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["release", "photo"], name="release_photo_once")]

    def __str__(self) -> str:
        return f"{self.photo_id} in {self.release_id}"


class ReleaseLink(models.Model):
    """A story that a release's text links to; the address is found when the page is drawn."""

    release = models.ForeignKey(Release, on_delete=models.CASCADE, related_name="link_targets")
    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["release", "article"], name="release_link_once")]

    def __str__(self) -> str:
        return f"{self.release_id} to {self.article_id}"


def _authors_of_release():
    """The authors as they are now, in the language of the release's edition."""
    text = AuthorText.objects.filter(author=OuterRef("author"), language=OuterRef("release__edition__code"))

    def best(field):
        return Coalesce(models.Subquery(text.exclude(**{field: ""}).values(field)[:1]), models.F(f"author__{field}"))

    return (
        ReleaseAuthor.objects.filter(release=OuterRef("pk"))
        .order_by("position", "id")
        .values(
            item=JSONObject(
                id="author_id",
                slug="author__slug",
                name=best("name"),
                role=best("role"),
                bio=best("bio"),
                portrait="author__portrait_id",
                shown="author__is_shown",
            )
        )
    )


def _topics_of_release():
    return (
        ReleaseTopic.objects.filter(release=OuterRef("pk"))
        .order_by("position", "id")
        .values(item=JSONObject(name="topic__name", slug="topic__slug", qcode="topic__qcode"))
    )


def _translations_of_release(now: datetime):
    """The same story in other editions, where it is public now."""
    return (
        Release.objects.public(now=now)
        .filter(article__group=OuterRef("article__group"))
        .order_by("edition__position")
        .values(item=JSONObject(edition="edition_id", path="path", headline="headline"))
    )


def _corrections_of_article(now: datetime):
    """Every correction that readers got: an update that follows one does not take it off the page."""
    return (
        Release.objects.ever_public(now=now)
        .filter(article=OuterRef("article"), kind=Release.Kind.CORRECTION)
        .order_by("public_from")
        .values(item=JSONObject(note="note", at="public_from"))
    )


def _links_of_release(now: datetime):
    """Where the stories that the text names stand now; those that are not public are missing."""
    public = Release.objects.public(now=now).filter(article=OuterRef("article"))
    return (
        ReleaseLink.objects.filter(Exists(public), release=OuterRef("pk"))
        .annotate(
            path=models.Subquery(public.values("path")[:1]), edition_pk=models.Subquery(public.values("edition_id")[:1])
        )
        .values(item=JSONObject(article="article_id", path="path", edition="edition_pk"))
    )
