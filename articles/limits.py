"""What a person's desk roles are limited to: changed by administrators alone, each change in the audit of rights."""

from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import RightsChange, User
from accounts.people import Refused, may_manage

from .models import DeskRights, Edition, Section


def set_limits(
    person: User,
    *,
    by: User,
    editions: Iterable[Edition] = (),
    sections: Iterable[Section] = (),
    signs_off_legal: bool = False,
    signs_off_photo: bool = False,
) -> DeskRights:
    """The person's roles hold in these editions and sections (everywhere where none is named), and they sign off so.

    Refused to whoever does not manage that person, and to everybody for themselves.
    """
    with transaction.atomic():
        if person.pk == by.pk:
            raise Refused(_("Ask another administrator to change your own rights."))
        if not may_manage(by, person):
            raise Refused(_("Only administrators can change other people's accounts."))
        # The person's row is the lock: of two who change the same limits, the second sees what the first wrote.
        User.objects.select_for_update().get(pk=person.pk)
        rights, _made = DeskRights.objects.get_or_create(person=person)
        before = in_words(rights)
        rights.signs_off_legal, rights.signs_off_photo = signs_off_legal, signs_off_photo
        rights.save()
        rights.editions.set(editions)
        rights.sections.set(sections)
        after = in_words(DeskRights.objects.get(pk=rights.pk))
        if before != after:
            RightsChange.objects.create(
                person=person, by=by, what=RightsChange.What.LIMITS, before=before[:300], after=after[:300]
            )
        return rights


def in_words(rights: DeskRights) -> str:
    """The limits as the audit keeps them: names that stay readable when rows are gone; "" for none."""
    sections = rights.sections.select_related("edition").order_by("edition__position", "position", "name")
    parts = {
        "editions": ", ".join(row.code for row in rights.editions.order_by("position")),
        "sections": ", ".join(f"{row.edition.code}/{row.slug}" for row in sections),
        "signs off": ", ".join(kind for kind in ("legal", "photo") if getattr(rights, f"signs_off_{kind}")),
    }
    return "; ".join(f"{name}: {words}" for name, words in parts.items() if words)
