"""What an administrator does with other people's accounts: every verb is one transaction and leaves an audit row.

Nobody changes their own rights here. So whoever acts stays an administrator, and the desk can never
be left without one.
"""

from collections.abc import Iterable

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import Group
from django.db import transaction
from django.utils.translation import gettext as _

from .emails import send_password_link as _mail_password_link
from .models import RightsChange, User
from .roles import Role

What = RightsChange.What


class Refused(Exception):
    """The change was not made; the sentence tells the administrator why."""


def may_manage(by: User, person: User | None = None) -> bool:
    """Administrators manage people; only a superuser manages a superuser."""
    if Role.ADMINISTRATOR not in getattr(by, "roles", ()):
        return False
    return person is None or by.is_superuser or not person.is_superuser


def invite(email: str, *, name: str, roles: Iterable[str], by: User, language: str = "") -> User:
    """A new account for a colleague, who gets a mail with a link to choose a password."""
    email = email.strip().lower()
    with transaction.atomic():
        _check_manages(by)
        if taken(email):
            raise Refused(_("There is already an account with this e-mail."))
        person = User.objects.create_user(email, name=name, language=language)
        _give_roles(person, frozenset(roles))
        _record(person, What.INVITED, by=by, after=_names(roles))
        _mail_password_link(person, invited=True)
    return person


def set_roles(person: User, roles: Iterable[str], *, by: User) -> User:
    """The person has exactly these desk roles; whoever has any may log in to the desk. Their sessions end."""
    with transaction.atomic():
        person = _take(person, by=by)
        before, after = _roles_held(person), frozenset(roles)
        if before != after:
            _give_roles(person, after)
            _record(person, What.ROLES, by=by, before=_names(before), after=_names(after))
    return person


def set_superuser(person: User, superuser: bool, *, by: User) -> User:
    """Only superusers make superusers."""
    with transaction.atomic():
        person = _take(person, by=by)
        if not by.is_superuser:
            raise Refused(_("Only a superuser can make somebody a superuser."))
        if person.is_superuser != superuser:
            person.is_superuser = superuser
            person.is_staff = superuser or bool(_roles_held(person))
            person.save(update_fields=["is_superuser", "is_staff"])
            _record(person, What.SUPERUSER, by=by, before=_yes_no(not superuser), after=_yes_no(superuser))
    return person


def set_active(person: User, active: bool, *, by: User) -> User:
    """A person who is not active is out at once and cannot log in. Nothing that they wrote changes."""
    with transaction.atomic():
        person = _take(person, by=by)
        if person.is_active != active:
            person.is_active = active
            person.save(update_fields=["is_active"])
            _record(person, What.ACTIVE, by=by, before=_yes_no(not active), after=_yes_no(active))
    return person


def set_email(person: User, email: str, *, by: User) -> User:
    """The person logs in with another address, for which the administrator vouches."""
    email = email.strip().lower()
    with transaction.atomic():
        person = _take(person, by=by)
        before = person.email
        if before == email:
            return person
        if taken(email, by_other_than=person):
            raise Refused(_("There is already an account with this e-mail."))
        person.email = email
        person.save(update_fields=["email"])
        EmailAddress.objects.filter(user=person).delete()
        EmailAddress.objects.create(user=person, email=email, verified=True, primary=True)
        _record(person, What.EMAIL, by=by, before=before, after=email)
    return person


def send_password_link(person: User, *, by: User) -> None:
    """Mail the person a link to choose a new password; the old one works until they do."""
    with transaction.atomic():
        person = User.objects.get(pk=person.pk)
        _check_manages(by, person)
        if not person.is_active:
            raise Refused(_("%(person)s is not active.") % {"person": person})
        _record(person, What.PASSWORD_LINK, by=by, after=person.email)
        _mail_password_link(person)


def remove_two_factor(person: User, *, by: User) -> None:
    """The person lost their second factor: the next log-in asks for the password alone."""
    with transaction.atomic():
        person = _take(person, by=by)
        removed = Authenticator.objects.filter(user=person)
        kinds = ", ".join(sorted(removed.values_list("type", flat=True).distinct()))
        if not kinds:
            raise Refused(_("%(person)s has no second factor.") % {"person": person})
        removed.delete()
        _record(person, What.TWO_FACTOR, by=by, before=kinds)


def taken(email: str, *, by_other_than: User | None = None) -> bool:
    """Whether an account has this address, confirmed or as the one it logs in with."""
    others = User.objects.exclude(pk=by_other_than.pk) if by_other_than else User.objects.all()
    confirmed = EmailAddress.objects.filter(email__iexact=email, verified=True, user__in=others)
    return others.filter(email__iexact=email).exists() or confirmed.exists()


def _take(person: User, *, by: User) -> User:
    """The person's row, locked, once it is sure that `by` may change it."""
    if person.pk == by.pk:
        raise Refused(_("Ask another administrator to change your own rights."))
    # Both rows, in one order: of two administrators who demote each other at once, the second is refused.
    rows = User.objects.select_for_update().filter(pk__in=[person.pk, by.pk]).order_by("pk")
    locked = {row.pk: row for row in rows}
    _check_manages(locked[by.pk], locked[person.pk])
    return locked[person.pk]


def _check_manages(by: User, person: User | None = None) -> None:
    if not may_manage(by):
        raise Refused(_("Only administrators can change other people's accounts."))
    if not may_manage(by, person):
        raise Refused(_("Only a superuser can change a superuser's account."))


def _give_roles(person: User, roles: frozenset[str]) -> None:
    """Groups that are no desk roles stay as they are."""
    gone = set(Role.values) - roles
    person.groups.remove(*Group.objects.filter(name__in=gone))
    person.groups.add(*(Group.objects.get_or_create(name=role)[0] for role in sorted(roles)))
    person.is_staff = bool(roles) or person.is_superuser
    person.save(update_fields=["is_staff"])
    person.__dict__.pop("roles", None)


def _roles_held(person: User) -> frozenset[str]:
    """The roles in the person's groups, whether or not they may be used now."""
    return frozenset(person.groups.filter(name__in=Role.values).values_list("name", flat=True))


def _record(person: User, what: RightsChange.What, *, by: User, before: str = "", after: str = "") -> None:
    RightsChange.objects.create(person=person, by=by, what=what, before=before, after=after)


def _names(roles: Iterable[str]) -> str:
    return ", ".join(sorted(roles))


def _yes_no(value: bool) -> str:
    return "yes" if value else "no"
