"""What the story form offers to choose from: each list read once for the whole form."""

from collections.abc import Iterable

from django import forms
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import User
from authors.models import Author
from newsroom.lib.ids import as_ids

from ..models import Edition, Section, Topic

TOPICS, AUTHORS = 500, 1000


def offer(field: forms.Field, choices: Iterable, *, empty: str | None = None, tags: dict | None = None) -> None:
    """Let a field show these choices, whatever else it would accept; `tags` are data attributes of options."""
    field.choices = [*([("", empty)] if empty is not None else []), *choices]
    if tags is not None:
        field.widget.tags = tags


def with_picker(field: forms.Field, placeholder: str, address: str = "") -> None:
    """Let the scripts turn a select into a field to type in; `address` names the view that finds more."""
    field.widget.attrs |= {"data-picker": placeholder, "data-remove": _("Remove")}
    if address:
        field.widget.attrs["data-url"] = reverse(address)


def offer_places(form: forms.BaseForm, editions: list[Edition]) -> None:
    """Editions, and their sections in groups; an option names its edition and zone for the scripts."""
    about = {str(row.pk): {"zone": row.zone, "lang": row.code, "dir": row.dir} for row in editions}
    offer(form.fields["edition"], [(row.pk, row.name) for row in editions], tags=about)
    sections = Section.objects.filter(edition__in=editions, merged_into=None).order_by(
        "edition__position", "position", "name"
    )
    groups = {row.pk: (row.name, []) for row in editions}
    tags = {}
    for section in sections:
        groups[section.edition_id][1].append((section.pk, section.name))
        tags[str(section.pk)] = {"edition": str(section.edition_id)}
    choices = [group for group in groups.values() if group[1]]
    if len(editions) == 1:
        choices = [choice for _name, rows in choices for choice in rows]
    offer(form.fields["section"], choices, empty=_("None yet"), tags=tags)
    offer(form.fields["also_in"], choices, tags=tags)
    with_picker(form.fields["also_in"], _("Type a section"))


def offer_topics(form: forms.BaseForm, edition: Edition) -> None:
    """The edition's topics, and what is chosen already; the picker finds others."""
    found = dict(
        Topic.objects.filter(edition=edition, merged_into=None).order_by("name").values_list("pk", "name")[:TOPICS]
    )
    missing = chosen(form, "topics") - found.keys()
    if missing:
        found |= dict(Topic.objects.filter(pk__in=missing).values_list("pk", "name"))
    offer(form.fields["topics"], found.items())
    with_picker(form.fields["topics"], _("Type a topic"), "admin:articles_article_find_topics")


def offer_people(form: forms.BaseForm) -> None:
    """The desk's people, and whoever has it now."""
    people = User.objects.filter(Q(is_staff=True, is_active=True) | Q(pk__in=chosen(form, "assigned_to")))
    choices = [(person.pk, str(person)) for person in people.only("name", "email").order_by("name", "email")]
    offer(form.fields["assigned_to"], choices, empty=_("Nobody"))
    with_picker(form.fields["assigned_to"], _("Type a name"))


def author_choices(chosen: set[int]) -> list[tuple]:
    """Authors with their roles, for every row of a byline; those that are chosen are always among them."""
    authors = Author.objects.order_by("name").values_list("pk", "name", "role")
    rows = {row[0]: row for row in authors[:AUTHORS]}
    missing = chosen - rows.keys()
    if missing:
        rows |= {row[0]: row for row in authors.filter(pk__in=missing)}
    return [("", _("No author")), *((pk, f"{name} - {role}" if role else name) for pk, name, role in rows.values())]


def chosen(form: forms.BaseForm, name: str) -> set[int]:
    """The ids that a field shows, typed or saved."""
    value = form[name].value()
    values = value if isinstance(value, list | tuple) else [value]
    return as_ids(getattr(one, "pk", one) for one in values)
