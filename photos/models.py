"""The picture desk: photos with their words and rights."""

import secrets

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

# Each channel of a mean colour is one of these hexadecimal digits, doubled: 64 colours in all (see tones.py).
TONE_DIGITS = "26ae"


def master_path(photo: "Photo", filename: str) -> str:
    """Where the re-encoded master goes: a random name of its own, so that no address of a rendition leads to it."""
    name, suffix = new_token(), filename.rpartition(".")[2].lower()
    return f"photos/masters/{name[:2]}/{name}.{suffix}"


def new_token() -> str:
    """128 random bits, safe in an address."""
    return secrets.token_urlsafe(16)


def new_crop_version() -> str:
    """Names one set of crops in their addresses; never used again, not even after a change that was rolled back."""
    return secrets.token_hex(3)


class PhotoQuerySet(models.QuerySet):
    SEARCHED = ("caption", "alt_text", "credit", "keywords", "filename")

    def usable(self):
        """Photos that the desk may still put on pages."""
        return self.filter(withdrawn_at=None)

    def with_texts(self):
        return self.prefetch_related("texts")

    def matching(self, query: str):
        """Photos that have every word of `query` in their words, of any language, or in their file's name."""
        rows = self
        for word in query.replace("\0", " ").split()[:8]:
            rows = rows.filter(_any_field(self.SEARCHED, word) | Exists(_texts_with(word)))
        return rows


class Photo(models.Model):
    """One photo: a clean master, its renditions, and what must stand beside it."""

    token = models.CharField(max_length=22, unique=True, default=new_token, editable=False)
    image = models.ImageField(_("photo"), upload_to=master_path, max_length=200, editable=False)
    width = models.PositiveIntegerField(editable=False, default=0)
    height = models.PositiveIntegerField(editable=False, default=0)
    caption = models.TextField(_("caption"), blank=True, help_text=_("What it shows."))
    alt_text = models.TextField(
        _("alt text"), blank=True, help_text=_("For those who listen to the page. Needed before publishing.")
    )
    credit = models.CharField(_("credit"), max_length=160, blank=True, help_text=_("Who made it."))
    copyright = models.CharField(_("copyright"), max_length=255, blank=True)
    keywords = models.TextField(_("keywords"), blank=True, help_text=_("For finding it again; separated by commas."))
    language = models.CharField(
        _("language of caption and alt text"), max_length=10, choices=settings.LANGUAGES, default="en"
    )
    digital_source_type = models.CharField(
        _("digital source type"),
        max_length=60,
        blank=True,
        help_text=_("The IPTC code for how it was made, such as digitalCapture or compositeCapture."),
    )
    focal_x = models.FloatField(
        _("focus, across"), default=0.5, validators=[MinValueValidator(0), MaxValueValidator(1)]
    )
    focal_y = models.FloatField(_("focus, down"), default=0.5, validators=[MinValueValidator(0), MaxValueValidator(1)])
    crop_version = models.CharField(max_length=8, default=new_crop_version, editable=False)
    mean_colour = models.CharField(max_length=7, blank=True, editable=False, help_text="#rrggbb")
    renditions = models.JSONField(
        default=dict,
        editable=False,
        blank=True,
        help_text="Widths that exist, by shape and format: {'full': {'avif': [320, 480], 'jpg': [320]}}",
    )
    filename = models.CharField(_("original file name"), max_length=255, blank=True, editable=False)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )
    created_at = models.DateTimeField(_("uploaded"), auto_now_add=True)
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True, editable=False)
    withdrawn_reason = models.CharField(_("reason of withdrawal"), max_length=255, blank=True, editable=False)

    objects = PhotoQuerySet.as_manager()

    class Meta:
        verbose_name = _("photo")
        verbose_name_plural = _("photos")
        ordering = ["-created_at", "-id"]
        permissions = [("withdraw_photo", "Can withdraw photo")]
        constraints = [
            models.CheckConstraint(
                condition=Q(focal_x__gte=0, focal_x__lte=1, focal_y__gte=0, focal_y__lte=1),
                name="focus_is_in_the_photo",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None) | ~Q(withdrawn_reason=""), name="withdrawn_photo_says_why"
            ),
        ]
        indexes = [
            models.Index(fields=["-created_at", "-id"], name="photo_by_upload"),
            models.Index(fields=["-created_at", "-id"], condition=Q(alt_text=""), name="photo_without_alt_text"),
        ]

    def __str__(self) -> str:
        return self.caption[:80] or self.filename or f"#{self.pk}"

    @property
    def is_withdrawn(self) -> bool:
        return self.withdrawn_at is not None

    @property
    def tone(self) -> str:
        """The CSS class of its mean colour: what its box shows until the photo is there, such as "tone-62a"."""
        channels = (self.mean_colour[at : at + 2] for at in (1, 3, 5))
        return "tone-" + "".join(TONE_DIGITS[int(channel or "ff", 16) // 64] for channel in channels)

    def caption_in(self, language: str) -> str:
        """The caption in `language`, else in the photo's own; read `with_texts()` first for many."""
        return self._text_in(language, "caption")

    def alt_in(self, language: str) -> str:
        """The alt text in `language`, else in the photo's own."""
        return self._text_in(language, "alt_text")

    def _text_in(self, language: str, field: str) -> str:
        if language != self.language:
            for text in self.texts.all():
                if text.language == language and getattr(text, field):
                    return getattr(text, field)
        return getattr(self, field)


class PhotoText(models.Model):
    """A photo's caption and alt text in one more language."""

    SEARCHED = ("caption", "alt_text")

    photo = models.ForeignKey(Photo, on_delete=models.CASCADE, related_name="texts")
    language = models.CharField(_("language"), max_length=10, choices=settings.LANGUAGES)
    caption = models.TextField(_("caption"), blank=True)
    alt_text = models.TextField(_("alt text"), blank=True)

    class Meta:
        verbose_name = _("text in another language")
        verbose_name_plural = _("texts in other languages")
        constraints = [models.UniqueConstraint(fields=["photo", "language"], name="photo_text_once_per_language")]

    def __str__(self) -> str:
        return self.get_language_display()


class PhotoStep(models.Model):
    """One step in a photo's standing: the audit, only ever added to."""

    class Name(models.TextChoices):
        WITHDRAW = "withdraw", _("Withdrawn")
        REINSTATE = "reinstate", _("Reinstated")

    photo = models.ForeignKey(Photo, on_delete=models.CASCADE, related_name="steps")
    name = models.CharField(_("step"), max_length=12, choices=Name)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("by"), null=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField(_("at"), auto_now_add=True)
    note = models.CharField(_("reason"), max_length=255, blank=True)

    class Meta:
        verbose_name = _("step")
        verbose_name_plural = _("steps")
        ordering = ["-at", "-id"]

    def __str__(self) -> str:
        return f"{self.name} {self.at:%Y-%m-%d %H:%M}"


def _any_field(fields: tuple[str, ...], word: str) -> Q:
    # SQLite's LIKE knows capitals of ASCII only: other words are asked for in the usual spellings.
    spellings = {word} if word.isascii() else {word, word.lower(), word.upper(), word.capitalize()}
    found = Q()
    for field in fields:
        for spelling in sorted(spellings):
            found |= Q(**{f"{field}__icontains": spelling})
    return found


def _texts_with(word: str) -> models.QuerySet:
    return PhotoText.objects.filter(_any_field(PhotoText.SEARCHED, word), photo=OuterRef("pk"))
