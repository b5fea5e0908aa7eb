"""People who log in."""

from collections.abc import Iterator
from typing import ClassVar

from django.apps import apps
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models, transaction
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from newsroom.lib.audit import AuditRow

from .roles import Role


class UserManager(BaseUserManager["User"]):
    def create_user(self, email: str, password: str | None = None, **fields) -> "User":
        """A person who logs in with `email`, stored in lower case; no password means none can be used.

        Whoever makes an account this way vouches for the address: it counts as confirmed. (Readers, who sign up
        themselves, come in through allauth and confirm theirs.)
        """
        if not email:
            raise ValueError("A user needs an e-mail address.")
        with transaction.atomic(using=self._db):
            user = self.model(email=email.strip().lower(), **fields)
            user.set_password(password)
            user.save(using=self._db)
            addresses = apps.get_model("account", "EmailAddress").objects.using(self._db)
            addresses.create(user=user, email=user.email, verified=True, primary=True)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields) -> "User":
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email__iexact=username)


class User(AbstractBaseUser, PermissionsMixin):
    """Somebody with an account: a reader, or staff with desk roles (groups)."""

    email = models.EmailField(_("e-mail"), unique=True)
    name = models.CharField(_("name"), max_length=120, blank=True, help_text=_("As colleagues and readers see it."))
    language = models.CharField(
        _("language"),
        max_length=10,
        choices=settings.LANGUAGES,
        blank=True,
        help_text=_("Of the desk, the account pages and our mails."),
    )
    is_staff = models.BooleanField(_("desk"), default=False, help_text=_("May log in to the desk."))
    is_active = models.BooleanField(
        _("active"), default=True, help_text=_("Clear this instead of deleting a person who has left.")
    )
    date_joined = models.DateTimeField(_("joined"), default=timezone.now, editable=False)

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        ordering = ["email"]
        constraints = [models.UniqueConstraint(Lower("email"), name="user_email_once_in_any_case")]

    def __str__(self) -> str:
        return self.name or self.email

    def get_full_name(self) -> str:
        return self.name

    def get_short_name(self) -> str:
        return self.name or self.email.partition("@")[0]

    def get_session_auth_hash(self) -> str:
        """What a session is bound to: the password and the rights. When either changes, every session ends."""
        return super().get_session_auth_hash() + self._rights_now()

    def get_session_auth_fallback_hash(self) -> Iterator[str]:
        rights = self._rights_now()
        return (older + rights for older in super().get_session_auth_fallback_hash())

    def _rights_now(self) -> str:
        # Asked afresh, also of an instance that has answered before: a log-in must not be bound to former rights.
        self.__dict__.pop("roles", None)
        return f":{','.join(sorted(self.roles))}:{self.is_staff:d}{self.is_superuser:d}"

    @cached_property
    def roles(self) -> frozenset[str]:
        """The desk roles that this person has; an administrator's for a superuser."""
        if not self.is_active or not self.is_staff:
            return frozenset()
        names = set(self.groups.values_list("name", flat=True)) & set(Role.values)
        return frozenset(names | {Role.ADMINISTRATOR} if self.is_superuser else names)


class RightsChange(AuditRow):
    """One change that an administrator made to a person's account: the audit."""

    class What(models.TextChoices):
        INVITED = "invited", _("Invited")
        ROLES = "roles", _("Roles")
        SUPERUSER = "superuser", _("Superuser")
        ACTIVE = "active", _("Active")
        EMAIL = "email", _("E-mail")
        PASSWORD_LINK = "password_link", _("Password link sent")
        TWO_FACTOR = "two_factor", _("Two-factor removed")
        LIMITS = "limits", _("Sections, editions and sign-offs")

    person = models.ForeignKey(
        User, verbose_name=_("person"), on_delete=models.PROTECT, related_name="rights_changes", editable=False
    )
    by = models.ForeignKey(User, verbose_name=_("by"), on_delete=models.PROTECT, related_name="+", editable=False)
    at = models.DateTimeField(_("at"), auto_now_add=True)
    what = models.CharField(_("what"), max_length=20, choices=What)
    before = models.CharField(_("before"), max_length=300, blank=True)
    after = models.CharField(_("after"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("change of rights")
        verbose_name_plural = _("changes of rights")
        ordering = ["-at", "-id"]

    def __str__(self) -> str:
        return f"{self.get_what_display()}: {self.before or '-'} → {self.after or '-'}"


def display_name(user: User) -> str:
    """How allauth's pages and mails call a person."""
    return str(user)
