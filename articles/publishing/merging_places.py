"""One section or topic instead of two: its stories move, and the old address leads to the new one."""

from collections.abc import Iterable

from django.contrib.admin.models import CHANGE, LogEntry
from django.db import transaction
from django.db.models import Exists, Model, OuterRef, Q
from django.utils.translation import gettext as _

from accounts.models import RightsChange

from ..models import Article, DeskRights, Release, ReleaseSection, ReleaseTopic, Section, Topic
from ..workflow import Status
from .errors import NotAllowed, Obstructed


def merge_topics(source: Topic, into: Topic, *, by) -> int:
    """Move all that is about `source` to `into`, what readers see included; how many stories were.

    The old address leads to the new one for good, and the source is offered nowhere any more. Safe to call twice.
    """
    with transaction.atomic():
        source, into = _lock_both(source, into, by=by)
        _keep_approvals(Q(topics=source), source, into, "topics")
        moved = _move_links(Article.topics.through, "topic", source, into)
        _move_rows(ReleaseTopic, "topic", source, into)
        _point(source, into, by=by)
        return moved


def merge_sections(source: Section, into: Section, *, by) -> int:
    """Move all that stands in `source` to `into`, what readers see included; how many stories were.

    Whoever's rights were limited to the one has the other.
    """
    with transaction.atomic():
        source, into = _lock_both(source, into, by=by)
        _keep_approvals(Q(section=source) | Q(also_in=source), source, into, "also_in")
        moved = Article.objects.filter(section=source).update(section=into)
        moved += _move_links(Article.also_in.through, "section", source, into)
        # A story's own section is not among those it stands in beside.
        Article.also_in.through.objects.filter(section=into.pk, article__section=into.pk).delete()
        Release.objects.filter(section=source).update(section=into)
        _move_rows(ReleaseSection, "section", source, into)
        _move_rights(source, into, by=by)
        source.in_menu = False
        _point(source, into, by=by)
        return moved


def _lock_both(source, into, *, by):
    """Both rows, locked in one order, for somebody who may; a refusal where they cannot be one."""
    model = type(source)
    if not by.has_perm(f"articles.change_{model._meta.model_name}"):
        raise NotAllowed(_("Your roles do not allow this: ask a chief editor."))
    rows = model.objects.select_for_update(no_key=True).filter(pk__in={source.pk, into.pk})
    found = {row.pk: row for row in rows.order_by("pk")}
    if len(found) < 2:
        raise Obstructed(_("Choose another one to merge it into."))
    source, into = found[source.pk], found[into.pk]
    if source.edition_id != into.edition_id:
        raise Obstructed(_("Both must stand in the same edition."))
    if into.merged_into_id or source.merged_into_id not in (None, into.pk):
        raise Obstructed(_("One of them has been merged already."))
    return source, into


def _keep_approvals(which: Q, source, into, name: str) -> None:
    """What was approved is approved where it stands now: a merge changes no word of it."""
    approved = Article.objects.filter(which, status=Status.APPROVED).select_related("approved_version").distinct()
    for article in approved:
        content = article.approved_version.content
        places = {into.pk if pk == source.pk else pk for pk in content[name]}
        if name == "also_in" and content["section"] == source.pk:
            content["section"] = into.pk
        content[name] = sorted(places - ({content["section"]} if name == "also_in" else set()))
        article.approved_version.save(update_fields=["content"])


def _move_links(through: type[Model], column: str, source, into, owner: str = "article") -> int:
    """The rows of a many-to-many; who has both keeps one."""
    both = through.objects.filter(**{column: into.pk}).values_list(owner, flat=True)
    rows = through.objects.filter(**{column: source.pk})
    rows.filter(**{f"{owner}__in": list(both.filter(**{f"{owner}__in": rows.values(owner)}))}).delete()
    return rows.update(**{column: into.pk})


def _move_rows(model: type[Model], column: str, source, into) -> None:
    """The rows of the lists that readers see, each in its place by time; a release that has both keeps one."""
    rows = model.objects.filter(**{column: source.pk})
    rows.filter(Exists(model.objects.filter(**{column: into.pk}, release=OuterRef("release")))).delete()
    rows.update(**{column: into.pk})


def _move_rights(source: Section, into: Section, *, by) -> None:
    """Whoever may work in the one section may work in the other."""
    limited = list(DeskRights.objects.filter(sections=source.pk).values_list("person", flat=True))
    _move_links(DeskRights.sections.through, "section", source, into, owner="deskrights")
    for person in limited:
        RightsChange.objects.create(
            person_id=person, by=by, what=RightsChange.What.LIMITS, before=source.name, after=into.name
        )


def _point(source, into, *, by) -> None:
    """Let the old address lead to the new one, those that led to the old one with it; the audit says so."""
    type(source).objects.filter(merged_into=source).update(merged_into=into)
    source.merged_into = into
    source.save()
    _log(by, [source], _("Merged into %(name)s.") % {"name": into})
    _log(by, [into], _("Took in %(name)s.") % {"name": source})


def _log(by, rows: Iterable, message: str) -> None:
    LogEntry.objects.log_actions(by.pk, rows, CHANGE, message)
